"""Projection: how the vectors of one sentence encoder are compared, by a trained linear map and by concepts."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.domain.suggester.lexical import unit
from bot.domain.suggester.values import Vector

_PULL = 0.3
"""So far a sentence vector is moved towards the concepts that the text resembles."""


class Projection(NamedTuple):
    """How one embedder's vectors are compared: x + x · left · right, moved towards the concepts that the text resembles.

    `left` is float[dimension, rank], `right` float[rank, dimension], `concepts` float[number of concepts, dimension] (the
    mapped vector of each). Without them: x itself.
    """

    dimension: int
    left: NDArray[np.float32] | None = None
    right: NDArray[np.float32] | None = None
    concepts: NDArray[np.float32] | None = None

    def of(self, vector: Vector, likeness: NDArray[np.float32]) -> NDArray[np.float32]:
        """Mapped vector, of length 1. `likeness`: of the text to each concept."""
        plain = np.asarray(vector, np.float32)
        if self.left is None or self.right is None or self.concepts is None:
            return unit(plain)
        mapped = unit(plain + (plain @ self.left @ self.right).astype(np.float32))
        return unit(mapped + _PULL * unit(likeness @ self.concepts))
