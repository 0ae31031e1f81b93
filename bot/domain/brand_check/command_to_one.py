"""Commands to one person without a pronoun: Schreib uns. Wähle die Größe. Hab Geduld. See `commands` for the grammar."""

from bot.domain.brand_check import command_words as words
from bot.domain.brand_check.behind_verb import Behind, Next, behind, is_followed_by
from bot.domain.brand_check.reading import (
    REACH,
    Sentence,
    clause_behind,
    word_after,
    word_before,
    words_before,
)
from bot.domain.brand_check.verbs import forms

_WE = frozenset("ich ick i wir ma mer".split())
_ALSO_OF_HIM = frozenset("sei sprich lies tritt betritt vertritt warn".split())
_NEVER = frozenset("seit ab".split())
"""Prepositions of what "I" do: Verwende seit Jahren nichts anderes."""


def is_to_one(sentence: Sentence, at: int) -> bool:
    """Whether the verb at this place, in the form of a command to one, is one."""
    word, low = sentence[at], sentence[at].low
    if _says_i(sentence, at):
        return False
    rest = behind(sentence, at)
    begins = word.opens or word_before(sentence, at) in words.BEFORE
    if low in words.WITH_MORE:
        return begins and _says_more(sentence, at, rest)
    if ("nie", "wieder") in (rest.lows[-2:], rest.lows[1:3]):
        return False
    if begins:
        return _begins(sentence, at, rest)
    # Behind something else than a subject: "Zum Aufwärmen stell es in den Ofen".
    return (
        not low.endswith("e")
        and low not in words.NOUNS
        and low not in words.SAYS_I
        and low not in _ALSO_OF_HIM
        and any(one.text[0].isupper() for one in words_before(sentence, at))
    )


def _begins(sentence: Sentence, at: int, rest: Behind) -> bool:
    """Whether a verb where its clause begins is a command."""
    word, low, after = sentence[at], sentence[at].low, word_after(sentence, at)
    if low in words.ALONE:
        return True
    if low == "sprich":
        return word.first and after in ("uns", "mit", "bitte", "einfach")
    if (low, after) in words.NOT_ASKED:
        return False
    if after in ("mir", "mich", "mi"):
        return low in (words.GIVES if after == "mir" else words.ASKS_ME)
    if low in words.SAYS_I:
        # Of "warte" there is no shorter form that only a command would have.
        waits = low.endswith(("te", "de")) and (after in words.WAITS or rest.lows[:2] in words.WAITS_NOT)
        asked = low in words.ASKED_ALL_THE_SAME and after in words.PARTICLES
        finds = low == "finde" and (rest.lows == ("den", rest.last) or after == "uns")
        goes = (low == "fahre" and after in words.ON_THE_WAY) or (low == "plane" and rest.last == "ein")
        return after == "dich" or waits or asked or finds or goes or rest.lows[:2] in words.WITH_US
    if low in words.NOUNS and word.text[0].isupper():
        return _is_no_noun(low, after, rest)
    return not low.endswith("e") or _ends_in_e(sentence, at, rest)


def _says_more(sentence: Sentence, at: int, rest: Behind) -> bool:
    """Whether a verb of `WITH_MORE` asks, by what is behind."""
    low = sentence[at].low
    if low in ("hab", "habe"):
        return _wishes(rest)
    if low in ("werd", "werde"):
        return _becomes(sentence, at, rest)
    if low == "halt":
        return rest.has_thing or (rest.last in ("durch", "still", "ein", "fest") and len(rest.lows) < 4)
    if low == "schick":
        to_us = rest.first in words.PARTICLES or rest.what in (Next.THING, Next.NOUN)
        return rest.has_thing or (to_us and rest.first not in ("und", "oder"))
    return rest.has_thing or rest.lows == ("zu",)


def _ends_in_e(sentence: Sentence, at: int, rest: Behind) -> bool:
    """Whether stem + e asks somebody rather than says what "I" do."""
    low, after = sentence[at].low, word_after(sentence, at)
    if after in words.PARTICLES or word_before(sentence, at) == "bitte" or after == "uns":
        return True
    if _is_in_a_row(sentence, at):
        return True
    if not words.BY_ME.isdisjoint(rest.lows):
        return False
    if after == "nicht" and "!" in sentence[-1].mark:
        return True
    if not _must_end_in_e(low):
        return rest.has_thing and low not in words.FOR_YOU and not _is_bare(sentence, at, rest)
    parted = sentence[at].opens and rest.last in words.PARTS | {"neu", "einmal"}
    near = after in (words.PREPOSITIONS - _NEVER) | words.PLACES | words.WELL
    noun = rest.what is Next.NOUN and rest.close and sentence[at].first
    return rest.has_thing or near or parted or noun or is_followed_by(sentence, at, words.JOINING)


def _is_bare(sentence: Sentence, at: int, rest: Behind) -> bool:
    """Whether the object is "das" or "keine …", as in what "I" report: Nutze das täglich, Trinke keinen Kaffee."""
    if rest.first.startswith("kein"):
        return True
    if rest.first not in ("das", "alles"):
        return False
    following = clause_behind(sentence, at)[1:3]
    if following and following[0].low.endswith("e"):
        following = following[1:]  # "Probiere das neue Brot."
    return not following or not following[0].text[0].isupper()


def _wishes(rest: Behind) -> bool:
    """Whether "hab" wishes or asks for something: Hab Geduld, Hab einen schönen Tag."""
    if rest.last in words.MOODS:
        return all(one in words.FEW for one in rest.lows[:-1])
    kind = any(one.startswith(words.NICE) for one in rest.lows[:3])
    return rest.first in ("einen", "ein", "eine", "noch") and kind and rest.last.endswith(words.DAYS)


def _becomes(sentence: Sentence, at: int, rest: Behind) -> bool:
    """Whether "werde" invites: Werde Mitglied, Werd gesund."""
    joins = sentence[at].first and rest.what is Next.NOUN and rest.first in words.MEMBERS
    return joins or (rest.last == "gesund" and len(rest.lows) < 4)


def _is_in_a_row(sentence: Sentence, at: int) -> bool:
    """Whether the sentence is several commands and nothing else: Like, teile und gewinne!"""
    known = forms().command
    return (
        1 < len(sentence) < REACH
        and all(one.low in known or one.low == "und" for one in sentence)
        and (sentence[1].opens or sentence[1].low == "und")
    )


def _is_no_noun(low: str, after: str, rest: Behind) -> bool:
    """Whether a word that looks like a noun has behind it what no noun has: Teil sie auf, Tipp auf die Nachricht."""
    if (low, after) == ("zahl", "mit"):
        return len(rest.lows) < 4
    if (low, after) in words.VERB_BY_NEXT or rest.lows[:2] in words.WITH_US:
        return True
    if low == "gewinne" and rest.what is Next.NOUN and rest.close:
        return True
    if rest.last in forms().sie or rest.lows == ("bitte",):
        return False  # "Buch jetzt bestellen." "Ruhe bitte!"
    if rest.last in words.PARTS and (len(rest.lows) > 1 or rest.last in words.PARTS_OF_VERBS):
        return True
    return after in words.SOON or rest.has_thing or (low, rest.last) == ("ruf", "an")


def _must_end_in_e(low: str) -> bool:
    """Whether a command has no shorter form that is usual: sende, starte, öffne, kopiere, speichere."""
    return (
        low.endswith(("de", "te", "ere"))
        or low in words.LOANS
        or (low.endswith(("ne", "me", "le", "ige")) and low[:-1] not in forms().command)
    )


def _says_i(sentence: Sentence, at: int) -> bool:
    """Whether "I" or "we" do it: Schreib ich gern, ich melde mich und bringe es."""
    if word_after(sentence, at) in _WE:
        return True
    lows = [one.low for one in clause_behind(sentence, at)[:3]]
    if not words.JOINING.intersection(lows) and {"ich", "wir"}.intersection(lows):
        return True
    return not sentence[at].first and any(
        one.low in ("ich", "ick", "wir", "i") for one in words_before(sentence, at)
    )
