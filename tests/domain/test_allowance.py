"""How much a channel may bring within a day."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.allowance import DAY, Allowance

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)


@given(
    st.lists(st.tuples(st.integers(0, 30_000), st.integers(0, 200_000_000), st.integers(0, 40)), max_size=20)
)
def test_in_no_day_more_is_taken_in_than_one_page_beyond_the_limit(pages: list[tuple[int, int, int]]) -> None:
    kept, now, begun, rows = Allowance(), NOW, NOW, 0
    for count, size, hours in pages:
        now += timedelta(hours=hours)
        if kept.spent_until(100, now, first_walk=False) is not None:
            assert rows >= 20_000 or kept.size >= 100_000_000
            continue
        kept = kept.after(count, size, now)
        if kept.since != begun:
            begun, rows = kept.since or now, 0
        rows += count
        assert kept.rows == rows or not kept.rows


def test_twenty_thousand_comments_or_a_hundred_megabytes_are_a_day_and_far_more_until_all_was_read_once() -> (
    None
):
    many, long = Allowance(NOW, 20_000, 0), Allowance(NOW, 1, 100_000_000)
    for one in (many, long):
        assert one.spent_until(100, NOW, first_walk=False) == NOW + DAY
        assert one.spent_until(100, NOW, first_walk=True) is None
        assert one.spent_until(200, NOW, first_walk=False) is None
        assert one.spent_until(100, NOW + DAY, first_walk=False) is None
    assert Allowance(NOW, 500_000, 0).spent_until(100, NOW, first_walk=True) == NOW + DAY
    assert Allowance(NOW, 1, 1_000_000_000).spent_until(100, NOW, first_walk=True) == NOW + DAY


def test_a_clock_that_was_set_back_holds_nothing_up() -> None:
    assert Allowance(NOW, 20_000, 0).spent_until(100, NOW - timedelta(hours=1), first_walk=False) is None
