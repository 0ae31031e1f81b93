"""Clock: the difference between two clocks, and that small or passing ones change nothing."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.clock import NOTICED, STEADY, clock_ahead
from tests.support.clock import NOW

SPANS = st.timedeltas(timedelta(days=-4000), timedelta(days=4000))
SMALL = st.timedeltas(-STEADY / 3, STEADY / 3)


@given(SPANS, SMALL, SMALL)
def test_two_looks_at_the_same_difference_say_the_same(
    ahead: timedelta, first: timedelta, then: timedelta
) -> None:
    known = clock_ahead(timedelta(0), NOW + ahead + first, NOW)
    again = clock_ahead(known, NOW + ahead + then, NOW)
    if abs(ahead) > NOTICED + STEADY:
        assert again == known
        assert abs(known - ahead) <= STEADY


@given(SPANS, st.timedeltas(-NOTICED, NOTICED).filter(lambda small: abs(small) < NOTICED))
def test_what_is_within_the_way_of_an_answer_is_no_difference(known: timedelta, small: timedelta) -> None:
    assert clock_ahead(known, NOW + small, NOW) == timedelta(0)


@given(SPANS, SPANS)
def test_a_look_is_never_off_by_more_than_a_minute(known: timedelta, ahead: timedelta) -> None:
    assert abs(clock_ahead(known, NOW + ahead, NOW) - ahead) <= NOTICED
