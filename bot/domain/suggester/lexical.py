"""Lexical similarity: cosine of hashed character n-grams, weighted by how rare each is in a library (TF-IDF)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.domain.suggester.folding import BUCKETS, bucket, grams, words


class Bag(NamedTuple):
    """N-grams of a text: their buckets, each once, and 1 + log(count) of each."""

    buckets: NDArray[np.int32]
    counts: NDArray[np.float32]


def bag(text: str) -> Bag:
    """N-grams of a text."""
    found = Counter(bucket(gram) for word in words(text) for gram in grams(word))
    counts = np.fromiter(found.values(), np.float32, len(found))
    return Bag(np.fromiter(found.keys(), np.int32, len(found)), (1.0 + np.log(counts)).astype(np.float32))


class Index:
    """Inverted index of bags; built whole, since a library is small and a search reads few of its postings."""

    def __init__(self, bags: Sequence[Bag]) -> None:
        self._bags, self._size = bags, len(bags)
        self._rarity = _rarity(bags)
        lengths = [len(one.buckets) for one in bags]
        rows = np.repeat(np.arange(self._size, dtype=np.int32), lengths)
        buckets = np.concatenate([one.buckets for one in bags]) if bags else np.empty(0, np.int32)
        counts = np.concatenate([one.counts for one in bags]) if bags else np.empty(0, np.float32)
        values = counts * self._rarity[buckets]
        self._norms = np.maximum(np.sqrt(np.bincount(rows, values * values, self._size)), 1e-9)
        values /= self._norms[rows]
        order = np.argsort(buckets, kind="stable")
        self._rows, self._values = rows[order], values[order].astype(np.float32)
        self._starts = np.searchsorted(buckets[order], np.arange(BUCKETS + 1)).astype(np.int32)

    def similar(self, asked: Bag) -> NDArray[np.float32]:
        """Cosine with each bag, in their order: float32[n], 0 to 1."""
        weights = self._weights(asked)
        starts, ends = self._starts[asked.buckets], self._starts[asked.buckets + 1]
        lengths = ends - starts
        at = np.repeat(starts - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum())
        shares = self._values[at] * np.repeat(weights, lengths)
        return np.bincount(self._rows[at], shares, self._size).astype(np.float32)

    def shares(self, asked: Bag, row: int) -> Mapping[int, float]:
        """What each n-gram adds to the cosine with one bag, by bucket."""
        one = self._bags[row]
        common, here, there = np.intersect1d(
            asked.buckets, one.buckets, assume_unique=True, return_indices=True
        )
        values = one.counts[there] * self._rarity[common] / self._norms[row] * self._weights(asked)[here]
        return dict(zip(common.tolist(), values.tolist(), strict=True))

    def _weights(self, asked: Bag) -> NDArray[np.float32]:
        """Unit weights of what is asked for, over the n-grams that the library knows."""
        weights = asked.counts * self._rarity[asked.buckets]
        weights[self._starts[asked.buckets] == self._starts[asked.buckets + 1]] = 0.0
        norm = float(np.sqrt(weights @ weights))
        unit: NDArray[np.float32] = weights / norm if norm else weights
        return unit


def _rarity(bags: Sequence[Bag]) -> NDArray[np.float32]:
    """Inverse document frequency of every bucket, smoothed: log((1 + n) / (1 + df)) + 1."""
    seen = np.zeros(BUCKETS, np.float32)
    for one in bags:
        seen[one.buckets] += 1
    rarity: NDArray[np.float32] = np.log((1.0 + len(bags)) / (1.0 + seen)) + 1.0
    return rarity
