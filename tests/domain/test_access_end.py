"""When the owner is warned that an access ends: once for each threshold, whatever the clock does."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.access_end import SOON, THRESHOLDS, is_soon, next_warning, same_end, threshold, warning

DAY = timedelta(days=1)
END = datetime(2027, 5, 3, 12, tzinfo=UTC)
LEFT = st.timedeltas(-2 * DAY, 20 * DAY)


def test_the_thresholds_are_fourteen_three_and_one_day_and_hold_to_the_end() -> None:
    found = {
        left: threshold(END, END - left)
        for left in (
            15 * DAY,
            14 * DAY,
            4 * DAY,
            3 * DAY,
            2 * DAY,
            DAY,
            timedelta(seconds=1),
            timedelta(0),
            -DAY,
        )
    }
    assert list(found.values()) == [None, 14, 14, 3, 3, 1, 1, None, None]


@given(LEFT, st.sampled_from([None, *THRESHOLDS]))
def test_a_warning_is_only_ever_of_a_threshold_that_is_nearer_than_the_last(
    left: timedelta, warned: int | None
) -> None:
    due = warning(END, warned, END - left)
    if due is None:
        return
    assert timedelta(0) < left <= due * DAY
    assert warned is None or due < warned


@given(st.lists(LEFT, max_size=30))
def test_each_threshold_is_warned_of_once_at_most_however_the_clock_jumps(jumps: list[timedelta]) -> None:
    warned, given_ = None, []
    for left in jumps:
        due = warning(END, warned, END - left)
        if due is not None:
            warned = due
            given_.append(due)
    assert given_ == sorted(set(given_), reverse=True)


@given(LEFT)
def test_what_was_put_off_comes_at_the_next_threshold(left: timedelta) -> None:
    now = END - left
    again_at = next_warning(END, now)
    if again_at is None:
        assert left <= DAY
    else:
        assert again_at > now
        assert warning(END, threshold(END, now), again_at) is not None
        assert warning(END, threshold(END, now), again_at - timedelta(seconds=1)) in (
            None,
            threshold(END, now),
        )


def test_an_access_without_an_end_is_never_warned_of() -> None:
    assert (warning(None, None, END), is_soon(None, END)) == (None, False)


@given(LEFT)
def test_soon_is_from_the_first_threshold_to_the_end(left: timedelta) -> None:
    assert is_soon(END, END - left) is (timedelta(0) < left <= SOON)


def test_ends_that_differ_by_seconds_are_one_end() -> None:
    assert same_end(END, END + timedelta(seconds=30))
    assert not same_end(END, END + timedelta(hours=1))
    assert same_end(None, None)
    assert not same_end(END, None)
    assert not same_end(None, END)
