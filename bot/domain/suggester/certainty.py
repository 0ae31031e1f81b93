"""Certainty: how probable it is that a suggestion fits, and when to say nothing (abstention)."""

from math import exp
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.domain.suggester.values import Confidence

_SILENT_BELOW = 0.5
_SURE_FROM = 0.75
_LIKELY_FROM = 0.4
_SHARPNESS = 20.0


class Evidence(NamedTuple):
    """What the probability is computed from."""

    best: float
    """First score."""
    lead: float
    """First score less the second."""
    similar: float
    """Largest similarity of the first template."""
    texts: int
    """Texts in the library."""
    grams: int
    """N-grams of the comment."""

    @classmethod
    def of(
        cls, scores: NDArray[np.float32], similar: NDArray[np.float32], texts: int, grams: int
    ) -> "Evidence":
        """Evidence of a ranking: scores and similarities in its order."""
        lead = float(scores[0] - scores[1]) if len(scores) > 1 else float(scores[0])
        return cls(float(scores[0]), lead, float(similar[0]), texts, grams)


def answerable(evidence: Evidence) -> float:
    """Probability that one of the first three templates is right."""
    return 1.0 / (1.0 + exp(-(12.0 * (evidence.best - 0.30) + 4.0 * evidence.lead)))


def shares(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Share of each template in the probability of the first three, by a softmax of the sorted scores."""
    weights: NDArray[np.float32] = np.exp(_SHARPNESS * (scores - scores[0]))
    shared: NDArray[np.float32] = weights / weights[:3].sum()
    return shared


def fits(certain: float) -> bool:
    """Whether the first template is sure enough to be suggested."""
    return certain >= _SILENT_BELOW


def confidence(chance: float) -> Confidence:
    """Confidence word of a probability."""
    if chance >= _SURE_FROM:
        return Confidence.SURE
    return Confidence.LIKELY if chance >= _LIKELY_FROM else Confidence.UNSURE
