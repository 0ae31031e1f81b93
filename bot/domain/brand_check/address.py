"""Form of address of a German text: where it says du or ihr, and where it says Sie.

du: du, dich, dir, dein, euch, euer in any spelling, and ihr with a verb of its own (see `plural`); verbs that have no other
subject (hast, kannst, habt), as in "Magst vorbeikommen?"; commands to one or several (Schreib uns, Kommt vorbei); Austrian
"Habts", "Pfiat di", "Griaß eich", "wennst".
Sie: Sie, Ihnen, Ihr, Ihre … with a capital inside a sentence; at its beginning, where everything has a capital, what follows
decides (see `beginning`): "Sie ist" is she, "Die Bohnen sind da. Sie schmecken" are they; Austrian "Sagens", "Könnens".
Neither: words of others (see `reading`), talk about the address itself ("das Sie", "per du"), French ("Café du Monde"), and
sentences in English.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from bot.domain.brand_check.beginning import means_reader
from bot.domain.brand_check.commands import is_command
from bot.domain.brand_check.plural import is_you
from bot.domain.brand_check.reading import (
    Sentence,
    clause_before,
    clause_behind,
    word_after,
    word_before,
)
from bot.domain.brand_check.verbs import forms


class Form(StrEnum):
    """Form of address."""

    DU = "du"
    SIE = "sie"


class Mark(NamedTuple):
    """Word that addresses somebody, by its sentence and its place there."""

    form: Form
    sentence: int
    at: int


_DU = frozenset(
    """du dich dir dein deine deinem deinen deiner deines deins deinerseits deinetwegen euch euer eure eurem euren eurer eures
    eurerseits euretwegen eich enk""".split()
)
_SIE_POSSESSIVE = frozenset(
    "ihr ihre ihrem ihren ihrer ihres ihrerseits ihretwegen ihrige ihrigen ihriges".split()
)
_DIALECT_SIE = frozenset("ihna eahna eana".split())
_NOUN_BEFORE = frozenset("per das beim vom zum aufs ein kein dem ans".split())
_OF_THE_WORD = frozenset("ist war gilt klingt bleibt passt wirkt".split())
_GREETS = frozenset("griaß griass grüß grüss gruaß pfiat pfiad pfüat pfüati servas seas".split())
_BEFORE_DI = _GREETS | frozenset("auf für fia ohne um an über i ma mia mir wir uns".split())
_PREPOSITIONS_OF_TRIP = frozenset("nach in ins zum zur mit von ab am im".split())
_BEFORE_SE = frozenset("ham hamm haben können müssen wollen sind nehmen kommen gehen machen geben".split())
_DIALECT_DU = frozenset(
    """wennst wannst wennsd dassst wennts wannts dassts weilts wennds pfiati host kummst kaunst muasst muaßt deafst waßt kimmst kummts kemmts hobts
    deafts miassts woits haste biste kannste willste magste sollste weißte wirste warste siehste kommste gehste
    mogst mogsd mechst mechtst hosd host bisd kannsd wüst wüllst derfst wannsd wannst kimmst kumst schaugts schaugst geahst""".split()
)
"""Verbs and conjunctions with du or ihr in them."""
_ALSO_IT = frozenset(
    """gehts gibts machts passts stimmts tuts kostets reichts brauchts schmeckts klappts stehts liegts heißts freuts fehlts beginnts
    startets dauerts lohnts bleibts zeigts""".split()
)
"""Verbs with "es" rather than ihr in them."""
_QUESTIONS = frozenset("was wann wo wie warum wieviel woher wohin wer wem".split())
_ENGLISH = frozenset(
    """the you your and we are for to of our with it this that have can please thanks thank at on be from or if us would my it's
    we'll""".split()
)
_GERMAN = frozenset(
    """der die das und wir ist sind für zu den dem ein eine einen uns mit nicht ich auf bei von im am gern gerne bitte danke auch noch
    wenn dass wie haben hast kannst können es sie ihr euch dir dich du ihnen hallo liebe lieber grüße schon mal vorbei morgen heute
    unser unsere zum zur aus nur dann kein keine""".split()
)


def marks(sentences: Sequence[Sentence]) -> tuple[Mark, ...]:
    """Words that address somebody, in the order of the text."""
    found: list[Mark] = []
    unsure: list[tuple[int, int]] = []
    english = False
    for number, sentence in enumerate(sentences):
        english = _is_english(sentence, before=english)
        if english:
            continue
        for at, word in enumerate(sentence):
            if word.foreign:
                continue
            form = _du(sentence, at) or _sie(sentence, at)
            if form is not None:
                found.append(Mark(form, number, at))
            elif word.first and word.text[0].isupper() and word.low in {"sie", "ihnen", *_SIE_POSSESSIVE}:
                unsure.append((number, at))
    du = {mark.sentence for mark in found if mark.form is Form.DU}
    sie = len(found) > sum(mark.form is Form.DU for mark in found)
    for number, at in unsure:
        before = sentences[number - 1] if number else []
        if means_reader(
            sentences[number],
            at,
            before,
            says_du=number in du,
            text_says_du=bool(du),
            text_says_sie=sie,
        ):
            found.append(Mark(Form.SIE, number, at))
    return tuple(sorted(found, key=lambda mark: mark[1:]))


def _is_english(sentence: Sentence, *, before: bool) -> bool:
    """Whether a sentence is in English; one without any frequent word is as the one before."""
    english = sum(word.low in _ENGLISH for word in sentence)
    german = sum(word.low in _GERMAN for word in sentence)
    return english > german or (before and english == german)


def _du(sentence: Sentence, at: int) -> Form | None:
    """DU where this word says du or ihr."""
    word, before = sentence[at], word_before(sentence, at)
    known, low = forms(), word.low
    if low in _DU:
        named = low == "du" and ((before in _NOUN_BEFORE and not word.opens) or _is_said(sentence, at))
        return None if named or (low == "du" and _is_french(sentence, at)) else Form.DU
    if low == "di" and before in _BEFORE_DI:
        return Form.DU
    if low == "dei" and word.text[0] == "d":
        return Form.DU
    if low == "ihr":
        return Form.DU if is_you(sentence, at) else None
    if not word.first and word.text[0].isupper():
        return None
    if low in _DIALECT_DU or low in known.du_alone:
        return None if _has_subject(sentence, at, "du") else Form.DU
    if word.text == "Fahrt" and word_after(sentence, at) in _PREPOSITIONS_OF_TRIP:
        return None
    if low in known.ihr_alone or (low.endswith("s") and low[:-1] in known.ihr_alone):
        return None if _has_subject(sentence, at, "ihr") else Form.DU
    if word.opens and low.endswith("ts") and low[:-1] in known.ihr and low not in _ALSO_IT:
        return Form.DU
    return Form.DU if is_command(sentence, at) else None


def _has_subject(sentence: Sentence, at: int, pronoun: str) -> bool:
    """Whether the pronoun of a verb is in its clause."""
    return any(word.low == pronoun for word in (*clause_before(sentence, at), *clause_behind(sentence, at)))


def _is_french(sentence: Sentence, at: int) -> bool:
    """Whether "du" belongs to a French name: Café du Monde."""
    if not 0 < at < len(sentence) - 1 or sentence[at].text != "du":
        return False
    before, after = sentence[at - 1], sentence[at + 1]
    if not (before.text[0].isupper() and after.text[0].isupper()):
        return False
    accented = any(letter in "éèêàçô" for letter in before.text + after.text)
    return accented or not (before.first or before.text.endswith(("st", "ßt")))


def _sie(sentence: Sentence, at: int) -> Form | None:
    """SIE where this word says Sie for sure."""
    word, low = sentence[at], sentence[at].low
    if word.text[0].isupper() and not word.first:
        if low in _DIALECT_SIE or low == "ihnen" or low in _SIE_POSSESSIVE:
            return Form.SIE
        if low == "sie":
            return None if _is_named(sentence, at) else Form.SIE
        if low == "s" and len(word.text) > 1:
            return Form.SIE
        if low == "se" and word_before(sentence, at) in _BEFORE_SE:
            return Form.SIE
    if low == "sie" and _is_typed_small(sentence, at):
        return Form.SIE
    return Form.SIE if _is_spoken_sie(sentence, at) else None


def _is_typed_small(sentence: Sentence, at: int) -> bool:
    """Whether a question begins with a verb and "sie" where nothing has a capital: haben sie offen?"""
    if at == 0 or at > 2 or any(word.text[0].isupper() for word in sentence):
        return False
    verb = sentence[at - 1].low
    folded = verb.replace("oe", "ö").replace("ue", "ü").replace("ae", "ä")
    return (verb in forms().sie or folded in forms().sie) and (at == 1 or sentence[0].low in _QUESTIONS)


def _is_named(sentence: Sentence, at: int) -> bool:
    """Whether this "Sie" is the word itself, as in "das Sie"; but not in "das Paket, das Sie bestellt haben"."""
    after = sentence[at + 1 : at + 2]
    if after and after[0].text == "Er" and after[0].opens:
        return True
    if word_before(sentence, at) not in _NOUN_BEFORE:
        return _is_said(sentence, at)
    relative = sentence[at - 1].opens and not sentence[at - 1].first
    return (
        not relative
        or word_after(sentence, at) in _OF_THE_WORD
        or any(word.low in ("wir", "ich") for word in sentence[at + 1 : at + 3])
    )


def _is_said(sentence: Sentence, at: int) -> bool:
    """Whether du or Sie is what people say to each other: Bei uns sagt man du."""
    before = {word.low for word in clause_before(sentence, at)}
    return (
        not word_after(sentence, at)
        and bool(before & {"man", "wir"})
        and bool(before & {"sagt", "sagen", "sagten"})
    )


def _is_spoken_sie(sentence: Sentence, at: int) -> bool:
    """Whether a verb has "Sie" in it, as Austrians and Bavarians say: Sagens, Könnens. "Wir könnens" is "können es"."""
    word = sentence[at]
    if word.low.endswith("se") and word.opens:
        # Könnense, kommse, as people say in the north and west.
        short = word.low.removesuffix("se")
        long = {"ham": "haben", "hamm": "haben", "sind": "sind", "sin": "sind"}.get(
            short, short.removesuffix("en") + "en"
        )
        asked = short not in ("ham", "sin", "sind") or "?" in sentence[-1].mark
        return asked and len(short) > 2 and long in forms().sie and len(sentence) > 1
    if not (word.opens or word_before(sentence, at) == "und") or not word.low.endswith(("ns", "n's")):
        return False
    verb = word.low.removesuffix("s")
    known = forms().sie
    long = verb if verb in known else verb[:-1] + "en"
    return long in known and word_after(sentence, at) not in ("wir", "ma", "mia") and len(sentence) > 1


def label(sentences: Sequence[Sentence]) -> str:
    """Form of address of a whole text: du, sie, mixed or none."""
    said = {mark.form for mark in marks(sentences)}
    return "mixed" if len(said) == 2 else next(iter(said), "none")
