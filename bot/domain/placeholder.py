"""Placeholders in the text of a template: variables with a fallback, facts of the business, and blanks that the form asks
for; filling them in.

| In the text | What it becomes |
|---|---|
| `{name}` | the customer's name; without one the sentence closes up |
| `{vorname}`, `{vorname|du}` | the first name where there surely is one, else what is behind the bar, else as `{name}` |
| `{thread}`, `{business}` | the title of the post, the name of the business |
| `{telefon}`, `{telefon|im Web}` | a fact of the business, else what is behind the bar, else a blank |
| `{phone}`, `{address}`, `{opening hours}` | the same facts by their English names, whichever of the two the business uses |
| `{?Liefertermin}` | a blank: asked for first, and nothing goes out while one is open |

A filled text holds its open blanks as `{?…}`, so that they are found again in whatever somebody made of it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.domain.first_name import first_name
from bot.domain.greeting import name_to_greet
from bot.domain.plaintext import one_line

BLANKS = 3
"""A form holds five parts: the answer, the customer's words, and so many blanks."""
WORDINGS = 20
"""Of one text."""
NAME = "name"
_FIRST = "vorname"
_FIRST_NAMES = (_FIRST, "firstname", "first name")
_PERSONAL = frozenset({NAME, *_FIRST_NAMES})
_ALIKE = (("telefon", "phone"), ("adresse", "address"), ("öffnungszeiten", "opening hours"))
"""Facts with a name in German and one in English. Others are texts in one language, and are asked for in the other."""
_SHORTEST = 3
"""Letters of a first name that is surely no other word."""
LABEL_LIMIT, FALLBACK_LIMIT = 40, 100
_PLACEHOLDER = r"\{([^{}\n]{1,150})\}"
BRACES = r"\{[^{}\n]{1,150}\}"
"""Pattern of a placeholder, whatever is in it."""
_DOUBLE = r"\{\{([^{}\n]{1,150})\}\}"
_BETWEEN = r"\n[ \t]*---[ \t]*(?:\n|\Z)"
_NOBODY = "\0"
"""In the place of a name that is not there; no text has this character."""
_FIRST_IN_SENTENCE = r"(\A\s*|\n[ \t]*|[.!?…][ \t]+)(?:\0[,;:.!?–—\s-]*)+(\w?)"
_AFTER_COMMA = r"(?m:,[ \t]*\0(?=[ \t]*(?:[,;:.!?…)]|$)))"
_WITHIN = r"[ \t]?\0"
"""Compiled with their first use: the start of the bot needs none."""


class _Parsed(NamedTuple):
    asks: bool
    label: str
    fallback: str | None


@dataclass(frozen=True, slots=True)
class Values:
    """What placeholders become for one comment. `facts`: texts of the business by name."""

    author: str = ""
    """Customer's displayed name: text from outside."""
    thread: str = ""
    """Title of the post: text from outside."""
    business: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


class Filled(NamedTuple):
    """Text to begin a reply with. `blanks`: what the form has to ask for; in the text as `{?…}`."""

    text: str
    blanks: tuple[str, ...]


def single(body: str) -> str:
    """Accepts `{{name}}`, as other tools write it, for `{name}`."""
    return re.sub(_DOUBLE, r"{\1}", body)


def wordings(body: str) -> tuple[str, ...]:
    """Wordings of one text, parted by lines of `---`: the first is used, the others where a text is refused twice. At most 20,
    for each is compared with every reply: what follows belongs to the last.
    """
    parts = re.split(_BETWEEN, f"\n{body}", maxsplit=WORDINGS - 1)
    return tuple(filter(None, (part.strip() for part in parts))) or ("",)


def blanks(body: str, facts: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Blanks of one wording that the form asks for, once each, in their order: those with a question mark, and variables
    that nothing is known for.
    """
    return fill(body, Values("Anna", "x", "x", facts or {})).blanks


def most_blanks(body: str, facts: Mapping[str, str] | None = None) -> int:
    """Most blanks that any wording of a text has."""
    return max(len(blanks(wording, facts)) for wording in wordings(body))


def missing(texts: Iterable[str], facts: Mapping[str, str]) -> tuple[str, ...]:
    """Facts that texts ask for by name and the business has not written down, in their order; once each, also where one text
    has the German name and another the English one. A blank with a question mark asks for no fact, nor does a variable with a
    fallback.
    """
    known = _known(Values("Anna", "x", "x", facts))
    other = {name: pair[0] for pair in _ALIKE for name in pair}
    found: dict[str, str] = {}
    for match in (one for text in texts for one in re.finditer(_PLACEHOLDER, single(text))):
        parsed = _parsed(match)
        if parsed is None or parsed.asks or parsed.fallback:
            continue
        key = parsed.label.casefold()
        if not known.get(key) and key not in _PERSONAL:
            found.setdefault(other.get(key, key), parsed.label)
    return tuple(found.values())


def fill(body: str, values: Values) -> Filled:
    """Fills one wording in. Nothing that is filled in is read as a placeholder. Where a name becomes nothing, the sentence
    closes up and begins with a capital.
    """
    known = _known(values)
    asked: dict[str, str] = {}

    def put(match: re.Match[str]) -> str:
        parsed = _parsed(match)
        if parsed is None:
            return match[0]
        key = parsed.label.casefold()
        found = known.get(key) or parsed.fallback or (_NOBODY if key in _PERSONAL else "")
        if found and not parsed.asks:
            return found
        return f"{{?{asked.setdefault(key, parsed.label)}}}"

    filled = re.sub(_PLACEHOLDER, put, single(body).replace(_NOBODY, ""))
    return Filled(_closed_up(filled), tuple(asked.values()))


def _parsed(match: re.Match[str]) -> _Parsed | None:
    """What is within braces; None where that is somebody's words."""
    inner = match[1].strip()
    if inner.startswith("?"):
        parsed = _Parsed(True, inner[1:].strip(), None)
    else:
        label, bar, fallback = inner.partition("|")
        parsed = _Parsed(False, label.strip(), fallback.strip() if bar else None)
    fits = 0 < len(parsed.label) <= LABEL_LIMIT and len(parsed.fallback or "") <= FALLBACK_LIMIT
    return parsed if fits else None


def _known(values: Values) -> Mapping[str, str]:
    """Texts by name. The customer and the platform could write a blank into theirs: those lose their braces."""
    first = first_name(values.author)
    facts = {name.casefold(): text.strip() for name, text in values.facts.items()}
    for german, english in _ALIKE:
        if text := facts.get(german) or facts.get(english):
            facts = {german: text, english: text, **facts}
    return {
        **facts,
        NAME: _bare(values.author),
        **dict.fromkeys(_FIRST_NAMES, first),
        "thread": _bare(values.thread),
        "business": values.business.strip(),
    }


def _bare(text: str) -> str:
    return one_line(text).replace("{", "").replace("}", "").strip()


def _closed_up(text: str) -> str:
    """Text in which sentences close up where a name is not there."""
    if _NOBODY not in text:
        return text
    text = re.sub(_FIRST_IN_SENTENCE, lambda match: match[1] + match[2].upper(), text)
    return re.sub(_WITHIN, "", re.sub(_AFTER_COMMA, "", text))


def put_in(text: str, answers: Mapping[str, str]) -> Filled:
    """Fills in the blanks that were answered in the form; `blanks` are those that are still open in the text.

    An answer is never read as a blank again. Every other brace is somebody's words.
    """
    asked = {blank.casefold(): (blank, answer.strip()) for blank, answer in answers.items()}
    left: dict[str, str] = {}

    def put(match: re.Match[str]) -> str:
        # An asked blank is found without its question mark, too: so it was kept before there was one, and so people type it.
        label = match[1].strip().removeprefix("?").strip()
        key = label.casefold()
        if not label or (key not in asked and not match[1].lstrip().startswith("?")):
            return match[0]
        name, answer = asked.get(key, (label, ""))
        if not answer:
            left.setdefault(key, name)
        return answer or match[0]

    return Filled(re.sub(_PLACEHOLDER, put, text), tuple(left.values()))


def without_name(body: str, author: str) -> str:
    """Text of a sent reply as a template: the customer's name becomes {name}, the first of it {vorname}."""
    whole, greeted = one_line(author), name_to_greet(author)
    short = greeted.partition(" ")[0]
    parts = {whole: NAME, greeted: NAME}
    if len(short) >= _SHORTEST:
        parts.setdefault(short, _FIRST if first_name(author) == short else NAME)
    for name, placeholder in parts.items():
        if name:
            body = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", f"{{{placeholder}}}", body)
    return body


def is_as_written(body: str, text: str) -> bool:
    """Whether a reply says what one wording of a template says, whatever was filled in: the words between the placeholders
    are there, in their order, and no others at its beginning and end.
    """
    said = _words(text)
    return any(_says(wording, said) for wording in wordings(single(body)))


def other_wording(body: str, text: str) -> int | None:
    """Wording to say a refused reply with: the one after that which it was made from; None where somebody wrote it in words
    of their own, or there is only one.
    """
    every = wordings(single(body))
    said = next((place for place, one in enumerate(every) if is_as_written(one, text)), None)
    return None if said is None or len(every) == 1 else (said + 1) % len(every)


def _says(wording: str, said: list[str]) -> bool:
    parts = [_words(part) for part in re.split(BRACES, wording)]
    first, last = parts[0], parts[-1]
    if len(parts) == 1:
        return said == first
    if (
        said[: len(first)] != first
        or (last and said[-len(last) :] != last)
        or len(said) < len(first) + len(last)
    ):
        return False
    at, end = len(first), len(said) - len(last)
    for part in parts[1:-1]:
        found = next((i for i in range(at, end - len(part) + 1) if said[i : i + len(part)] == part), None)
        if found is None:
            return False
        at = found + len(part)
    return True


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
