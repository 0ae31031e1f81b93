"""The order of a walk: most pressing first, everybody once, whatever arrives and whoever else answers meanwhile."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.comment import CommentId
from bot.domain.kind import Kind
from bot.domain.walk import BEGIN, Turn, Walked, following, read, turn, written
from tests.support.clock import NOW

turns = st.tuples(st.integers(0, 3), st.integers(0, 5))


def numbered(drawn: list[tuple[int, int]], first: int = 1) -> list[Turn]:
    return [Turn(rank, since, CommentId(first + place)) for place, (rank, since) in enumerate(drawn)]


def test_urgent_ones_come_first_then_buying_interest_then_what_wants_an_answer_then_the_longest_wait() -> (
    None
):
    late = NOW + timedelta(minutes=1)
    order = [
        turn(CommentId(9), Kind.COMPLAINT, late, urgent=True),
        turn(CommentId(8), Kind.OTHER, NOW, urgent=True),
        turn(CommentId(3), Kind.BUYING, late, urgent=False),
        turn(CommentId(7), Kind.QUESTION, NOW, urgent=False),
        turn(CommentId(4), Kind.QUESTION, late, urgent=False),
        turn(CommentId(1), Kind.PRAISE, NOW, urgent=False),
        turn(CommentId(2), Kind.CHATTER, late, urgent=False),
    ]
    assert sorted(order) == order


@given(st.lists(turns, max_size=30))
def test_a_walk_alone_shows_every_comment_once_in_order_and_counts_down(drawn: list[tuple[int, int]]) -> None:
    waiting, walked, shown, left = numbered(drawn), BEGIN, [], []
    while (step := following(waiting, walked)) is not None:
        shown.append(step.turn)
        left.append(step.left)
        walked = step.walked
    assert shown == sorted(waiting)
    assert left == list(range(len(waiting) - 1, -1, -1))


@given(
    st.lists(turns, min_size=1, max_size=15),
    st.lists(st.tuples(st.lists(turns, max_size=3), st.integers(0, 40), st.booleans()), max_size=30),
)
def test_whatever_arrives_and_whoever_answers_everything_is_shown_once(
    drawn: list[tuple[int, int]], steps: list[tuple[list[tuple[int, int]], int, bool]]
) -> None:
    """At each step some arrive, another member answers one, and this member answers or passes the one that is shown."""
    waiting, walked, shown = numbered(drawn), BEGIN, []
    ever, next_id = list(waiting), len(waiting) + 1
    by_others: set[CommentId] = set()
    rest = iter(steps)
    while True:
        arrived, answered, done = next(rest, ([], -1, False))
        new = numbered(arrived, next_id)
        next_id += len(new)
        waiting, ever = waiting + new, ever + new
        if 0 <= answered < len(waiting):
            by_others.add(waiting.pop(answered).comment)
        step = following(waiting, walked)
        if step is None:
            break
        before = walked.passed
        late = [
            one for one in waiting if before is not None and one <= before and one.comment > walked.newest
        ]
        assert step.turn in waiting
        assert (step.turn in late) if late else step.turn == min(one for one in waiting if walked.ahead(one))
        shown.append(step.turn.comment)
        walked = step.walked
        if done:
            waiting.remove(step.turn)
    assert len(shown) == len(set(shown)), "nobody is shown twice"
    assert {one.comment for one in ever} - set(shown) <= by_others, "nobody is left out"


@given(st.tuples(st.integers(0, 3), st.integers(0, 2**43), st.integers(1, 10**10)), st.integers(0, 10**10))
def test_progress_is_read_as_it_was_written(passed: tuple[int, int, int], newest: int) -> None:
    walked = Walked(Turn(passed[0], passed[1], CommentId(passed[2])), CommentId(newest))
    assert read(written(walked)) == walked
    assert len(written(walked)) <= 40
    assert read(written(BEGIN)) == BEGIN


@given(st.text(alphabet="0123456789-²٣abc", max_size=60))
def test_anything_else_is_a_walk_that_begins_or_a_number_the_database_can_hold(text: str) -> None:
    walked = read(text)
    assert walked == BEGIN or (walked.passed is not None and max(*walked.passed, walked.newest) < 2**63)


@pytest.mark.parametrize("text", ["", "0", "1-2-3", "1-2-3-4-5", "1-2-x-4", "9" * 40])
def test_a_forged_progress_begins_the_walk(text: str) -> None:
    assert read(text) == BEGIN
