"""Walk over pages of X: when a list has no next page, and what a finished walk remembers."""

from dataclasses import replace

import pytest

from bot.connectors.x import walk
from bot.connectors.x.walk import Trail
from tests.support.clock import NOW


@pytest.mark.parametrize(
    ("token", "ids", "lowest", "expected"),
    [
        ("next", ("5", "3", ""), "", ("next", "3")),
        ("next", ("10", "9"), "11", ("next", "9")),
        ("next", ("9", "12"), "9", ("", "9")),
        ("next", ("10",), "9", ("", "9")),
        ("next", (), "9", ("", "9")),
        ("next", (), "", ("", "")),
        ("x" * 500, ("8",), "9", ("x" * 500, "8")),
        ("x" * 501, ("8",), "9", ("", "9")),
    ],
)
def test_a_page_leads_on_only_where_it_reached_an_older_post_and_a_cursor_can_hold_its_token(
    token: str, ids: tuple[str, ...], lowest: str, expected: tuple[str, str]
) -> None:
    assert walk.onward(token, ids, lowest) == expected


def test_a_finished_walk_keeps_what_is_above_its_mark_and_nothing_of_its_pages() -> None:
    under_way = Trail(since="5", begin="2026-11-18T00:00:00Z", token="t", newest="9", settled="7", taken=("6", "7", "9", "8"),
                      own_since="3", lowest="4", restarted=True)  # fmt: skip
    done = walk.completed(under_way, NOW)
    assert done == Trail(since="7", taken=("8", "9"), ended=int(NOW.timestamp()))


def test_a_walk_that_met_nothing_old_enough_begins_at_the_same_time_again() -> None:
    begun = Trail(begin="2026-11-18T00:00:00Z", taken=("9",), newest="9")
    assert walk.completed(begun, NOW) == replace(begun, newest="", ended=int(NOW.timestamp()))


def test_of_young_posts_the_newest_hundred_are_remembered() -> None:
    many = Trail(taken=tuple(str(number) for number in range(1, 151)))
    assert walk.completed(many, NOW).taken == tuple(str(number) for number in range(51, 151))


@pytest.mark.parametrize("ended", [-1, 2**40, "7", None, 1.5])
def test_an_end_that_no_walk_wrote_is_none(ended: object) -> None:
    assert walk.resume(walk.store(Trail(since="5")).replace("}", f', "ended": {ended!r}}}')).ended == 0


def test_a_cursor_without_an_end_begins_at_the_start() -> None:
    assert walk.resume("[" * 100_000) == Trail()
