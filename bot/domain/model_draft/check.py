"""Check of a language model's draft (validation, prompt injection): whether its words may be proposed to the owner.

What the draft says must come from the template or from other texts of the business. The comment is no source: whoever
writes one must not be able to put a number, a link or a sentence into the owner's form.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from bot.domain.checks import is_empty
from bot.domain.model_draft.check_words import (
    COURTESY,
    DEEDS,
    EXACT,
    FUNCTION,
    JOINING,
    NO_REFUSAL,
    REFUSING,
    SHORT_DEEDS,
    SIGNS,
)
from bot.domain.placeholder import single
from bot.domain.template import BODY_LIMIT


class Refusal(StrEnum):
    """Why a draft is not proposed."""

    EMPTY = "empty"
    SAME = "same"
    """It says what the template says, word for word."""
    TOO_LONG = "too_long"
    CHARACTERS = "characters"
    """Invisible characters, letters of other scripts that look alike, markup."""
    PLACEHOLDERS = "placeholders"
    """A blank of the template is missing, or there is another one."""
    ADDRESS = "address"
    """A link, a mail address or a handle that the business does not have."""
    NUMBER = "number"
    """A number that no text of the business has: a price, a telephone number, a date."""
    DEED = "deed"
    """Money, accounts, secrets or a promise that no text of the business speaks of."""
    TURNED = "turned"
    """It refuses what the template grants, or the other way round."""
    SWAPPED = "swapped"
    """A number, a day or a blank is beside another one than in the template: the hours of another day."""
    FOREIGN = "foreign"
    """Too much of it comes from elsewhere, or too little of the template is left."""


ROOM = 300
"""Characters by which a draft may be longer than twice its template."""
_FILLED = "\ufffc"
"""In the place of a placeholder: no word, no space, nothing that anybody writes."""
_MARKED = r"\{[^{}\n]{0,80}\}"
_DOTTED = r"(?<![\w-])[\w-]+(?:\.[\w-]{2,})+"
_SPELLED = (
    r"[(\[<]\s*(?:at|ät|aet|dot|punkt|klammeraffe)\s*[)\]>]"
    r"|\b(?:dot|punkt)\s+(?:com|net|org|info|io|me|at|de|ch|eu|uk|ru|xyz)\b"
    r"|\w\s+\.\s*\w|://|//|\bwww\b|\bhttps?\b"
)
_NUMBERS = r"\d+(?:[\s.,:/–-]{1,3}\d+)*"
_LETTERS = r"[^\W\d_]+"
_PIECES = rf"(?P<number>{_NUMBERS})|(?P<blank>{_MARKED})|(?P<word>{_LETTERS})|(?P<end>[.!?…\n,;:–—])"
_SENTENCES = r"[^.!?…\n]+"
_STEM = 5
"""Words are the same where their first five letters are."""
_SHORTEST = 4
"""Shorter words say too little to compare."""
_LEFT = 0.5
"""So much of the template has to be left in a draft."""
_PLAIN = frozenset(" \n.,;:!?'\"()-–—/&„“”‚‘’«»…·•")
_GENDER = r"(?<=[^\W\d_])[*:_](?=[^\W\d_])"
"""Gendered forms: Kund*innen, Kund:innen."""


def refusal(draft: str, body: str, known: Iterable[str] = ()) -> Refusal | None:
    """Why a draft is not proposed; None for one that may be. `body`: the template's words, with their placeholders, as
    the draft must have them; `known`: other texts of the business. Linear in their lengths.

    The order: what is there at all, its characters, placeholders, addresses, numbers, deeds, refusals, and last how much
    of it comes from the business.
    """
    body = single(body)
    source = "\n".join((body, *known))
    if is_empty(draft):
        return Refusal.EMPTY
    if " ".join(draft.split()) == " ".join(body.split()):
        return Refusal.SAME
    if len(draft) > min(BODY_LIMIT, 2 * len(body) + ROOM) or draft.count("\n") > body.count("\n") + 6:
        return Refusal.TOO_LONG
    if _placeholders(draft) != _placeholders(body):
        return Refusal.PLACEHOLDERS
    said, there = re.sub(_MARKED, _FILLED, draft), re.sub(_MARKED, _FILLED, source)
    if _FILLED in draft or not all(_is_usual(char) or char in there for char in re.sub(_GENDER, "", said)):
        return Refusal.CHARACTERS
    said, there = _folded(said), _folded(there)
    for found, refused in (
        (_addresses, Refusal.ADDRESS),
        (_numbers, Refusal.NUMBER),
        (_deeds, Refusal.DEED),
    ):
        if not found(said) <= found(there):
            return refused
    own = _folded(re.sub(_MARKED, _FILLED, body))
    if _refuses(said) != _refuses(own):
        return Refusal.TURNED
    clauses, sources = _clauses(draft), [_clauses(one) for one in (body, *known)]
    every = [clause for source in sources for clause in source]
    if not all(any(_is_in(one.facts, source) for source in sources) for one in clauses):
        return Refusal.SWAPPED
    if not _refuses_the_same(clauses, every):
        return Refusal.TURNED
    if not _keeps_company(clauses, every):
        return Refusal.SWAPPED
    return None if _is_ours(said, own, there) else Refusal.FOREIGN


def _placeholders(text: str) -> tuple[frozenset[str], int]:
    """Placeholders, and how many braces belong to none."""
    found = [" ".join(one.casefold().split()) for one in re.findall(_MARKED, text)]
    return frozenset(found), text.count("{") + text.count("}") - 2 * len(found)


def _is_usual(char: str) -> bool:
    """Whether a character may be in a reply though no text of the business has it: Latin letters, digits, everyday
    punctuation, emoji.
    """
    if char in _PLAIN or (char.isascii() and char.isalnum()):
        return True
    code = ord(char)
    if 0xC0 <= code < 0x250:
        return char.isalpha()
    return 0x2600 <= code < 0x27C0 or 0x1F300 <= code < 0x1FB00 or char == "\ufe0f"


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _addresses(text: str) -> set[str]:
    """Everything that reads as an address: words with a dot in them, anything with an @, and what is spelled out."""
    found = {word.strip("()[]<>„“”\"'.,;:!?") for word in text.split() if "@" in word}
    found |= {match[0] for match in re.finditer(_DOTTED, text)}
    return found | {"".join(match[0].split()) for match in re.finditer(_SPELLED, text)}


def _numbers(text: str) -> set[str]:
    """Numbers as they are read: 10-18 is another one than 10 and 18, and has both in it; and those in words, with days and
    times.
    """
    whole = {re.sub(r"[\s.,:/–-]+", "-", match[0]) for match in re.finditer(_NUMBERS, text)}
    parts = {part for number in whole for part in number.split("-")}
    return whole | parts | (EXACT & set(re.findall(_LETTERS, text)))


def _deeds(text: str) -> set[str]:
    """Deeds, money and secrets that are spoken of."""
    words = set(re.findall(_LETTERS, text))
    found = {deed for deed in DEEDS for word in words if word.startswith(deed)}
    return found | (SHORT_DEEDS & words) | (SIGNS & set(text))


def _refuses(text: str) -> bool:
    text = re.sub(NO_REFUSAL, " ", text)
    return not REFUSING.isdisjoint(re.findall(_LETTERS, text)) or "n't" in text or "n’t" in text


class _Clause(NamedTuple):
    """Part of a sentence."""

    facts: tuple[str, ...]
    """Numbers, days and placeholders, in their order."""
    stems: frozenset[str]
    refuses: bool


def _clauses(text: str) -> list[_Clause]:
    """Clauses of a text: between commas and the like, and beside and, or, but."""
    found: list[_Clause] = []
    facts: list[str] = []
    words: list[str] = []
    plain = re.sub(NO_REFUSAL, " ", re.sub(r"n['’]t\b", " not", _folded(text)))
    for piece in (*re.finditer(_PIECES, plain), None):
        if piece is None or piece["end"] or piece[0] in JOINING:
            if facts or words:
                refuses = not REFUSING.isdisjoint(words)
                found.append(_Clause(tuple(facts), frozenset(_stems(" ".join(words))), refuses))
            facts, words = [], []
        elif piece["word"]:
            words.append(piece[0])
            facts += [piece[0]] if piece[0] in EXACT else []
        elif piece["blank"]:
            facts.append(" ".join(piece[0].split()))
        else:
            facts += re.findall(r"\d+", piece[0])
    return found


def _is_in(facts: Sequence[str], source: Iterable[_Clause]) -> bool:
    """Whether these stand next to each other in a text, in this order."""
    there = [fact for clause in source for fact in clause.facts]
    size = len(facts)
    return any(tuple(there[at : at + size]) == facts for at in range(len(there) - size + 1))


def _refuses_the_same(clauses: Iterable[_Clause], source: Sequence[_Clause]) -> bool:
    """Whether each fact is refused or granted as in one of the sources, and no word is refused that is granted alone there."""
    pairs = {(fact, clause.refuses) for clause in source for fact in clause.facts}
    refused = {stem for clause in source if clause.refuses for stem in clause.stems}
    granted = {stem for clause in source for stem in clause.stems} - refused
    return all(
        pairs.issuperset((fact, clause.refuses) for fact in clause.facts)
        and not (clause.refuses and clause.stems & granted)
        for clause in clauses
    )


def _keeps_company(clauses: Iterable[_Clause], source: Sequence[_Clause]) -> bool:
    """Whether no word is beside a fact that the sources have beside other facts alone. Two facts of a clause hold each other."""
    beside: dict[str, set[str]] = {}
    free: set[str] = set()
    for clause in source:
        for stem in clause.stems:
            beside.setdefault(stem, set()).update(clause.facts)
        if not clause.facts:
            free |= clause.stems
    return all(
        stem in free or stem not in beside or not beside[stem].isdisjoint(clause.facts)
        for clause in clauses
        if len(clause.facts) == 1
        for stem in clause.stems
    )


def _is_ours(said: str, body: str, there: str) -> bool:
    """Whether at least half of each sentence of the draft comes from the business, and enough of the template is left."""
    source, every = _stems(there), set[str]()
    for sentence in re.findall(_SENTENCES, said):
        stems = _stems(sentence)
        shared = len(stems & source)
        # Two words, of which one comes from the business: "Our prices are rubbish."
        if 2 * shared < len(stems) or (shared, len(stems)) == (1, 2):
            return False
        every |= stems
    left = _stems(body)
    return len(every & left) >= len(left) * _LEFT


def _stems(text: str) -> set[str]:
    """Beginnings of the words that say something."""
    return {
        word[:_STEM]
        for word in re.findall(_LETTERS, text)
        if len(word) >= _SHORTEST and word not in FUNCTION and not word.startswith(COURTESY)
    }
