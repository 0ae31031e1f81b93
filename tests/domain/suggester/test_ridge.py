"""Ridge regression: both of its forms, and rows that nothing fits."""

import numpy as np
import pytest

from bot.domain.suggester import ridge


@pytest.mark.parametrize("rows", [20, 700])
def test_few_and_many_rows_give_the_solution_of_the_normal_equations(rows: int) -> None:
    random = np.random.default_rng(rows)
    vectors = random.standard_normal((rows, 30)).astype(np.float32)
    owners = random.integers(-1, 4, rows).astype(np.int32)
    weights = random.uniform(0.2, 1.0, rows).astype(np.float32)
    found = ridge.fitted(vectors, owners, weights, 4)
    extended = np.column_stack([vectors, np.ones(rows)])
    targets = (owners[:, None] == np.arange(4)).astype(float)
    targets -= np.average(targets, axis=0, weights=weights)
    square = extended.T @ (weights[:, None] * extended) + ridge.PENALTY * np.eye(31)
    assert found == pytest.approx(
        np.linalg.solve(square, extended.T @ (weights[:, None] * targets)), abs=1e-4
    )
