"""A business with one channel on a FakePlatform, polled by the real poller and intake into a real file."""

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.domain.business import Business, MemberId
from bot.domain.channel import Channel, ChannelId
from bot.domain.comment import Comment
from bot.domain.external_id import ExternalId
from bot.domain.form_text import InteractionId
from bot.domain.outbox import RowId, RowKind
from bot.domain.tier import Wish
from bot.models.loading import Loading
from bot.ports import Net
from bot.services.channels.process_memory import Process
from bot.services.channels.switchboard import Switchboard
from bot.services.inbox.suggesting import Suggesting
from bot.services.reading.intake import Intake
from bot.services.reading.poller import BREATH, Poller
from bot.storage.channels import ChannelStore
from bot.storage.comments import CommentStore
from bot.storage.credentials import Vault
from bot.storage.outbox import NewRow, OutboxStore
from bot.storage.sqlite.database import Database
from tests.support.clock import Clock
from tests.support.holders import ONLY
from tests.support.platform import KEY, FakeFactory, FakePlatform


class NoNet:
    """A network that refuses: a pretend platform sends no request."""

    async def request(self, request: object) -> Any:
        raise AssertionError("a test reached for the network")


def no_net(_: object) -> Net:
    """For Switchboards over a FakePlatform."""
    return NoNet()


@dataclass(slots=True)
class Polling:
    """A polled channel: takes a database and a business; call `connect` before anything else."""

    db: Database
    business: Business
    clock: Clock
    platform: FakePlatform
    woken: list[str] = field(default_factory=list)
    loading: Loading = field(default_factory=lambda: Loading(Wish.LITE, Path("nowhere")))
    factory: FakeFactory = field(init=False)
    switchboard: Switchboard = field(init=False)
    suggesting: Suggesting = field(init=False)
    poller: Poller = field(init=False)
    intake: Intake = field(init=False)
    channel_id: ChannelId = field(init=False)

    def __post_init__(self) -> None:
        self.start()

    def start(self, seed: int = 1) -> None:
        """Builds the services again, as after a restart: nothing but the database is remembered."""
        self.factory = self.platform.factory()
        self.switchboard = Switchboard(self.db, Vault(()), {KEY: self.factory}, no_net, self.clock)
        self.intake = Intake(self.db, self.woken.append, self.switchboard.info)
        self.suggesting = Suggesting(self.db, self.woken.append, self.loading)
        self.poller = Poller(
            self.db,
            self.switchboard,
            self.intake,
            self.woken.append,
            rng=random.Random(seed),
            process=Process(ONLY),
        )

    async def connect(self, account_key: str = "fake.example") -> ChannelId:
        """A channel without a credential, never read yet."""
        self.channel_id = await self.db.write(
            lambda tx: ChannelStore(tx).add(
                self.business.id, KEY, "Blog", {"address": "https://fake.example"}, account_key, self.clock()
            )
        )
        return self.channel_id

    async def step(self) -> datetime | None:
        """One step of the poller."""
        return await self.poller.step(self.business.id, self.channel_id, self.clock())

    async def settle(self) -> datetime | None:
        """Steps until nothing is due; when the next poll is."""
        for _ in range(1000):
            due = await self.step()
            if due is None or due > self.clock() + BREATH:
                return due
            # A breath between pages passes.
            self.clock.advance(max(due - self.clock(), timedelta(0)))
        raise AssertionError("the poller never comes to rest")

    async def poll(self, after: timedelta = timedelta(seconds=70)) -> None:
        """Lets time pass and polls whatever is due then."""
        self.clock.advance(after)
        await self.settle()
        await self.suggest()

    async def suggest(self) -> None:
        """Computes suggestions until nothing is left to compute."""
        while await self.suggesting.step(self.clock()) is not None:
            pass

    async def connected(self) -> None:
        """A new channel whose first walk is complete."""
        await self.connect()
        await self.settle()

    async def channel(self) -> Channel:
        """Row of the channel."""
        found = await self.db.read(lambda tx: ChannelStore(tx).get(self.business.id, self.channel_id))
        assert found is not None
        return found

    async def comment(self, external: ExternalId) -> Comment:
        """The mirror's row of a comment."""
        found = await self.db.read(
            lambda tx: CommentStore(tx).by_external(self.business.id, self.channel_id, external)
        )
        assert found is not None, f"{external} is not in the mirror"
        return found

    async def in_flight(self, external: ExternalId, body: str = "") -> RowId:
        """A reply to this comment that is queued and due."""
        comment = await self.comment(external)
        row = NewRow(
            channel_id=self.channel_id,
            comment_id=comment.id,
            kind=RowKind.REPLY,
            parent=external,
            due_at=self.clock(),
            created_by=MemberId(42),
            interaction_id=InteractionId(1),
            body=body,
        )
        reply = await self.db.write(lambda tx: OutboxStore(tx).add(self.business.id, row, self.clock()))
        assert reply is not None
        return reply

    async def rows(self, sql: str, **params: Any) -> list[tuple[Any, ...]]:
        """What a query finds, as plain tuples."""
        return await self.db.read(lambda tx: [tuple(row) for row in tx.all(sql, **params)])

    async def announced(self) -> list[str]:
        """Ids on the platform of the comments that were announced, once for each time."""
        found = await self.rows(
            "SELECT comment.external_id FROM event JOIN comment ON comment.id = event.comment_id"
            " WHERE event.what = 'announced' ORDER BY event.id"
        )
        return [external for (external,) in found]

    async def cards(self) -> list[tuple[str, int, int]]:
        """Form, whether it rings, and how many comments it holds now, of every card."""
        found = await self.rows(
            "SELECT form, rings, (SELECT count(*) FROM card_comment WHERE card_id = card.id) FROM card ORDER BY id"
        )
        return [(form, rings, count) for form, rings, count in found]
