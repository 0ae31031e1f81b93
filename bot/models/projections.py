"""Projections: the linear map that the vectors of a known sentence encoder are compared by, from a file beside this one."""

from functools import cache
from pathlib import Path

import numpy as np

from bot.domain.suggester.ranking import Projection
from bot.models.weights import MODULE
from bot.ports.embedder import Embedder

TRAINED = {MODULE: Path(__file__).parent / "usem3-projection.npz"}
"""Made by `python -m bench.projection`; of a model of another name there is none."""


def projection(embedder: Embedder) -> Projection:
    """Projection for the vectors of an embedder; the identity for one that nothing was trained for."""
    if embedder.name in TRAINED and embedder.dimension == _trained(embedder.name).dimension:
        return _trained(embedder.name)
    return Projection(embedder.dimension)


@cache
def _trained(name: str) -> Projection:
    with np.load(TRAINED[name], allow_pickle=False) as file:
        left, right = file["left"].astype(np.float32), file["right"].astype(np.float32)
    return Projection(len(left), left, right)
