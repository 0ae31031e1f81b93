"""Checks before sending (validation): empty, too long, open blanks, duplicate of the last reply. Facts only,
without a sentence.
"""

import unicodedata
from collections.abc import Collection, Iterable
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from bot.domain.finding import ADDRESS, Finding, Rule
from bot.domain.greeting import only_greets
from bot.domain.length import Length, Unit
from bot.domain.matching import norm


class Doubt(StrEnum):
    """Kind of objection. The FIRM ones cannot be overruled; the SOFT ones can ("send anyway")."""

    EMPTY = "empty"
    BLANK_OPEN = "blank_open"
    TOO_LONG = "too_long"
    SAME_TEXT = "same_text"
    """The business already said exactly this in this thread, last."""
    SORTED_OUT = "sorted_out"
    """Somebody has just made it spam or thrown it away, and that can still be taken back."""
    ANSWERED_MEANWHILE = "answered_meanwhile"
    """The comment has an answer already, here or on its platform."""
    ADDRESS = "address"
    """It says Sie where the business says du, or the other way round."""
    TABOO = "taboo"
    """It has a word that the business does not use."""


FIRM = frozenset({Doubt.EMPTY, Doubt.BLANK_OPEN, Doubt.TOO_LONG, Doubt.SORTED_OUT})
SOFT = frozenset(Doubt) - FIRM


class Objection(NamedTuple):
    """Failed check with its facts; fields that do not belong to it keep their defaults."""

    doubt: Doubt
    blanks: tuple[str, ...] = ()
    """BLANK_OPEN: as they are in the text, braces included."""
    used: int = 0
    limit: int = 0
    unit: Unit | None = None
    """TOO_LONG: by the platform's own count."""
    since: datetime | None = None
    """SAME_TEXT: when it was said; ANSWERED_MEANWHILE: when the comment was answered."""
    findings: tuple[Finding, ...] = ()
    """ADDRESS, TABOO: where in the text."""


def standing(found: Iterable[Objection], despite: Collection[Doubt]) -> tuple[Objection, ...]:
    """Objections that are not overruled: the firm ones, and the others but for those in `despite`."""
    return tuple(one for one in found if one.doubt in FIRM or one.doubt not in despite)


class LastReply(NamedTuple):
    """Last reply of the business in a thread."""

    body: str
    at: datetime


def is_empty(text: str) -> bool:
    """Whether a reader would see nothing: only white space, controls and invisible characters."""
    return all(char.isspace() or unicodedata.category(char) in ("Cc", "Cf", "Mn") for char in text)


def object_to(
    text: str,
    length: Length,
    last_reply: LastReply | None,
    answered_at: datetime | None,
    blanks: tuple[str, ...] = (),
    author: str = "",
    opening: str = "",
    findings: tuple[Finding, ...] = (),
) -> tuple[Objection, ...]:
    """Validates a text before sending and returns everything that is wrong.

    `blanks`: placeholders of its template that were left open. Other braces in the text are what somebody
    wrote. `author`: whom it answers; a greeting that nothing was written behind is empty, and so is
    `opening`, the brand's. `findings`: of the brand check;
    only those that stop a text are objections.
    """
    if is_empty(text) or only_greets(text, author) or text.split() == opening.split():
        return (Objection(Doubt.EMPTY),)
    found = []
    if blanks:
        found.append(Objection(Doubt.BLANK_OPEN, blanks=tuple(f"{{?{blank}}}" for blank in blanks)))
    if length.used > length.limit:
        found.append(Objection(Doubt.TOO_LONG, used=length.used, limit=length.limit, unit=length.unit))
    if answered_at is not None:
        found.append(Objection(Doubt.ANSWERED_MEANWHILE, since=answered_at))
    if last_reply is not None and norm(last_reply.body) == norm(text):
        found.append(Objection(Doubt.SAME_TEXT, since=last_reply.at))
    for doubt, rules in ((Doubt.ADDRESS, ADDRESS), (Doubt.TABOO, {Rule.TABOO})):
        places = tuple(one for one in findings if one.rule in rules)
        if places:
            found.append(Objection(doubt, findings=places))
    return tuple(found)
