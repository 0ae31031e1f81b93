"""Commands (imperatives) without a pronoun: Schreib uns. Teilt den Beitrag. Bitte pack die Ware ein.

German grammar: a finite verb in the first place of a sentence that does not ask, and without a subject behind, is a command; to
one the stem or stem + e, to several stem + t. Not every such word is one:
- A subject behind ("Schreib ich", "Kommt niemand", "Lohnt sich"), a question mark, a condition ("Kommt die Post, rufen wir an").
- Stem + t of a verb with be-, ver-, er-, ent-, zer-, über-, unter- or -ieren is also a participle ("Reserviert für Huber"): it
  needs an object or a word that invites ("Reserviert rechtzeitig").
- What is said of a thing that nobody names ("Macht 14,50", "Freut uns", "Kommt darauf an"): only with some words (`OF_THEM`).
- Stem + e is also what "I" do ("Suche Rad"): it needs an object behind, unless the verb has no shorter form.
- A noun has a capital where a sentence begins, too ("Teil der Lösung"): it needs an object that no noun has behind it.
Behind a clause or a person who is called, all this holds in small letters.
"""

from enum import Enum, auto
from typing import NamedTuple

from bot.domain.brand_check import command_words as words
from bot.domain.brand_check.reading import REACH, Sentence, clause_behind, word_after, word_before
from bot.domain.brand_check.verbs import forms

_WE = frozenset("ich i wir ma mer".split())
_PARTICIPLES = ("be", "ver", "er", "ent", "zer", "über", "unter", "wider", "miss", "ge")
_US = frozenset("uns mich mir".split())
_DIRECTIONS = frozenset("heim hause nach an".split())


class _Next(Enum):
    """What a verb has behind."""

    THING = auto()
    PERHAPS = auto()
    NOUN = auto()
    SUBJECT = auto()
    NOTHING = auto()


class _Behind(NamedTuple):
    """Rest of a clause: its first noun phrase outside of any preposition, whether that is right behind the verb, and its words."""

    what: _Next
    near: bool
    lows: tuple[str, ...]

    @property
    def invites(self) -> bool:
        return not words.INVITES.isdisjoint(self.lows)

    @property
    def has_thing(self) -> bool:
        """Whether an object is right behind."""
        return self.near and self.what in (_Next.THING, _Next.PERHAPS)

    @property
    def last(self) -> str:
        return self.lows[-1] if self.lows else ""


def is_command(sentence: Sentence, at: int) -> bool:
    """Whether somebody is asked to do something, without a pronoun."""
    low = sentence[at].low
    known = forms()
    if low in known.command:
        return _to_one(sentence, at)
    return low in known.ihr and _to_several(sentence, at)


def _to_one(sentence: Sentence, at: int) -> bool:
    word, low = sentence[at], sentence[at].low
    after, before = word_after(sentence, at), word_before(sentence, at)
    begins = word.opens or before in words.BEFORE
    if _says_i(sentence, at):
        return False
    if not begins:
        # Behind something else than a subject: "Zum Aufwärmen stell es in den Ofen".
        return (
            not low.endswith("e")
            and low not in words.NOUNS
            and low not in words.SAYS_I
            and low not in ("sei", "sprich", "lies", "tritt", "betritt", "vertritt")
            and any(one.text[0].isupper() for one in sentence[max(0, at - REACH) : at])
        )
    behind = _behind(sentence, at)
    if low in words.ALONE:
        return True
    if low == "sprich":
        return word.first and after in ("uns", "mit", "bitte", "einfach")
    if after == "mir":
        return low in words.GIVES
    if after in ("mich", "mi"):
        return low in words.ASKS_ME
    invited = after in words.PARTICLES or before == "bitte"
    if low in words.SAYS_I:
        if after == "dich":
            return True
        # Of "warte" there is no shorter form that only a command would have.
        return low.endswith(("te", "de")) and after in ("bitte", "doch", "uns", "kurz", "hier", "nochmal")
    if low in words.NOUNS and word.text[0].isupper():
        return _is_no_noun(low, after, behind)
    if low.endswith("e") and not _must_end_in_e(low):
        return invited or after == "uns" or (behind.has_thing and low not in words.FOR_YOU)
    if low.endswith("e"):
        parted = word.first and behind.last in words.PARTS | {"neu", "einmal"}
        near = after in words.PREPOSITIONS | words.PLACES
        return invited or behind.has_thing or near or parted or _says_what(sentence, at)
    return True


def _says_what(sentence: Sentence, at: int) -> bool:
    """Whether the verb is a clause by itself, and the next one says what: Ändere, was anders sein soll."""
    following = sentence[at + 1 : at + 2]
    return bool(following) and following[0].opens and following[0].low in words.JOINING


def _is_no_noun(low: str, after: str, behind: _Behind) -> bool:
    """Whether a word that looks like a noun has behind it what no noun has: Teil sie auf, Tipp auf die Nachricht."""
    if (low, after) in (("tipp", "auf"), ("tipp", "in"), ("klick", "auf"), ("pass", "auf")):
        return True
    if behind.last in forms().sie:
        return False  # "Buch jetzt bestellen."
    parted = behind.last in words.PARTS and len(behind.lows) > 1
    return after in words.SOON or behind.has_thing or parted or (low, behind.last) == ("ruf", "an")


def _must_end_in_e(low: str) -> bool:
    """Whether a command has no shorter form that is usual: sende, öffne, kopiere, speichere."""
    return (
        low.endswith(("de", "te", "ne", "me", "ere", "le", "ige")) and low[:-1] not in forms().command
    ) or (low.endswith("iere"))


def _says_i(sentence: Sentence, at: int) -> bool:
    """Whether "I" or "we" do it: Schreib ich gern, ich melde mich und bringe es."""
    if word_after(sentence, at) in _WE:
        return True
    behind = [one.low for one in clause_behind(sentence, at)[:3]]
    if not words.JOINING.intersection(behind) and {"ich", "wir"}.intersection(behind):
        return True
    return not sentence[at].first and any(
        one.low in ("ich", "wir", "i") for one in sentence[max(0, at - REACH) : at]
    )


def _to_several(sentence: Sentence, at: int) -> bool:
    word, low = sentence[at], sentence[at].low
    before = word_before(sentence, at)
    bitte = before == "bitte" and (at < 2 or sentence[at - 1].opens)
    called = (before in words.CALLED and at < 4) or _is_called_before(sentence, at)
    begins = word.opens or bitte or called or (before in ("und", "dann", "also", "aber") and at < 2)
    if not begins and not (before in ("und", "oder") and _is_second(sentence, at)):
        return _behind_a_preposition(sentence, at)
    if word.text[0].isupper() and not word.first:
        return False
    behind = _behind(sentence, at)
    if "?" in sentence[-1].mark or behind.what is _Next.SUBJECT:
        return False
    if not word.first and not bitte and not called and not _may_follow(sentence, at):
        return False
    if behind.what in (_Next.PERHAPS, _Next.NOUN) and behind.near and _is_condition(sentence, at):
        return False
    if low in words.SAID_OF_THINGS:
        return _of_a_thing(low, behind)
    thing = behind.what is _Next.THING or (behind.what is _Next.PERHAPS and (word.first or bitte))
    invited = behind.invites or word_after(sentence, at) in ("uns", "alle")
    if _is_participle(low):
        return thing or invited
    if not word.first and not bitte and not called:
        if behind.what is _Next.NOUN and behind.near:
            return False
        # Behind a clause its subject may follow: "Wenn es regnet, dreht Anna um".
        return (
            thing or invited or word_after(sentence, at) in words.PREPOSITIONS or behind.last in words.PARTS
        )
    if not behind.lows:
        return "!" in word.mark or bitte
    return not (behind.what is _Next.NOUN and behind.near and low in ("schreibt", "fragt", "erzählt", "ruft"))


def _of_a_thing(low: str, behind: _Behind) -> bool:
    """Whether a verb that is said of things asks somebody after all: Kommt gern vorbei, macht weiter so."""
    own = words.OF_THEM.get(low, frozenset())
    first = behind.lows[0] if behind.lows else ""
    if first == "bitte" or (behind.has_thing and first not in _US and behind.last in words.PARTS):
        return True
    if low == "kommt" and first == "gut":
        return behind.last in _DIRECTIONS and behind.last != "an"
    if first in own or behind.last in own:
        return True
    if low == "kommt":
        return first in words.PARTICLES or first == "ma"
    return (low, first) in (("sagt", "es"), ("sagt", "das"), ("macht", "es"))


def _behind_a_preposition(sentence: Sentence, at: int) -> bool:
    """Whether the clause begins with a preposition and has no subject: Bei Fragen schreibt uns einfach."""
    clause = [one for one in sentence[max(0, at - 5) : at] if one.clause == sentence[at].clause]
    if (
        not clause
        or not clause[0].opens
        or clause[0].low not in words.PREPOSITIONS
        or "?" in sentence[-1].mark
    ):
        return False
    if sentence[at].low in words.SAID_OF_THINGS or word_after(sentence, at) not in (
        "uns",
        "bitte",
        "einfach",
    ):
        return False
    rest = clause_behind(sentence, at)
    lows = {one.low for one in rest}
    return not any(one.text[0].isupper() for one in rest) and lows.isdisjoint(
        words.SUBJECTS | words.PERHAPS_THINGS
    )


def _is_second(sentence: Sentence, at: int) -> bool:
    """Whether "und" joins this to a command to several at the beginning of the clause."""
    first = next((place for place in range(max(0, at - REACH), at) if sentence[place].opens), at)
    head = sentence[first].low
    return first < at - 1 and head in forms().ihr and is_command(sentence, first)


def _may_follow(sentence: Sentence, at: int) -> bool:
    """Whether what is before this clause is no subject that it goes on about: Unser Koch, der Toni, kocht gern."""
    commas, first = sentence[at].clause - sentence[0].clause, sentence[0].low
    subject = first in ("der", "die", "das", "ein", "eine", "unser", "unsere", "mein", "meine", "wer", "was")
    return not subject and (commas < 2 or first in _STARTS_CLAUSE or first in words.GREETS)


_STARTS_CLAUSE = frozenset("wenn falls sobald bevor weil damit ob dass da nachdem solange".split())


def _is_called_before(sentence: Sentence, at: int) -> bool:
    """Whether the clause before only calls somebody: Liebe Gäste, bringt Hausschuhe mit."""
    first = sentence[0].low
    calls = first in words.GREETS or (first in words.CALLED and at < 3)
    return calls and sentence[at].opens and sentence[at].clause - sentence[0].clause == 1


def _is_condition(sentence: Sentence, at: int) -> bool:
    """Whether the next clause begins with its verb or "dann": Kommt die Post nicht, rufen wir an."""
    here = sentence[at].clause
    following = next((one for one in sentence[at + 1 : at + 1 + REACH] if one.clause > here), None)
    if following is None or following.text[0].isupper():
        return False
    return (
        following.low in ("dann", "so", "ist", "kann", "wird")
        or following.low in forms().sie
        or following.low in forms().ihr
    )


def _is_participle(low: str) -> bool:
    return low.startswith(_PARTICIPLES) or low.endswith("iert")


def _behind(sentence: Sentence, at: int) -> _Behind:
    """What is behind a verb in its clause."""
    rest = clause_behind(sentence, at)
    lows = tuple(one.low for one in rest)
    place = 0
    while place < len(rest):
        word = rest[place]
        what = _kind(word.low, upper=word.text[0].isupper(), verb=sentence[at].low)
        if what is not None:
            return _Behind(what, place == 0 or lows[place - 1] in words.INVITES | words.PLACES, lows)
        if word.low in words.PREPOSITIONS:
            # Up to its noun: "auf den Tisch"; or its pronoun: "mit uns".
            place += 1
            while place < len(rest) and not rest[place].text[0].isupper() and place < len(rest) - 1:
                if rest[place].low in ("uns", "euch", "mir", "dir", "ihn", "sie", "es"):
                    break
                place += 1
        place += 1
    return _Behind(_Next.NOTHING, False, lows)


def _kind(low: str, *, upper: bool, verb: str) -> _Next | None:
    if low == "der" and verb in words.WITH_DATIVE_OBJECT:
        return _Next.THING
    if low in words.THINGS:
        return _Next.THING
    if low == "ma" and verb.endswith("t"):
        return None
    if low in words.SUBJECTS:
        return _Next.SUBJECT
    if low in words.PERHAPS_THINGS:
        return _Next.PERHAPS
    return _Next.NOUN if upper else None
