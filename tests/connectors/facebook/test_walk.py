"""Walks over pages of Facebook: a list that goes round in a circle ends, any other is read to its end."""

from collections.abc import Iterable
from itertools import count, cycle, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.connectors.facebook import walk
from bot.connectors.facebook.walk import Lap, Unread, Wanted, Watch


def pages(firsts: Iterable[int]) -> int:
    """How many pages are read of a list with these first rows."""
    lap: Lap | None = Lap()
    for number, first in enumerate(firsts):
        lap = lap.onward(str(first)) if lap is not None else None
        if lap is None:
            return number
    raise AssertionError("read to its end")


@given(st.integers(0, 40), st.integers(1, 40))
def test_a_circle_ends_within_three_rounds_and_not_before_the_first_is_over(before: int, length: int) -> None:
    rows = (*range(before), *islice(cycle(range(before, before + length)), 3 * (before + 2 * length)))
    assert before + length <= pages(rows) <= 3 * (before + length)


def test_a_list_without_an_end_ends_at_five_hundred_pages() -> None:
    assert pages(count()) == 500


def test_what_a_walk_keeps_is_what_it_goes_on_with() -> None:
    unread = (Unread("1_2", 5, 7), Unread("1_3", 5, 7, "after", Lap(3, "9")))
    recheck = walk.Recheck(unread)
    assert walk.resume_recheck(recheck.stored()) == recheck
    sweep = walk.Sweep(7, 9, "after", unread, Lap(2, "1_2"), unread[:1])
    assert walk.resume_sweep(sweep.stored()) == sweep
    watch = Watch((Wanted("2_1", "1_2", 7),), "after", (Wanted("2_3", "1_2", 0),), Lap(3, "9"))
    assert walk.resume_watch(watch.stored()) == watch


@pytest.mark.parametrize("rest", [(), (Wanted("3_1", "1_3", 7),)])
def test_a_watch_keeps_no_page_of_a_thread_that_it_has_left(rest: tuple[Wanted, ...]) -> None:
    here = (Wanted("2_1", "1_2", 7), Wanted("2_2", "1_2", 6))
    left = Watch((*here, *rest), "after", (), Lap(3, "9")).without_thread(here[1:])
    assert (left.wanted, left.after, left.alone, left.lap) == (rest, "", here[1:], Lap())


@pytest.mark.parametrize(
    "broken",
    [
        "[" * 100_000,
        "{",
        "[]",
        '{"known": {"1": [1e999, 1]}, "flat": 0, "turn": 0, "refused": 0, "queue": []}',
        '{"known": [], "flat": 0, "turn": 0, "refused": 0, "queue": []}',
        '{"mark": 1e999, "newest": 0, "after": "", "queue": [], "lap": [0, ""], "left": []}',
        '{"queue": [["1_2", 1e999, 7, ""]], "lap": [0, ""], "mark": 1, "newest": 1, "after": "", "left": []}',
        '{"wanted": [["2_1", "1_2", 1e999]], "after": "", "alone": [], "lap": [0, ""]}',
    ],
)
def test_a_cursor_that_no_walk_wrote_begins_at_the_start(broken: str) -> None:
    assert walk.resume(broken) == walk.Trail({})
    assert walk.resume_sweep(broken) == walk.Sweep()
    assert walk.resume_recheck(broken) == walk.Recheck()
    assert walk.resume_watch(broken) == Watch()
