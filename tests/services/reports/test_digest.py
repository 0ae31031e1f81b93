"""Digests: due once per local date, whatever the clocks, the settings and the machine do."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.business import Business, MessageId
from bot.domain.digest import Silence
from bot.domain.hours import days, local_date, moment
from bot.domain.times import to_ms
from bot.loops import DESK
from bot.services.reports.digest import LATEST, Begun
from bot.storage.sqlite.database import Database
from tests.support.days import INBOX, REPORTS, Days

MORNING = datetime(2026, 11, 22, 7, tzinfo=UTC)
"""Sunday 8:00 in Vienna, when the digest of Saturday is due."""
MESSAGE = MessageId(4242)


@pytest.fixture
async def diary(db: Database, shop: Business) -> Days:
    return await Days(db, shop).ready()


async def post(diary: Days, now: datetime) -> list[date]:
    """Posts all that is due; the days they tell of."""
    begun = await begin(diary, now)
    for one in begun:
        await diary.digests.done(one.business, one.run, one.place, MESSAGE, now)
    return [one.digest.day for one in begun]


async def begin(diary: Days, now: datetime) -> list[Begun]:
    """Begins all that is due."""
    work = await diary.digests.due(now)
    begun = [await diary.digests.begin(waiting, now) for waiting in work.waiting]
    return [one for one in begun if one is not None]


async def test_it_is_due_at_the_chosen_time_and_tells_of_the_day_before(diary: Days) -> None:
    before = await diary.digests.due(MORNING - timedelta(seconds=1))
    assert (before.waiting, before.next_due) == ((), MORNING)
    assert await post(diary, MORNING) == [date(2026, 11, 21)]
    assert await post(diary, MORNING) == []
    assert (await diary.digests.due(MORNING)).next_due == MORNING + timedelta(days=1)
    assert (await diary.runs())["2026-11-22"] == "done"


async def test_one_missed_by_at_most_twelve_hours_is_caught_up(diary: Days) -> None:
    await diary.digests.due(MORNING - timedelta(hours=1))
    assert await post(diary, MORNING + LATEST) == [date(2026, 11, 21)]


async def test_one_missed_by_more_is_skipped_and_the_next_names_it(diary: Days) -> None:
    await post(diary, MORNING)
    assert await post(diary, MORNING + timedelta(days=3) + LATEST + timedelta(seconds=1)) == []
    [begun] = await begin(diary, MORNING + timedelta(days=4))
    assert begun.digest.day == date(2026, 11, 25)
    assert begun.digest.left_out == (date(2026, 11, 22), date(2026, 11, 23), date(2026, 11, 24))
    assert [(await diary.runs())[f"2026-11-{day}"] for day in (22, 23, 24, 25, 26)] == [
        "done",
        "skipped",
        "skipped",
        "skipped",
        "running",
    ]


async def test_of_several_missed_ones_only_the_newest_is_posted(diary: Days) -> None:
    await post(diary, MORNING)
    assert await post(diary, MORNING + timedelta(days=5, hours=2)) == [date(2026, 11, 26)]


async def test_one_that_was_begun_and_not_ended_is_begun_again_and_says_so(diary: Days) -> None:
    [first] = await begin(diary, MORNING)
    [second] = await begin(diary, MORNING + timedelta(minutes=1))
    assert (first.again, second.again) == (False, True)
    assert (first.run.id, second.run.id) == (second.run.id, first.run.id)
    await diary.digests.posted(second.business, second.run, second.place, MESSAGE, MORNING)
    [third] = await begin(diary, MORNING + LATEST + timedelta(hours=1))
    assert (third.run.message_id, third.place) == (MESSAGE, REPORTS)


async def test_one_whose_message_is_there_is_finished_where_that_is_after_another_channel_was_chosen(
    diary: Days,
) -> None:
    [first] = await begin(diary, MORNING)
    await diary.digests.posted(first.business, first.run, first.place, MESSAGE, MORNING)
    await diary.change(digest_id=INBOX)
    [second] = await begin(diary, MORNING + timedelta(minutes=1))
    assert (second.run.id, second.run.message_id, second.place) == (first.run.id, MESSAGE, REPORTS)
    await diary.digests.done(second.business, second.run, second.place, MESSAGE, MORNING)
    [next_one] = await begin(diary, MORNING + timedelta(days=1))
    assert next_one.place == INBOX


@pytest.mark.parametrize("rings", [False, True])
@pytest.mark.parametrize("gone", ["erased_at = 1", "visibility = 'gone'"])
async def test_one_that_quotes_what_was_forgotten_or_deleted_while_it_was_on_its_way_is_taken_away(
    diary: Days, rings: bool, gone: str
) -> None:
    comment = await diary.comment(MORNING - timedelta(hours=20))
    [begun] = await begin(diary, MORNING)
    assert begun.digest.quoted == (comment,)
    await diary.db.write(lambda tx: tx.execute(f"UPDATE comment SET {gone}, text = ''"))
    where = (begun.business, begun.run, begun.place, MESSAGE, MORNING, begun.digest.quoted)
    await (diary.digests.posted(*where) if rings else diary.digests.done(*where))
    rows = await diary.db.read(lambda tx: tx.all("SELECT place_id, message_id FROM removal"))
    assert [tuple(row) for row in rows] == [(REPORTS, MESSAGE)]
    assert diary.woken == [DESK]


async def test_one_that_can_not_be_posted_for_twelve_hours_is_given_up(diary: Days) -> None:
    assert await begin(diary, MORNING)
    assert not await begin(diary, MORNING + LATEST + timedelta(seconds=1))
    assert (await diary.runs())["2026-11-22"] == "skipped"


async def test_nothing_is_reported_of_the_time_before_set_up(db: Database, shop: Business) -> None:
    diary = await Days(db, shop).ready(set_up_at=MORNING + timedelta(hours=2))
    assert await post(diary, MORNING + timedelta(hours=3)) == []
    assert await post(diary, MORNING + timedelta(days=1)) == [date(2026, 11, 22)]


async def test_before_set_up_and_without_a_place_there_is_no_digest(diary: Days) -> None:
    await diary.change(digest_id=None)
    assert await post(diary, MORNING) == []
    await diary.change(digest_id=REPORTS)
    assert await post(diary, MORNING + timedelta(hours=1)) == [date(2026, 11, 21)]
    await diary.change(set_up_at=None)
    assert await post(diary, MORNING + timedelta(days=1)) == []


async def test_another_time_counts_from_the_next_one_that_was_not_posted(diary: Days) -> None:
    await post(diary, MORNING)
    await diary.change(digest_at=time(20))
    assert await post(diary, MORNING + timedelta(hours=12)) == []
    assert await post(diary, MORNING + timedelta(days=1)) == []
    assert await post(diary, MORNING + timedelta(days=1, hours=12)) == [date(2026, 11, 22)]


ZONES = ("Europe/Vienna", "America/Santiago", "America/New_York", "Africa/Cairo", "Asia/Beirut")


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    zone=st.sampled_from(ZONES),
    clock=st.sampled_from([time(0), time(0, 30), time(1, 30), time(2), time(2, 30), time(8), time(23, 59)]),
    change=st.sampled_from(
        [date(2026, 3, 8), date(2026, 3, 29), date(2026, 4, 24), date(2026, 9, 6), date(2026, 10, 25)]
    ),
    nap=st.integers(10, 200).map(lambda minutes: timedelta(minutes=minutes)),
)
async def test_every_date_has_its_digest_once_and_at_its_time_when_the_clocks_change(
    diary: Days, zone: str, clock: time, change: date, nap: timedelta
) -> None:
    await diary.db.write(lambda tx: tx.execute("DELETE FROM job_run"))
    await diary.change(zone=zone, digest_at=clock)
    now = moment(change - timedelta(days=3), time(12), zone)
    end = moment(change + timedelta(days=4), time(12), zone)
    told: dict[date, datetime] = {}
    while now < end:
        for day in await post(diary, now):
            assert day not in told
            told[day] = now
        now += nap
    first, last = change - timedelta(days=3), change + timedelta(days=2)
    assert set(days(first, last)) <= set(told)
    for day in days(first, last):
        due = moment(day + timedelta(days=1), clock, zone)
        assert due <= told[day] < due + nap
        assert local_date(due, zone) == day + timedelta(days=1)


@pytest.mark.parametrize(
    ("newest", "read", "said"),
    [(8, True, 8), (7, True, 7), (6, True, None), (None, True, 30), (8, False, None)],
)
async def test_a_week_without_a_comment_is_told_where_everything_is_read(
    diary: Days, newest: int | None, read: bool, said: int | None
) -> None:
    read_at = MORNING - timedelta(minutes=2)
    await diary.db.write(
        lambda tx: tx.execute(
            "UPDATE channel SET connected_at = :since, last_read_at = :read",
            since=to_ms(MORNING - timedelta(days=30)),
            read=to_ms(read_at) if read else None,
        )
    )
    await diary.comment(MORNING - timedelta(days=60), answered=timedelta(minutes=5))
    if newest is not None:
        await diary.comment(MORNING - timedelta(days=newest), answered=timedelta(minutes=5))
    [begun] = await begin(diary, MORNING)
    assert begun.digest.silence == (None if said is None else Silence(said, read_at))
