"""Concepts: a comment as likeness to known meanings (opening hours, refund, praise, chatter …), whatever its words.

Brings together what shares no word: a title "Versandkosten" and the comment "porto?" resemble the same meaning. Works in
both languages and without sentence vectors.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.domain.suggester.lexical import Bag, Index, bag, unit
from bot.domain.suggester.phrases import PHRASES
from bot.domain.suggester.phrases_services import SERVICES
from bot.domain.suggester.phrases_trades import TRADES

_SHARPNESS = 3
"""Power of a likeness: the few meanings that fit stand out from the many that share a common word."""


class Concept(NamedTuple):
    """Meaning with its titles and what customers say."""

    titles: tuple[str, str]
    """German, English."""
    phrases: tuple[str, ...]


class Concepts:
    """Index of all phrases; 3,300 of them, built in 0.4 s with the first use, 6 MB."""

    def __init__(self, concepts: Sequence[Concept]) -> None:
        said = [[*one.titles, *one.phrases] for one in concepts]
        self.size = len(concepts)
        self.index = Index([bag(text) for texts in said for text in texts])
        self._starts = np.cumsum([0, *(len(texts) for texts in said[:-1])])

    def of(self, asked: Bag) -> NDArray[np.float32]:
        """Likeness of a text to each concept, of length 1 together; zero where no n-gram is known."""
        return self.likeness(self.index.similar(asked))

    def likeness(self, phrases: NDArray[np.float32]) -> NDArray[np.float32]:
        """See `of`. `phrases`: similarity of the text to each phrase (`index.similar`)."""
        return unit(np.maximum.reduceat(phrases, self._starts) ** _SHARPNESS)

    def nearest(self, concept: int, phrases: NDArray[np.float32]) -> int:
        """Phrase of a concept that is most similar to a text, by its place in the index."""
        start = int(self._starts[concept])
        end = int(self._starts[concept + 1]) if concept + 1 < self.size else len(phrases)
        return start + int(np.argmax(phrases[start:end]))


def parsed(text: str) -> tuple[Concept, ...]:
    """Concepts of lines `title / title in English: phrase | phrase`."""
    found = []
    for line in text.splitlines():
        titles, _, phrases = line.partition(": ")
        german, _, english = titles.partition(" / ")
        found.append(Concept((german, english), tuple(phrases.split(" | "))))
    return tuple(found)


def meanings() -> tuple[Concept, ...]:
    """All concepts, in the order in which their vectors are stored (see `bench/projection.py`)."""
    return parsed(PHRASES + SERVICES + TRADES)


@cache
def known() -> Concepts:
    """Index of all concepts."""
    return Concepts(meanings())
