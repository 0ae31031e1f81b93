"""Kinds by meaning: weights for words, the vectors of a known encoder and concepts, from a file beside this one."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.models.weights import MODULE

TRAINED = {MODULE: Path(__file__).parent / "usem3-kinds.npz"}
"""Made by `python -m bench.kinds`, for the vectors of this encoder alone."""


class KindWeights(NamedTuple):
    """Weights of the words of the table (`classifier/learnt.py`), the numbers of a vector, the concepts and what the rules say,
    in this order, one row each with a column for each score; and the scores of none of them.
    """

    weights: NDArray[np.float32]
    base: NDArray[np.float32]


@cache
def kind_weights(encoder: str) -> KindWeights | None:
    """Weights for the vectors of an encoder; None for one that nothing was trained for."""
    if encoder not in TRAINED:
        return None
    with np.load(TRAINED[encoder], allow_pickle=False) as file:
        words = file["words"].astype(np.float32) * file["step"]
        weights = np.concatenate([words, file["rest"].astype(np.float32)])
        return KindWeights(weights, file["base"].astype(np.float32))
