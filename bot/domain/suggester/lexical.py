"""Lexical similarity: cosine of hashed character n-grams, weighted by how rare each is in a library (TF-IDF)."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from bot.domain.suggester.folding import BUCKETS, bucket, grams, words

SKETCH = 512
"""Numbers of a sketch: a power of 2."""
_ORDINARY = 0.3
"""Weight of a text from elsewhere in how rare a word is; one of the library has 1."""

Number = TypeVar("Number", np.int32, np.float32)


class Bag(NamedTuple):
    """N-grams of a text: their buckets, each once and in order, and 1 + log(count) of each."""

    buckets: NDArray[np.int32]
    counts: NDArray[np.float32]


def bag(text: str) -> Bag:
    """N-grams of a text."""
    counted = Counter(bucket(gram) for word in words(text) for gram in grams(word))
    # Not np.unique: its sort lets go of the GIL for some microseconds each time, too short for another thread to take it and
    # often enough that none ever waits out the interval after which it would get it. The event loop would starve.
    buckets = sorted(counted)
    counts = np.array([counted[one] for one in buckets], np.float64)
    return Bag(np.array(buckets, np.int32), (1.0 + np.log(counts)).astype(np.float32))


class Index:
    """Inverted index of bags; built whole, since a library is small and a search reads few of its postings."""

    def __init__(self, bags: Sequence[Bag], ordinary: "Index | None" = None) -> None:
        """`ordinary`: what people say elsewhere; a few titles tell too little of which words are rare."""
        self._bags, self._size = bags, len(bags)
        buckets = _joined([one.buckets for one in bags], np.int32)
        order = np.argsort(buckets, kind="stable")
        self._starts = np.searchsorted(buckets[order], np.arange(BUCKETS + 1)).astype(np.int32)
        self.rarity = self._rarity(ordinary)
        rows = np.repeat(np.arange(self._size, dtype=np.int32), [len(one.buckets) for one in bags])
        values = _joined([one.counts for one in bags], np.float32) * self.rarity[buckets]
        norms = np.maximum(np.sqrt(np.bincount(rows, values * values, self._size)), 1e-9)
        self._norms = norms.astype(np.float32)
        values /= self._norms[rows]
        self._rows, self._values = rows[order], values[order]

    def similar(self, asked: Bag) -> NDArray[np.float32]:
        """Cosine with each bag, in their order: float32[n], 0 to 1."""
        weights = self._weights(asked)
        starts, ends = self._starts[asked.buckets], self._starts[asked.buckets + 1]
        lengths = ends - starts
        at = np.repeat(starts - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum())
        shares = self._values[at] * np.repeat(weights, lengths)
        return np.bincount(self._rows[at], shares, self._size).astype(np.float32)

    def shares(self, asked: Bag, row: int) -> NDArray[np.float32]:
        """What each n-gram of a text adds to the cosine with one bag: float32[number of its buckets]."""
        one, shares = self._bags[row], np.zeros(len(asked.buckets), np.float32)
        if len(one.buckets):
            there = np.minimum(np.searchsorted(one.buckets, asked.buckets), len(one.buckets) - 1)
            here = np.flatnonzero(one.buckets[there] == asked.buckets)
            values = one.counts[there[here]] * self.rarity[asked.buckets[here]] / self._norms[row]
            shares[here] = values * self._weights(asked)[here]
        return shares

    def _weights(self, asked: Bag) -> NDArray[np.float32]:
        """Unit weights of what is asked for, over the n-grams that the library knows."""
        weights = asked.counts * self.rarity[asked.buckets]
        weights[self._starts[asked.buckets] == self._starts[asked.buckets + 1]] = 0.0
        return unit(weights)

    def _rarity(self, ordinary: "Index | None") -> NDArray[np.float32]:
        """Inverse document frequency of every bucket, smoothed: log((1 + n) / (1 + df)) + 1."""
        texts, seen = float(self._size), np.diff(self._starts).astype(np.float32)
        if ordinary is not None:
            texts += _ORDINARY * ordinary._size
            seen += _ORDINARY * np.diff(ordinary._starts)
        rarity: NDArray[np.float32] = (np.log((1.0 + texts) / (1.0 + seen)) + 1.0).astype(np.float32)
        return rarity


def sketch(asked: Bag, rarity: NDArray[np.float32]) -> NDArray[np.float32]:
    """Random projection of the weighted n-grams to SKETCH numbers, of length 1: their dot product is about the cosine.

    Source: feature hashing (Weinberger and others, 2009), place and sign from different bits of the bucket.
    """
    signed = asked.counts * rarity[asked.buckets] * np.where(asked.buckets & SKETCH, 1.0, -1.0)
    found = np.bincount(asked.buckets & (SKETCH - 1), signed, SKETCH).astype(np.float32)
    return unit(found)


def unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    """Vector of length 1 in the same direction; zero stays zero."""
    length = float(np.sqrt(vector @ vector))
    scaled: NDArray[np.float32] = vector / length if length else vector
    return scaled


def _joined(parts: Sequence[NDArray[Number]], kind: type[Number]) -> NDArray[Number]:
    return np.concatenate(parts) if parts else np.empty(0, kind)
