"""Times to which a card may be put off, in the business's zone."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.snooze import LONGEST, Later, choices, is_choosable
from cogs.setup.details import ZONES

VIENNA = "Europe/Vienna"
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))
"""All clock changes of two years, and the leap day's neighbours."""
DIGESTS = st.times().map(lambda at: at.replace(second=0, microsecond=0))


def at(day: int, hour: int, minute: int = 0, month: int = 10) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZoneInfo(VIENNA))


def named(now: datetime, digest_at: time = time(8)) -> dict[Later, datetime]:
    return {one.later: one.until.astimezone(ZoneInfo(VIENNA)) for one in choices(now, VIENNA, digest_at)}


def test_a_saturday_before_the_clocks_go_back_offers_sunday_at_eight_on_the_new_clock() -> None:
    found = named(at(24, 12))
    assert found == {
        Later.HOUR: at(24, 13),
        Later.EVENING: at(24, 18),
        Later.TOMORROW: at(25, 8),
        Later.DAYS: at(27, 12),
    }
    assert found[Later.TOMORROW].astimezone(UTC) - at(24, 12).astimezone(UTC) == timedelta(hours=21)


@pytest.mark.parametrize(("hour", "minute", "offered"), [(16, 59, True), (17, 0, False), (23, 59, False)])
def test_this_evening_is_offered_before_five(hour: int, minute: int, offered: bool) -> None:
    assert (Later.EVENING in named(at(24, hour, minute))) is offered


def test_a_digest_in_the_hour_that_the_clocks_skip_comes_right_after_it() -> None:
    found = named(at(28, 20, month=3), time(2, 30))
    assert found[Later.TOMORROW] == at(29, 3, 30, month=3)


@given(MOMENTS, st.sampled_from(ZONES), DIGESTS)
def test_every_choice_lies_ahead_at_the_local_time_that_its_name_says(
    now: datetime, zone: str, digest_at: time
) -> None:
    local = now.astimezone(ZoneInfo(zone))
    offered = choices(now, zone, digest_at)
    for one in offered:
        assert is_choosable(one.until, now)
        there = one.until.astimezone(ZoneInfo(zone))
        match one.later:
            case Later.HOUR:
                assert one.until - now == timedelta(hours=1)
            case Later.EVENING:
                assert (there.date(), there.time()) == (local.date(), time(18))
            case Later.TOMORROW:
                assert there.date() == local.date() + timedelta(days=1)
                assert there.time() == digest_at or skipped(there.date(), digest_at, zone)
            case Later.DAYS:
                assert there.date() == local.date() + timedelta(days=3)
                assert there.time() == local.time() or skipped(there.date(), local.time(), zone)
    assert [one.later for one in offered] == [
        later for later in Later if later is not Later.EVENING or local.time() < time(17)
    ]


def skipped(day: date, clock: time, zone: str) -> bool:
    """Whether the clocks of this zone skip that time on that day."""
    there = datetime.combine(day, clock, tzinfo=ZoneInfo(zone))
    return there.astimezone(UTC).astimezone(ZoneInfo(zone)).time() != clock


@given(MOMENTS, st.timedeltas(timedelta(days=-400), timedelta(days=400)))
def test_a_forged_time_is_taken_only_between_now_and_eight_days(now: datetime, away: timedelta) -> None:
    assert is_choosable(now + away, now) is (timedelta(0) < away <= LONGEST)
