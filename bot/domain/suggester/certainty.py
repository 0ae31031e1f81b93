"""Certainty: how probable it is that a suggestion fits (calibration), and when to say nothing (abstention)."""

from collections.abc import Sequence
from math import exp
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.domain.example import Decision
from bot.domain.suggester.values import Evidence
from bot.domain.suggestion import Confidence

DECISIONS = 50
"""So many decisions of a business are needed before they count."""

_SPOKEN_FROM = 0.67
"""Below that probability nothing is suggested. Cold, 61 % of comments with a template were answered so and 10 % of the
others; docs/suggestions.md has the curve."""
_SURE_FROM = 0.75
_LIKELY_FROM = 0.4
_SHARPNESS = 20.0
_STEPS = 25
_FAITH = 5.0
"""Pull of the shipped model: about what twenty decisions weigh."""
_FARTHEST = 30.0


class Certainty(NamedTuple):
    """Logistic model: a coefficient for each field of Evidence, in their order, and a constant."""

    coefficients: tuple[float, ...]
    constant: float

    def odds(self, evidence: Evidence) -> float:
        """Logarithm of the odds that one of the first three templates is right; at most 30 either way."""
        odds = self.constant + sum(a * b for a, b in zip(self.coefficients, evidence, strict=True))
        return min(max(odds, -_FARTHEST), _FARTHEST)


class Calibration(NamedTuple):
    """How a business's decisions stretch and shift the odds of the shipped model (Platt's scaling)."""

    stretch: float = 1.0
    shift: float = 0.0

    def of(self, odds: float) -> float:
        """Probability, 0 to 1, that one of the first three templates is right."""
        return 1.0 / (1.0 + exp(-min(max(self.stretch * odds + self.shift, -_FARTHEST), _FARTHEST)))


def calibrated(decisions: Sequence[Decision]) -> Calibration:
    """Calibration of a business: the more decisions, the farther from the shipped model. Fewer than 50, or all of one kind:
    the shipped model as it is.
    """
    answers = np.array([right for _, right in decisions], np.float64)
    if len(answers) < DECISIONS or answers.min() == answers.max():
        return Calibration()
    rows = np.column_stack([[odds for odds, _ in decisions], np.ones(len(answers))])
    shipped = np.array(Calibration())
    found = shipped.copy()
    for _ in range(_STEPS):
        chances = 1.0 / (1.0 + np.exp(-np.clip(rows @ found, -_FARTHEST, _FARTHEST)))
        slope = rows.T @ (chances - answers) + _FAITH * (found - shipped)
        curve = (rows * (chances * (1.0 - chances))[:, None]).T @ rows + _FAITH * np.eye(2)
        # No step longer than 1: far out the curve is flat, and a whole step would overshoot.
        step = np.linalg.solve(curve, slope)
        found -= step / max(1.0, float(np.linalg.norm(step)))
    return Calibration(max(float(found[0]), 0.0), float(found[1]))


SENTENCES = Certainty((4.26, -3.69, -3.79, 8.81, 1.86, 5.24, -0.92), -4.67)
LITE = Certainty((4.92, -4.82, -2.11, 9.15, 1.5, 1.49, -0.69), -3.67)
"""Fitted on the six sets, each after 0, 1, 3 and 10 picks; docs/suggestions.md has the figures of leaving one out."""


def shares(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Share of each template in the probability of the first three, by a softmax of the sorted scores."""
    weights: NDArray[np.float32] = np.exp(_SHARPNESS * (scores - scores[0]))
    shared: NDArray[np.float32] = weights / weights[:3].sum()
    return shared


def fits(certain: float) -> bool:
    """Whether the first template is sure enough to be suggested."""
    return certain >= _SPOKEN_FROM


def confidence(chance: float) -> Confidence:
    """Confidence word of a probability."""
    if chance >= _SURE_FROM:
        return Confidence.SURE
    return Confidence.LIKELY if chance >= _LIKELY_FROM else Confidence.UNSURE
