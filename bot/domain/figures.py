"""Figures (statistics, metrics): how many comments came, and how fast they were answered: median, share
within target. Every output uses these.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.business import MemberId
from bot.domain.comment import CommentId
from bot.domain.hours import Period
from bot.domain.response import Episode, Waiting, episodes

FEW = 5
"""Below this a share is shown as numbers, not as a percentage."""


class Figure(StrEnum):
    """Name of a figure that opens to the comments behind it."""

    NEW = "new"
    ANSWERED = "answered"
    OPEN = "open"
    DONE = "done"
    """Closed without an answer."""
    SLOWEST = "slowest"
    """Answered ones, longest wait first: the comments behind "half" and "90 %"."""
    MISSED = "missed"
    """Not answered within the target, or not yet: everybody who is not in the share."""


@dataclass(frozen=True, slots=True)
class Share:
    """Part of a whole: so many of so many."""

    within: int
    of: int

    @property
    def few(self) -> bool:
        """Too few for a percentage."""
        return self.of < FEW


@dataclass(frozen=True, slots=True)
class Figures:
    """Statistics of the comments that came in a period, with their present state: new = answered + open +
    done.

    Times are first response times of episodes (design decision 6). All of them and the share within target
    have one base, every episode of the period: an episode without an answer counts as not answered.
    """

    new: int
    answered: int
    open: int
    done: int
    half: timedelta | None
    """Shortest time after which at least half had an answer; None: fewer have one."""
    ninety: timedelta | None
    """The same for 90 %."""
    share: Share
    """Answered within the target, of all episodes."""
    answers: int
    """Episodes that ended with an answer."""
    early: bool = False
    """Nobody has an answer yet, and nobody waits for longer than the target: no time says anything yet."""

    @property
    def few(self) -> bool:
        """Too few answers for a percentage."""
        return self.answers < FEW

    @property
    def conversations(self) -> int | None:
        """Number of episodes behind the times, where they are fewer than the comments; else None."""
        return self.share.of if 0 < self.share.of < self.answered + self.open else None


SHARES = tuple(timedelta(minutes=minutes) for minutes in (15, 60, 4 * 60, 24 * 60))
"""Durations within which answers are counted, beside the target."""


@dataclass(frozen=True, slots=True)
class MoreFigures:
    """Statistics for whoever wants more of them, of the same episodes as `Figures`."""

    ninety: timedelta | None
    shares: tuple[tuple[timedelta, Share], ...]
    """Answered within 15 min, 1 h, 4 h and 24 h, of all episodes."""
    quickest_mean: timedelta | None
    """Mean of the quickest 90 % of the answers; None: there are none."""


@dataclass(frozen=True, slots=True)
class OfMember:
    """What one member answered first in a period: so many comments; the times as in `Figures`, of their answers alone."""

    member: MemberId
    answered: int
    half: timedelta | None
    share: Share


@dataclass(frozen=True, slots=True)
class Counted:
    """Comment behind a figure, and how long its first answer took; None: it waits, or needs none."""

    comment_id: CommentId
    took: timedelta | None


Among = Callable[[datetime], bool]
"""Whether what began then counts."""


def always(_began: datetime) -> bool:
    """Accepts every start time."""
    return True


def figures(
    waiting: Iterable[Waiting],
    period: Period,
    target: timedelta,
    now: datetime,
    among: Among = always,
) -> Figures:
    """Calculates the exact figures of what began in the period.

    `waiting` holds every comment of each person and thread that has one in the period, except those sorted
    out unanswered (spam, trash, deleted); it may hold more.
    """
    pile = _Pile.of(waiting, period, target, now, among)
    waits = len(pile.episodes)
    tooks = sorted(one.took for one in pile.episodes if one.took is not None)
    return Figures(
        new=len(pile.comments),
        answered=len(pile.behind(Figure.ANSWERED)),
        open=len(pile.behind(Figure.OPEN)),
        done=len(pile.behind(Figure.DONE)),
        half=_rank(tooks, -(-waits // 2)),
        ninety=_rank(tooks, -(-waits * 9 // 10)),
        share=Share(sum(took <= target for took in tooks), waits),
        answers=len(tooks),
        early=not tooks and not pile.overdue(),
    )


def more_figures(waiting: Iterable[Waiting], period: Period, target: timedelta, now: datetime) -> MoreFigures:
    """Calculates further figures of what began in the period; `waiting` as in `figures`."""
    pile = _Pile.of(waiting, period, target, now, always)
    waits = len(pile.episodes)
    tooks = sorted(one.took for one in pile.episodes if one.took is not None)
    quickest = tooks[: -(-len(tooks) * 9 // 10)]
    return MoreFigures(
        ninety=_rank(tooks, -(-waits * 9 // 10)),
        shares=tuple((limit, Share(sum(took <= limit for took in tooks), waits)) for limit in SHARES),
        quickest_mean=sum(quickest, timedelta()) / len(quickest) if quickest else None,
    )


def of_members(
    waiting: Iterable[Waiting],
    answers: Mapping[CommentId, MemberId],
    period: Period,
    target: timedelta,
    now: datetime,
) -> tuple[OfMember, ...]:
    """What each member answered, by their number: no order that would rank them. `answers`: whose reply went out under
    which comment. What was answered on the platform itself is nobody's.
    """
    pile = _Pile.of(waiting, period, target, now, always)
    by = pile.answerers(answers)
    found = []
    for member in sorted(set(by.values())):
        mine = [one for one in pile.episodes if by.get(one.comments[0]) == member and one.took is not None]
        tooks = sorted(one.took for one in mine if one.took is not None)
        answered = sum(by.get(one.comment_id) == member for one in pile.behind(Figure.ANSWERED))
        within = Share(sum(took <= target for took in tooks), len(tooks))
        found.append(OfMember(member, answered, _rank(tooks, -(-len(tooks) // 2)), within))
    return tuple(one for one in found if one.answered)


def answered_by(
    member: MemberId,
    waiting: Iterable[Waiting],
    answers: Mapping[CommentId, MemberId],
    period: Period,
    now: datetime,
) -> tuple[Counted, ...]:
    """Comments behind what a member answered; oldest first."""
    pile = _Pile.of(waiting, period, timedelta(), now, always)
    by = pile.answerers(answers)
    return tuple(one for one in pile.behind(Figure.ANSWERED) if by.get(one.comment_id) == member)


def behind(
    figure: Figure,
    waiting: Iterable[Waiting],
    period: Period,
    target: timedelta,
    now: datetime,
) -> tuple[Counted, ...]:
    """Comments behind a figure: oldest first; for the slowest answers the longest wait first."""
    return _Pile.of(waiting, period, target, now, always).behind(figure)


@dataclass(frozen=True, slots=True)
class _Pile:
    """Comments (for counts) and episodes (for times) that began in a period."""

    comments: Sequence[Waiting]
    episodes: Sequence[Episode]
    target: timedelta
    now: datetime

    @classmethod
    def of(
        cls, waiting: Iterable[Waiting], period: Period, target: timedelta, now: datetime, among: Among
    ) -> "_Pile":
        every = tuple(waiting)
        comments = [one for one in every if one.waits_since in period and among(one.waits_since)]
        comments.sort(key=lambda one: (one.waits_since, one.comment_id))
        counted = [
            episode
            for episode in episodes(every)
            if episode.started_at in period and among(episode.started_at)
        ]
        return cls(comments, counted, target, now)

    def behind(self, figure: Figure) -> tuple[Counted, ...]:
        match figure:
            case Figure.NEW:
                return _each(self.comments)
            case Figure.ANSWERED:
                return _each(one for one in self.comments if one.answered_at is not None)
            case Figure.OPEN:
                return _each(one for one in self.comments if one.answered_at is None and not one.closed)
            case Figure.DONE:
                return _each(one for one in self.comments if one.answered_at is None and one.closed)
            case Figure.SLOWEST:
                ended = [one for one in self.episodes if one.took is not None]
                return _first(sorted(ended, key=lambda one: one.took or timedelta(0), reverse=True))
            case Figure.MISSED:
                return _first(one for one in self.episodes if one.took is None or one.took > self.target)

    def answerers(self, answers: Mapping[CommentId, MemberId]) -> Mapping[CommentId, MemberId]:
        """Who answered each comment: a reply under one comment answers all that waited with it in one episode."""
        by = dict(answers)
        for episode in self.episodes:
            first = next((answers[one] for one in episode.comments if one in answers), None)
            if first is not None:
                by |= {one: by.get(one, first) for one in episode.comments}
        return by

    def overdue(self) -> bool:
        return any(one.took is None and self.now - one.started_at > self.target for one in self.episodes)


def _each(comments: Iterable[Waiting]) -> tuple[Counted, ...]:
    return tuple(Counted(one.comment_id, one.took) for one in comments)


def _first(found: Iterable[Episode]) -> tuple[Counted, ...]:
    return tuple(Counted(one.comments[0], one.took) for one in found)


def _rank(tooks: Sequence[timedelta], rank: int) -> timedelta | None:
    return tooks[rank - 1] if 0 < rank <= len(tooks) else None
