"""Certainty: how probable it is that a suggestion fits (calibration), and when to say nothing (abstention)."""

from collections.abc import Sequence
from math import exp
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.domain.suggester.values import Confidence, Evidence

DECISIONS = 50
"""So many decisions of a business are needed before its own coefficients are fitted."""

_SPOKEN_FROM = 0.62
"""Below that probability nothing is suggested. Cold, 61 % of comments with a template were answered so and 11 % of the
others; docs/suggestions.md has the curve."""
_SURE_FROM = 0.75
_LIKELY_FROM = 0.4
_SHARPNESS = 20.0
_STEPS = 25
_FAITH = 40.0
"""Weight of the shipped coefficients against decisions, in units of a standardised coefficient."""


class Certainty(NamedTuple):
    """Logistic model: a coefficient for each field of Evidence, in their order, and a constant."""

    coefficients: tuple[float, ...]
    constant: float

    def of(self, evidence: Evidence) -> float:
        """Probability, 0 to 1, that one of the first three templates is right."""
        odds = self.constant + sum(a * b for a, b in zip(self.coefficients, evidence, strict=True))
        return 1.0 / (1.0 + exp(-min(max(odds, -30.0), 30.0)))

    def refitted(self, decisions: Sequence[tuple[Evidence, bool]]) -> "Certainty":
        """Model of a business: what it decided (True: one of the first three was taken) moves the coefficients away
        from the shipped ones, the more decisions, the farther. Fewer than 50, or all of one kind: unchanged.
        """
        answers = np.array([right for _, right in decisions], np.float64)
        if len(answers) < DECISIONS or answers.min() == answers.max():
            return self
        given = np.array([evidence for evidence, _ in decisions], np.float64)
        rows = np.column_stack([given, np.ones(len(given))])
        # A coefficient may move less where its evidence varies much: by the spread, as if that were standardised.
        pull = np.diag(_FAITH * np.append(np.maximum(given.std(axis=0), 1e-3) ** 2, 1.0 / _FAITH))
        prior = np.array([*self.coefficients, self.constant])
        found = prior.copy()
        for _ in range(_STEPS):
            chances = 1.0 / (1.0 + np.exp(-np.clip(rows @ found, -30.0, 30.0)))
            slope = rows.T @ (chances - answers) + pull @ (found - prior)
            curve = (rows * (chances * (1.0 - chances))[:, None]).T @ rows + pull
            found -= np.linalg.solve(curve, slope)
        return Certainty(tuple(float(one) for one in found[:-1]), float(found[-1]))


SENTENCES = Certainty((2.3, -2.17, -4.16, 10.88, 1.55, 7.09, -1.15), -3.35)
LITE = Certainty((2.3, -3.18, -3.98, 9.8, 3.44, 3.14, -0.6), -2.87)
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
