"""Projections: how the vectors of a known sentence encoder are compared, and what is known of concepts, from a file."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bot.domain.suggester.projection import Projection
from bot.models.weights import MODULE
from bot.ports.embedder import Embedder

if TYPE_CHECKING:
    from numpy.typing import NDArray

TRAINED = {MODULE: Path(__file__).parent / "usem3-projection.npz"}
"""Made by `python -m bench.projection`, for the vectors of this encoder alone."""


def projection(embedder: Embedder) -> Projection:
    """Projection for the vectors of an embedder; the identity for one that nothing was trained for."""
    if embedder.name in TRAINED and embedder.dimension == _trained(embedder.name).dimension:
        return _trained(embedder.name)
    return Projection(embedder.dimension)


@cache
def concepts() -> "NDArray[np.float32]":
    """Concepts, each in a few numbers that are alike where the meanings are: float32[number, few]."""
    return _read(MODULE, "concepts")


@cache
def _trained(name: str) -> Projection:
    left, right = _read(name, "left"), _read(name, "right")
    return Projection(len(left), left, right, concepts() @ _read(name, "basis"))


def _read(name: str, part: str) -> "NDArray[np.float32]":
    with np.load(TRAINED[name], allow_pickle=False) as file:
        numbers: NDArray[np.float32] = file[part] * file[f"{part}_scale"]
        return numbers
