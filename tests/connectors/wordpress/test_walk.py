"""The walk leaves no gap, whatever happens to the list between two pages."""

import json
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.connectors.wordpress import walk
from bot.connectors.wordpress.walk import Malformed, Page, Trail

SIZE, OVERLAP = 10, 3
MINUTE = 60_000


@dataclass
class Blog:
    """A list of ids as WordPress keeps it; hidden ones are counted but not shown."""

    ids: list[int]
    hidden: frozenset[int]
    top: int

    def page(self, offset: int, size: int = SIZE) -> Page:
        slice_ = sorted(self.ids, reverse=True)[offset : offset + size]
        return Page(tuple(number for number in slice_ if number not in self.hidden), len(self.ids))

    def suffer(self, events: list[int]) -> None:
        """An even number is a new comment, an odd one deletes the one at that place from the top."""
        for event in events:
            if event % 2 == 0 or not self.ids:
                self.top += 1
                self.ids.append(self.top)
            else:
                ordered = sorted(self.ids, reverse=True)
                self.ids.remove(ordered[event // 2 % len(ordered)])


def blog_of(count: int, hidden: frozenset[int] = frozenset()) -> Blog:
    return Blog(list(range(1, count + 1)), hidden, count)


def take(
    blog: Blog, trail: Trail, *, deep: bool = False, now: int = 0, pace: tuple[int, int] = (SIZE, OVERLAP)
) -> walk.Stride:
    size, overlap = pace
    page = blog.page(trail.offset, size)
    return walk.step(trail, page, now, deep=deep, size=size, overlap=overlap, behind=SIZE)


@settings(max_examples=600, deadline=None)
@given(
    count=st.integers(0, 90),
    hidden=st.frozensets(st.integers(1, 90), max_size=40),
    between=st.lists(st.lists(st.integers(0, 79), max_size=14), max_size=40),
    floor=st.integers(0, 40),
    paces=st.lists(st.sampled_from([(SIZE, OVERLAP), (SIZE, OVERLAP), (4, 2), (3, 1)]), max_size=60),
)
def test_every_comment_that_stood_there_all_the_time_is_collected(
    count: int,
    hidden: frozenset[int],
    between: list[list[int]],
    floor: int,
    paces: list[tuple[int, int]],
) -> None:
    blog = blog_of(count, hidden)
    trail, collected, stood = Trail(floor=floor), set[int](), set(blog.ids)
    pauses, sizes = iter(between), iter(paces)
    for _ in range(400):
        if trail.offset == 0:
            collected, stood = set(), set(blog.ids)
        pace = next(sizes, (SIZE, OVERLAP))
        page = blog.page(trail.offset, pace[0])
        stride = take(blog, trail, pace=pace)
        collected |= set(page.ids)
        if stride.covers and not stride.restarted:
            high = stride.high if stride.high is not None else 10**9
            inside = {number for number in blog.ids if stride.low <= number <= high}
            assert inside - hidden <= set(page.ids)
        until = trail.until if trail.offset else stride.trail.until
        trail = walk.resume(walk.store(stride.trail), "")
        if stride.done:
            lowest = 0 if floor == 0 else min((n for n in collected), default=0)
            still = {number for number in blog.ids if number in stood} - hidden
            assert {number for number in still if number >= max(lowest, until)} <= collected
            return
        blog.suffer(next(pauses, []))
        stood &= set(blog.ids)
    pytest.fail("the walk never ended although the list stood still")


def test_the_walk_stops_at_the_floor_and_not_before() -> None:
    blog = blog_of(60)
    first = take(blog, Trail(floor=40))
    assert (first.done, first.low, first.high) == (False, 51, None)
    second = take(blog, first.trail)
    assert (second.done, second.low, second.high) == (False, 44, 53)
    third = take(blog, second.trail)
    assert (third.done, third.low, third.high) == (True, 37, 46)


def test_deletes_above_that_outrun_the_overlap_restart_the_walk_and_ever_slower() -> None:
    blog = blog_of(80)
    trail = Trail()
    pauses = []
    for attempt in range(6):
        first = take(blog, trail, now=1000)
        blog.ids = sorted(blog.ids)[:-5]
        blog.suffer([0] if attempt == 5 else [])
        torn = take(blog, first.trail, now=1000)
        assert torn.restarted and not torn.done and not torn.covers
        assert torn.trail.offset == 0
        trail = torn.trail
        pauses.append(trail.not_before and trail.not_before - 1000)
    assert pauses == [0, 0, 15_000, 30_000, 60_000, 120_000]


def test_a_page_out_of_order_or_longer_than_asked_for_is_refused() -> None:
    for ids in ((3, 4), (4, 4), (2, 0), tuple(range(20, 5, -1))):
        with pytest.raises(Malformed):
            walk.step(Trail(), Page(ids, 50), 0, deep=False, size=SIZE, overlap=OVERLAP)
    with pytest.raises(Malformed):
        walk.step(Trail(), Page((3, 2), 1), 0, deep=False, size=SIZE, overlap=OVERLAP)


def test_an_empty_page_is_no_end_while_more_are_counted() -> None:
    blog = blog_of(30, hidden=frozenset(range(11, 31)))
    strides = [take(blog, Trail())]
    while not strides[-1].done:
        strides.append(take(blog, strides[-1].trail))
    assert [stride.covers for stride in strides] == [False, False, False, True]
    assert strides[-1].unreadable == 20


def test_a_site_that_counts_what_it_never_shows_is_given_up_on() -> None:
    trail = Trail()
    with pytest.raises(Malformed):
        for _ in range(100):
            trail = walk.step(
                trail, Page((), 10**9), 0, deep=False, size=walk.PAGE, overlap=walk.OVERLAP
            ).trail


def test_the_floor_lags_a_page_and_fifteen_minutes_behind() -> None:
    blog = blog_of(50)
    trail = Trail()
    for minute in range(15):
        while not (stride := take(blog, trail, now=minute * MINUTE)).done:
            trail = stride.trail
        trail = stride.trail
        assert trail.floor == 0
        blog.suffer([0])
    for minute in (15, 16, 29):
        while not (stride := take(blog, trail, now=minute * MINUTE)).done:
            trail = stride.trail
        trail = stride.trail
        assert trail.floor == 41, "the id a page below the top of minute 0"
    while not (stride := take(blog, trail, now=31 * MINUTE)).done:
        trail = stride.trail
    assert stride.trail.floor == 56, "and of minute 15"


def test_a_top_below_the_floor_means_an_older_copy_and_everything_is_walked() -> None:
    stride = take(blog_of(35), Trail(floor=35, mark=38, settled_total=60))
    assert stride.trail.until == 0 and stride.trail.floor == 0 and stride.trail.mark == -1
    assert not stride.done


def test_a_deep_walk_goes_below_the_floor_and_keeps_it() -> None:
    blog = blog_of(25)
    trail, low = Trail(floor=20), 99
    while not (stride := take(blog, trail, deep=True)).done:
        trail, low = stride.trail, stride.low
    assert stride.low == 0 and low == 2
    assert stride.trail.floor == 20


def test_a_changed_count_is_reported_once_the_walk_is_done() -> None:
    blog = blog_of(5)
    first = take(blog, Trail())
    assert (first.done, first.total_changed) == (True, False)
    assert not take(blog, first.trail).total_changed
    blog.suffer([0])
    assert take(blog, first.trail).total_changed


def test_a_cursor_of_other_rights_or_of_no_use_starts_again() -> None:
    kept = replace(Trail(mode="all"), floor=7, ids=(9, 8), offset=90)
    assert walk.resume(walk.store(kept), "all") == kept
    assert walk.resume(walk.store(kept), "public") == Trail(mode="public")
    for broken in ("", "{", "[]", '{"unknown": 1}', "7", json.dumps({"ids": 5})):
        assert walk.resume(broken, "all") == Trail(mode="all")


def test_a_cursor_between_walks_is_short() -> None:
    newest = Page(tuple(range(5000, 4900, -1)), 5000)
    under_way = walk.step(Trail(mode="all"), newest, 5, deep=False, size=100, overlap=10)
    assert not under_way.done and len(walk.store(under_way.trail)) < 1500
    done = walk.step(replace(Trail(mode="all"), floor=4950), newest, 5, deep=False, size=100, overlap=10)
    assert done.done and len(walk.store(done.trail)) < 120


def test_full_pages_without_a_shared_row_never_join_even_if_the_count_stood_still() -> None:
    trail = walk.step(
        Trail(), Page(tuple(range(60, 50, -1)), 40), 0, deep=False, size=SIZE, overlap=OVERLAP
    ).trail
    torn = walk.step(trail, Page(tuple(range(40, 30, -1)), 40), 0, deep=False, size=SIZE, overlap=OVERLAP)
    assert torn.restarted


def test_a_first_page_with_hidden_rows_does_not_set_the_floor_but_a_later_one_does() -> None:
    blog = blog_of(40, hidden=frozenset({35, 36}))
    first = take(blog, Trail(floor=1))
    assert first.trail.lag == -1
    assert take(blog, first.trail).trail.lag == 24


def test_what_a_small_page_overlaps_by_is_what_counts_for_the_page_after_it() -> None:
    blog = blog_of(60, hidden=frozenset({58}))
    small = take(blog, Trail(), pace=(3, 1))
    assert small.trail.short and small.trail.offset == 2
    blog.ids = [number for number in blog.ids if number < 58]
    assert take(blog, small.trail, pace=(10, 3)).restarted, "57 and 56 would be missed"


def test_a_page_that_is_too_much_is_asked_for_smaller_and_the_next_one_as_usual() -> None:
    trail = replace(Trail(), offset=90, ids=(5, 4), low=4)
    paces = [walk.pace(trail)]
    while (less := walk.smaller(trail)) is not None:
        trail = less
        paces.append(walk.pace(trail))
    assert paces == [(100, 10), (20, 5), (3, 1)]
    assert (trail.offset, trail.ids, trail.low) == (90, (5, 4), 4)
    blog = blog_of(60)
    came = take(blog, replace(Trail(), smaller=2), pace=(3, 1))
    assert came.trail.smaller == 0 and came.trail.offset == 2
