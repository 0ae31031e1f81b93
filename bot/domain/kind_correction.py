"""Corrections of kinds: what members said comments are, and which of those a new comment is like."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from bot.domain.comment import CommentId
from bot.domain.kind import Classified, Kind
from bot.domain.search_terms import terms
from bot.domain.telling_words import COMMON

ALIKE = 0.5
"""Share of their terms that two comments have in common (Dice coefficient) from which they are alike."""
SHARED = 2
"""Terms that they share at least, unless they say nothing else."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction: a comment and its words, as what it was read, and what it is. `was` None: it was sorted out; `urgent` None:
    nobody said anything of that.
    """

    comment: CommentId
    text: str
    was: Kind | None
    kind: Kind
    urgent: bool | None = None


@cache
def _common() -> frozenset[str]:
    return frozenset(term for word in COMMON for term in terms(word))


def _telling(text: str) -> frozenset[str]:
    return frozenset(terms(text)) - _common()


class Learnt:
    """What corrections teach about a new comment."""

    def __init__(self, corrections: Iterable[Corrected]) -> None:
        """`corrections`: the newest first."""
        self._every = [(one, _telling(one.text)) for one in corrections]

    def read(self, text: str, read: Classified) -> tuple[Classified, CommentId | None]:
        """What a comment is that the rules read so, and the comment whose correction says that; None: the rules do. It is like the most
        similar of those that the rules read the same way; of several the newest. A comment similar to one that was released is not spam-like.
        """
        words = _telling(text)
        was = None if read.spam else read.kind
        best, closest = None, 0.0
        for one, theirs in self._every:
            if one.was is was and (share := _share(words, theirs)) > closest:
                best, closest = one, share
        if best is None:
            return read, None
        urgent = read.urgent if best.urgent is None else best.urgent
        return Classified(best.kind, urgent=urgent), best.comment


def _share(words: frozenset[str], theirs: frozenset[str]) -> float:
    """How alike two sets of terms are, from 0 to 1; 0 where that is too little to go by."""
    both = len(words & theirs)
    if both < SHARED and words != theirs:
        return 0.0
    share = 2 * both / max(1, len(words) + len(theirs))
    return share if share >= ALIKE else 0.0
