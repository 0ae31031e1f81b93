"""Learnt weights of words: how much the words and signs of a comment, and what the rules found in it, speak for each kind and for
urgency. The table was learnt from labelled comments by `python -m bench.kinds`.
"""

import itertools
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from struct import Struct

from bot.domain.classifier.evidence import Evidence
from bot.domain.sayings import Read

KINDS = ("question", "buying", "complaint", "praise", "chatter", "other")
"""Order of the scores; after them comes urgency."""
LISTS = ("complaint", "praise", "buying", "other", "crowd", "urgent", "spam", "chatter", "question", "wish")
_SUMS = {name: (f"={name} all", f"={name} most") for name in LISTS}
"""Numbers of a list: of all its sayings together, and of its strongest."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz012345678"
"""Weights as they are written: the middle one is 0."""
_ZERO = len(LETTERS) // 2
_STEM, _ENDING = 5, 3
_LENGTHS = (3, 6, 12, 25)
_BRIEF = 7
"""Words of a comment of one thought, of which the rules are right more often."""
_FIELD = 32
"""Bits of a field of a number that holds weights: sums of thousands of them fit."""
_FIELDS = Struct(f"<{len(KINDS) + 1}I")
_HALF = 1 << (_FIELD - 1)
_ZEROS = sum(_HALF << _FIELD * place for place in range(len(KINDS) + 1))
_PARTS = 1024
"""Parts of a letter's worth in which sums are counted."""
_SENTENCES = frozenset("!?.\n")

Scores = Sequence[float]
"""One for each kind in the order of `KINDS`, then one for urgency; about 0 to 1."""


def wordings(read: Read, stars: int | None, *, shouts: bool) -> set[str]:
    """What of a text is looked up: words, their beginnings and endings, pairs, how sentences open, marks, emoji, stars, length."""
    words = ["#" if token.isdecimal() else token for token in read.tokens]
    while words and words[-1] == "\n":
        words.pop()
    while words and words[0] == "\n":
        del words[0]
    found = set(words)
    long = [word for word in found if len(word) >= _STEM]
    found.update([f"*{word[-_ENDING:]}" for word in long])
    found.update([f"{word[:_STEM]}*" for word in long if len(word) > _STEM])
    found.discard("\n")
    starts = ["^", *["^" if word in _SENTENCES else word for word in words]]
    found.update([f"{first} {second}" for first, second in itertools.pairwise(starts)])
    found.add(f"<{next((most for most in _LENGTHS if len(words) < most), '')}")
    if stars:
        found.add(f"{stars}=")
    if shouts:
        found.add("!!")
    return found


def rules(said: Evidence, kind: str, *, urgent: bool) -> Mapping[str, float]:
    """What the rules say, as numbers by name: their verdict, the weight of each list, signs. Only what is not 0."""
    said.read_on()
    count = said.words
    found = {f"={kind}": 1.0, "=words": min(count, 60) / 30}
    if count <= _BRIEF:
        found[f"={kind} briefly"] = 1.0
        if urgent:
            found["=urgent briefly"] = 1.0
    for name, weight in said.weight.items():
        if weight and name in _SUMS:
            whole, most = _SUMS[name]
            found[whole] = min(weight, 6.0) / 3
            found[most] = min(said.strongest(name), 3.0) / 3
    if urgent:
        found["=urgent"] = 1.0
    if said.asked[1]:
        found["=asked"] = 1.0
    if against := said.against:
        found["=against"] = against / 3
    if praised := said.praised:
        found["=praised"] = praised / 3
    if said.emoji:
        found["=emoji"] = 1.0
    if said.stars:
        found["=stars"] = 1.0
    if said.read.links:
        found["=links"] = 1.0
    return found


RULES = (
    *(f"={kind}" for kind in KINDS),
    *(f"={what} briefly" for what in (*KINDS, "urgent")),
    *(number for both in _SUMS.values() for number in both),
    *("=words", "=urgent", "=asked", "=against", "=praised", "=emoji", "=stars", "=links"),
)
"""Names of all those numbers."""


class Table:
    """Weights by what is looked up. The table is that, a tab, and a letter for each score, then a tab or a new line. The weights
    of all scores are one number of fields, so that one addition adds all.
    """

    def __init__(self, written: str, step: float, base: Scores) -> None:
        """`step`: what a letter is worth; `base`: scores of a comment without anything that is in the table."""
        worth = {letter: place - _ZERO for place, letter in enumerate(LETTERS)}
        fields = written.replace("\n", "\t").split("\t")
        self._step, self._base = step, base
        self._weights = {
            name: sum(worth[letter] << _FIELD * place for place, letter in enumerate(letters))
            for name, letters in zip(fields[0::2], fields[1::2], strict=False)
        }

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {name: place for place, name in enumerate(self._weights)}

    def __len__(self) -> int:
        return len(self._weights)

    def scores(self, words: set[str], ruled: Mapping[str, float]) -> Scores:
        """Sum of the weights: of words divided by the root of their number, so that a long text is no stronger; of numbers of
        the rules times each.
        """
        weights = self._weights
        known = [weights[word] for word in words if word in weights]
        total = round(_PARTS / max(1, len(known)) ** 0.5) * sum(known)
        total += sum(
            [round(value * _PARTS) * weights[name] for name, value in ruled.items() if name in weights]
        )
        part = self._step / _PARTS
        return [base + part * one for base, one in zip(self._base, _unpacked(total), strict=True)]

    def places(self, words: set[str]) -> Sequence[int]:
        """Places in the table of those that are in it."""
        return [self._places[word] for word in words & self._places.keys()]

    def weight(self, word: str, place: int) -> float:
        """How much a word speaks for a score: for a kind, more than for the mean of all."""
        if word not in self._weights:
            return 0.0
        weights = _unpacked(self._weights[word])
        return weights[place] - (sum(weights[:-1]) / len(KINDS) if place < len(KINDS) else 0.0)


def _unpacked(fields: int) -> Sequence[int]:
    """Fields of a number, each with its sign."""
    found = _FIELDS.unpack((fields + _ZEROS).to_bytes(_FIELDS.size, "little"))
    return [one - _HALF for one in found]


@cache
def table() -> Table:
    """The shipped table. Parsed with the first comment."""
    from bot.domain.classifier.table import BASE, STEP, WEIGHTS

    return Table(WEIGHTS, STEP, BASE)


def scores(said: Evidence, kind: str, *, urgent: bool) -> Scores:
    """Scores of a comment of which the rules say this."""
    found = wordings(said.read, said.stars, shouts=said.read.shouts)
    return table().scores(found, rules(said, kind, urgent=urgent))


def telling(said: Evidence, place: int) -> tuple[str, ...]:
    """Word of a comment, as written, that speaks most for a score; empty where none does."""
    words = {
        token: shown
        for token, shown in zip(said.read.tokens, said.read.written, strict=True)
        if token.isalpha()
    }
    best = max(words, key=lambda word: (table().weight(word, place), word), default="")
    return (words[best],) if best and table().weight(best, place) > 0 else ()
