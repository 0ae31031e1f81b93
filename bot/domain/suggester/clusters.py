"""Clusters: comments on one topic (clustering by average linkage on cosine), named by the comment in their middle (medoid)
and by their most telling words (class TF-IDF).
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from math import log
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.domain.plaintext import folded
from bot.domain.telling_words import COMMON, STEM

MOST = 500
"""Texts that are compared with each other; so many take 50 to 100 ms of one core."""
HEARD = 400
"""Characters of a text that are compared."""
WORDS = 3
ALIKE, ALIKE_BY_VECTORS = 0.14, 0.25
"""Two clusters become one where the mean likeness of their texts is at least this: by words alone, and with sentence
vectors. Chosen for the best B-cubed F1 on hand-written and public comments with known topics, 40 to 150 at once."""
_COLUMNS = 4096
_GRAMS = (3, 4, 5)
"""Lengths of the character n-grams."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_TELLING = 4
"""Letters of a word that may name a cluster."""
_SEVERAL = 2


class Cluster(NamedTuple):
    """Texts on one topic, by their places, the one in the middle (medoid) first. `words`: at most three, the most telling
    first, as somebody wrote them.
    """

    members: tuple[int, ...]
    words: tuple[str, ...]


def clusters(texts: Sequence[str], vectors: NDArray[np.float32] | None = None) -> tuple[Cluster, ...]:
    """Clusters of the first 500 texts, the largest first; a text that is like no other has one of its own.

    `vectors`: sentence vectors of unit length, float32[n, d]; a row of zeros where a text has none.
    """
    texts = [text[:HEARD] for text in texts[:MOST]]
    if not texts:
        return ()
    alike = _by_words(texts)
    least = np.full_like(alike, ALIKE)
    if vectors is not None:
        of = vectors[:MOST]
        both = np.outer(of.any(axis=1), of.any(axis=1))
        alike = np.where(both, (alike + of @ of.T) / 2, alike)
        least[both] = ALIKE_BY_VECTORS
    groups = _linked(alike - least)
    inner = [_from_the_middle(group, alike) for group in groups]
    return tuple(
        Cluster(members, words) for members, words in zip(inner, telling_words(texts, inner), strict=True)
    )


def from_the_middle(texts: Sequence[str]) -> tuple[int, ...]:
    """Places of texts on one topic, the one that is most like all others first; the first 500 are compared."""
    if not texts:
        return ()
    compared = range(min(len(texts), MOST))
    inside = _from_the_middle(compared, _by_words([text[:HEARD] for text in texts[:MOST]]))
    return (*inside, *range(len(compared), len(texts)))


def _linked(above: NDArray[np.float32]) -> list[list[int]]:
    """Average linkage (UPGMA): joins the two clusters that are most alike while that is above zero. The largest first, then
    by their first text. `above`: likeness above what is needed, float32[n, n]. Each pass costs one row, O(n²) in all but
    for rows whose nearest cluster was joined.
    """
    count = len(above)
    above = above.astype(np.float64)
    np.fill_diagonal(above, -np.inf)
    sizes = np.ones(count)
    groups = [[place] for place in range(count)]
    nearest = above.argmax(axis=1)
    best = above[np.arange(count), nearest]
    while count > 1:
        one = int(best.argmax())
        if best[one] < 0:
            break
        other = int(nearest[one])
        one, other = min(one, other), max(one, other)
        joined = (sizes[one] * above[one] + sizes[other] * above[other]) / (sizes[one] + sizes[other])
        joined[[one, other]] = -np.inf
        above[one], above[:, one] = joined, joined
        above[other], above[:, other] = -np.inf, -np.inf
        sizes[one] += sizes[other]
        groups[one] += groups[other]
        groups[other] = []
        best[other] = -np.inf
        stale = np.flatnonzero((nearest == one) | (nearest == other))
        for row in {one, *stale.tolist()} - {other}:
            nearest[row] = above[row].argmax()
            best[row] = above[row, nearest[row]]
        nearer = (joined > best) & np.isfinite(best)
        nearest[nearer], best[nearer] = one, joined[nearer]
    return sorted((sorted(group) for group in groups if group), key=lambda group: (-len(group), group[0]))


def _from_the_middle(group: Sequence[int], alike: NDArray[np.float32]) -> tuple[int, ...]:
    """Members of a cluster, the one that is most like all others first."""
    inside = alike[np.ix_(group, group)].sum(axis=1)
    return tuple(group[place] for place in np.argsort(-inside, kind="stable"))


def _by_words(texts: Sequence[str]) -> NDArray[np.float32]:
    """Cosine of the texts' character n-grams, hashed, weighted by their rarity (TF-IDF): float32[n, n]."""
    counts = np.zeros((len(texts), _COLUMNS), np.float32)
    for row, text in enumerate(texts):
        for gram, times in Counter(_grams(text)).items():
            counts[row, crc32(gram.encode()) % _COLUMNS] += times
    weights = np.log1p(counts) * np.log((1 + len(texts)) / (1 + (counts > 0).sum(axis=0)) + 1)
    lengths = np.linalg.norm(weights, axis=1, keepdims=True)
    units: NDArray[np.float32] = (weights / np.maximum(lengths, 1e-9)).astype(np.float32)
    return units @ units.T


def _grams(text: str) -> Iterable[str]:
    for word in _words(folded(text)):
        whole = f" {word} "
        for length in _GRAMS:
            yield from (whole[at : at + length] for at in range(len(whole) - length + 1))


def _words(plain: str) -> list[str]:
    return [word for word in _WORD.findall(plain) if word not in _common()]


@cache
def _common() -> frozenset[str]:
    return frozenset(map(folded, COMMON))


def telling_words(texts: Sequence[str], groups: Sequence[Sequence[int]]) -> list[tuple[str, ...]]:
    """Telling words of each group of texts (class TF-IDF): in several of its texts, rare in all others; each spelled as
    most wrote it, a noun rather with its capital. Words that begin alike are one; those of one text count once.
    """
    spelled: dict[str, Counter[str]] = {}
    said: list[Counter[str]] = []
    for group in groups:
        counted: Counter[str] = Counter()
        for place in group:
            known: dict[str, str] = {}
            for word in _WORD.findall(unicodedata.normalize("NFC", texts[place][:HEARD])):
                plain = folded(word)
                if len(plain) >= _TELLING and plain not in _common():
                    known.setdefault(plain[:STEM], word)
            for stem, word in known.items():
                spelled.setdefault(stem, Counter())[word] += 1
            counted.update(known.keys())
        said.append(counted)
    everywhere = Counter[str]()
    for counted in said:
        everywhere.update(counted)
    return [
        tuple(_spelling(spelled[stem]) for stem in _best(counted, everywhere, len(texts))) for counted in said
    ]


def _best(counted: Counter[str], everywhere: Counter[str], texts: int) -> list[str]:
    """Stems that say most of a group of texts: of those in several of them, if there are any."""
    several = {stem: times for stem, times in counted.items() if times >= _SEVERAL} or counted
    worth = {stem: times * log(1 + texts / everywhere[stem]) for stem, times in several.items()}
    return sorted(worth, key=lambda stem: (-worth[stem], stem))[:WORDS]


def _spelling(spelled: Counter[str]) -> str:
    return max(spelled, key=lambda word: (spelled[word], not word.islower(), -len(word)))
