"""Local days through a year: every one once, whatever the clocks do."""

import itertools
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.hours import (
    TIME_AT_MOST,
    PartOfDay,
    clock_time,
    day_of,
    days,
    days_before,
    is_evening,
    last_days,
    local_date,
    moment,
    part_of_day,
    typed_date,
)

ZONES = (
    "Europe/Vienna",
    "Europe/Berlin",
    "America/New_York",
    "America/Santiago",
    "America/Havana",
    "Africa/Cairo",
    "Asia/Beirut",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
    "UTC",
)
VIENNA = "Europe/Vienna"


TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("21.11.", date(2026, 11, 21)),
        ("21.11", date(2026, 11, 21)),
        (" 1. 2. ", date(2026, 2, 1)),
        ("23.11.", date(2025, 11, 23)),
        ("22.11.", TODAY),
        ("21.11.2025", date(2025, 11, 21)),
        ("21.11.25", date(2025, 11, 21)),
        ("21/11/2025", date(2025, 11, 21)),
        ("2025-11-21", date(2025, 11, 21)),
        ("23.11.2026", None),
        ("29.2.", None),
        ("31.11.", None),
        ("0.0.", None),
        ("", None),
        ("gestern", None),
        ("²1.11.", None),
        ("1.2.3.4", None),
        ("21", None),
    ],
)
def test_a_typed_date_is_one_that_was(text: str, day: date | None) -> None:
    assert typed_date(text, TODAY) == day


@given(st.text(max_size=12) | st.from_regex(r"[0-9./-]{1,10}", fullmatch=True))
def test_whatever_is_typed_is_no_date_to_come(text: str) -> None:
    found = typed_date(text, TODAY)
    assert found is None or found <= TODAY


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("8", time(8)),
        ("8:00", time(8)),
        ("08.30", time(8, 30)),
        ("22 Uhr", time(22)),
        ("22uhr", time(22)),
        (" 7.15 Uhr ", time(7, 15)),
        ("22h", time(22)),
        ("24", None),
        ("8:60", None),
        ("Uhr", None),
        ("acht Uhr", None),
        ("8 Uhr 30", None),
        ("", None),
    ],
)
def test_a_time_is_typed_as_people_write_it(text: str, clock: time | None) -> None:
    assert len(text) <= TIME_AT_MOST and clock_time(text) == clock


@pytest.mark.parametrize("zone", ZONES)
def test_days_follow_each_other_without_a_hole_through_a_year(zone: str) -> None:
    year = list(days(date(2027, 1, 1), date(2027, 12, 31)))
    assert len(year) == 365
    for day, after in itertools.pairwise(year):
        assert day_of(day, zone).end == day_of(after, zone).start
        assert timedelta(hours=22) < day_of(day, zone).end - day_of(day, zone).start < timedelta(hours=26)


@given(
    st.sampled_from(ZONES),
    st.datetimes(datetime(2026, 1, 1), datetime(2029, 1, 1)).map(lambda wall: wall.replace(tzinfo=UTC)),
)
def test_every_moment_is_in_the_day_that_the_wall_shows(zone: str, at: datetime) -> None:
    assert at in day_of(local_date(at, zone), zone)


@given(st.sampled_from(ZONES), st.dates(date(2026, 1, 1), date(2029, 1, 1)), st.times())
def test_a_local_time_is_within_its_day_and_on_the_wall_unless_the_clocks_leave_it_out(
    zone: str, day: date, clock: time
) -> None:
    at = moment(day, clock, zone)
    assert at in day_of(day, zone)
    wall = at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    assert wall - datetime.combine(day, clock) in (timedelta(0), timedelta(minutes=30), timedelta(hours=1))


@pytest.mark.parametrize("zone", ZONES)
def test_every_date_of_a_year_has_every_local_time_exactly_once_and_in_order(zone: str) -> None:
    for clock in (time(0), time(0, 30), time(1, 30), time(2), time(2, 30), time(3), time(8), time(23, 59)):
        moments = [moment(day, clock, zone) for day in days(date(2027, 1, 1), date(2027, 12, 31))]
        assert [local_date(at, zone) for at in moments] == list(days(date(2027, 1, 1), date(2027, 12, 31)))
        assert moments == sorted(set(moments))


def test_the_days_of_the_clock_change_have_23_and_25_hours() -> None:
    for day, hours in ((date(2026, 3, 29), 23), (date(2026, 10, 25), 25)):
        local_day = day_of(day, VIENNA)
        assert local_day.end - local_day.start == timedelta(hours=hours)


def test_periods_of_days_end_where_they_say() -> None:
    now = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)  # the 23rd in Vienna
    assert last_days(now, 1, VIENNA) == day_of(date(2026, 11, 23), VIENNA)
    week = last_days(now, 7, VIENNA)
    assert (week.start, week.end) == (
        day_of(date(2026, 11, 17), VIENNA).start,
        day_of(date(2026, 11, 23), VIENNA).end,
    )
    before = days_before(date(2026, 11, 23), 7, VIENNA)
    assert (before.start, before.end) == (
        day_of(date(2026, 11, 16), VIENNA).start,
        day_of(date(2026, 11, 23), VIENNA).start,
    )


def test_evening_and_greetings_go_by_the_wall() -> None:
    told = [(7, PartOfDay.MORNING, False), (11, PartOfDay.DAY, False), (17, PartOfDay.EVENING, True)]
    for hour, hello, evening in told:
        at = datetime(2026, 11, 21, hour, tzinfo=UTC)  # an hour later in Vienna
        assert (part_of_day(at, VIENNA), is_evening(at, VIENNA)) == (hello, evening)
