"""Offers: what could be made of what was learnt: a changed wording, or a new template. At most one a day, in the digest."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import blake2b
from typing import NamedTuple, NewType

from bot.domain.comment import CommentId
from bot.domain.settings import Language
from bot.domain.template import TemplateId

OfferId = NewType("OfferId", int)

OFTEN = 3
"""So often the same has to happen."""
AGAIN = timedelta(days=30)
"""So long something is not offered again that nobody decided about."""


class OfferKind(StrEnum):
    """Kind of offer."""

    WORDING = "wording"
    """The text of a template, as it was changed three times before it was sent."""
    REPLY = "reply"
    """A template of replies that were written by hand."""
    TOPIC = "topic"
    """A template for comments that nothing fitted."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Change that may be offered. `old` and `new`: words of a template, and what they were replaced by; else `new` is a title."""

    kind: OfferKind
    comments: tuple[CommentId, ...]
    new: str
    old: str = ""
    template_id: TemplateId | None = None
    language: Language | None = None

    @property
    def mark(self) -> str:
        """Hash by which two changes of wording are the same; empty for the others, which are the same by their comments."""
        if self.kind is not OfferKind.WORDING:
            return ""
        said = "\0".join((str(self.template_id), self.language or "", self.old, self.new))
        return blake2b(said.encode(errors="replace"), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Offer:
    """Offer in the digest of a day. `title`: of the template whose wording it is. `said`: first of the replies by hand."""

    id: OfferId
    candidate: Candidate
    times: int
    title: str = ""
    said: str = ""


class Known(NamedTuple):
    """Offer from before. `decided`: somebody accepted or declined it."""

    mark: str
    comments: frozenset[CommentId]
    made_at: datetime
    decided: bool


def best(candidates: Collection[Candidate], known: Sequence[Known], now: datetime) -> Candidate | None:
    """Candidate to offer: what happened most often; None where everything was decided about, or offered lately."""
    fresh = [one for one in candidates if not any(_same(one, other, now) for other in known)]
    order = list(OfferKind)
    return min(fresh, key=lambda one: (-len(one.comments), order.index(one.kind)), default=None)


def _same(candidate: Candidate, known: Known, now: datetime) -> bool:
    if not known.decided and now - known.made_at >= AGAIN:
        return False
    if candidate.mark or known.mark:
        return candidate.mark == known.mark
    return 2 * len(known.comments.intersection(candidate.comments)) >= len(candidate.comments)
