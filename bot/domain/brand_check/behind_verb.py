"""Object, subject or noun of either kind behind a verb in its clause.

Prepositions with their nouns are passed over ("auf den Tisch"); the first noun phrase outside of them counts.
"""

from collections.abc import Container
from enum import Enum, auto
from typing import NamedTuple

from bot.domain.brand_check import command_words as words
from bot.domain.brand_check.reading import Sentence, clause_behind
from bot.domain.brand_check.verbs import forms

_ADJECTIVE = ("e", "en", "es", "er", "em")
_PASSED_OVER = words.INVITES | words.PLACES
_PRONOUNS = frozenset("uns euch mir dir ihn sie es".split())


class Next(Enum):
    """Noun phrase behind a verb, by its first word."""

    THING = auto()
    """Object: "den Tisch"."""
    PERHAPS = auto()
    """Object or subject: "die Post"."""
    NOUN = auto()
    """Either, and without an article: "Post"."""
    SUBJECT = auto()
    NOTHING = auto()


class Behind(NamedTuple):
    """Rest of a clause: its first noun phrase outside of any preposition, whether that is right behind the verb, and its words."""

    what: Next
    near: bool
    close: bool
    """Like `near`, also behind adjectives and numbers: "lauwarmes Wasser"."""
    lows: tuple[str, ...]

    @property
    def invites(self) -> bool:
        return not words.INVITES.isdisjoint(self.lows) or self.lows[:2] == ("am", "besten")

    @property
    def has_thing(self) -> bool:
        """Whether an object is right behind."""
        return self.near and self.what in (Next.THING, Next.PERHAPS)

    @property
    def first(self) -> str:
        return self.lows[0] if self.lows else ""

    @property
    def last(self) -> str:
        return self.lows[-1] if self.lows else ""


def behind(sentence: Sentence, at: int) -> Behind:
    """Rest of the clause behind the verb at this place."""
    verb = sentence[at]
    if verb.text.lower().endswith(("'s", "’s")):
        more = (one.low for one in clause_behind(sentence, at))
        return Behind(Next.THING, True, True, ("es", *more))
    rest = clause_behind(sentence, at)
    lows = tuple(one.low for one in rest)
    place = 0
    while place < len(rest):
        word = rest[place]
        what = _kind(word.low, upper=word.text[0].isupper(), verb=verb.low)
        if what is not None:
            near = place == 0 or lows[place - 1] in _PASSED_OVER
            return Behind(what, near, near or all(map(_describes, lows[:place])), lows)
        if word.low in words.PREPOSITIONS:
            # Up to its noun: "auf den Tisch"; or its pronoun: "mit uns".
            place += 1
            while place < len(rest) and not rest[place].text[0].isupper() and place < len(rest) - 1:
                if rest[place].low in _PRONOUNS:
                    break
                place += 1
        place += 1
    return Behind(Next.NOTHING, False, False, lows)


def is_followed_by(sentence: Sentence, at: int, words: Container[str]) -> bool:
    """Whether the verb is a clause by itself, and the next clause begins with one of these words: Ändere, was anders sein soll."""
    following = sentence[at + 1 : at + 2]
    return bool(following) and following[0].opens and following[0].low in words


def _describes(low: str) -> bool:
    """Whether a word may be an adjective or a number before its noun."""
    if low in words.NUMBERS or low[0].isdigit():
        return True
    return low.endswith(_ADJECTIVE) and low not in forms().sie and low not in words.NO_ADJECTIVES


def _kind(low: str, *, upper: bool, verb: str) -> Next | None:
    if low == "der" and verb in words.WITH_DATIVE_OBJECT:
        return Next.THING
    if low in words.THINGS:
        return Next.THING
    if low == "ma" and verb.endswith("t"):
        return None
    if low in words.SUBJECTS:
        return Next.SUBJECT
    if low in words.PERHAPS_THINGS:
        return Next.PERHAPS
    return Next.NOUN if upper else None
