"""An expired token that polls and sends meet at the same moment: refreshed once, by a connector that sees it refused."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime, timedelta
from typing import TypeVar

import pytest

from bot.domain.account import AccountRef
from bot.domain.business import Business
from bot.domain.channel import Glow, Side
from bot.domain.comment import CommentId
from bot.domain.external_id import ExternalId
from bot.domain.form_text import InteractionId
from bot.domain.outbox import RowKind
from bot.domain.reason import Reason
from bot.ports import (
    Account,
    Fetched,
    Granted,
    OutgoingReply,
    Pull,
    Reconnect,
    Secrets,
    SentReply,
)
from bot.services.channels.process_memory import Process
from bot.services.channels.token_rotation import Rotations
from bot.services.sending.delivery import Delivery
from bot.storage.comments import CommentStore
from bot.storage.outbox import NewRow, OutboxStore
from bot.storage.sqlite.database import Database
from tests.services.channels.test_sharing import OWNER, Handing, Shared
from tests.support.clock import Clock
from tests.support.counts import SOAK
from tests.support.holders import ONLY
from tests.support.platform import FakeConnector

ROUNDS = 1000 if SOAK else 40
T = TypeVar("T")


class Gate:
    """The platform's door: one valid token, and refresh tokens that work once."""

    def __init__(self) -> None:
        self.valid = "old"
        self.refreshed: list[str] = []
        """Tokens that a new one was given for."""
        self.refused = 0
        """Refresh tokens that came twice."""

    def expire(self) -> None:
        """The token in use ends."""
        self.valid = f"{self.valid} (ended)"

    async def refresh(self, token: str) -> Granted:
        """Gives a new one for it, once."""
        await asyncio.sleep(0)
        if token in self.refreshed:
            self.refused += 1
            raise Reconnect(Reason.REVOKED)
        self.refreshed.append(token)
        self.valid = f"number {len(self.refreshed)}"
        await asyncio.sleep(0)
        return Granted({"token": self.valid})


class Expiring(FakeConnector):
    """Tries once more with a new token where one is refused (401), as OAuth 2.0 clients do."""

    gate: Gate
    secrets: Secrets

    async def _allowed(self, call: Callable[[], Awaitable[T]]) -> T:
        known = self.secrets.load()
        await asyncio.sleep(0)
        if known["token"] != self.gate.valid:
            known = await self.secrets.rotate(known, lambda: self.gate.refresh(known["token"]))
            if known["token"] != self.gate.valid:
                raise Reconnect(Reason.EXPIRED)
        return await call()

    async def check(self) -> AccountRef:
        return await self._allowed(super().check)

    async def probe(self) -> None:
        await self._allowed(super().probe)

    async def fetch(self, pull: Pull) -> Fetched:
        inner = super().fetch
        return await self._allowed(lambda: inner(pull))

    async def send(self, reply: OutgoingReply) -> SentReply:
        inner = super().send
        return await self._allowed(lambda: inner(reply))

    async def find_sent(
        self, reply: OutgoingReply, since: datetime, owned: frozenset[ExternalId]
    ) -> tuple[SentReply, ...]:
        inner = super().find_sent
        return await self._allowed(lambda: inner(reply, since, owned))


class Both(Shared):
    """Two channels of one access, polled and sent to."""

    gate: Gate

    def services(self) -> None:
        """As after a start."""
        self.start()
        self.polls = self.poller()
        self.sends = Delivery(self.db, self.switchboard, lambda _: None, random.Random(1), Process(ONLY))

    async def poll(self, name: str) -> datetime | None:
        return await self.polls.step(self.business.id, self.channels[name], self.clock())

    async def read(self, name: str) -> None:
        """Polls until nothing is due."""
        while (due := await self.poll(name)) is not None and due <= self.clock():
            pass

    async def deliver(self, name: str) -> datetime | None:
        return await self.sends.step(self.business.id, self.channels[name], self.clock())

    async def queue(self, name: str, external: ExternalId, text: str) -> None:
        """A reply that is due."""
        business, channel, now = self.business.id, self.channels[name], self.clock()
        comment = await self.db.read(lambda tx: CommentStore(tx).by_external(business, channel, external))
        assert comment is not None
        row = NewRow(
            channel_id=channel,
            comment_id=CommentId(comment.id),
            kind=RowKind.REPLY,
            parent=external,
            due_at=now,
            created_by=OWNER,
            interaction_id=InteractionId(int(external)),
            body=text,
        )
        assert await self.db.write(lambda tx: OutboxStore(tx).add(business, row, now)) is not None


@pytest.fixture
async def both(
    db: Database, shop: Business, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Both]:
    made = Both(db, shop, clock)
    made.gate = Gate()

    def build(handing: Handing, account: Account, secrets: Secrets, *_: object) -> Expiring:
        handing.secrets.append(secrets)
        connector = Expiring(handing.platform, account)
        connector.gate, connector.secrets = made.gate, secrets
        return connector

    monkeypatch.setattr(Handing, "__call__", build)
    await made.begin()
    made.services()
    for name in made.channels:
        await made.read(name)
    yield made
    await made.switchboard.aclose()


@pytest.mark.timeout(60 + ROUNDS)
async def test_polls_and_sends_that_meet_an_expired_token_together_refresh_it_once_each_time(
    both: Both, record_property: Callable[[str, object], None]
) -> None:
    rng = random.Random(8)
    page = both.platforms["page"]
    for number in range(ROUNDS):
        asked = page.write(f"Frage {number}", author_id=f"a{number}")
        both.clock.advance(timedelta(seconds=70))
        await both.read("page")
        await both.queue("page", asked, f"Antwort {number}")
        both.clock.advance(timedelta(seconds=70))
        both.gate.expire()
        together = [both.poll("page"), both.deliver("page"), both.poll("gallery")]
        rng.shuffle(together)
        await asyncio.gather(*together)
        await both.read("page")
        assert len(both.gate.refreshed) == number + 1
        while (due := await both.deliver("page")) is not None and due <= both.clock() + timedelta(minutes=3):
            both.clock.advance(max(due - both.clock(), timedelta(0)))
    record_property(
        "figures", f"{ROUNDS} times: {len(both.gate.refreshed)} refreshed, {both.gate.refused} twice"
    )
    assert both.gate.refused == 0
    assert sorted(one.text for one in page.own()) == sorted(f"Antwort {number}" for number in range(ROUNDS))
    for name in both.channels:
        channel = await both.channel(name)
        assert (channel.reading.glow, channel.sending.glow) == (Glow.ON, Glow.ON)


async def test_a_crash_between_the_new_token_and_its_commit_is_said_once(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The platform has taken the old one, and the new one is lost: the owner connects again."""

    class Crash(BaseException):
        pass

    def crash(*_: object) -> None:
        raise Crash

    both.gate.expire()
    both.clock.advance(timedelta(seconds=70))
    with monkeypatch.context() as patch:
        patch.setattr(Rotations, "_commit", crash)
        with pytest.raises(Crash):
            await both.poll("page")
    both.services()
    for _ in range(6):
        due = await both.poll("page")
        assert due is not None
        both.clock.advance(max(due - both.clock(), timedelta(seconds=1)))
    channel = await both.channel("page")
    assert (channel.reading.glow, channel.reading.reason) == (Glow.OUT, Reason.REVOKED)
    lamps = await both.db.read(
        lambda tx: tx.all(
            "SELECT detail FROM event WHERE what = 'lamp' AND channel_id = :page", page=both.channels["page"]
        )
    )
    assert len([row for row in lamps if f'"{Side.READ.value}"' in row["detail"]]) == 1
    stopped = await both.db.read(lambda tx: tx.all("SELECT 1 FROM card WHERE form = 'stopped'"))
    assert len(stopped) == 1
