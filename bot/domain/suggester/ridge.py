"""Ridge regression, one against the rest: linear scores of templates from the vectors of their texts."""

import numpy as np
from numpy.typing import NDArray

PENALTY = 0.5


def fitted(
    vectors: NDArray[np.float32], owners: NDArray[np.int32], weights: NDArray[np.float32], templates: int
) -> NDArray[np.float32]:
    """Coefficients: float32[dimension + 1, templates]; the last row is the intercept, to be added to a product.

    `vectors`: float32[n, dimension]. `owners`: template of each by its place, -1 where nothing fitted. `weights` more
    than 0. Fitted whole after a change, so what is forgotten leaves no trace and the order of learning is of no
    account: n² · dimension steps for few texts (the dual form), n · dimension² for many: 2 ms for 100, 0.4 s for 5,000.
    """
    extended = np.column_stack([vectors, np.ones(len(vectors), np.float32)])
    targets = (owners[:, None] == np.arange(templates)).astype(np.float64)
    targets -= np.average(targets, axis=0, weights=weights)
    if len(vectors) <= vectors.shape[1]:
        kernel = (extended @ extended.T).astype(np.float64) + np.diag(PENALTY / weights)
        found = extended.T @ np.linalg.solve(kernel, targets)
    else:
        weighted = extended * weights[:, None]
        gram = (weighted.T @ extended).astype(np.float64) + PENALTY * np.eye(extended.shape[1])
        found = np.linalg.solve(gram, weighted.T @ targets)
    coefficients: NDArray[np.float32] = found.astype(np.float32)
    return coefficients
