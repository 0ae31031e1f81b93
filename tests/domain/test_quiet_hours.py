"""Quiet hours: when nobody is rung, over midnight, through clock changes and over whole days off."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.hours import local_date
from bot.domain.member_setting import MemberSettings, is_valid
from bot.domain.quiet_hours import FreeDays, QuietHours

VIENNA = "Europe/Vienna"
ZONES = (VIENNA, "America/Santiago", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC")
NIGHT = QuietHours(time(22), time(7))
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))
CLOCKS = st.times().map(lambda at: at.replace(second=0, microsecond=0))


def at(text: str) -> datetime:
    """A local time in Vienna."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(VIENNA)).astimezone(UTC)


@pytest.mark.parametrize(
    ("local", "rests"),
    [
        ("2026-11-21 21:59", False),
        ("2026-11-21 22:00", True),
        ("2026-11-22 00:00", True),
        ("2026-11-22 06:59", True),
        ("2026-11-22 07:00", False),
    ],
)
def test_a_night_goes_over_midnight_and_its_end_is_not_part_of_it(local: str, rests: bool) -> None:
    assert (NIGHT.during(at(local), VIENNA) is not None) is rests


def test_hours_within_one_day_end_on_it() -> None:
    noon = QuietHours(time(12), time(14))
    period = noon.during(at("2026-11-21 13:00"), VIENNA)
    assert period is not None
    assert (period.start, period.end) == (at("2026-11-21 12:00"), at("2026-11-21 14:00"))
    assert noon.during(at("2026-11-21 11:00"), VIENNA) is None


@pytest.mark.parametrize(("night", "hours"), [("2026-03-28", 8), ("2026-10-24", 10), ("2026-06-06", 9)])
def test_the_night_of_a_clock_change_ends_by_the_clock(night: str, hours: int) -> None:
    period = NIGHT.during(at(f"{night} 23:00"), VIENNA)
    assert period is not None
    assert period.end - period.start == hours * HOUR
    assert period.end.astimezone(ZoneInfo(VIENNA)).time() == time(7)


def test_hours_that_the_clock_change_swallows_are_none_on_that_day() -> None:
    gone = QuietHours(time(2, 30), time(3, 15))
    assert gone.during(at("2026-03-29 03:10"), VIENNA) is None
    assert gone.during(at("2026-03-30 03:10"), VIENNA) is not None
    last = gone.last_before(at("2026-03-29 12:00"), VIENNA)
    assert last is not None
    assert last.end == at("2026-03-28 03:15")


def test_a_weekend_off_is_one_rest_with_the_nights_beside_it() -> None:
    weekend = QuietHours(time(22), time(7), FreeDays.WEEKEND)
    period = weekend.during(at("2026-11-22 15:00"), VIENNA)  # a Sunday
    assert period is not None
    assert (period.start, period.end) == (at("2026-11-20 22:00"), at("2026-11-23 07:00"))
    sunday = QuietHours(None, None, FreeDays.SUNDAY)
    assert sunday.during(at("2026-11-21 23:59"), VIENNA) is None
    assert sunday.last_before(at("2026-11-28 12:00"), VIENNA) == sunday.during(at("2026-11-22 00:00"), VIENNA)


@given(MOMENTS, CLOCKS, CLOCKS, st.sampled_from(FreeDays), st.sampled_from(ZONES))
def test_any_moment_is_in_at_most_one_rest_that_ends_by_the_settings(
    now: datetime, start: time, end: time, free: FreeDays, zone: str
) -> None:
    if start == end:
        return
    quiet = QuietHours(start, end, free)
    inside, last, after = quiet.during(now, zone), quiet.last_before(now, zone), quiet.next_end(now, zone)
    assert last is not None and after is not None
    assert last.end <= now < after
    if inside is not None:
        assert inside.end == after and last.end < inside.start
        assert quiet.during(inside.end, zone) is None
        assert quiet.during(inside.start, zone) == inside
    local = now.astimezone(ZoneInfo(zone))
    clock, weekday = local.time(), local.weekday()
    daily = start <= clock < end if start < end else clock >= start or clock < end
    whole = (weekday == 6 and free is not FreeDays.NONE) or (weekday == 5 and free is FreeDays.WEEKEND)
    offsets = {(now + n * HOUR).astimezone(ZoneInfo(zone)).utcoffset() for n in range(-24, 25)}
    if len(offsets) == 1:
        assert (inside is not None) is (daily or whole)


@given(MOMENTS, st.sampled_from(ZONES))
def test_a_night_ends_once_on_every_date(now: datetime, zone: str) -> None:
    end = NIGHT.next_end(now, zone)
    for _ in range(5):
        assert end is not None
        after = NIGHT.next_end(end, zone)
        assert after is not None
        assert local_date(after, zone) - local_date(end, zone) == DAY
        end = after


def test_half_of_the_hours_is_not_valid_and_none_at_all_is() -> None:
    assert is_valid(MemberSettings())
    assert is_valid(MemberSettings(quiet_from=time(22), quiet_until=time(7)))
    for start, end in ((time(22), None), (None, time(7)), (time(7), time(7)), (time(7, tzinfo=UTC), time(8))):
        assert not is_valid(MemberSettings(quiet_from=start, quiet_until=end))
    assert MemberSettings().quiet is None
    assert MemberSettings(free_days=FreeDays.SUNDAY).quiet == QuietHours(None, None, FreeDays.SUNDAY)
