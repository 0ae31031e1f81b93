"""Commands to several people without a pronoun: Teilt den Beitrag. Kommt vorbei! Machts gut. See `commands` for the grammar."""

from bot.domain.brand_check import command_words as words
from bot.domain.brand_check.behind_verb import Behind, Next, behind, is_followed_by
from bot.domain.brand_check.reading import (
    REACH,
    Sentence,
    clause_before,
    word_after,
    word_before,
    words_before,
)
from bot.domain.brand_check.verbs import forms, verb_of

_PARTICIPLES = ("be", "ver", "er", "ent", "zer", "über", "unter", "wider", "miss", "ge")
_US = frozenset("uns mich mir".split())
_STARTS_CLAUSE = frozenset("wenn falls sobald bevor weil damit ob dass da nachdem solange".split())
_HOW_LONG = frozenset("bis solange bevor damit".split())
_DIRECTIONS = frozenset("heim hause".split())
_HELPING = frozenset("hamma san is hat haben wird werden wurde wurden ist sind war waren".split())
"""Verbs that make a participle of the word before: Kommentiert hat das niemand."""
_TOWARDS = frozenset("zum zur ins unsere unseren unser".split())
_NOBODY = frozenset("niemand jemand keiner einer wer man".split())
_NO_SUBJECT = frozenset("der die das ein eine unser unsere mein meine wer was".split())


def is_to_several(sentence: Sentence, at: int) -> bool:
    """Whether the verb at this place, in the form with ihr, is a command to several."""
    word = sentence[at]
    low = word.low if word.low in forms().ihr else word.low.removesuffix("s")
    before = word_before(sentence, at)
    bitte = before == "bitte" and (at < 2 or sentence[at - 1].opens)
    called = (before in words.CALLED and at < 4) or _is_called_before(sentence, at)
    joined = before in ("und", "dann", "also", "aber") and (at < 2 or sentence[at - 1].opens)
    begins = word.opens or bitte or called or joined
    if word.opens and _calls_attention(sentence, at):
        return True
    if "?" in sentence[-1].mark or word_after(sentence, at) in _HELPING:
        return False
    rest = behind(sentence, at)
    if rest.what is Next.SUBJECT or "seit" in rest.lows or rest.first.startswith("kein"):
        return False
    if not begins and not (before in ("und", "oder") and _is_second(sentence, at)):
        return _comes_after_adverb(sentence, at, low, rest) or _is_joined_to_verbless(sentence, at, low, rest)
    if word.text[0].isupper() and not word.first:
        return False
    begins_alone = word.first or bitte or called
    if not (begins_alone or "bitte" in rest.lows or _may_follow(sentence, at)):
        return False
    if rest.what in (Next.PERHAPS, Next.NOUN) and rest.near and _is_condition(sentence, at):
        return False
    if low in words.SAID_OF_THINGS:
        return bitte or _of_a_thing(sentence, at, low, rest)
    return _asks(sentence, at, low, rest, alone=begins_alone or (joined and at == 1), bitte=bitte)


def _asks(sentence: Sentence, at: int, low: str, rest: Behind, *, alone: bool, bitte: bool) -> bool:
    """Whether a verb at the beginning asks; `alone`: of a sentence rather than of a clause."""
    word, after = sentence[at], word_after(sentence, at)
    thing = rest.what is Next.THING or (rest.what is Next.PERHAPS and (alone or bitte))
    invited = rest.invites or after in ("uns", "alle")
    if _is_participle(low):
        noun = rest.what is Next.NOUN and rest.close and alone
        begged = bitte and bool(rest.lows) and verb_of(rest.last, forms().sie) is None
        called = alone and not word.first and "!" in sentence[-1].mark
        parted = alone and rest.last in words.PARTS and len(rest.lows) > 1
        says_what = is_followed_by(sentence, at, words.JOINING - {"wie"})
        return thing or invited or noun or begged or called or parted or says_what
    if not alone:
        if rest.what is Next.NOUN and rest.near:
            return False
        # Behind a clause its subject may follow: "Wenn es regnet, dreht Anna um".
        goes = after in words.PREPOSITIONS and (sentence[0].low in _STARTS_CLAUSE or "!" in sentence[-1].mark)
        return thing or invited or goes or rest.last in words.PARTS
    if not rest.lows:
        # "Tanzt, bis die Sonne aufgeht."
        return "!" in word.mark or bitte or is_followed_by(sentence, at, words.JOINING | _HOW_LONG)
    if word.mark[:1] == ":" or (rest.what is Next.NOTHING and sentence[-1].mark[:1] == ":" and not invited):
        return False  # "Singt am Freitag bei uns: der Chor."
    if (rest.last in words.EFFECTS and low in words.HAVE_EFFECTS) or rest.first in words.OF_EFFECTS:
        return False
    if rest.last == "ein" and low in ("zieht", "wirkt") and len(rest.lows) == 2:
        return False  # "Zieht gut ein", a cream.
    return not (rest.what is Next.NOUN and rest.near and low in ("schreibt", "fragt", "erzählt", "ruft"))


def _calls_attention(sentence: Sentence, at: int) -> bool:
    """Whether the verb is a clause by itself before what is said: Kommt, wir gehen. Sagt mal, habt ihr offen?"""
    if sentence[at].low not in words.ATTENTION:
        return False
    end = at + (2 if word_after(sentence, at) in ("mal", "her") else 1)
    return end < len(sentence) and sentence[end].opens


def _of_a_thing(sentence: Sentence, at: int, low: str, rest: Behind) -> bool:
    """Whether a verb that is said of things asks somebody after all: Kommt gern vorbei, macht weiter so."""
    own = words.OF_THEM.get(low, frozenset())
    first, last = rest.first, rest.last
    if first == "bitte":
        return True
    if rest.has_thing and low in words.NO_OBJECT and first not in ("alle", "beide"):
        return False  # "Dann geht es weiter."
    if rest.has_thing and first not in _US and last in words.PARTS:
        return True
    if low == "kommt":
        return _comes(sentence, at, rest)
    said = _with_phrase(low, rest, called="!" in sentence[-1].mark)
    return said if said is not None else first in own or last in own


def _with_phrase(low: str, rest: Behind, *, called: bool) -> bool | None:
    """Whether a verb asks by more than one word behind; None where its single words decide. `called`: with "!"."""
    first, last, two = rest.first, rest.last, rest.lows[:2]
    match low:
        case "bleibt" if rest.lows == ("so",):
            return called
        case "schaut" if rest.lows == ("nach",):
            return True
        case "geht" if rest.lows == ("raus",):
            return True
        case "findet" | "gewinnt":
            wins = rest.what is Next.THING or (low == "gewinnt" and rest.close)
            return True if wins and first not in _US and called else None
        case "passt":
            return last == "auf"
        case "denkt" if first == "an":
            return two not in (("an", "man"), ("an", "alles"))
        case "sagt" if first in ("uns", "es", "das"):
            return last not in ("nichts", "viel", "zu")
        case "glaubt" if first in _US:
            return last != "nichts"
        case "tut":
            return first == "uns" and "gefallen" in rest.lows
        case "startet" if two in (("gut", "in"), ("gut", "ins")):
            return True
        case "macht" if first == "es":
            return True
    return None


def _comes(sentence: Sentence, at: int, rest: Behind) -> bool:
    """Whether "kommt" invites: Kommt gern vorbei, Kommt mit uns mit; "Kommt mit Salat" is a dish."""
    first, last, mark = rest.first, rest.last, sentence[-1].mark
    if rest.has_thing and first not in ("alle", "beide"):
        return False
    if first == "mit":
        then = rest.lows[1:2]
        return not then or last == "mit" or then[0] in words.PREPOSITIONS | _US
    if first == "gut":
        return last in _DIRECTIONS
    if rest.lows[:2] in (("auf", "einen"), ("auf", "ein"), ("auf", "eine"), ("zu", "uns")):
        return True
    to_us = any(one.startswith("unser") for one in rest.lows) or "!" in mark
    if first in forms().sie or (to_us and not _TOWARDS.isdisjoint(rest.lows)):
        return True
    if last == "wieder":
        again = first == "bald" or first in words.PREPOSITIONS
        return again and (("!" in mark and sentence[at].first) or sentence[0].low in words.THANKS)
    return (
        first in words.OF_THEM["kommt"] or last in words.OF_THEM["kommt"] or first in words.PARTICLES | {"ma"}
    )


def _comes_after_adverb(sentence: Sentence, at: int, low: str, rest: Behind) -> bool:
    """Whether the clause begins with a preposition or an adverb and has no subject: Bei Fragen schreibt uns einfach."""
    clause = clause_before(sentence, at)[-5:]
    if not clause or not clause[0].opens or clause[0].low not in words.PREPOSITIONS | words.ADVERBS:
        return False
    after = word_after(sentence, at)
    if rest.what not in (Next.THING, Next.NOTHING) or not _NOBODY.isdisjoint(rest.lows):
        return False
    if after == "uns" and behind(sentence, at + 1).what not in (Next.THING, Next.NOTHING):
        return False
    return after in ("bitte", "einfach") or (
        after in ("uns", "gern", "gerne", "mal", "unbedingt") and low not in words.SAID_OF_THINGS
    )


def _is_joined_to_verbless(sentence: Sentence, at: int, low: str, rest: Behind) -> bool:
    """Whether "und" joins this to a clause that has no verb: Ab in den Garten und genießt die Sonne!"""
    if word_before(sentence, at) != "und" or not rest.has_thing or low in words.SAID_OF_THINGS:
        return False
    known = forms()
    for one in words_before(sentence, at):
        finite = one.low in known.ihr or (one.low.endswith("t") and one.low in known.du)
        if one.low in words.SUBJECTS | words.HELPING or (finite and (one.first or one.text[0].islower())):
            return False
    return at < REACH


def _is_second(sentence: Sentence, at: int) -> bool:
    """Whether "und" joins this to a command to several at the beginning of the clause."""
    first = next((place for place in range(max(0, at - REACH), at) if sentence[place].opens), at)
    head = sentence[first].low
    return first < at - 1 and head in forms().ihr and is_to_several(sentence, first)


def _may_follow(sentence: Sentence, at: int) -> bool:
    """Whether what is before this clause is no subject that it goes on about: Unser Koch, der Toni, kocht gern."""
    commas, first = sentence[at].clause - sentence[0].clause, sentence[0].low
    return first not in _NO_SUBJECT and (commas < 2 or first in _STARTS_CLAUSE or first in words.GREETS)


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
    return low.startswith(_PARTICIPLES) or forms().ihr[low].sie.endswith("ieren")
