"""First response time: episodes of waiting, calculated from facts."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.domain.channel import ChannelId
from bot.domain.comment import CommentId
from bot.domain.person import PersonId


class Waiting(NamedTuple):
    """Wait of one customer's comment."""

    comment_id: CommentId
    channel_id: ChannelId
    thread: str
    person_id: PersonId | None
    waits_since: datetime
    answered_at: datetime | None
    """First public answer by a human of the business; None while it waits, also if it was opened again."""
    closed: bool
    """Done without an answer, or gone: it leaves numerator and denominator."""

    @classmethod
    def of(
        cls,
        comment: CommentId,
        channel: ChannelId,
        thread: str,
        person: PersonId | None,
        since: datetime,
        answered_at: datetime | None,
        *,
        is_open: bool,
        visible: bool,
    ) -> "Waiting":
        """Builds the wait from the columns of a comment: an open one waits, whatever answered it before it
        was opened again.
        """
        answer = None if is_open else answered_at
        closed = answer is None and not (is_open and visible)
        return cls(comment, channel, thread, person, since, answer, closed)

    @property
    def took(self) -> timedelta | None:
        """Duration that this comment alone waited; None without an answer."""
        return None if self.answered_at is None else max(self.answered_at - self.waits_since, timedelta(0))


class Episode(NamedTuple):
    """Episode of waiting, from a customer's first unanswered comment to the first public answer."""

    comments: tuple[CommentId, ...]
    channel_id: ChannelId
    started_at: datetime
    answered_at: datetime | None

    @property
    def took(self) -> timedelta | None:
        """First response time; None while it is open."""
        if self.answered_at is None:
            return None
        return max(self.answered_at - self.started_at, timedelta(0))


def episodes(waiting: Iterable[Waiting]) -> tuple[Episode, ...]:
    """Splits comments into episodes, by their start (design decision 6).

    One known person in one thread has one episode at a time: it begins with the first comment that waits,
    ends with the first answer, and a comment after that answer opens the next. An author without an id has an
    episode per comment.
    """
    found: list[Episode] = []
    known: dict[tuple[ChannelId, str, PersonId], list[Waiting]] = defaultdict(list)
    for one in waiting:
        if one.answered_at is None and one.closed:
            continue
        if one.person_id is None:
            found.append(Episode((one.comment_id,), one.channel_id, one.waits_since, one.answered_at))
        else:
            known[one.channel_id, one.thread, one.person_id].append(one)
    for run in known.values():
        found.extend(_split(run))
    return tuple(sorted(found, key=lambda episode: (episode.started_at, episode.comments)))


def _split(run: list[Waiting]) -> Iterable[Episode]:
    """Episodes of one person in one thread, in one pass: each takes the comments that waited when its answer
    came.
    """
    run = sorted(run, key=lambda one: (_began(one), one.comment_id))
    first_answers: list[datetime | None] = [None] * len(run)
    answer: datetime | None = None
    for i in range(len(run) - 1, -1, -1):
        mine = run[i].answered_at
        answer = mine if answer is None or (mine is not None and mine < answer) else answer
        first_answers[i] = answer
    start = 0
    while start < len(run):
        answer, end = first_answers[start], start
        while end < len(run) and (answer is None or _began(run[end]) <= answer):
            end += 1
        inside = sorted(run[start:end], key=lambda one: (one.waits_since, one.comment_id))
        yield Episode(
            tuple(one.comment_id for one in inside), inside[0].channel_id, inside[0].waits_since, answer
        )
        start = end


def _began(one: Waiting) -> datetime:
    """Start of an episode. Clock skew: an answer that seems older than its comment belongs to it all the
    same.
    """
    return one.waits_since if one.answered_at is None else min(one.waits_since, one.answered_at)
