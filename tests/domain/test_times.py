"""Times as milliseconds."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.times import duration_from_ms, duration_to_ms, from_ms, from_ms_or_none, to_ms, to_ms_or_none

ZONES = st.sampled_from([UTC, timezone(timedelta(hours=2)), timezone(timedelta(hours=-9, minutes=-30))])
MOMENTS = st.datetimes(min_value=datetime(1901, 1, 2), max_value=datetime(9998, 12, 30), timezones=ZONES)


@given(MOMENTS)
def test_a_time_comes_back_in_utc_with_its_milliseconds(moment: datetime) -> None:
    back = from_ms(to_ms(moment))
    assert back.tzinfo is UTC
    assert timedelta(0) <= moment - back < timedelta(milliseconds=1)


@given(MOMENTS, MOMENTS)
def test_the_order_of_times_is_kept(one: datetime, other: datetime) -> None:
    assert (to_ms(one) <= to_ms(other)) or one > other


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        to_ms(datetime(2026, 1, 1))


def test_nothing_stays_nothing() -> None:
    assert to_ms_or_none(None) is None
    assert from_ms_or_none(None) is None
    assert from_ms_or_none(to_ms_or_none(datetime(2026, 1, 1, tzinfo=UTC))) == datetime(
        2026, 1, 1, tzinfo=UTC
    )


def test_durations_are_whole_milliseconds() -> None:
    assert duration_to_ms(timedelta(hours=1)) == 3_600_000
    assert duration_from_ms(1500) == timedelta(seconds=1.5)


@pytest.mark.parametrize("hours", [-14, 0, 14])
@pytest.mark.parametrize("end", [datetime.min, datetime.max])
def test_a_time_whose_zone_puts_it_outside_of_the_calendar_can_be_read_again(
    end: datetime, hours: int
) -> None:
    at = end.replace(tzinfo=timezone(timedelta(hours=hours)))
    assert abs(from_ms(to_ms(at)).year - end.year) <= 1
