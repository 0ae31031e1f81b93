"""Simulation of the real sender on real rows against a platform full of faults, with a crash possible at every step: for any
connector's declared capabilities (settle time, read-back, keys), by `simulated`.
"""

import logging
import random
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar, cast

from bot.domain.act import Act
from bot.domain.business import BusinessId, ServerId
from bot.domain.channel import ChannelId
from bot.domain.comment import CommentId, CommentState, Visibility
from bot.domain.event import What
from bot.domain.external_id import ExternalId
from bot.domain.outbox import OutboxRow, RowId, RowState, by_hand
from bot.domain.submission import Queued, TakenBack
from bot.services.channels.process_memory import Process
from bot.services.sending.delivery import Delivery
from bot.services.sending.outbox import Outbox
from bot.services.sending.replies import Replies
from bot.services.sending.settling import settle_own
from bot.services.sending.undo_and_retry import Decisions
from bot.storage.businesses import BusinessStore
from bot.storage.comments import CommentStore
from bot.storage.events import EventStore
from bot.storage.outbox import OutboxStore
from bot.storage.sqlite.database import Database, Tx
from tests.support.businesses import acting
from tests.support.clock import NOW
from tests.support.faulty_platform import (
    Crash,
    FaultyPlatform,
    Nature,
    World,
    faulty,
)
from tests.support.fresh import new_database
from tests.support.holders import ONLY
from tests.support.outbox import OWNER, add_channel, add_comment, add_thread, form, switchboard

T = TypeVar("T")


class Brittle:
    """A database around which the process may die, before and after every commit."""

    def __init__(self, db: Database, world: World) -> None:
        self._db = db
        self._world = world

    async def write(self, work: Callable[[Tx], T]) -> T:
        self._world.crash()
        result = await self._db.write(work)
        self._world.crash()
        return result

    def read(self, work: Callable[[Tx], T]) -> Awaitable[T]:
        return self._db.read(work)


@dataclass(slots=True)
class Tally:
    """Results of all seeds."""

    replies: int = 0
    states: Counter[str] = field(default_factory=Counter)
    duplicates: list[int] = field(default_factory=list)
    lost: list[int] = field(default_factory=list)
    failed_though_posted: list[int] = field(default_factory=list)
    taken_back_though_posted: list[int] = field(default_factory=list)
    not_handed_over: list[int] = field(default_factory=list)
    """Handed over to a person, or not, against what the row says."""
    wrong_facts: list[int] = field(default_factory=list)
    crashes: int = 0

    @property
    def asked(self) -> int:
        """How often a person was asked."""
        return self.states[RowState.NEEDS_HUMAN.value]


@dataclass(slots=True)
class Scene:
    """One seed: a channel with a few comments that are answered."""

    db: Database
    business: BusinessId
    channel: ChannelId
    world: World
    platform: FaultyPlatform
    seed: int
    texts: dict[RowId, tuple[CommentId, ExternalId, str]] = field(default_factory=dict)
    crashes: int = 0

    def delivery(self) -> Delivery:
        """A process that has just started."""
        db = cast("Database", Brittle(self.db, self.world))
        return Delivery(db, switchboard(self.platform), _quiet, self.world.rng, Process(ONLY))

    async def answer_all(self, comments: list[tuple[CommentId, ExternalId]]) -> None:
        """The owner answers each."""
        replies = Replies(Outbox(self.db, switchboard(self.platform), _quiet))
        for number, (comment, external_id) in enumerate(comments):
            text = f"Ja, bis 18 Uhr! Grüße & bis bald ({number})"
            kept = await replies.keep_text(self.business, form(comment, text), self.world.now)
            queued = await replies.send(acting(self.business, OWNER, self.world.now), kept)
            assert isinstance(queued, Queued)
            self.texts[queued.reply.id] = (comment, external_id, text)

    async def run(self) -> None:
        """Steps until nothing is in flight; the process dies and starts again at random."""
        delivery: Delivery | None = None
        steps = 0
        while True:
            steps += 1
            assert steps < 3_000, f"seed {self.seed} does not come to an end"
            # In the end every outage is over; what is asked is what happens then.
            self.world.healthy = steps > 400
            try:
                if delivery is None:
                    delivery = self.delivery()
                    await delivery.recover(self.world.now)
                due = await delivery.step(self.business, self.channel, self.world.now)
            except Crash:
                self.crashes += 1
                delivery = None
                if self.world.rng.random() < 0.2:
                    self.world.now += self.world.wait(timedelta(minutes=5))
                continue
            if due is None:
                return
            await self._meanwhile(due)

    async def _meanwhile(self, due: datetime) -> None:
        """Time passes; the owner renews a lost access, takes a reply back, a poll runs."""
        world = self.world
        if world.revoked and (world.healthy or world.rng.random() < 0.3):
            world.revoked = False
            await self.db.write(lambda tx: OutboxStore(tx).release(self.business, self.channel, world.now))
            return
        if world.rng.random() < 0.3:
            await self.poll()
        if world.rng.random() < 0.02:
            await self._take_one_back()
        late = world.wait(timedelta(minutes=3)) if world.rng.random() < 0.1 else timedelta(0)
        world.now = max(world.now, due + late)

    async def poll(self) -> None:
        """Intake sees our replies before, after or while the sender settles them."""
        world = self.world
        listed = world.listed()

        def work(tx: Tx) -> None:
            for one in listed:
                settle_own(tx, self.business, self.channel, world.seen(one), world.now)

        if listed:
            await self.db.write(work)

    async def _take_one_back(self) -> None:
        decisions = Decisions(Outbox(self.db, switchboard(self.platform), _quiet))
        reply = self.world.rng.choice(list(self.texts))
        taken = await decisions.take_back(acting(self.business, OWNER, self.world.now), reply)
        assert not isinstance(taken, TakenBack) or taken.text == self.texts[reply][2]

    async def count(self, tally: Tally) -> None:
        """Compares the rows with what is on the platform once nothing can arrive any more."""
        end = self.world.now + self.world.nature.longest_request + self.world.nature.latest_effect

        def read(tx: Tx) -> list[tuple[OutboxRow, CommentState, bool, int]]:
            found = []
            for reply, (comment, _, _) in self.texts.items():
                row, mirrored = (
                    OutboxStore(tx).get(self.business, reply),
                    CommentStore(tx).get(self.business, comment),
                )
                assert row is not None
                assert mirrored is not None
                events = EventStore(tx).of_comment(self.business, comment)
                handed = mirrored.handed_over_at is not None
                found.append((row, mirrored.state, handed, sum(one.what is What.SENT for one in events)))
            return found

        for row, state, handed, told in await self.db.read(read):
            _, parent, text = self.texts[row.id]
            there = self.world.there(parent, text, end)
            tally.replies += 1
            tally.states[row.state.value] += 1
            if len(there) > 1:
                tally.duplicates.append(self.seed)
            if row.state is RowState.SENT and [one.id for one in there] != [row.external_id]:
                tally.lost.append(self.seed)
            if row.state is RowState.FAILED and there:
                tally.failed_though_posted.append(self.seed)
            if by_hand(row) != (handed and not there):
                tally.not_handed_over.append(self.seed)
            if row.state is RowState.CANCELLED and there:
                tally.taken_back_though_posted.append(self.seed)
            sent = row.state is RowState.SENT
            if (state is CommentState.ANSWERED, told) != (sent, int(sent)):
                tally.wrong_facts.append(self.seed)
        tally.crashes += self.crashes


def _quiet(name: str) -> None:
    """Wakes nobody, since no loop sleeps here."""


async def simulated(nature: Nature, seeds: int, record: Callable[[str, object], None]) -> Tally:
    """Runs that many seeds on a platform of this nature, and asserts that nothing was doubled or lost; the results."""
    logging.getLogger("bot.services.sending.attempt").setLevel(logging.CRITICAL)
    try:
        # Without a disk behind it, where there is such a folder: thousands of commits are waited for.
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "shopbell.db"
            new_database(path)
            db = await Database.open(path)
            try:
                tally = await _play(db, nature, range(seeds))
            finally:
                await db.close()
    finally:
        logging.getLogger("bot.services.sending.attempt").setLevel(logging.NOTSET)
    _assert_nothing_wrong(tally, record)
    return tally


async def _play(db: Database, nature: Nature, seeds: range) -> Tally:
    """Runs each seed on a channel of its own."""
    tally = Tally()
    shop = await db.write(lambda tx: BusinessStore(tx).create(ServerId(1), "Rösterei", NOW))
    for seed in seeds:
        scene = await _stage(db, shop.id, nature, seed)
        await scene.run()
        await scene.count(tally)
        # Every seed starts on an empty file, or ten thousand of them would be quadratic.
        await db.write(lambda tx: tx.execute("DELETE FROM channel"))
    return tally


async def _stage(db: Database, business: BusinessId, nature: Nature, seed: int) -> Scene:
    """Two comments, perhaps held, one perhaps deleted by its customer, both answered."""
    rng = random.Random(seed)
    world = World(
        NOW,
        rng,
        skew=timedelta(minutes=rng.choice((0, 0, -4, 4))),
        refuses_twins=rng.random() < 0.3 if nature.refuses_twins is None else nature.refuses_twins,
        nature=nature,
    )

    def rows(tx: Tx) -> tuple[ChannelId, list[tuple[CommentId, ExternalId]]]:
        channel = add_channel(tx, business, f"blog-{seed}.example")
        thread = add_thread(tx, business, channel)
        comments = []
        for number in range(2):
            external_id = ExternalId(f"c{number}")
            held = Act.APPROVE in nature.info.acts and rng.random() < 0.25
            if held:
                world.held.add(external_id)
            stands = Visibility.HELD if held else Visibility.PUBLIC
            comments.append(
                (add_comment(tx, business, channel, thread, external_id, visibility=stands), external_id)
            )
        return channel, comments

    channel, comments = await db.write(rows)
    if rng.random() < 0.05:
        world.gone.add(comments[0][1])
    scene = Scene(db, business, channel, world, faulty(world), seed)
    await scene.answer_all(comments)

    async def others_look() -> None:
        if rng.random() < 0.3:
            await scene.poll()

    world.during = others_look
    return scene


def _assert_nothing_wrong(tally: Tally, record: Callable[[str, object], None]) -> None:
    """Asserts that what must never happen was counted zero times."""
    record(
        "figures",
        f"{tally.replies} replies, {tally.crashes} crashes: {dict(tally.states)}, duplicates {len(tally.duplicates)},"
        f" lost {len(tally.lost)}, failed though posted {len(tally.failed_though_posted)},"
        f" asked {tally.asked} ({100 * tally.asked / tally.replies:.2f} %)",
    )
    assert tally.duplicates == []
    assert tally.lost == []
    assert tally.failed_though_posted == []
    assert tally.taken_back_though_posted == []
    assert tally.not_handed_over == []
    assert tally.wrong_facts == []
