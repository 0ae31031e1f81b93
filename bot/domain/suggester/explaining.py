"""Explanations: the words of a comment that made it similar to a template."""

import re
from collections.abc import Mapping

from bot.domain.suggester.folding import bucket, grams, words

TOLD = 3
"""Words that are named at most."""
_SHORTEST = 3
_LONGEST = 40
_WORD = re.compile(r"[^\W\d_]+")


def telling_words(text: str, shares: Mapping[int, float]) -> tuple[str, ...]:
    """Words of the text, as they stand there, with the largest share of the similarity; at most three, best first.

    `shares`: what each n-gram adds, by its bucket. Left out is a word that adds less than a third of what the first
    one adds: a reader takes every named word for a reason.
    """
    worth: dict[str, float] = {}
    for word in dict.fromkeys(match[0] for match in _WORD.finditer(text)):
        if _SHORTEST <= len(word) <= _LONGEST:
            counted = {bucket(gram) for folded in words(word) for gram in grams(folded)}
            worth[word] = sum(shares.get(number, 0.0) for number in counted)
    best = sorted(worth, key=lambda word: -worth[word])[:TOLD]
    return tuple(word for word in best if worth[word] > 0.02 and worth[word] * 3 >= worth[best[0]])
