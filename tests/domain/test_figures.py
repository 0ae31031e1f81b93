"""Figures: exact, true word for word, and the same wherever they are shown."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.business import MemberId
from bot.domain.comment import CommentId
from bot.domain.figures import Figure, Share, answered_by, behind, figures, more_figures, of_members
from bot.domain.hours import Period
from bot.domain.response import Episode, Waiting, episodes
from tests.domain.waits import at, facts, waits

HOUR = timedelta(hours=1)
DAY = Period(at(0), at(24 * 60))
LATER = at(48 * 60)


def test_a_day_is_shown_as_the_owner_counts_it() -> None:
    day = [waits(n, n, answered=n + n, person=n) for n in range(1, 12)] + [
        waits(12, 60, answered=None, person=12),
        waits(13, 70, answered=None, closed=True, person=13),
    ]
    found = figures(day, DAY, HOUR, LATER)
    assert (found.new, found.answered, found.open, found.done) == (13, 11, 1, 1)
    assert (found.half, found.ninety) == (timedelta(minutes=6), timedelta(minutes=11))
    assert found.share == Share(11, 12)


def test_half_had_an_answer_only_if_half_of_all_who_wait_had_one() -> None:
    two_of_five = [waits(n, 0, answered=5 if n < 3 else None, person=n) for n in range(1, 6)]
    assert figures(two_of_five, DAY, HOUR, LATER).half is None
    three_of_five = [waits(n, 0, answered=5 if n < 4 else None, person=n) for n in range(1, 6)]
    assert figures(three_of_five, DAY, HOUR, LATER).half == timedelta(minutes=5)


def test_all_times_and_the_share_have_one_base_and_who_waits_is_in_it() -> None:
    day = [waits(n, 0, answered=10 if n < 4 else None, person=n) for n in range(1, 13)]
    found = figures(day, DAY, HOUR, at(30))
    assert (found.open, found.half, found.ninety, found.share) == (9, None, None, Share(3, 12))
    assert [one.comment_id for one in behind(Figure.MISSED, day, DAY, HOUR, at(30))] == list(range(4, 13))


def test_nothing_is_said_of_times_while_nobody_has_an_answer_or_is_late() -> None:
    fresh = [waits(1, 0, answered=None, person=1), waits(2, 50, answered=None, person=2)]
    assert figures(fresh, DAY, HOUR, at(60)).early
    assert not figures(fresh, DAY, HOUR, at(61)).early
    answered = [waits(1, 0, answered=10, person=1), waits(2, 50, answered=None, person=2)]
    assert not figures(answered, DAY, HOUR, at(60)).early
    assert figures([], DAY, HOUR, LATER).early


def test_several_comments_that_are_one_wait_are_said_to_be_one_conversation() -> None:
    talk = [waits(n, n, answered=9) for n in range(1, 4)]
    assert figures(talk, DAY, HOUR, LATER).conversations == 1
    alone = [waits(n, n, answered=9, person=n) for n in range(1, 4)]
    assert figures(alone, DAY, HOUR, LATER).conversations is None


def test_an_answer_exactly_at_the_target_is_within_it() -> None:
    assert figures([waits(1, 0, answered=60)], DAY, HOUR, LATER).share == Share(1, 1)
    assert figures([waits(1, 0, answered=61)], DAY, HOUR, LATER).share == Share(0, 1)


def test_a_wait_belongs_to_the_day_it_began() -> None:
    waiting = [waits(1, -30, answered=None), waits(2, 5, answered=20)]
    found = figures(waiting, DAY, HOUR, LATER)
    assert (found.new, found.answered) == (1, 1)
    assert found.answers == 0
    [before] = [figures(waiting, Period(at(-60), at(0)), HOUR, LATER)]
    assert (before.new, before.open, before.half) == (1, 1, timedelta(minutes=50))


def test_few_are_shown_as_numbers() -> None:
    assert Share(3, 4).few
    assert not Share(3, 5).few


def test_nothing_gives_nothing() -> None:
    found = figures([], DAY, HOUR, LATER)
    assert (found.new, found.half, found.ninety, found.share) == (0, None, None, Share(0, 0))


PERIODS = st.tuples(st.integers(-5, 20), st.integers(0, 40)).map(
    lambda bounds: Period(at(bounds[0]), at(bounds[0] + bounds[1]))
)
TARGETS = st.integers(1, 20).map(lambda minutes: timedelta(minutes=minutes))


@given(facts(), PERIODS, TARGETS)
def test_figures_are_those_of_counting_by_hand(
    waiting: list[Waiting], period: Period, target: timedelta
) -> None:
    now = at(60)
    found = figures(waiting, period, target, now)
    inside = [comment for comment in waiting if period.start <= comment.waits_since < period.end]
    counted = [episode for episode in episodes(waiting) if period.start <= episode.started_at < period.end]
    assert found.new == len(inside) == found.answered + found.open + found.done
    assert found.answered == sum(comment.answered_at is not None for comment in inside)
    assert found.half == _shortest(counted, 2, 1)
    assert found.ninety == _shortest(counted, 10, 9)
    assert found.share.within == sum(
        episode.took is not None and episode.took <= target for episode in counted
    )
    assert found.share.of == len(counted)
    assert len(behind(Figure.MISSED, waiting, period, target, now)) == found.share.of - found.share.within
    late = sum(episode.took is None and now - episode.started_at > target for episode in counted)
    assert found.early == (not found.answers and not late)


@given(facts(), PERIODS, TARGETS)
def test_no_two_figures_of_one_screen_contradict(
    waiting: list[Waiting], period: Period, target: timedelta
) -> None:
    found = figures(waiting, period, target, at(60))
    share = found.share
    assert (found.half is not None and found.half <= target) == (0 < share.of <= 2 * share.within)
    assert (found.ninety is not None and found.ninety <= target) == (0 < 9 * share.of <= 10 * share.within)
    if found.half is not None and found.ninety is not None:
        assert found.half <= found.ninety
    assert (found.half is None) == (2 * found.answers < share.of or share.of == 0)
    if found.conversations is None and all(one.waits_since in period for one in waiting):
        assert found.answers == found.answered


@given(facts(), PERIODS, TARGETS)
def test_the_comments_behind_a_figure_are_as_many_as_it_says(
    waiting: list[Waiting], period: Period, target: timedelta
) -> None:
    found = figures(waiting, period, target, LATER)
    told = {figure: behind(figure, waiting, period, target, LATER) for figure in Figure}
    assert len(told[Figure.NEW]) == found.new
    assert len(told[Figure.ANSWERED]) == found.answered
    assert len(told[Figure.OPEN]) == found.open
    assert len(told[Figure.DONE]) == found.done
    assert len(told[Figure.SLOWEST]) == found.answers
    assert set(told[Figure.NEW]) == {*told[Figure.ANSWERED], *told[Figure.OPEN], *told[Figure.DONE]}


@given(facts(), PERIODS, TARGETS)
def test_channels_and_their_sum_agree(waiting: list[Waiting], period: Period, target: timedelta) -> None:
    whole = figures(waiting, period, target, LATER)
    parts = [
        figures([comment for comment in waiting if comment.channel_id == number], period, target, LATER)
        for number in (1, 2)
    ]
    for name in ("new", "answered", "open", "done", "answers"):
        assert getattr(whole, name) == sum(getattr(part, name) for part in parts)
    assert whole.share.within == sum(part.share.within for part in parts)
    assert whole.share.of == sum(part.share.of for part in parts)


@given(facts(), PERIODS, TARGETS)
def test_more_than_what_is_asked_for_changes_nothing(
    waiting: list[Waiting], period: Period, target: timedelta
) -> None:
    groups = {
        (comment.channel_id, comment.thread, comment.person_id)
        for comment in waiting
        if comment.waits_since in period and comment.person_id
    }
    enough = [
        comment
        for comment in waiting
        if comment.waits_since in period or (comment.channel_id, comment.thread, comment.person_id) in groups
    ]
    assert figures(enough, period, target, LATER) == figures(waiting, period, target, LATER)


def _shortest(counted: list[Episode], of: int, share: int) -> timedelta | None:
    """The shortest time after which `share` of `of` had an answer, by trying every one."""
    tooks = sorted(episode.took for episode in counted if episode.took is not None)
    for took in tooks:
        if sum(other <= took for other in tooks) * of >= len(counted) * share:
            return took
    return None


def test_a_reply_answers_what_waited_with_it_and_a_reply_of_somebody_else_stays_theirs() -> None:
    anna, bert = MemberId(901), MemberId(902)
    three = [waits(1, 0, answered=10), waits(2, 2, answered=10), waits(3, 4, answered=12)]
    answers = {CommentId(2): anna, CommentId(3): bert}
    period = Period(at(-1), at(60))
    found = of_members(three, answers, period, timedelta(minutes=60), at(60))
    assert [(one.member, one.answered, one.share.of) for one in found] == [(anna, 2, 1), (bert, 1, 0)]
    assert [one.comment_id for one in answered_by(anna, three, answers, period, at(60))] == [1, 2]
    assert [one.comment_id for one in answered_by(bert, three, answers, period, at(60))] == [3]
    elsewhere = [*three, waits(4, 5, answered=6, person=8)]
    assert of_members(elsewhere, answers, period, timedelta(minutes=60), at(60)) == found


@given(facts())
def test_more_figures_are_of_the_same_answers(some: list[Waiting]) -> None:
    period, target, now = Period(at(0), at(25)), timedelta(minutes=15), at(60)
    usual, more = figures(some, period, target, now), more_figures(some, period, target, now)
    assert more.ninety == usual.ninety
    assert dict(more.shares)[target] == usual.share
    assert [share.within for _, share in more.shares] == sorted(share.within for _, share in more.shares)
    assert {share.of for _, share in more.shares} == {usual.share.of}
    assert (more.quickest_mean is None) is (usual.answers == 0)
    if more.quickest_mean is not None and usual.ninety is not None:
        assert more.quickest_mean <= usual.ninety
