"""Sie, Ihnen and Ihr at the beginning of a sentence, where everything has a capital: the reader, she, or they.

"Sie ist", "Sie meldet sich": she, by the verb. "Sie können", "Sie finden": the reader, or they, if the sentence before is about
several ("Die Bohnen sind da. Sie schmecken …", "Unsere Hühner leben im Freien. Sie legen …") and the verb is not one that is said
of a reader ("Die Bohnen sind da. Sie können sie abholen"). "Ihr Paket": the reader's, or hers, if a woman was spoken of just
before ("Unsere Kollegin hilft. Ihr Büro …"), or theirs, if people were.
"""

from itertools import pairwise

from bot.domain.brand_check.command_words import NUMBERS
from bot.domain.brand_check.plural import OF_HER
from bot.domain.brand_check.reading import Sentence, Word, word_after

_SHE = frozenset(
    """ist hat war hatte wird wurde würde kann konnte könnte will wollte muss musste müsste darf durfte dürfte soll sollte mag mochte
    möchte weiß wusste wüsste hätte wäre käme ginge ließ gab kam ging fand rief schrieb blieb sah nahm half stand lag saß trug fuhr
    hielt las sprach traf aß trank bekam versprach begann gewann verlor bot flog zog""".split()
)
_OF_THINGS = frozenset(
    """sind waren werden wurden schmecken kosten stammen passen halten liegen stehen gelten entstehen wachsen reichen wiegen riechen
    duften laufen enthalten bestehen eignen hängen gehören kommen bleiben fehlen dauern beginnen starten kamen lagen standen
    gehen""".split()
)
"""Verbs that are said of things rather than of a reader."""
_ONLY_OF_THINGS = frozenset(
    "schmecken kosten stammen duften riechen wiegen bestehen wachsen reifen entstehen gelten dauern".split()
)
_OF_A_READER = frozenset(
    """können könnten dürfen dürften müssen müssten sollen sollten möchten wollen finden erreichen bekommen erhalten brauchen zahlen
    wissen sehen lesen schreiben bestellen""".split()
)
"""Verbs that are said of a reader, whoever was spoken of before."""
_PEOPLE = tuple(
    """gäste gästen leute leuten kinder kindern eltern linge lingen kollegen innen freunde freunden frauen männer männern nachbarn
    bauern mädels buben schüler schülern musiker schwestern brüder brüdern geschwister geschwistern burschen senioren omas opas
    studenten praktikanten handwerker handwerkern lieferanten mädchen bienen hühner hennen schwalben katzen hunde pferde ziegen
    schafe vögel""".split()
)
"""Words for people and animals, or their ends."""
_GROUPS = frozenset("team familie mannschaft belegschaft truppe".split())
_GREETED = frozenset("liebe lieber liebes geehrte geehrter hallo guten sehr".split())
_PLURAL = frozenset("sind waren werden wurden haben hatten kommen kamen kosten".split())
_MANY = NUMBERS | frozenset("alle viele beide einige mehrere wenige manche".split())
_BEFORE_PLURAL = _MANY | frozenset("die unsere diese meine deine eure seine ihre jene solche".split())
_PLURAL_IF_N = frozenset("die unsere diese neue frische meine deine eure unseren neuen".split())
_OF_THE_FAMILY = frozenset("mutter mama oma schwester tante".split())
"""Women who need no article: Tante Hermi."""
_WOMEN = _OF_THE_FAMILY | frozenset("tochter frau dame".split())
_ARTICLES = frozenset(
    "die der unsere unserer eine einer meine meiner deine deiner eure eurer seine seiner".split()
)


def means_reader(
    sentence: Sentence, at: int, before: Sentence, *, says_du: bool, text_says_du: bool, text_says_sie: bool
) -> bool:
    """Whether Sie, Ihnen, Ihr … at the beginning of a sentence means the reader. `before`: the sentence before;
    `says_du`: whether this sentence says du elsewhere."""
    word, after = sentence[at], word_after(sentence, at)
    several = speaks_of_several(before)
    if word.low == "sie":
        if after and any(
            one.text == "sie" and one.clause == word.clause for one in sentence[at + 2 : at + 4]
        ):
            return True  # "Sie holen sie ab": one of both is the reader.
        if not after:
            return at + 1 < len(sentence)
        if says_du or _is_she(sentence, at):
            return False
        if before and (
            after in _ONLY_OF_THINGS or (after == "kommen" and word_after(sentence, at + 1) == "aus")
        ):
            return False
        they = (
            _speaks_of_people(before)
            or _has_plural_subject(before)
            or any(one.low in _GROUPS for one in before)
        )
        if is_named_behind(sentence):
            return False
        return not (they and after not in _OF_A_READER) and not (several and _is_of_things(sentence, at))
    if word.low == "ihnen":
        return not several or text_says_sie
    if word.low == "ihr" and (after in OF_HER or after == "zu"):
        return False
    if text_says_sie:
        return True
    return not (_speaks_of_a_woman(before) or _speaks_of_people(before) or (text_says_du and several))


def speaks_of_several(sentence: Sentence) -> bool:
    """Whether a sentence has people or things in it that "sie" in the next one may be."""
    return _speaks_of_people(sentence) or _goes_on_about_several(sentence)


def is_named_behind(sentence: Sentence) -> bool:
    """Whether they are named at the end: Sie kommen aus der Steiermark, die Äpfel."""
    last = [word for word in sentence[-3:] if word.clause == sentence[-1].clause]
    return len(last) > 1 and last[0].opens and last[0].low == "die" and last[-1].text[0].isupper()


def _is_she(sentence: Sentence, at: int) -> bool:
    after = sentence[at + 1]
    if after.text[0].isupper():
        return False
    low = after.low
    return low in _SHE or (low.endswith(("t", "te")) and low not in ("bitte", "selbst", "heute", "nicht"))


def _is_of_things(sentence: Sentence, at: int) -> bool:
    """Whether the verb is one that is said of things and others rather than of a reader."""
    verb = word_after(sentence, at)
    if verb in _OF_THINGS:
        return True
    return verb in ("können", "müssen", "dürfen", "sollen") and sentence[-1].low in ("werden", "sein")


def _goes_on_about_several(sentence: Sentence) -> bool:
    """Whether a sentence has something in the plural that the next one may go on about."""
    lows = {word.low for word in sentence}
    if not lows.isdisjoint(_PLURAL) and lows.isdisjoint({"wir", "sie"}):
        return True
    for before, word in pairwise(sentence):
        if word.text[0].isupper() and (
            before.low in _MANY
            or before.text.isdigit()
            or (before.low in _PLURAL_IF_N and word.low.endswith("n") and not word.low.endswith("in"))
        ):
            return True
    return False


def _has_plural_subject(sentence: Sentence) -> bool:
    """Whether a sentence is about several: Unsere Hühner leben im Freien."""
    if _names_two(sentence):
        return True
    if (
        not sentence
        or sentence[0].low not in _BEFORE_PLURAL
        or any(word.low in ("wir", "ich") for word in sentence)
    ):
        return False
    return any(noun.text[0].isupper() and _is_plural_verb(verb) for noun, verb in pairwise(sentence[1:6]))


def _names_two(sentence: Sentence) -> bool:
    """Whether a sentence begins with two who do something: Eva und Tom heiraten."""
    if len(sentence) < 4 or any(word.low in ("wir", "ich", "ihnen") for word in sentence):
        return False
    first, joined, second, verb = sentence[:4]
    names = first.text[0].isupper() and joined.low == "und" and second.text[0].isupper()
    return names and _is_plural_verb(verb) and first.clause == verb.clause


def _is_plural_verb(word: Word) -> bool:
    """Whether a word may be a verb of several, by its ending."""
    return word.text[0].islower() and (word.low in _PLURAL or word.low.endswith(("en", "ern", "eln")))


def _speaks_of_people(sentence: Sentence) -> bool:
    """Whether a sentence has several people in it, who are not greeted."""
    if any(word.low in _GREETED for word in sentence):
        return False
    return any(word.text[0].isupper() and word.low.endswith(_PEOPLE) for word in sentence)


def _speaks_of_a_woman(sentence: Sentence) -> bool:
    """Whether a sentence has a woman in it that the next one may go on about: unsere Kollegin, she, Frau Huber bäckt."""
    for at, word in enumerate(sentence):
        before = sentence[at - 1].low if at else ""
        capital = word.text[0].isupper()
        if word.low == "sie" and (not capital or word.first):
            return True
        if word.first and word.low in _OF_THE_FAMILY:
            return True
        if capital and before in _ARTICLES and (word.low in _WOMEN or word.low.endswith("in")):
            return True
        if before == "frau" and capital and word_after(sentence, at) and _is_she(sentence, at):
            return True
    return False
