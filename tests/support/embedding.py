"""Embedders for tests: one that counts what it encodes, and one that fails."""

import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bot.domain.tier import Wish
from bot.models.loading import Loading
from bot.ports.embedder import Embedder, EmbedderFailed

if TYPE_CHECKING:
    from bot.ports.embedder import Vectors


class CountingEmbedder:
    """Texts are alike as far as they have words in common."""

    dimension = 64

    def __init__(self, name: str = "counting", version: str = "1") -> None:
        self.name, self.version = name, version
        self.encoded: list[str] = []
        self.fails = False

    def encode(self, texts: Sequence[str]) -> "Vectors":
        if self.fails:
            raise EmbedderFailed("a test said so")
        self.encoded += texts
        found = np.full((len(texts), self.dimension), 1e-3, np.float32)
        for row, text in zip(found, texts, strict=True):
            for word in text.casefold().replace("?", " ").split():
                row[zlib.crc32(word.encode()) % self.dimension] += 1
        return found / np.sqrt((found**2).sum(axis=1, keepdims=True))

    def counted(self) -> list[str]:
        """What was encoded since the last count."""
        found, self.encoded = self.encoded, []
        return found


class Given(Loading):
    """Loading that has this embedder; not before `arrive` where `late`."""

    def __init__(self, embedder: Embedder, *, late: bool = False) -> None:
        super().__init__(Wish.FULL, Path("nowhere"))
        self._embedder = embedder
        self.done = not late
        self.begun = 0

    def begin(self, done: object) -> None:
        self.begun += 1

    def arrive(self) -> None:
        self.done = True
