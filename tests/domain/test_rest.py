"""Rest of sending after a refusal of everything."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.rest import LONGEST_REST, USUAL_REST, Rest, next_rest
from tests.support.clock import NOW

WAITS = st.none() | st.timedeltas(min_value=timedelta(minutes=1), max_value=timedelta(days=1))


@given(st.lists(WAITS, min_size=1, max_size=40))
def test_every_rest_in_a_row_is_at_least_what_is_asked_for_and_at_most_a_day(
    waits: list[timedelta | None],
) -> None:
    rest: Rest | None = None
    for times, wait in enumerate(waits, 1):
        rest = next_rest(rest, wait, NOW)
        assert min(LONGEST_REST, wait or USUAL_REST) <= rest.until - NOW <= LONGEST_REST
        assert rest.times == times
        assert rest.holds(NOW) and not rest.holds(rest.until)


@given(WAITS)
def test_the_same_wait_doubles_until_it_is_a_day(wait: timedelta | None) -> None:
    rest = next_rest(None, wait, NOW)
    for _ in range(15):
        longer = next_rest(rest, wait, NOW)
        assert longer.until - NOW == min(LONGEST_REST, 2 * (rest.until - NOW))
        rest = longer
    assert rest.until - NOW == LONGEST_REST


def test_three_hours_become_six_twelve_and_a_day() -> None:
    hours, rest = [], None
    for _ in range(5):
        # None: the platform does not say how long.
        rest = next_rest(rest, timedelta(hours=3) if rest else None, NOW)
        hours.append((rest.until - NOW) // timedelta(hours=1))
    assert hours == [3, 6, 12, 24, 24]


def test_a_rest_that_was_stored_while_the_clock_ran_ahead_holds_up_nothing() -> None:
    assert not Rest(NOW + timedelta(days=40), 1).holds(NOW)
