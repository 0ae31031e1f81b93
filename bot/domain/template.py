"""Reply templates: the text, its short name for a button, and filling in what is known."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import NewType

TemplateId = NewType("TemplateId", int)

SHORT_NAME_LIMIT = 14
BODY_LIMIT = 3500


@dataclass(frozen=True, slots=True)
class Template:
    """`short_name` is what the button says, at most 14 characters; `body` may hold {name}."""

    id: TemplateId
    title: str
    short_name: str
    body: str
    used: int
    """How often it went out."""
    created_at: datetime


BLANKS = 3
"""A form holds five parts: the answer, the customer's words, and so many blanks."""
TITLE_LIMIT = 80
NAME = "name"
_BLANK = re.compile(r"\{([^{}\n]{1,40})\}")


class Flaw(Enum):
    """Why a template cannot be saved as it is."""

    NO_TITLE = "no_title"
    NO_BODY = "no_body"
    TOO_LONG = "too_long"
    TOO_MANY_BLANKS = "too_many_blanks"
    TITLE_TAKEN = "title_taken"


def blanks(body: str) -> tuple[str, ...]:
    """What the form has to ask for: every {…} but {name}, once each, in their order."""
    found: dict[str, str] = {}
    for match in _BLANK.finditer(body):
        found.setdefault(match[1].strip().casefold(), match[1].strip())
    return tuple(blank for key, blank in found.items() if key and key != NAME)


def flaw(title: str, body: str) -> Flaw | None:
    """The first thing that is wrong with it."""
    if not title.strip():
        return Flaw.NO_TITLE
    if not body.strip():
        return Flaw.NO_BODY
    if len(body) > BODY_LIMIT or len(title) > TITLE_LIMIT:
        return Flaw.TOO_LONG
    return Flaw.TOO_MANY_BLANKS if len(blanks(body)) > BLANKS else None


def fill(body: str, name: str, answers: Mapping[str, str] | None = None) -> str:
    """The text with {name} and answered blanks put in. Without a name the blank before it goes too."""
    values = {blank.casefold(): answer for blank, answer in (answers or {}).items() if answer.strip()}
    known = name.strip()

    def put(match: re.Match[str]) -> str:
        key = match[2].strip().casefold()
        if key == NAME:
            return match[1] + known if known else ""
        return match[1] + values.get(key, "{" + match[2] + "}")

    return re.sub(r"( ?)" + _BLANK.pattern, put, body)


def short_name_for(title: str) -> str:
    """What the button may say: the title, cut at a word within the limit."""
    words = title.split()
    short = ""
    for word in words:
        if len(short) + bool(short) + len(word) > SHORT_NAME_LIMIT:
            break
        short = f"{short} {word}".strip()
    return short or title.strip()[:SHORT_NAME_LIMIT]
