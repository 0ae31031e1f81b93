"""Ridge regression, one against the rest, that learns and forgets one example at a time."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from bot.domain.template import TemplateId

PENALTY = 0.5


class Ridge:
    """Linear scores of templates from the vectors of their texts; every text is one rank-one update.

    Kept in sums (Gram matrix, sums per template), so the order of learning is of no account, and forgetting is the
    same update with the sign turned. Solved when asked for the first time after a change: dimension³ / 3 steps.
    """

    def __init__(self, dimension: int) -> None:
        self._gram = np.zeros((dimension + 1, dimension + 1))
        self._sums: dict[TemplateId, NDArray[np.float64]] = {}
        self._held: dict[TemplateId, int] = {}
        self._weight = 0.0
        self._weights: dict[TemplateId, float] = {}
        self._solved: tuple[list[TemplateId], NDArray[np.float32]] | None = None

    def add(self, vector: NDArray[np.float32], template: TemplateId | None, weight: float) -> None:
        """Learns one text of a template; None: of no template. A negative weight forgets one that was learnt."""
        self._solved = None
        one = _with_constant(vector)
        self._gram += np.outer(one, weight * one)
        self._weight += weight
        if template is None:
            return
        self._sums[template] = self._sums.get(template, np.zeros(len(one))) + weight * one
        self._weights[template] = self._weights.get(template, 0.0) + weight
        self._held[template] = self._held.get(template, 0) + (1 if weight > 0 else -1)
        if not self._held[template]:
            del self._sums[template], self._weights[template], self._held[template]

    def scores(self, vector: NDArray[np.float32]) -> Mapping[TemplateId, float]:
        """Score of each template that has a text, about 0 to 1."""
        if self._solved is None:
            self._solved = self._solve()
        templates, solution = self._solved
        found = _with_constant(vector).astype(np.float32) @ solution
        return dict(zip(templates, found.tolist(), strict=True))

    def _solve(self) -> tuple[list[TemplateId], NDArray[np.float32]]:
        templates = list(self._sums)
        size = len(self._gram)
        if not templates:
            return [], np.zeros((size, 0), np.float32)
        everything = self._gram[:, -1]
        shares = np.array([self._weights[one] for one in templates]) / max(self._weight, 1e-9)
        targets = np.stack([self._sums[one] for one in templates], axis=1) - np.outer(everything, shares)
        solution = np.linalg.solve(self._gram + PENALTY * np.eye(size), targets)
        return templates, solution.astype(np.float32)


def _with_constant(vector: NDArray[np.float32]) -> NDArray[np.float64]:
    """Vector with a 1 behind it, for the intercept."""
    return np.append(vector.astype(np.float64), 1.0)
