"""Explanations: the words of a comment that made it similar to a template."""

import re
from collections.abc import Mapping

from bot.domain.suggester.folding import bucket, grams, words
from bot.domain.suggester.wording import HEARD

TOLD = 3
"""Words that are named at most."""
_SHORTEST = 3
_LONGEST = 40
_LEAST = 0.02
_WORD = re.compile(r"[^\W\d_]+")


def spelled(text: str) -> Mapping[str, frozenset[int]]:
    """Words of a text that may be named as a reason, as they stand there, with the buckets of their n-grams."""
    return {
        word: frozenset(bucket(gram) for folded in words(word) for gram in grams(folded))
        for word in dict.fromkeys(match[0] for match in _WORD.finditer(text[:HEARD]))
        if _SHORTEST <= len(word) <= _LONGEST
    }


def telling_words(text: Mapping[str, frozenset[int]], shares: Mapping[int, float]) -> tuple[str, ...]:
    """Words of a spelled text with the largest share of a similarity; at most three, best first.

    `shares`: what each n-gram adds, by its bucket. Left out is a word that adds less than a third of what the first
    one adds: a reader takes every named word for a reason.
    """
    worth = {
        word: sum(shares[number] for number in counted & shares.keys()) for word, counted in text.items()
    }
    best = sorted(worth, key=lambda word: -worth[word])[:TOLD]
    return tuple(word for word in best if worth[word] > _LEAST and worth[word] * 3 >= worth[best[0]])
