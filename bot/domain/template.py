"""Reply templates: the text, its short name for a button, and its placeholders (blanks)."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from itertools import count
from typing import NamedTuple, NewType

from bot.domain.greeting import name_to_greet
from bot.domain.plaintext import one_line

TemplateId = NewType("TemplateId", int)

SHORT_NAME_LIMIT = 14
BODY_LIMIT = 3500


@dataclass(frozen=True, slots=True)
class Template:
    """Reply template. `short_name` is what the button says, at most 14 characters; `body` may hold {name}."""

    id: TemplateId
    title: str
    short_name: str
    body: str
    used: int
    """How often it went out."""
    created_at: datetime
    thanks: bool = False
    """It thanks for praise: at most one of a business."""


class Proposal(NamedTuple):
    """Template proposed from a sent reply."""

    title: str
    short_name: str
    body: str


BLANKS = 3
"""A form holds five parts: the answer, the customer's words, and so many blanks."""
TITLE_LIMIT = 80
NAME = "name"
_FIRST_NAME = 3
"""Letters of a first name that is surely no other word."""
_BLANK = r"\{([^{}\n]{1,40})\}"
_DOUBLE = r"\{\{([^{}\n]{1,40})\}\}"
_NAME = r"\{[ \t]*(?i:name)[ \t]*\}"
_NAME_FIRST = rf"(\A\s*|\n[ \t]*|[.!?…][ \t]+)(?:{_NAME}[,;:.!?–—\s-]*)+(\w?)"
_NAME_AFTER_COMMA = rf"(?m:,[ \t]*{_NAME}(?=[ \t]*(?:[,;:.!?…)]|$)))"
_NAME_WITHIN = rf"[ \t]?{_NAME}"
"""Compiled with their first use: the start of the bot needs none."""


class Flaw(Enum):
    """Why a template cannot be saved as it is."""

    NO_TITLE = "no_title"
    NO_BODY = "no_body"
    TOO_LONG = "too_long"
    TOO_MANY_BLANKS = "too_many_blanks"
    TITLE_TAKEN = "title_taken"


def blanks(body: str) -> tuple[str, ...]:
    """Placeholders the form has to ask for: every {…} but {name}, once each, in their order."""
    found: dict[str, str] = {}
    for match in re.finditer(_BLANK, single(body)):
        found.setdefault(match[1].strip().casefold(), match[1].strip())
    return tuple(blank for key, blank in found.items() if key and key != NAME)


def flaw(title: str, body: str) -> Flaw | None:
    """First validation error of a template."""
    if not title.strip():
        return Flaw.NO_TITLE
    if not body.strip():
        return Flaw.NO_BODY
    if len(body) > BODY_LIMIT or len(title) > TITLE_LIMIT:
        return Flaw.TOO_LONG
    return Flaw.TOO_MANY_BLANKS if len(blanks(body)) > BLANKS else None


def single(body: str) -> str:
    """Accepts `{{name}}`, as other tools write it, for `{name}`."""
    return re.sub(_DOUBLE, r"{\1}", body)


def fill(body: str, name: str) -> str:
    """Fills {name} in. Without a name the sentence closes up and begins with a capital."""
    known, body = name.strip(), single(body)
    if known:
        return re.sub(_NAME, lambda _: known, body)
    body = re.sub(_NAME_FIRST, lambda match: match[1] + match[2].upper(), body)
    return re.sub(_NAME_WITHIN, "", re.sub(_NAME_AFTER_COMMA, "", body))


def without_name(body: str, author: str) -> str:
    """Text of a sent reply as a template: the customer's name, whole or the first of it, becomes {name}."""
    whole, greeted = one_line(author), name_to_greet(author)
    first = greeted.partition(" ")[0]
    for name in (whole, greeted, first if len(first) >= _FIRST_NAME else ""):
        if name:
            body = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", f"{{{NAME}}}", body)
    return body


def free_title(title: str, taken: Collection[str]) -> str:
    """Title that no template has: with a number behind it where it is taken."""
    numbered = (f"{title} {number}" if number > 1 else title for number in count(1))
    return next(one for one in numbered if one not in taken)


def put_in(text: str, answers: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """Fills in the blanks that were answered in the form, and returns those that are still open.

    Every other brace is somebody's words, and so is an answer: nothing of it is read as a blank again.
    """
    if not answers:
        return text, ()
    asked = {blank.casefold(): blank for blank in answers}
    left: dict[str, None] = {}

    def put(match: re.Match[str]) -> str:
        blank = asked[match[1].casefold()]
        answer = answers[blank].strip()
        if not answer:
            left[blank] = None
        return answer or match[0]

    named = "|".join(map(re.escape, asked.values()))
    return re.sub(r"\{\s*(" + named + r")\s*\}", put, text, flags=re.IGNORECASE), tuple(left)


def short_name_for(title: str) -> str:
    """Label of the button: the title, cut at a word within the limit."""
    words = title.split()
    short = ""
    for word in words:
        if len(short) + bool(short) + len(word) > SHORT_NAME_LIMIT:
            break
        short = f"{short} {word}".strip()
    return short or title.strip()[:SHORT_NAME_LIMIT]


def in_order(title: str) -> tuple[str, str]:
    """Sort key of a title in German order (DIN 5007-1): ö as o, ß as ss, capitals with small letters."""
    plain = "".join(
        char for char in unicodedata.normalize("NFKD", title.casefold()) if not unicodedata.combining(char)
    )
    return plain, title
