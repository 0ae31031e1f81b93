"""First response time: the rules of design decision 6, as examples and against a slow reference."""

import itertools
from datetime import timedelta

from hypothesis import given

from bot.domain.channel import ChannelId
from bot.domain.comment import CommentId
from bot.domain.person import PersonId
from bot.domain.response import Episode, Waiting, episodes
from tests.domain.waits import at, facts, waits


def test_an_episode_runs_from_the_first_comment_that_waits_to_the_first_answer() -> None:
    found = episodes([waits(1, 0, answered=25), waits(2, 10, answered=25)])
    assert found == (Episode((CommentId(1), CommentId(2)), ChannelId(1), at(0), at(25)),)
    assert found[0].took == timedelta(minutes=25)


def test_an_answer_to_the_second_comment_ends_the_wait_of_the_first() -> None:
    found = episodes([waits(1, 0, answered=None), waits(2, 10, answered=25)])
    assert [(episode.comments, episode.took) for episode in found] == [((1, 2), timedelta(minutes=25))]


def test_of_two_answers_the_first_counts() -> None:
    assert [episode.took for episode in episodes([waits(1, 0, answered=30), waits(2, 5, answered=8)])] == [
        timedelta(minutes=8)
    ]


def test_a_comment_after_the_answer_opens_the_next_episode() -> None:
    found = episodes([waits(1, 0, answered=5), waits(2, 60, answered=None), waits(3, 70, answered=None)])
    assert [(episode.comments, episode.took) for episode in found] == [
        ((1,), timedelta(minutes=5)),
        ((2, 3), None),
    ]


def test_done_without_an_answer_leaves_every_count() -> None:
    assert episodes([waits(1, 0, answered=None, closed=True)]) == ()
    [left] = episodes([waits(1, 0, answered=None, closed=True), waits(2, 30, answered=40)])
    assert (left.comments, left.started_at) == ((2,), at(30))


def test_guests_without_an_id_are_never_merged() -> None:
    found = episodes([waits(1, 0, answered=5, person=None), waits(2, 1, answered=None, person=None)])
    assert [(episode.comments, episode.took) for episode in found] == [
        ((1,), timedelta(minutes=5)),
        ((2,), None),
    ]


def test_other_threads_persons_and_channels_wait_by_themselves() -> None:
    found = episodes(
        [
            waits(1, 0, answered=9),
            waits(2, 1, answered=None, thread="other"),
            waits(3, 2, answered=None, person=8),
            waits(4, 3, answered=None, channel=2),
        ]
    )
    assert [episode.comments for episode in found] == [(1,), (2,), (3,), (4,)]


def test_an_answer_that_seems_older_than_its_comment_took_no_time() -> None:
    [found] = episodes([waits(1, 10, answered=8)])
    assert found.took == timedelta(0)


@given(facts())
def test_episodes_are_those_of_the_slow_reference(found: list[Waiting]) -> None:
    assert episodes(found) == _reference(found)


@given(facts())
def test_every_comment_that_counts_is_in_exactly_one_episode(found: list[Waiting]) -> None:
    inside = [comment for episode in episodes(found) for comment in episode.comments]
    assert sorted(inside) == sorted(
        comment.comment_id for comment in found if comment.answered_at or not comment.closed
    )


@given(facts())
def test_episodes_of_one_person_in_one_thread_never_overlap_while_clocks_agree(found: list[Waiting]) -> None:
    agreeing = [
        comment
        for comment in found
        if comment.answered_at is None or comment.answered_at >= comment.waits_since
    ]
    by_id = {comment.comment_id: comment for comment in agreeing}
    runs: dict[tuple[int, str, PersonId], list[Episode]] = {}
    for episode in episodes(agreeing):
        first = by_id[episode.comments[0]]
        if first.person_id is not None:
            runs.setdefault((first.channel_id, first.thread, first.person_id), []).append(episode)
    for run in runs.values():
        for before, after in itertools.pairwise(run):
            assert before.answered_at is not None
            assert before.answered_at < after.started_at


def _reference(found: list[Waiting]) -> tuple[Episode, ...]:
    """Word for word, and slow: take the first answer that is left and everything it found waiting."""
    left = [comment for comment in found if comment.answered_at is not None or not comment.closed]
    made = []
    while left:
        one = left[0]
        same = [
            comment
            for comment in left
            if comment is one
            or (
                one.person_id is not None
                and (comment.person_id, comment.thread, comment.channel_id)
                == (one.person_id, one.thread, one.channel_id)
            )
        ]
        answer = min(
            (comment.answered_at for comment in same if comment.answered_at is not None), default=None
        )
        inside = [
            comment
            for comment in same
            if answer is None or comment.waits_since <= answer or comment.answered_at == answer
        ]
        inside.sort(key=lambda comment: (comment.waits_since, comment.comment_id))
        ids = tuple(comment.comment_id for comment in inside)
        made.append(Episode(ids, one.channel_id, inside[0].waits_since, answer))
        left = [comment for comment in left if comment not in inside]
    return tuple(sorted(made, key=lambda comment: (comment.started_at, comment.comments)))
