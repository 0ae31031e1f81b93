"""Figures: how many came and how fast they were answered. Every output takes them from here."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.comment import CommentId
from bot.domain.hours import Period
from bot.domain.response import Episode, Waiting, episodes

FEW = 5
"""Below this a share is told in numbers, not as a percentage."""


class Figure(StrEnum):
    """A figure that opens to the comments behind it."""

    NEW = "new"
    ANSWERED = "answered"
    OPEN = "open"
    DONE = "done"
    """Closed without an answer."""
    SLOWEST = "slowest"
    """Answered ones, longest wait first: what stands behind "half" and "90 %"."""
    MISSED = "missed"
    """Answered after the target, or waiting for longer than it."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    within: int
    of: int

    @property
    def few(self) -> bool:
        """Too few for a percentage."""
        return self.of < FEW


@dataclass(frozen=True, slots=True)
class Figures:
    """Of the comments that came in a period, as they stand now: new = answered + open + done.

    Times are first response times of episodes (design decision 6). Whoever still waits counts as not yet
    answered, so "half had an answer after" is true word for word.
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
    """Answered within the target, of those answered and those that wait for longer than it."""
    answers: int
    """Episodes that ended with an answer."""


Among = Callable[[datetime], bool]
"""Whether what began then counts."""


def always(_began: datetime) -> bool:
    """Whenever it began."""
    return True


def figures(
    waiting: Iterable[Waiting],
    period: Period,
    target: timedelta,
    now: datetime,
    among: Among = always,
) -> Figures:
    """Exact figures of what began in the period.

    `waiting` holds every comment of each person and thread that has one in the period, and none that was
    sorted out unanswered (spam, trash, deleted); it may hold more.
    """
    pile = _Pile.of(waiting, period, target, now, among)
    waits, answers = len(pile.episodes), [it for it in pile.episodes if it.answered_at is not None]
    tooks = sorted(it.took for it in answers if it.took is not None)
    return Figures(
        new=len(pile.comments),
        answered=len(pile.behind(Figure.ANSWERED)),
        open=len(pile.behind(Figure.OPEN)),
        done=len(pile.behind(Figure.DONE)),
        half=_rank(tooks, -(-waits // 2)),
        ninety=_rank(tooks, -(-waits * 9 // 10)),
        share=Share(sum(took <= target for took in tooks), len(answers) + pile.overdue()),
        answers=len(answers),
    )


def behind(
    figure: Figure,
    waiting: Iterable[Waiting],
    period: Period,
    target: timedelta,
    now: datetime,
) -> tuple[CommentId, ...]:
    """The comments behind a figure: oldest first, for the slowest longest wait first."""
    return _Pile.of(waiting, period, target, now, always).behind(figure)


@dataclass(frozen=True, slots=True)
class _Pile:
    """What began in a period: single comments for counts, episodes for times."""

    comments: Sequence[Waiting]
    episodes: Sequence[Episode]
    target: timedelta
    now: datetime

    @classmethod
    def of(
        cls, waiting: Iterable[Waiting], period: Period, target: timedelta, now: datetime, among: Among
    ) -> "_Pile":
        every = tuple(waiting)
        comments = [it for it in every if it.waits_since in period and among(it.waits_since)]
        comments.sort(key=lambda it: (it.waits_since, it.comment_id))
        counted = [it for it in episodes(every) if it.started_at in period and among(it.started_at)]
        return cls(comments, counted, target, now)

    def behind(self, figure: Figure) -> tuple[CommentId, ...]:
        match figure:
            case Figure.NEW:
                return tuple(it.comment_id for it in self.comments)
            case Figure.ANSWERED:
                return tuple(it.comment_id for it in self.comments if it.answered_at is not None)
            case Figure.OPEN:
                return tuple(
                    it.comment_id for it in self.comments if it.answered_at is None and not it.closed
                )
            case Figure.DONE:
                return tuple(it.comment_id for it in self.comments if it.answered_at is None and it.closed)
            case Figure.SLOWEST:
                ended = [it for it in self.episodes if it.took is not None]
                return _first(sorted(ended, key=lambda it: it.took or timedelta(0), reverse=True))
            case Figure.MISSED:
                return _first([it for it in self.episodes if self._missed(it)])

    def overdue(self) -> int:
        return sum(it.answered_at is None and self._missed(it) for it in self.episodes)

    def _missed(self, episode: Episode) -> bool:
        waited = self.now - episode.started_at if episode.took is None else episode.took
        return waited > self.target


def _first(found: Iterable[Episode]) -> tuple[CommentId, ...]:
    return tuple(it.comments[0] for it in found)


def _rank(tooks: Sequence[timedelta], rank: int) -> timedelta | None:
    return tooks[rank - 1] if 0 < rank <= len(tooks) else None
