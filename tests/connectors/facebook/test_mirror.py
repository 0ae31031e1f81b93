"""Whatever people do on a page, with trouble in between: in the end the mirror is the page, every visible comment was
announced once, and no card closed that the page did not answer.
"""

from __future__ import annotations

import logging
import random
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.domain.business import Business, ServerId
from bot.storage.businesses import BusinessStore
from bot.storage.sqlite.database import Database
from tests.connectors.facebook.double import FakeFacebook
from tests.connectors.facebook.world import Engine, World
from tests.support.clock import NOW, Clock
from tests.support.counts import MACHINES, SOAK
from tests.support.fresh import new_database
from tests.support.recording import Recording

RUNS = 1_000 if SOAK else MACHINES
STEPS = 60


@dataclass
class Tally:
    """What must never happen, by seed."""

    comments: int = 0
    answers: int = 0
    asked: int = 0
    missed: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    """Rows that differ from the page."""
    closed: list[str] = field(default_factory=list)
    """Closed though the page did not answer."""
    open: list[str] = field(default_factory=list)
    """Still open, without a question, though the page surely answered."""

    async def count(self, world: World, seed: int) -> None:
        """Compares the rows with the page."""
        facebook, engine = world.facebook, world.engine
        mirror = await engine.mirror()
        there = expected(world)
        self.comments += len(there)
        for one in sorted(there.keys() | mirror.keys()):
            if there.get(one) != without_guesses(mirror.get(one)) and not nobody_waits_for(
                mirror.get(one), one, there
            ):
                self.wrong.append(f"seed {seed} {one}: {mirror.get(one)} instead of {there.get(one)}")
        announced = Counter(await engine.announced())
        self.doubled += [f"seed {seed} {one}" for one, times in announced.items() if times > 1]
        for one in world.written:
            visible = one in facebook.posts or (
                one in facebook.comments and not facebook.comments[one].hidden
            )
            if visible and not announced[one]:
                self.missed.append(f"seed {seed} {one}")
        for one, (state, perhaps) in (await engine.states()).items():
            sure = {answer for answer in world.meant.get(one, ()) if answer in facebook.comments}
            self.answers += bool(sure)
            self.asked += bool(perhaps) and state == "open"
            if state == "elsewhere" and one not in world.meant and one not in world.unsaid:
                self.closed.append(f"seed {seed} {one}")
            if state == "open" and sure and not perhaps and one not in world.unsaid and one in there:
                self.open.append(f"seed {seed} {one}")


def expected(world: World) -> dict[str, tuple[object, ...]]:
    """Rows of the mirror as they must be."""
    facebook = world.facebook
    rows: dict[str, tuple[object, ...]] = {}
    for one in facebook.comments.values():
        ours = one.author == facebook.us
        above = None if ours else one.parent or None
        name = one.author[1] if one.author else ""
        stands, role = "hidden" if one.hidden else "public", "us" if ours else "customer"
        rows[one.id] = (stands, one.message, above, one.post, name, role, int(one.likes))
    for post in facebook.posts.values():
        if post.author != facebook.us:
            rows[post.id] = ("public", post.message, None, post.id, post.author[1], "customer", 0)
    return rows


def without_guesses(row: tuple[object, ...] | None) -> tuple[object, ...] | None:
    """Row of the mirror; what a comment of the page is under is what it answers, which the other checks are about."""
    return row if row is None or row[5] != "us" else (*row[:2], None, *row[3:])


def nobody_waits_for(row: tuple[object, ...] | None, one: str, there: dict[str, tuple[object, ...]]) -> bool:
    """Whether a row is left of what went with its parent or its post and is on no card: a comment of the page, or a hidden
    one. Nobody watches those.
    """
    return row is not None and one not in there and (row[5] == "us" or row[0] == "hidden")


async def played(db: Database, business: Business, seed: int) -> World:
    """One run."""
    clock = Clock()
    facebook = FakeFacebook(clock)
    rng = random.Random(seed)
    facebook.refuses_nested = rng.random() < 0.2
    bed = Recording(facebook, clock)
    posts = [facebook.post(f"Beitrag {number}") for number in range(rng.choice((3, 3, 40)))]
    engine = Engine(db, business, clock, facebook, bed)
    await engine.open()
    world = World(engine, rng, posts)
    bed.chance = world.fault
    for _ in range(STEPS):
        await world.step()
    await world.end()
    return world


@pytest.mark.timeout(0)
async def test_in_the_end_the_mirror_is_the_page_and_everything_visible_rang_once(
    record_property: Callable[[str, object], None], caplog: pytest.LogCaptureFixture
) -> None:
    # Thousands of failures on purpose would all be kept as lines, and thousands of commits waited for.
    caplog.set_level(logging.CRITICAL, "bot")
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "shopbell.db"
        new_database(path)
        db = await Database.open(path)
        business = await db.write(lambda tx: BusinessStore(tx).create(ServerId(1), "Rösterei", NOW))
        for seed in range(RUNS):
            world = await played(db, business, seed)
            await tally.count(world, seed)
            await db.write(lambda tx: tx.execute("DELETE FROM channel"))
        await db.close()
    record_property(
        "figures",
        f"{RUNS} runs, {tally.comments} comments, {tally.answers} answered there, {tally.asked} asked about,"
        f" missed {len(tally.missed)}, doubled {len(tally.doubled)}, wrong rows {len(tally.wrong)},"
        f" wrong closes {len(tally.closed)}, left open {len(tally.open)}",
    )

    assert tally.missed == []
    assert tally.doubled == []
    assert tally.closed == []
    assert tally.wrong == []
    assert tally.open == []
