"""Likeness of two texts by their words: how much of one is left in the other (longest common subsequence, LCS)."""

import re
from collections import Counter
from collections.abc import Sequence

_BLANK = r"\{\?[^{}\n]{1,150}\}"


def words(text: str) -> tuple[str, ...]:
    """Words of a text in small letters, without open blanks."""
    return tuple(re.findall(r"\w+", re.sub(_BLANK, " ", text).casefold()))


def bare(text: str) -> str:
    """Letters and digits of a text in small letters: equal for texts that differ in case, spaces, punctuation and emoji alone;
    the text itself where it has none.
    """
    return "".join(re.findall(r"[^\W_]+", text.casefold())) or text


def survived(before: Sequence[str], after: Sequence[str]) -> float:
    """Share of the words of the first text that are left in the second, in their order: 0 to 1."""
    return in_common(before, after) / len(before) if before else 0.0


def similarity(one: Sequence[str], other: Sequence[str], at_least: float = 0.0) -> float:
    """Likeness of two texts, 0 to 1: twice what they have in common in the same order, by their lengths (Dice). 0 where that
    surely is less than `at_least`.
    """
    total = len(one) + len(other)
    if not total or 2 * min(len(one), len(other)) < at_least * total:
        return 0.0
    if 2 * (Counter(one) & Counter(other)).total() < at_least * total:
        return 0.0
    found = 2 * in_common(one, other) / total
    return found if found >= at_least else 0.0


def in_common(one: Sequence[str], other: Sequence[str]) -> int:
    """Length of the longest common subsequence. A bit for each word of the first text, so that the cost is one sum of big
    integers for each word of the second, whatever the texts are (Hyyrö, "Bit-parallel LCS-length computation revisited",
    2004).
    """
    places: dict[str, int] = {}
    for at, word in enumerate(one):
        places[word] = places.get(word, 0) | 1 << at
    every = (1 << len(one)) - 1
    left = every
    for word in other:
        met = left & places.get(word, 0)
        left = ((left + met) | (left - met)) & every
    return len(one) - left.bit_count()
