"""Walk: open comments shown one after the other, most pressing first; the order, where somebody is in it, and which
comment is next.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from bot.domain.comment import CommentId
from bot.domain.kind import Kind, rank
from bot.domain.times import to_ms


class Turn(NamedTuple):
    """Place of a comment in a walk: turns sort as the comments are shown."""

    rank: int
    """By kind and urgency, as `kind.rank`."""
    since: int
    """Milliseconds since 1970: the longest wait comes first."""
    comment: CommentId


def turn(comment: CommentId, kind: Kind, waits_since: datetime, *, urgent: bool) -> Turn:
    """Place of a comment, in the order of `pressing`."""
    return Turn(rank(kind, urgent=urgent), to_ms(waits_since), comment)


_NONE = CommentId(0)


@dataclass(frozen=True, slots=True)
class Walked:
    """How far a walk has come: up to the turn `passed` (None: not begun), and what came later up to the comment `newest`.

    A comment that arrives during the walk has a higher id than all before: one that is more pressing than what was
    passed comes next, each once, in the order of arrival.
    """

    passed: Turn | None = None
    newest: CommentId = _NONE

    def ahead(self, turn: Turn) -> bool:
        """Whether this turn is still to come."""
        return self.passed is None or turn > self.passed or turn.comment > self.newest


BEGIN = Walked()


@dataclass(frozen=True, slots=True)
class Next:
    """Next turn of a walk. `left`: how many come after this one; `walked`: how far the walk is once it is passed."""

    turn: Turn
    left: int
    walked: Walked


def following(waiting: Iterable[Turn], walked: Walked) -> Next | None:
    """Next turn among the comments that wait now; None where all were passed."""
    waiting = tuple(waiting)
    ahead = [one for one in waiting if walked.ahead(one)]
    if not ahead:
        return None
    passed = walked.passed
    late = [] if passed is None else [one for one in ahead if one <= passed]
    if late:
        first = min(late, key=lambda one: one.comment)
        return Next(first, len(ahead) - 1, Walked(passed, first.comment))
    first = min(ahead)
    newest = max(walked.newest, *(one.comment for one in waiting))
    return Next(first, len(ahead) - 1, Walked(first, newest))


def written(walked: Walked) -> str:
    """Walk's progress as an argument of a custom id, at most 40 characters while ids have at most 10 digits."""
    if walked.passed is None:
        return "0"
    return "-".join(map(str, (*walked.passed, walked.newest)))


def read(text: str) -> Walked:
    """Progress of such an argument; a walk that begins for anything else."""
    parts = text.split("-")
    if len(parts) != 4 or not all(part.isascii() and part.isdigit() and len(part) < 19 for part in parts):
        return BEGIN
    rank, since, comment, newest = map(int, parts)
    return Walked(Turn(rank, since, CommentId(comment)), CommentId(newest))
