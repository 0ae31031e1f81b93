"""Kinds by sentence vectors: weights for the vectors of a known encoder, from a file beside this one."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.models.weights import MODULE

TRAINED = {MODULE: Path(__file__).parent / "usem3-kinds.npz"}
"""Made by `python -m bench.kinds`; of a model of another name there is none."""


class KindWeights(NamedTuple):
    """Weights of the numbers of a vector and of what the rules say, one row each with a column for each score; and the scores
    of none.
    """

    weights: NDArray[np.float32]
    base: NDArray[np.float32]


@cache
def kind_weights(encoder: str) -> KindWeights | None:
    """Weights for the vectors of an encoder; None for one that nothing was trained for."""
    if encoder not in TRAINED:
        return None
    with np.load(TRAINED[encoder], allow_pickle=False) as file:
        return KindWeights(file["weights"].astype(np.float32), file["base"].astype(np.float32))
