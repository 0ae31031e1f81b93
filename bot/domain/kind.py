"""Kind of a comment: question, buying interest, complaint, praise, chatter; whether it is urgent, and whether spam-like."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """Kinds of comments: what the customer wants."""

    QUESTION = "question"
    BUYING = "buying"
    COMPLAINT = "complaint"
    PRAISE = "praise"
    CHATTER = "chatter"
    OTHER = "other"


URGENT_FROM = 3
"""So many open comments of one person make the newest urgent."""

WANTS_ANSWER = frozenset({Kind.QUESTION, Kind.BUYING, Kind.COMPLAINT})


def rank(kind: Kind, *, urgent: bool) -> int:
    """Place of a kind in lists (priority): 0 to 2 urgent, 3 to 5 others; of those first buying interest, then questions
    and complaints, then the rest.
    """
    return 3 * (not urgent) + (0 if kind is Kind.BUYING else 1 if kind in WANTS_ANSWER else 2)


class Classified(NamedTuple):
    """Result of the classification. `spam`: spam-like, or a mere mention of other people."""

    kind: Kind
    urgent: bool = False
    spam: bool = False


@dataclass(frozen=True, slots=True)
class Reasons:
    """Words of a comment that decided: its kind, empty where that is what is left; that it is urgent; that it is spam-like."""

    kind: tuple[str, ...] = ()
    urgent: tuple[str, ...] = ()
    spam: tuple[str, ...] = ()
