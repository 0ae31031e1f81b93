"""What a day costs: requests to Facebook, quiet and busy, counted on the fake page over 24 hours of virtual time."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.business import Business
from bot.storage.sqlite.database import Database
from tests.connectors.facebook.double import FakeFacebook
from tests.connectors.facebook.world import PEOPLE, Engine
from tests.support.clock import Clock
from tests.support.recording import Recording

DAY = timedelta(days=1)
BUDGET = 1_440
"""Calls a day: one a minute while somebody is on call."""
RESERVE = 4_800
"""What Facebook allows for each engaged person in a day (its rate-limit page)."""
PAGE = Path(__file__).resolve().parents[3] / "docs" / "connections" / "facebook.md"


async def day(db: Database, shop: Business, *, posts: int, comments: int) -> tuple[int, int]:
    """Requests of a day in which so many comments come in, and how many comments were seen of them."""
    clock = Clock()
    facebook = FakeFacebook(clock)
    made = []
    for number in range(posts):
        made.append(facebook.post(f"Beitrag {number}"))
        clock.advance(timedelta(hours=3))
    bed = Recording(facebook, clock)
    engine = Engine(db, shop, clock, facebook, bed)
    await engine.open()
    bed.log.clear()
    rng = random.Random(3)
    written: list[str] = []
    for number in range(comments):
        await engine.run(DAY / comments)
        post = rng.choice(made[-25:] if rng.random() < 0.9 else made)
        if rng.random() < 0.3 and written:
            parent = rng.choice(written[-10:])
            facebook.say(facebook.comments[parent].post, "Gern!", facebook.us, parent=parent)
        else:
            written.append(facebook.say(post, f"Frage {number}", rng.choice(PEOPLE)))
    requests = len(bed.log)
    await engine.run(timedelta(hours=3))
    announced = set(await engine.announced())
    return requests, len(set(written) - announced)


@pytest.mark.parametrize(
    ("kind", "posts", "comments", "most"), [("quiet", 5, 5, 850), ("busy", 130, 300, BUDGET)]
)
async def test_a_day_stays_within_the_budget(
    db: Database,
    shop: Business,
    record_property: Callable[[str, object], None],
    kind: str,
    posts: int,
    comments: int,
    most: int,
) -> None:
    requests, missed = await day(db, shop, posts=posts, comments=comments)
    record_property("figures", f"a {kind} day ({comments} comments): {requests} requests")
    assert missed == 0
    assert requests <= most < RESERVE
    told = re.search(rf"([\d,]+) times on\s+a\s+{kind}", PAGE.read_text(encoding="utf-8"))
    assert told is not None
    assert requests == pytest.approx(int(told[1].replace(",", "")), rel=0.05)
