"""Races on one comment of a Facebook page: it is hidden, liked, answered and taken back at the same moments, while the page
is read, paused, removed and connected again, and while answers of Facebook are lost.
"""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

from bot.domain.act import Act
from bot.domain.actor import Actor
from bot.domain.comment import CommentId
from bot.domain.connecting import Already, Connected
from bot.domain.external_id import ExternalId
from bot.domain.form_text import Purpose
from bot.domain.outbox import RowId
from bot.domain.submission import Queued
from bot.ports import HttpAnswer, HttpRequest, Net
from bot.services.sending.acts import Acts
from bot.services.sending.outbox import Outbox
from bot.services.sending.replies import Replies
from bot.services.sending.undo_and_retry import Decisions
from bot.storage.comments import CommentStore
from bot.storage.sqlite.database import Database, Tx
from tests.connectors.facebook.test_machine import Played
from tests.connectors.machine import OWNER, Engine
from tests.support.businesses import acting
from tests.support.counts import MACHINES
from tests.support.fresh import new_database
from tests.support.outbox import form, interaction
from tests.support.recording import DROPPED, DROPPED_AFTER, writes

ROUNDS = 6
AT_ONCE = 7


class Slow:
    """The way to Facebook; others have their turn before a request arrives and before its answer does."""

    def __init__(self, net: Net, dice: random.Random) -> None:
        self._net, self._dice = net, dice

    async def request(self, request: HttpRequest) -> HttpAnswer:
        await self._wait()
        try:
            return await self._net.request(request)
        finally:
            await self._wait()

    async def _wait(self) -> None:
        for _ in range(self._dice.randrange(30)):
            await asyncio.sleep(0)


class Racing(Played):
    """A page whose answers take their time."""

    def __init__(self, dice: random.Random) -> None:
        super().__init__()
        self.slow = Slow(self.bed, dice)

    def net(self) -> Net:
        return self.slow


class Race:
    """One comment, and everybody who does something with it at once."""

    def __init__(self, engine: Engine, played: Racing, dice: random.Random) -> None:
        self.engine, self.played, self.dice = engine, played, dice
        self.comment = CommentId(0)
        self.there = ExternalId("")
        self.rows: list[RowId] = []
        self.turns = 0
        self.typed = 0

    async def begin(self) -> None:
        self.there = await self.played.comment("Habt ihr am Samstag offen?")
        await self.engine.connect()
        outbox = Outbox(self.engine.db, self.engine.switchboard, lambda _: None)
        self.acts, self.replies, self.decisions = Acts(outbox), Replies(outbox), Decisions(outbox)
        business, channel = self.engine.business.id, self.engine.channel

        def work(tx: Tx) -> CommentId:
            found = CommentStore(tx).by_external(business, channel, self.there)
            assert found is not None
            return found.id

        self.comment = await self.engine.db.read(work)

    async def act(self) -> None:
        act = self.dice.choice((Act.HIDE, Act.UNHIDE, Act.LIKE, Act.UNLIKE))
        asked = await self.acts.act(
            self.actor(), self.comment, act, interaction(), undo=self.dice.random() < 0.5
        )
        if isinstance(asked, Queued):
            self.rows.append(asked.reply.id)

    async def reply(self) -> None:
        self.typed += 1
        typed = form(
            self.comment, f"Antwort {self.typed}", member=OWNER, purpose=Purpose.REPLY, press=interaction()
        )
        kept = await self.replies.keep_text(self.engine.business.id, typed, self.played.clock())
        sent = await self.replies.send(self.actor(), kept)
        if isinstance(sent, Queued):
            self.rows.append(sent.reply.id)

    async def take_back(self) -> None:
        if self.rows:
            await self.decisions.take_back(self.actor(), self.dice.choice(self.rows[-4:]))

    async def send(self) -> None:
        await self.engine.delivery.step(self.engine.business.id, self.engine.channel, self.played.clock())

    async def read(self) -> None:
        await self.engine.poller.step(self.engine.business.id, self.engine.channel, self.played.clock())

    async def on_facebook(self) -> None:
        one = self.played.facebook.comments[self.there]
        if self.dice.random() < 0.5:
            self.played.hide(self.there, hidden=not one.hidden)
        else:
            one.likes = not one.likes

    async def pushed(self) -> None:
        for headers, body in self.played.deliveries():
            await self.engine.deliver(headers, body)

    async def lost(self) -> None:
        self.played.bed.plan(self.dice.choice((DROPPED_AFTER, DROPPED)), writes)

    async def turned(self) -> None:
        """The owner pauses or removes the connection, and has it back a moment later."""
        pausing, channel = self.engine.pausing, self.engine.channel
        self.turns += 1
        if self.dice.random() < 0.5:
            await pausing.pause(self.actor(), channel)
            await asyncio.sleep(0)
            await pausing.resume(self.actor(), channel)
        else:
            await pausing.remove(self.actor(), channel)
            await asyncio.sleep(0)
            await self.again()

    async def again(self) -> None:
        made = await self.engine.connecting.add(
            self.actor(), self.played.key, self.played.settings, self.played.secrets
        )
        assert isinstance(made, Connected | Already) and made.channel.id == self.engine.channel, made

    def actor(self) -> Actor:
        return acting(self.engine.business.id, OWNER, self.played.clock())

    async def run(self) -> None:
        things: list[tuple[int, Callable[[], Awaitable[None]]]] = [
            (6, self.act), (3, self.reply), (3, self.take_back), (6, self.send), (3, self.read), (2, self.on_facebook),
            (2, self.pushed), (1, self.lost), (1, self.turned),
        ]  # fmt: skip
        for _ in range(ROUNDS):
            chosen = self.dice.choices(
                [each for _, each in things], [weight for weight, _ in things], k=AT_ONCE
            )
            await asyncio.gather(*(each() for each in chosen))
            self.played.clock.advance(timedelta(seconds=self.dice.choice((0, 0, 3, 11, 40))))
        await self.engine.rest()

    async def wrong(self) -> list[str]:
        """What is not as it should be, in words; empty where all is well."""
        one, found = self.played.facebook.comments[self.there], []
        [(visibility, liked)] = await self.engine.rows(
            "SELECT visibility, liked FROM comment WHERE id = :comment", comment=self.comment
        )
        if (visibility, bool(liked)) != ("hidden" if one.hidden else "public", one.likes):
            found.append(f"mirror {visibility} {liked}, Facebook hidden={one.hidden} likes={one.likes}")
        said = Counter(
            each.message for each in self.played.facebook.comments.values() if each.parent == self.there
        )
        if said.total() > 1:
            found.append(f"answered more than once: {said}")
        rows = await self.engine.rows(
            "SELECT errand, act, state, body, reason, due_at FROM outbox WHERE comment_id = :comment ORDER BY id",
            comment=self.comment,
        )
        sent = Counter(row[3] for row in rows if row[0] == "reply" and row[2] == "sent")
        if sent != said and not any(row[2] == "needs_human" for row in rows):
            found.append(f"rows say {sent}, Facebook {said}: {rows}")
        left = [row for row in rows if row[2] not in ("sent", "cancelled", "failed", "needs_human")]
        if left:
            found.append(f"left on their way: {left}")
        return found


async def test_one_comment_under_everybodys_hands_is_as_facebook_has_it_and_answered_once(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    wrong, ends, turns = list[str](), Counter[str](), 0
    for seed in range(MACHINES):
        dice = random.Random(seed)
        played = Racing(dice)
        path = tmp_path / f"{seed}.db"
        new_database(path)
        db = await Database.open(path)
        try:
            race = Race(Engine(db, played, seed), played, dice)
            await race.begin()
            await race.run()
            wrong += [f"seed {seed}: {one}" for one in await race.wrong()]
            rows = await race.engine.rows("SELECT errand, state, reason FROM outbox")
            ends += Counter(" ".join(filter(None, row)) for row in rows)
            turns += race.turns
            await race.engine.switchboard.aclose()
        finally:
            await db.close()
    record_property(
        "figures", f"{MACHINES} comments, connection paused or removed {turns} times: {dict(ends)}"
    )
    assert wrong == []
