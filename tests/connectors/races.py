"""Races on one comment of any platform: it is hidden, answered and taken back at the same moments, while the account is read,
paused, removed and connected again, its limit of money is changed, and answers of the platform are lost.

A platform joins by a class that fulfils Raced (its Played with what is missing here) and a test that calls `race`.
"""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Protocol

from bot.domain.act import Act
from bot.domain.actor import Actor
from bot.domain.comment import CommentId
from bot.domain.connecting import Already, Connected
from bot.domain.external_id import ExternalId
from bot.domain.form_text import Purpose
from bot.domain.outbox import RowId
from bot.domain.submission import Handed, Queued
from bot.ports import HttpAnswer, HttpRequest, Net
from bot.services.channels.budgets import Budgets
from bot.services.channels.metering import money
from bot.services.sending.acts import Acts
from bot.services.sending.outbox import Outbox
from bot.services.sending.replies import Replies
from bot.services.sending.undo_and_retry import Decisions
from bot.storage.comments import CommentStore
from bot.storage.sqlite.database import Database, Tx
from tests.connectors.machine import OWNER, Engine, Played
from tests.support.businesses import acting
from tests.support.counts import MACHINES
from tests.support.fresh import new_database
from tests.support.outbox import form, interaction

ROUNDS = 6
AT_ONCE = 7


class Slow:
    """The way to a platform; others have their turn before a request arrives and before its answer does."""

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


class Raced(Played, Protocol):
    """A platform whose answers take their time."""

    acts: tuple[Act, ...]
    """What is done to the comment."""

    async def begin(self) -> ExternalId:
        """A customer writes the comment."""

    async def meddle(self, comment: ExternalId) -> None:
        """Somebody does something with the comment there."""

    async def post_by_hand(self, comment: ExternalId, text: str) -> None:
        """The owner posts a text there that was handed over."""

    def lose_an_answer(self) -> None:
        """The answer to the next write is lost, or the write itself."""

    def told(self, comment: ExternalId) -> tuple[str, bool] | None:
        """Visibility of the comment, and whether it is liked; None where nobody can know that from here."""

    def answers(self, comment: ExternalId) -> list[str]:
        """Texts of our answers to it that are there."""

    def billed(self) -> int:
        """What the platform charges, in units of its meter, without the checks at connecting, which are not counted."""


class Race:
    """One comment, and everybody who does something with it at once."""

    def __init__(self, engine: Engine, played: Raced, dice: random.Random) -> None:
        self.engine, self.played, self.dice = engine, played, dice
        self.comment = CommentId(0)
        self.there = ExternalId("")
        self.rows: list[RowId] = []
        self.turns = self.typed = 0
        self.handed: list[str] = []
        self.by_hand: list[str] = []

    async def begin(self) -> None:
        self.there = await self.played.begin()
        await self.engine.connect()
        outbox = Outbox(self.engine.db, self.engine.switchboard, lambda _: None)
        self.acts, self.replies, self.decisions = Acts(outbox), Replies(outbox), Decisions(outbox)
        self.budgets = Budgets(self.engine.db, self.engine.switchboard, lambda _: None)
        self.costs = money(self.engine.switchboard.info(self.played.key).quotas)
        business, channel = self.engine.business.id, self.engine.channel

        def work(tx: Tx) -> CommentId:
            found = CommentStore(tx).by_external(business, channel, self.there)
            assert found is not None
            return found.id

        self.comment = await self.engine.db.read(work)

    async def act(self) -> None:
        act = self.dice.choice(self.played.acts)
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
        if isinstance(sent, Handed):
            self.handed.append(sent.text)

    async def post_by_hand(self) -> None:
        """A text that was handed over, when it was typed or when it was to be sent, is posted there once."""
        wanted = await self.engine.rows("SELECT body FROM outbox WHERE reason = 'use_link' ORDER BY id")
        left = [text for text in (*self.handed, *(row[0] for row in wanted)) if text not in self.by_hand]
        if left:
            self.by_hand.append(left[-1])
            await self.played.post_by_hand(self.there, left[-1])

    async def take_back(self) -> None:
        if self.rows:
            await self.decisions.take_back(self.actor(), self.dice.choice(self.rows[-4:]))

    async def send(self) -> None:
        await self.engine.delivery.step(self.engine.business.id, self.engine.channel, self.played.clock())

    async def read(self) -> None:
        await self.engine.poller.step(self.engine.business.id, self.engine.channel, self.played.clock())

    async def on_the_platform(self) -> None:
        await self.played.meddle(self.there)

    async def pushed(self) -> None:
        for headers, body in self.played.deliveries():
            await self.engine.deliver(headers, body)

    async def lost(self) -> None:
        self.played.lose_an_answer()

    async def limit(self) -> None:
        """The owner forbids all spending, or allows it again."""
        if self.costs is not None:
            await self.set_limit(self.dice.choice((0, self.costs.limit)))

    async def set_limit(self, limit: int) -> None:
        await self.budgets.set_limit(self.actor(), self.engine.channel, limit)

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
            (6, self.act), (3, self.reply), (3, self.take_back), (6, self.send), (3, self.read),
            (2, self.on_the_platform), (2, self.pushed), (1, self.lost), (1, self.turned),
            (2, self.post_by_hand), (1, self.limit),
        ]  # fmt: skip
        for _ in range(ROUNDS):
            chosen = self.dice.choices(
                [each for _, each in things], [weight for weight, _ in things], k=AT_ONCE
            )
            await asyncio.gather(*(each() for each in chosen))
            self.played.clock.advance(timedelta(seconds=self.dice.choice((0, 0, 3, 11, 40))))
        if self.costs is not None:
            await self.set_limit(self.costs.limit)
        await self.engine.rest()

    async def wrong(self) -> list[str]:
        """What is not as it should be, in words; empty where all is well."""
        told, found = self.played.told(self.there), []
        [(visibility, liked, state)] = await self.engine.rows(
            "SELECT visibility, liked, state FROM comment WHERE id = :comment", comment=self.comment
        )
        if told is not None and (visibility, bool(liked)) != told:
            found.append(f"mirror {visibility} {liked}, the platform {told}")
        said = Counter(self.played.answers(self.there))
        if said.total() > 1 + len(self.by_hand) or any(count > 1 for count in said.values()):
            found.append(f"answered more than once: {said}, by hand {self.by_hand}")
        rows = await self.engine.rows(
            "SELECT errand, act, state, body, reason, due_at FROM outbox WHERE comment_id = :comment ORDER BY id",
            comment=self.comment,
        )
        by_hand = Counter(self.by_hand)
        sent = Counter(row[3] for row in rows if row[0] == "reply" and row[2] == "sent")
        if sent - by_hand != said - by_hand and not any(row[2] == "needs_human" for row in rows):
            found.append(f"rows say {sent}, the platform {said}, by hand {by_hand}: {rows}")
        if (state == "open") is bool(said) and visibility == "public":
            found.append(f"is {state} with {said}")
        spent = sum(row[0] for row in await self.engine.rows("SELECT units FROM meter"))
        if spent < self.played.billed():
            found.append(f"counted {spent} of {self.played.billed()}")
        left = [row for row in rows if row[2] not in ("sent", "cancelled", "failed", "needs_human")]
        if left:
            found.append(f"left on their way: {left}")
        return found


async def race(
    made: Callable[[random.Random], Raced],
    folder: Path,
    figures: Callable[[str, object], None],
    installation: dict[str, str] | None = None,
) -> list[str]:
    """Races on as many comments as this run tries; what went wrong, in words."""
    wrong, ends, turns = list[str](), Counter[str](), 0
    for seed in range(MACHINES):
        dice = random.Random(seed)
        played = made(dice)
        path = folder / f"{seed}.db"
        new_database(path)
        db = await Database.open(path)
        try:
            one = Race(Engine(db, played, seed, installation=installation or {}), played, dice)
            await one.begin()
            await one.run()
            wrong += [f"seed {seed}: {each}" for each in await one.wrong()]
            rows = await one.engine.rows("SELECT errand, state, reason FROM outbox")
            ends += Counter(" ".join(filter(None, row)) for row in rows)
            ends["by hand"] += len(one.by_hand)
            turns += one.turns
            await one.engine.switchboard.aclose()
        finally:
            await db.close()
            path.unlink()
    figures("figures", f"{MACHINES} comments, connection paused or removed {turns} times: {dict(ends)}")
    return wrong
