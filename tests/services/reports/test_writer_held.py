"""The writer while many digests are due at once: how long a reply that was just typed has to wait for it."""

from datetime import timedelta

import pytest

from bot.domain.business import Business
from bot.services.reports.digest import AT_ONCE
from bot.storage.sqlite.database import Database
from tests.support.days import Days
from tests.support.writer_held import A_DAY, MORNING, crowd, writer_held

BUSINESSES = 500
HELD_FOR = 0.05
STATEMENTS = 10 * AT_ONCE


@pytest.fixture
async def many(db: Database, shop: Business) -> Days:
    days = await Days(db, shop).ready()
    await db.write(lambda tx: crowd(tx, BUSINESSES - 1))
    return days


async def test_five_hundred_digests_of_one_minute_hold_the_writer_for_moments_only(many: Days) -> None:
    with writer_held() as planning:
        await many.digests.due(MORNING - A_DAY)
    with writer_held() as beginning:
        work = await many.digests.due(MORNING)
        begun = [await many.digests.begin(waiting, MORNING) for waiting in work.waiting]
    assert len([one for one in begun if one is not None and one.digest.figures.new]) == BUSINESSES
    for held in (planning, beginning):
        assert max(one.statements for one in held) <= STATEMENTS
        assert max(one.seconds for one in held) <= HELD_FOR


async def test_a_digest_is_begun_once_however_often_it_was_seen_due(many: Days) -> None:
    await many.digests.due(MORNING)
    first, *_ = (await many.digests.due(MORNING)).waiting
    assert await many.digests.begin(first, MORNING) is not None
    assert await many.digests.begin(first, MORNING) is None


async def test_with_all_of_them_planned_a_pass_writes_nothing(many: Days) -> None:
    await many.digests.due(MORNING - timedelta(hours=1))
    with writer_held() as held:
        work = await many.digests.due(MORNING - timedelta(minutes=30))
    assert (work.waiting, work.next_due) == ((), MORNING)
    assert held == []
