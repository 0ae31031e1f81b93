"""Form of address of a German text: where it says du or ihr, and where it says Sie.

du: du, dich, dir, dein, euch, euer in any spelling, and ihr with a verb of its own (see `plural`); verbs that have no other
subject (hast, kannst, habt), as in "Magst vorbeikommen?"; commands to one or several (Schreib uns, Kommt vorbei); Austrian
"Habts", "Pfiat di", "Griaß eich", "wennst".
Sie: Sie, Ihnen, Ihr, Ihre … with a capital inside a sentence; at its beginning, where everything has a capital, what follows
decides (see `beginning`): "Sie ist" is she, "Die Bohnen sind da. Sie schmecken" are they; Austrian "Sagens", "Können's";
"Sehr geehrte", "Gnädige Frau".
Neither: words of others (see `reading`), talk about the address itself ("das Sie", "per du", "du oder Sie"), French ("Café du
Monde"), and sentences in English.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from bot.domain.brand_check.beginning import is_named_behind, means_reader, speaks_of_several
from bot.domain.brand_check.commands import is_command
from bot.domain.brand_check.plural import ALSO_IT, is_you
from bot.domain.brand_check.reading import (
    Sentence,
    clause_before,
    clause_behind,
    word_after,
    word_before,
    words_before,
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
_SIE = frozenset({"sie", "ihnen"}) | _SIE_POSSESSIVE
_DIALECT_SIE = frozenset("ihna eahna eana".split())
_NOUN_BEFORE = frozenset("per das beim vom zum aufs ein kein dem ans".split())
_BESIDE = frozenset("oder und statt als".split())
_OF_THE_WORD = frozenset("ist war gilt klingt bleibt passt wirkt".split())
_BEFORE_DI = frozenset(
    """griaß griass grüß grüss gruaß pfiat pfiad pfüat pfüati servas seas auf für fia ohne um an über i ma mia mir wir uns""".split()
)
_PREPOSITIONS_OF_TRIP = frozenset("nach in ins zum zur mit von ab am im".split())
_BEFORE_SE = frozenset("ham hamm haben können müssen wollen sind nehmen kommen gehen machen geben".split())
_DIALECT_DU = frozenset(
    """wennst wannst wennsd dassst wennts wannts dassts weilts wennds pfiati host kummst kaunst muasst muaßt deafst waßt kimmst kummts
    kemmts hobts deafts miassts woits haste biste kannste willste magste sollste weißte wirste warste siehste kommste gehste mogst
    mogsd mechst mechtst hosd bisd kannsd wüst wüllst derfst wannsd hesch bisch chasch chunsch wotsch weisch muesch darfsch chömed
    chömet luegt lueged lueget kiek kiekt hest büst wullt nimmts dads seits würdets kumst kemts kemmt kimmts gebts seids sads lossts
    ruafts nehmts schaugts schaugst geahst""".split()
)
"""Verbs and conjunctions with du or ihr in them."""
_ALSO_IT = ALSO_IT | frozenset(
    "machts kostets brauchts klappts stehts heißts fehlts beginnts startets dauerts lohnts bleibts zeigts".split()
)
"""Verbs with "es" rather than ihr in them."""
_QUESTIONS = frozenset("was wann wo wie warum wieviel woher wohin wer wem".split())
_BEFORE_SPOKEN = _QUESTIONS | frozenset("und da wos wia wenn dann bitte oder".split())
_NOT_SIE = frozenset("wir ma mia sie alle".split())
"""Subjects behind a verb with 's, which is "es" then: Haben's alle gesehen?"""
_STAYS = frozenset("mir uns gesund brav dran daheim sitzen so".split())
_ALSO_WOULD = frozenset("müsst sollt könnt wollt dürft".split())
"""Forms of ihr that are also short for müsste, sollte …: I könnt, das sollt man."""
_ALSO_SAID_OF_HIM = frozenset(
    "fahrt fangt haltet ladet lauft ratet schlaft schlagt tragt wachst wascht blast bratet fallt gefallt grabt wart".split()
)
"""Forms of ihr that are also said of him in Austria and Bavaria: Der Papa fahrt."""
_BEFORE_COMMAND = frozenset("bitte und oder aber dann also einfach".split())
_FRENCH = frozenset("jour nord sud monde soleil vin pain chef".split())
_HELLO = frozenset(
    "hallo hi guten tag morgen abend moin servus grüß gott griaß ihnen bitte danke und".split()
)
_OF_THINGS = frozenset(
    "sind waren kommen passen schmecken halten kosten stehen liegen gehören werden".split()
)
"""Verbs that ask about things, too: Sind sie vegan?"""
_ENGLISH = frozenset(
    "the you your and we are for to of our with it this that have can please thanks thank at on be from or if us would my".split()
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
        small = number > 0 and any(word.text in ("sie", "ihnen") for word in sentence)
        several = small and speaks_of_several(sentences[number - 1])
        for at, word in enumerate(sentence):
            if word.foreign:
                continue
            form = _du(sentence, at) or _sie(sentence, at, several=several)
            if form is not None:
                found.append(Mark(form, number, at))
            elif word.first and word.text[0].isupper() and word.low in _SIE:
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
    if before and english == german == 0:
        return not any(_is_german(word.low) for word in sentence)
    return english > german or (before and english == german)


def _is_german(low: str) -> bool:
    """Whether a word is German for sure: by its letters, or a verb to a reader."""
    known = forms()
    return (
        not low.isascii()
        or low in known.du_alone
        or low in known.ihr_alone
        or low in ("sei", "schreib", "komm", "schau")
    )


def _du(sentence: Sentence, at: int) -> Form | None:
    """DU where this word says du or ihr."""
    word, before = sentence[at], word_before(sentence, at)
    known, low = forms(), word.low
    if low in _DU:
        named = low == "du" and (
            (before in _NOUN_BEFORE and not word.opens)
            or _is_said(sentence, at)
            or _is_beside(sentence, at, "sie")
        )
        return None if named or (low == "du" and _is_french(sentence, at)) else Form.DU
    if low == "di" and before in _BEFORE_DI:
        return Form.DU
    if low == "dei" and word.text[0] == "d":
        return Form.DU
    if low == "kumm" and word.opens:
        return None if word_after(sentence, at) in ("i", "sicha", "wieda", "aus") else Form.DU
    if low == "ihr":
        return Form.DU if is_you(sentence, at) else None
    if not word.first and word.text[0].isupper():
        return None
    if low in _DIALECT_DU or low in known.du_alone:
        return None if _has_subject(sentence, at, "du") else Form.DU
    if word.text == "Fahrt" and word_after(sentence, at) in _PREPOSITIONS_OF_TRIP | {""}:
        return None
    if low in known.ihr_alone or (low.endswith("s") and low[:-1] in known.ihr_alone):
        return Form.DU if _leaves_out_ihr(sentence, at) else None
    if (
        (word.opens or before in ("und", "oder"))
        and low.endswith("ts")
        and low[:-1] in known.ihr
        and _has_ihr_in_it(sentence, at)
    ):
        return Form.DU
    return Form.DU if is_command(sentence, at) else None


def _has_ihr_in_it(sentence: Sentence, at: int) -> bool:
    """Whether the s of a verb is ihr rather than es, as Austrians and Bavarians say: Kommts vorbei, but "Passts morgen?"."""
    low, after = sentence[at].low, word_after(sentence, at)
    if low == "kommts":
        return after not in ("drauf", "darauf", "vor", "an")
    if low == "schauts":
        return sentence[-1].low != "aus"
    if low == "bleibts":
        return after in _STAYS
    return low not in _ALSO_IT or (low == "machts" and after in ("des", "das", "a", "an", "auch", "eh"))


def _leaves_out_ihr(sentence: Sentence, at: int) -> bool:
    """Whether a verb form of ihr has no other subject: Könnt gern vorbeikommen. "I könnt", "Der Papa fahrt" are I and he, as
    people say."""
    if _has_subject(sentence, at, "ihr"):
        return False
    word, before, after = sentence[at], word_before(sentence, at), word_after(sentence, at)
    if word.low in _ALSO_WOULD:
        nobody = not any(
            _has_subject(sentence, at, pronoun) for pronoun in ("ich", "i", "ma", "man", "jemand", "wer")
        )
        return nobody and word.opens and (word.low != "wollt" or "?" in sentence[-1].mark)
    if word.low in _ALSO_SAID_OF_HIM:
        begins = word.opens or before in _BEFORE_COMMAND or after in ("euch", "bitte")
        return begins and not _has_subject(sentence, at, "seit")
    return True


def _has_subject(sentence: Sentence, at: int, pronoun: str) -> bool:
    """Whether the pronoun of a verb is in its clause."""
    return any(word.low == pronoun for word in (*clause_before(sentence, at), *clause_behind(sentence, at)))


def _is_french(sentence: Sentence, at: int) -> bool:
    """Whether "du" belongs to a French name: Café du Monde."""
    if not 0 < at < len(sentence) - 1:
        return False
    before, after = sentence[at - 1], sentence[at + 1]
    if not (before.text[0].isupper() and (after.text[0].isupper() or after.low in _FRENCH)):
        return False
    accented = any(letter in "éèêàçô" for letter in before.text + after.text)
    return accented or after.low in _FRENCH or not (before.first or before.text.endswith(("st", "ßt")))


def _sie(sentence: Sentence, at: int, *, several: bool) -> Form | None:
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
    if (low.startswith("geehrte") and word_before(sentence, at) == "sehr" and sentence[at - 1].opens) or (
        low in ("gnädige", "gnä") and word_after(sentence, at) == "frau"
    ):
        return Form.SIE
    if low == "ihnen" and word_before(sentence, at) == "bei" and "?" in sentence[-1].mark:
        return None if several else Form.SIE
    if low == "sie" and not several and _is_typed_small(sentence, at):
        return Form.SIE
    return Form.SIE if _is_spoken_sie(sentence, at) else None


def _is_typed_small(sentence: Sentence, at: int) -> bool:
    """Whether a question begins with a verb and "sie" in small letters: haben sie offen? Können sie mir helfen?"""
    if at == 0 or sentence[at].opens or is_named_behind(sentence):
        return False
    asks = "?" in sentence[-1].mark and sentence[at - 1].low not in _OF_THINGS
    if not asks and any(word.text[0].isupper() for word in words_before(sentence, at)):
        return False
    verb = sentence[at - 1].low
    folded = verb.replace("oe", "ö").replace("ue", "ü").replace("ae", "ä")
    field = clause_before(sentence, at - 1)
    begins = not field or field[0].low in _QUESTIONS or {word.low for word in field} <= _HELLO
    return (verb in forms().sie or folded in forms().sie) and begins and len(field) < 4


def _is_named(sentence: Sentence, at: int) -> bool:
    """Whether this "Sie" is the word itself, as in "das Sie"; but not in "das Paket, das Sie bestellt haben"."""
    after = sentence[at + 1 : at + 2]
    if _is_beside(sentence, at, "du"):
        return True
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


def _is_beside(sentence: Sentence, at: int, other: str) -> bool:
    """Whether the two forms are named side by side: Ob du oder Sie."""
    around = [word.low for word in sentence[max(0, at - 2) : at + 3]]
    here = min(at, 2)
    behind, before = around[here + 1 :], around[:here][::-1]
    return any(len(two) == 2 and two[0] in _BESIDE and two[1] == other for two in (behind, before))


def _is_said(sentence: Sentence, at: int) -> bool:
    """Whether du or Sie is what people say to each other: Bei uns sagt man du."""
    before = {word.low for word in clause_before(sentence, at)}
    polite = word_before(sentence, at) in ("höfliche", "förmliche", "kollegiale", "formelle")
    return polite or (
        not word_after(sentence, at)
        and bool(before & {"man", "wir"})
        and bool(before & {"sagt", "sagen", "sagten"})
    )


def _is_spoken_sie(sentence: Sentence, at: int) -> bool:
    """Whether a verb has "Sie" in it, as Austrians and Bavarians say: Sagens, Könnens. "Wir könnens" is "können es"."""
    word = sentence[at]
    if word.low == "hams" and word.opens:
        return len(sentence) > 1
    if word.low.endswith("se") and word.opens:
        # Könnense, kommse, as people say in the north and west.
        short = word.low.removesuffix("se")
        long = {"ham": "haben", "hamm": "haben", "sind": "sind", "sin": "sind"}.get(
            short, short.removesuffix("en") + "en"
        )
        asked = short not in ("ham", "sin", "sind") or "?" in sentence[-1].mark
        return asked and len(short) > 2 and long in forms().sie and len(sentence) > 1
    apart = word.text.lower().endswith(("n's", "n’s"))
    begins = word.opens or word_before(sentence, at) in (_BEFORE_SPOKEN if apart else ("und",))
    if not begins or not (apart or word.low.endswith("ns")) or len(sentence) == 1:
        return False
    verb = word.low if apart else word.low.removesuffix("s")
    known = forms().sie
    long = {"san": "sind", "seien": "seien"}.get(
        verb, verb if verb in known and verb != "sind" else verb[:-1] + "en"
    )
    return (long in known or long == "seien") and word_after(sentence, at) not in _NOT_SIE
