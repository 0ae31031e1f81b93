"""Brand (brand handbook, house style, tone of voice): the rules by which a business speaks to its customers, its facts, goals
and values; and how they are typed, one line each.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from bot.domain.plaintext import clean, one_line
from bot.domain.settings import Language

WORDS, WORD_LIMIT = 100, 60
FACTS, FACT_NAME_LIMIT, FACT_LIMIT = 40, 30, 300
FACTS_LIMIT = 4000
"""Characters of all facts as they are typed: what one field of a form holds."""
GOALS, GOAL_LIMIT = 3, 100
TEAM, NAME_LIMIT = 25, 40
GREETING_LIMIT, SIGN_OFF_LIMIT = 80, 200
PROSE_LIMIT = 1000
EMOJI_LIMIT = 100
FEWEST_WORDS, MOST_WORDS = 5, 60
"""Of a sentence, where its length is limited."""
MOST_EMOJI = 9
NOT_FACTS = frozenset({"name", "vorname", "first name", "firstname", "thread", "business"})
"""Names that a template fills in otherwise."""

_ARROW = "=>|->|→|="
_NAMED = "[:=]"
_NAME_OF_FACT = r"[^\W_][\w .&/-]*"
"""Compiled with their first use: the start of the bot needs none."""


class Gender(StrEnum):
    """How people of all genders are named: Kund*innen, Kund:innen, KundInnen, Kundinnen und Kunden, Kunden."""

    FREE = "free"
    """No rule."""
    STAR = "star"
    COLON = "colon"
    INNER_I = "inner_i"
    PAIR = "pair"
    NONE = "none"
    """No special form."""


class Wording(NamedTuple):
    """Taboo word, with the one to use instead; empty without one."""

    taboo: str
    preferred: str = ""


class Fact(NamedTuple):
    """What a template fills in by its name: `{telefon}`."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """Rules of one business. Its form of address is the setting `customer_language`. Empty: no rule."""

    gender: Gender = Gender.FREE
    emoji_most: int | None = None
    """So many emoji in a text at most; None: any number."""
    emoji_which: str = ""
    """The only emoji that are used, one after the other."""
    sentence_words: int = 0
    """So many words in a sentence at most; 0: any number."""
    greeting: str = ""
    """Of a reply without a template; `{name}` becomes the customer's name."""
    sign_off: str = ""
    values: str = ""
    audience: str = ""
    words: tuple[Wording, ...] = ()
    facts: tuple[Fact, ...] = ()
    goals: tuple[str, ...] = ()
    """By their places, of which there are three; an empty place is "" if one follows."""
    team: tuple[str, ...] = ()
    """Names of those who sign."""


PLAIN = Brand()
"""Without any rule."""


class Voice(NamedTuple):
    """Brand with its form of address."""

    address: Language
    brand: Brand


class BrandFlaw(StrEnum):
    """Why something typed cannot be saved."""

    LINE = "line"
    """A line without both sides."""
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"
    NAME = "name"
    """Name of a fact that is not a valid name, or that templates fill in otherwise."""
    TWICE = "twice"
    PLACEHOLDER = "placeholder"
    """What a greeting would be filled in with is known for no comment."""
    NUMBER = "number"
    """Words of a sentence: no number between 5 and 60."""


class Refused(NamedTuple):
    """Validation error, with the line it is about."""

    why: BrandFlaw
    line: str = ""


def words_in(typed: str) -> tuple[Wording, ...] | Refused:
    """Taboo words of typed lines, `billig = günstig` or `billig`, once each."""
    found: dict[str, Wording] = {}
    for line in _lines(typed):
        taboo, _, preferred = re.sub(_ARROW, "\n", line, count=1).partition("\n")
        word = Wording(one_line(taboo), one_line(preferred))
        if not word.taboo.strip("*"):
            return Refused(BrandFlaw.LINE, line)
        if max(map(len, word)) > WORD_LIMIT:
            return Refused(BrandFlaw.TOO_LONG, line)
        if word.taboo.casefold() in found:
            return Refused(BrandFlaw.TWICE, line)
        found[word.taboo.casefold()] = word
    return tuple(found.values()) if len(found) <= WORDS else Refused(BrandFlaw.TOO_MANY)


def facts_in(typed: str) -> tuple[Fact, ...] | Refused:
    """Facts of typed lines, `telefon: 01 234 56 78`; names are kept in small letters, as templates compare them. A name without a text
    is left out: the form names what is missing.
    """
    found: dict[str, Fact] = {}
    for line in _lines(typed):
        name, parted, text = re.sub(_NAMED, "\n", line, count=1).partition("\n")
        fact = Fact(one_line(name).casefold(), one_line(text))
        if not parted:
            return Refused(BrandFlaw.LINE, line)
        if len(fact.name) > FACT_NAME_LIMIT or len(fact.text) > FACT_LIMIT:
            return Refused(BrandFlaw.TOO_LONG, line)
        if fact.name in NOT_FACTS or not re.fullmatch(_NAME_OF_FACT, fact.name):
            return Refused(BrandFlaw.NAME, line)
        if not fact.text:
            continue
        if fact.name in found:
            return Refused(BrandFlaw.TWICE, line)
        found[fact.name] = fact
        if len(typed_facts(found.values())) > FACTS_LIMIT:
            return Refused(BrandFlaw.TOO_LONG, line)
    return tuple(found.values()) if len(found) <= FACTS else Refused(BrandFlaw.TOO_MANY)


def names_in(typed: str) -> tuple[str, ...] | Refused:
    """Names of the team, typed with commas or one a line, once each."""
    found = tuple(dict.fromkeys(filter(None, map(one_line, re.split(r"[,;\n]", typed)))))
    too_long = next((name for name in found if len(name) > NAME_LIMIT), None)
    if too_long is not None:
        return Refused(BrandFlaw.TOO_LONG, too_long)
    return found if len(found) <= TEAM else Refused(BrandFlaw.TOO_MANY)


def sentence_words_in(typed: str) -> int | Refused:
    """Words that a sentence may have; nothing typed is 0, no rule."""
    number = typed.strip()
    if not number:
        return 0
    words = int(number) if re.fullmatch(r"[0-9]{1,3}", number) else 0
    return words if FEWEST_WORDS <= words <= MOST_WORDS else Refused(BrandFlaw.NUMBER, one_line(typed))


def goals_in(typed: Iterable[str]) -> tuple[str, ...]:
    """Goals by their places, without empty places at the end."""
    goals = [one_line(goal)[:GOAL_LIMIT] for goal in typed][:GOALS]
    while goals and not goals[-1]:
        goals.pop()
    return tuple(goals)


def prose_in(typed: str) -> str:
    """Text in the owner's own words."""
    return clean(typed)[:PROSE_LIMIT].rstrip()


def typed_words(words: Iterable[Wording]) -> str:
    """Taboo words as they are typed."""
    return "\n".join(f"{word.taboo} = {word.preferred}" if word.preferred else word.taboo for word in words)


def typed_facts(facts: Iterable[Fact], missing: Iterable[str] = ()) -> str:
    """Facts as they are typed; then, as far as there is room, names of those that are missing."""
    typed = "\n".join(f"{fact.name}: {fact.text}" for fact in facts)
    for name in missing:
        longer = f"{typed}\n{name}: ".lstrip()
        typed = longer if len(longer) <= FACTS_LIMIT else typed
    return typed


def _lines(typed: str) -> list[str]:
    return [line for line in map(one_line, typed.splitlines()) if line]
