"""What is forgotten never comes in again, whatever the platform: its own numbers of comments and authors are enough."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.domain.actor import Actor
from bot.domain.business import Business, MemberId
from bot.domain.channel import ChannelId
from bot.domain.role import Role
from bot.ports import Connector, Fetched
from bot.services.inbox.removing import Removing
from bot.services.reading.intake import Intake
from bot.services.reading.page import Page, Taken
from bot.services.upkeep.erasing import Forget
from bot.storage.channels import ChannelStore
from bot.storage.erasure_log import ErasureLog
from bot.storage.sqlite.database import Database, Tx
from tests.connectors.harness import STAGES, Able, Reading, Stage

NAME, WORDS = "Zdenka Prohaska", "Wo bleibt mein Xanadu?"


@pytest.fixture
def stage(request: pytest.FixtureRequest) -> Stage:
    return STAGES[request.param].open(request)


@dataclass
class Taking:
    """The engine's way from a connector's page into rows, for one channel."""

    db: Database
    business: Business
    stage: Stage
    connector: Connector
    channel: ChannelId
    intake: Intake
    reading: Reading

    @classmethod
    async def begin(cls, db: Database, business: Business, stage: Stage) -> Taking:
        ref = await stage.connector(None).check()
        connector, now = stage.connector(ref), stage.now()
        channel = await db.write(
            lambda tx: ChannelStore(tx).add(business.id, connector.info.key, "There", {}, ref.id, now)
        )
        intake = Intake(db, lambda _: None, lambda _: connector.info)
        reading = Reading(connector, connector.polls()[0].name, stage.now)
        return cls(db, business, stage, connector, channel, intake, reading)

    async def poll(self, *, restart: bool = False) -> Taken:
        """The main poll, whole; `restart`: from the very beginning."""
        if restart:
            self.reading = Reading(self.connector, self.reading.poll, self.stage.now)
        return await self.take(await self.reading.once())

    async def take(self, fetched: Fetched) -> Taken:
        main, now = self.connector.polls()[0], self.stage.now()
        page = Page(main, main, fetched, now + timedelta(minutes=1))
        return await self.intake.take(self.business.id, self.channel, page, now)

    async def rows(self, sql: str) -> list[tuple[Any, ...]]:
        return await self.db.read(lambda tx: [tuple(row) for row in tx.all(sql)])

    async def holding(self) -> list[str]:
        """Tables that hold the name or the words."""

        def work(tx: Tx) -> list[str]:
            tables = [row["name"] for row in tx.all("SELECT name FROM sqlite_master WHERE type = 'table'")]
            return [
                table
                for table in tables
                for row in tx.all(f'SELECT * FROM "{table}"')
                if any(needle in str(tuple(row)) for needle in ("Zdenka", "Prohaska", "Xanadu"))
            ]

        return await self.db.read(work)

    async def forget(self, now: datetime) -> int:
        """Closes everything and forgets everybody."""
        await self.db.write(
            lambda tx: tx.execute("UPDATE comment SET state = 'done', done_at = 1 WHERE state = 'open'")
        )
        forget = Forget(
            self.db,
            ErasureLog(self.db.path),
            Removing(self.db, lambda _: None),
            lambda _: None,
            lambda _: None,
        )
        found = await forget.find(self.business.id, "Zdenka")
        actor = Actor(self.business.id, MemberId(1), Role.OWNER, now)
        return (await forget.forget(actor, [one.who for one in found])).comments


@pytest.mark.parametrize("stage", list(STAGES), indirect=True)
async def test_a_forgotten_person_does_not_come_back_with_any_poll(
    stage: Stage, db: Database, shop: Business
) -> None:
    first = await stage.comment(WORDS, name=NAME)
    taking = await Taking.begin(db, shop, stage)
    await taking.poll()
    if Able.ANSWER_THERE in stage.able:
        await stage.answer_there(first, "Liebe Zdenka, er kommt")
        await taking.poll(restart=True)
    if taking.connector.info.names_authors:
        await db.write(lambda tx: tx.execute("UPDATE person SET name = 'Zdenka'"))
        await db.write(lambda tx: tx.execute("UPDATE comment SET author = 'Zdenka' WHERE role = 'customer'"))
    assert "comment" in await taking.holding()
    # The moment of forgetting is a moment of this machine; the platform's is at most that.
    assert await taking.forget(stage.now() + timedelta(seconds=1)) == 1
    assert await taking.holding() == []
    for number in range(5):
        taken = await taking.poll(restart=number % 2 == 0)
        assert taken.new == ()
    assert await taking.holding() == []
    if Able.EDIT in stage.able:
        await stage.edit(first, f"{WORDS} Bitte!")
        await taking.poll(restart=True)
        assert await taking.holding() == []
    assert await taking.rows("SELECT count(*) FROM comment WHERE role = 'customer'") == [(1,)]
    assert await taking.rows("SELECT state FROM comment WHERE role = 'customer'") != [("open",)]
