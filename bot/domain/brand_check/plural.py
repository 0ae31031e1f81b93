"""ihr as "you", not as "her" or "their": its verb decides.

"Habt ihr", "ihr könnt", "wenn ihr wollt": forms that only ihr has. "Kommt ihr?", "Dann findet ihr": forms that er has, too, so
that what is before decides: nothing, a question word, an adverb or a preposition, but no subject ("Er schreibt ihr"). "Das
gefällt ihr", "ihr Hund", "mit ihr" are she.
"""

from bot.domain.brand_check.reading import Sentence, Word, clause_before, clause_behind, word_after
from bot.domain.brand_check.verbs import PARTS, forms

_IHR_AND = frozenset("beide beiden zwei drei vier alle lieben süßen zusammen selbst euch".split())
_NOT_VERBS = frozenset(
    """nicht jetzt dort fast erst selbst sonst seit sofort echt leicht vielleicht recht laut weit bekannt meist zuerst zuletzt fest bist
    hast lässt gibt nimmt sieht liest spricht hilft trifft statt samt damit somit schlecht bestimmt insgesamt überhaupt geschickt
    gesagt gemacht gekauft bestellt bezahlt""".split()
)
OF_HER = frozenset(
    "passt schmeckt fehlt gehört reicht steht tut geht liegt gefällt hilft dankt gratuliert glaubt".split()
)
"""Verbs that ask for a dative: "Das passt ihr"."""
_CALLS = frozenset(
    "hätts seits händ chönd wänd müend gönd moin hallo hi hey servus liebe danke tschüss na".split()
)
"""Verbs as Austrians and the Swiss say, and greetings: Händ ihr, Moin ihr Landratten."""
ALSO_IT = frozenset("gehts passts tuts reichts schmeckts liegts freuts stimmts".split())
"""Verbs with "es" rather than ihr in them: Wie gehts ihr?"""
_SUBJECTS = frozenset("er es sie wir ich man das wer dies".split())
_SOMEBODY = frozenset("jemand niemand keiner einer".split())
_QUESTIONS = frozenset(
    "wie was wann wo warum wieso wen wem welche welchen welches welcher woher wohin wieviel".split()
)
_PREPOSITIONS = frozenset(
    """am im in bei beim mit auf ab für nach vor zu zum zur an seit um von vom über unter ohne aus gegen durch neben zwischen bis
    außer hinter""".split()
)
_WITH_DATIVE = frozenset(
    "mit von bei zu nach aus seit gegenüber an auf in vor hinter über unter neben außer".split()
)
_SUBORDINATES = frozenset(
    """wenn ob dass falls weil damit sobald bevor bis nachdem während da als wie was wo wann warum wer wen wem welche welchen welches
    welcher woher wohin womit solange obwohl sodass die den das dem sofern indem wofür worauf wieviel sooft seit""".split()
)


def is_you(sentence: Sentence, at: int) -> bool:
    """Whether the "ihr" at this place addresses several people."""
    word = sentence[at]
    before = "" if word.opens or at == 0 else sentence[at - 1].low
    after = sentence[at + 1] if at + 1 < len(sentence) and not sentence[at + 1].opens else None
    alone = forms().ihr_alone
    if before.removesuffix("s") in alone or before in _CALLS:
        return True
    if before.endswith("ts") and before[:-1] in forms().ihr and before not in ALSO_IT | {"gefallts"}:
        return True
    if at + 1 == len(sentence) and (word.first or before in ("noch", "nur")):
        return True  # "Jetzt fehlt nur noch ihr."
    if after is not None and (after.low in _IHR_AND or _is_alone(after.low)):
        return True
    if after is not None and (_begins_with_you(word, after, sentence, at) or _calls(sentence, at)):
        return True
    if before == "seit" and sentence[at - 1].first and after is not None and not after.text[0].isupper():
        return True  # Seid ihr, as many write it.
    if before in _WITH_DATIVE and not (before in _SUBORDINATES and _ends_with_ihr_verb(sentence, at)):
        return False
    if _may_be_verb(before) and before not in OF_HER:
        verb = sentence[at - 1]
        if after is not None and after.low in _SOMEBODY:
            return False
        return verb.first or (not verb.text[0].isupper() and _nobody_else(sentence, at - 1, after))
    if (
        after is not None
        and not after.text[0].isupper()
        and _may_be_verb(after.low)
        and (word.opens or before in _SUBORDINATES)
    ):
        return after.low not in OF_HER
    return (before in _SUBORDINATES or before == "und") and _ends_with_ihr_verb(sentence, at)


def _begins_with_you(word: Word, after: Word, sentence: Sentence, at: int) -> bool:
    """Whether "ihr" begins a sentence before a verb that otherwise has her behind: Ihr glaubt es nicht, Ihr fehlt uns."""
    if not word.first:
        return False
    misses = after.low == "fehlt" and word_after(sentence, at + 1) in ("uns", "mir")
    return misses or after.low in ("glaubt", "dankt", "gratuliert")


def _calls(sentence: Sentence, at: int) -> bool:
    """Whether a sentence ends with "ihr" and whom it calls: Ab ins Wochenende, ihr Helden!"""
    ends = at + 2 == len(sentence) and sentence[at].opens and "!" in sentence[-1].mark
    return ends and sentence[at + 1].text[0].isupper() and sentence[at + 1].low.endswith(("n", "s", "er"))


def _is_alone(low: str) -> bool:
    """Whether a verb form is of ihr and of nobody else: habt, vorbeiseht."""
    alone = forms().ihr_alone
    low = low.removesuffix("s")
    return low in alone or any(low.startswith(part) and low[len(part) :] in alone for part in PARTS)


def _may_be_verb(low: str) -> bool:
    return len(low) > 3 and low.endswith("t") and low not in _NOT_VERBS


def _nobody_else(sentence: Sentence, verb: int, after: Word | None) -> bool:
    """Whether the clause has no subject before this verb; `after`: what is behind the "ihr"."""
    field = clause_before(sentence, verb)
    if any(word.low in _SUBJECTS for word in field):
        return False
    if not field or field[0].low in _PREPOSITIONS:
        return True
    if field[0].low in _QUESTIONS:
        # "Wie viele Plätze braucht ihr?", but "… braucht ihr Verein?"
        return len(field) == 1 or after is None or not after.text[0].isupper()
    return not any(word.text[0].isupper() and not word.first for word in field)


def _ends_with_ihr_verb(sentence: Sentence, at: int) -> bool:
    """Whether the clause of this "ihr" ends with its verb: wenn ihr mal Zeit habt."""
    rest = clause_behind(sentence, at)
    if any(_is_alone(word.low) for word in rest):
        return True
    stop = next((place for place, word in enumerate(rest) if word.low in ("und", "oder")), len(rest))
    rest = rest[:stop]
    if not rest or rest[0].text[0].isupper() or any(word.low in _SUBJECTS for word in rest):
        return False
    return _may_be_verb(rest[-1].low) and rest[-1].low not in OF_HER and not rest[-1].text[0].isupper()
