"""Suggestions in the place of the wrong form of address: "Können Sie kurz" becomes "Kannst du kurz", "Kommen Sie" becomes "Komm",
"wenn du Zeit hast" becomes "wenn Sie Zeit haben".

The verb beside the pronoun is changed with it, also the one at the end of its clause; of a verb that is not known only the
pronoun is named.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from bot.domain.brand_check.address import Form, marks
from bot.domain.brand_check.commands import is_command
from bot.domain.brand_check.reading import (
    Sentence,
    Word,
    clause_before,
    clause_behind,
    word_after,
    word_before,
)
from bot.domain.brand_check.verbs import Verb, forms, verb_of
from bot.domain.finding import Finding, Rule

_TO_DU = {"ihnen": "dir", "ihna": "dir", "eahna": "dir", "eana": "dir", "ihr": "dein", "sie": "dich"} | {
    f"ihr{end}": f"dein{end}" for end in ("e", "em", "en", "er", "es")
}
_TO_SIE = {
    "du": "Sie",
    "dich": "Sie",
    "dir": "Ihnen",
    "deins": "Ihres",
    "euer": "Ihr",
    "di": "Sie",
    "eich": "Sie",
} | {
    f"{du}{end}": f"Ihr{end}"
    for du in ("dein", "eur")
    for end in ("", "e", "em", "en", "er", "es")
    if du + end != "eur"
}
_PLAIN = {
    "hab": "Haben",
    "habe": "Haben",
    "halt": "Halten",
    "kühl": "Kühlen",
    "leer": "Leeren",
    "lang": "Langen",
}
"""Commands that are a command only with what is behind."""
_WITH_DATIVE = frozenset("mit von bei zu nach aus seit gegenüber".split())
_GIVES = frozenset(
    """danken helfen geben schicken sagen zeigen wünschen senden bringen antworten schreiben erklären gefallen passen erzählen
    anbieten empfehlen zusenden liefern""".split()
)
_ITSELF = frozenset("dich dir euch".split())
_SUBJECTS = frozenset("wir ich man er es wer".split())
_MORE = 3
"""Words behind a command that may be shown."""
_CLAUSE_AT_MOST = 6
"""Words from a pronoun to the verb at the end of its clause, for both to be changed together."""

Changes = dict[int, str]
"""New text of words, by their places in a sentence; an empty one is left out."""


def address(
    text: str, sentences: Sequence[Sentence], wanted: Form, most: int | None = None
) -> tuple[Finding, ...]:
    """Places where a text speaks in the other form of address, in their order, at most so many."""
    wrong: dict[int, list[int]] = {}
    for mark in marks(sentences):
        if mark.form is not wanted:
            wrong.setdefault(mark.sentence, []).append(mark.at)
    found = (
        finding
        for number, places in wrong.items()
        for finding in _findings(text, sentences[number], places, wanted)
    )
    return tuple(islice(found, most))


def _findings(text: str, sentence: Sentence, places: Sequence[int], wanted: Form) -> Iterator[Finding]:
    """Findings of one sentence; changes that touch are one."""
    changes: Changes = {}
    spans: list[tuple[int, int]] = []
    for at in places:
        new = _to_du(text, sentence, at) if wanted is Form.DU else _to_sie(sentence, at)
        changes |= {place: word for place, word in new.items() if place not in changes or place == at}
        first, last = min(new), max(new)
        if spans and first <= spans[-1][1] + 1:
            spans[-1] = (min(first, spans[-1][0]), max(last, spans[-1][1]))
        else:
            spans.append((first, last))
    for first, last in spans:
        end = last
        if last > first or is_command(sentence, first):
            end = _shown_to(sentence, last, changes, most=1 if last > first else _MORE)
        yield _finding(
            text, sentence[first : end + 1], {at - first: new for at, new in changes.items()}, wanted
        )


def _shown_to(sentence: Sentence, last: int, changes: Changes, *, most: int) -> int:
    """Place up to which words are shown, so that one sees which is meant: so many more, or as far as the noun among them."""
    end = last
    for place in range(last + 1, min(len(sentence), last + 1 + most)):
        if sentence[place].opens or place in changes:
            break
        end = place
        if sentence[place].text[0].isupper():
            return place
    return min(end, last + 1)


def _finding(text: str, words: Sentence, changes: Changes, wanted: Form) -> Finding:
    """Finding of these words; `changes` by their places among them."""
    start, end = words[0].start, words[-1].end
    found = " ".join(text[start:end].split())
    parts, at = list[str](), start
    for place, word in enumerate(words):
        parts += [text[at : word.start], _written(word, changes.get(place, word.text))]
        at = word.end
    suggestion = " ".join("".join(parts).split())
    rule = Rule.SAYS_SIE if wanted is Form.DU else Rule.SAYS_DU
    return Finding(rule, start, end, found, suggestion if suggestion != found else "")


def _written(word: Word, new: str) -> str:
    """New text with a capital where a sentence begins."""
    return new[:1].upper() + new[1:] if word.first and word.text[0].isupper() else new


def _to_du(text: str, sentence: Sentence, at: int) -> Changes:
    """Changes of a word that says Sie."""
    word = sentence[at]
    if word.low.startswith("geehrte"):
        return {at - 1: "Lieb" + word.low.removeprefix("geehrt"), at: ""}
    if word.low in ("s", "se") or word.low not in ("sie", *_TO_DU):
        return _spoken(text, sentence, at)
    if word.low != "sie":
        return {at: _TO_DU.get(word.low, word.text)}
    if word_after(sentence, at) == "zu" or word_before(sentence, at) in ("für", "um", "ohne", "gegen"):
        return {at: "dich"}
    if _has_other_subject(sentence, at):
        return {at: "dich"}
    around = _verb_around(sentence, at, forms().sie)
    if around is None:
        return {at: "du"}
    place, part, verb = around
    command = place < at and verb.command and not part and _commands(text, sentence, place)
    spoken = "'s" if _has_it(word) else ""
    changes = (
        {place: verb.command + spoken, at: ""} if command else {place: part + verb.du, at: "du" + spoken}
    )
    itself = next(
        (one for one in range(at + 1, min(len(sentence), at + 3)) if sentence[one].low == "sich"), None
    )
    return changes if itself is None else changes | {itself: "dich"}


def _spoken(text: str, sentence: Sentence, at: int) -> Changes:
    """Changes of "Sagens" and of "Sagen S'"."""
    word = sentence[at]
    apart = at > 0 and word.low in ("s", "se")
    place = at - 1 if apart else at
    short = sentence[place].low if apart else word.low.removesuffix("se").removesuffix("s")
    short = {"ham": "haben", "hamm": "haben", "habn": "haben", "san": "sind", "sin": "sind"}.get(short, short)
    known = forms().sie
    verb = known.get(short) or known.get(short.removesuffix("n") + "en") or known.get(short + "en")
    if verb is None:
        return {at: word.text}
    if verb.command and _commands(text, sentence, place):
        return {place: verb.command, at: verb.command if place == at else ""}
    return {at: f"{verb.du} du"} if place == at else {place: verb.du, at: "du"}


def _to_sie(sentence: Sentence, at: int) -> Changes:
    """Changes of a word that says du or ihr."""
    word, known = sentence[at], forms()
    clause = {one.low for one in (*clause_before(sentence, at), *clause_behind(sentence, at))}
    if word.low == "du" or word.low == "ihr":
        around = _verb_around(sentence, at, known.du if word.low == "du" else known.ihr)
        if around is None:
            return {at: "Sie"}
        place, part, verb = around
        return {place: part + verb.sie, at: "Sie"}
    if word.low in _ITSELF and (
        {"du", "ihr"} & clause
        or word_before(sentence, at) in known.command
        or _is_reflexive_command(sentence, at - 1)
    ):
        return {at: "sich"}
    if word.low == "euch":
        gives = word_before(sentence, at) in _WITH_DATIVE or not _GIVES.isdisjoint(clause)
        return {at: "Ihnen" if gives else "Sie"}
    if word.low in _TO_SIE:
        return {at: _TO_SIE[word.low]}
    of_ihr = known.ihr.get(word.low) or known.ihr.get(word.low.removesuffix("s"))
    plain = _PLAIN.get(word.low)
    if plain is not None:
        return {at: f"{plain} Sie"}
    said = known.command.get(word.low) or known.du.get(word.low) or of_ihr
    if said is None:
        return {at: word.text}
    polite = "seien" if word.low == "sei" or (word.low == "seid" and word.opens) else said.sie
    return {at: f"{polite} Sie" + (" es" if _has_it(word) else "")}


def _has_it(word: Word) -> bool:
    """Whether "es" is written into a word: Sie's, probier's."""
    return word.text.endswith(("'s", "’s"))


def _is_reflexive_command(sentence: Sentence, at: int) -> bool:
    """Whether this is a verb by which several are asked to do something to themselves: Tragt euch ein."""
    return (
        at >= 0
        and sentence[at].low in forms().ihr
        and (sentence[at].opens or word_before(sentence, at) == "bitte")
    )


def _has_other_subject(sentence: Sentence, at: int) -> bool:
    """Whether somebody else does what is said: Wir informieren Sie."""
    return any(one.low in _SUBJECTS for one in clause_before(sentence, at)[-5:])


def _verb_around(sentence: Sentence, at: int, by: Mapping[str, Verb]) -> tuple[int, str, Verb] | None:
    """Verb of a pronoun with its place and its separable beginning: beside the pronoun, or at the end of the clause."""
    clause = sentence[at].clause
    ends = [
        place
        for place in range(at + 2, min(len(sentence), at + _CLAUSE_AT_MOST))
        if sentence[place].clause == clause
    ]
    for place in (at - 1, at + 1, *ends):
        if not 0 <= place < len(sentence) or sentence[place].clause != clause:
            continue
        found = verb_of(
            sentence[place].low.removesuffix("s") if by is forms().ihr else sentence[place].low, by
        )
        last = (
            place + 1 == len(sentence)
            or sentence[place + 1].opens
            or sentence[place + 1].low in ("und", "oder")
        )
        if found is not None and (place < at + 2 or last):
            return place, *found
    return None


def _commands(text: str, sentence: Sentence, verb: int) -> bool:
    """Whether "Kommen Sie" is a command rather than a question."""
    end = sentence[-1].end
    asks = "?" in text[end : end + 3]
    return not asks and (
        sentence[verb].opens or word_before(sentence, verb) in ("bitte", "dann", "und", "also", "aber")
    )
