"""Latent dimensions: what goes together in all the texts, learned without a label.

A truncated singular value decomposition of the n-grams' values (latent semantic analysis,
Deerwester et al. 1990), by the randomised algorithm of Halko, Martinsson & Tropp (2011). A head
that uses the dimensions is folded back into one weight an n-gram, so nothing more is shipped.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

DIMENSIONS = 200
_AUTHORS = 6000
_OVERSAMPLED = 20
_PASSES = 1
_MINIMUM_SHARE = 0.004
_MAXIMUM_SHARE = 0.9


@dataclass(frozen=True, eq=False)
class Latent:
    """Directions in the n-grams ``columns`` of a vocabulary, and what standardises them.

    ``directions`` is (dimensions, columns), ``mean`` and ``scale`` one number a dimension.
    """

    columns: NDArray[np.int64]
    directions: NDArray[np.float32]
    mean: NDArray[np.float64]
    scale: NDArray[np.float64]

    def coordinates(self, values: sp.csr_matrix) -> NDArray[np.float64]:
        """Return the standardised coordinates of each row: (rows, dimensions)."""
        projected = values[:, self.columns] @ self.directions.T
        return np.asarray((projected - self.mean) / self.scale)

    def fold(self, weights: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
        """Return what weights on the coordinates are as weights on the columns, and a bias."""
        unit = weights / self.scale
        return unit @ self.directions, -float(unit @ self.mean)


def learn_latent(values: sp.csr_matrix, seed: int = 0) -> Latent:
    """Learn the directions from rows of values, one an author; no label is looked at.

    Of more than ``_AUTHORS`` authors, so many are drawn.
    """
    random = np.random.default_rng(seed)
    if values.shape[0] > _AUTHORS:
        values = values[np.sort(random.choice(values.shape[0], _AUTHORS, replace=False))]
    share = np.bincount(values.indices, minlength=values.shape[1]) / values.shape[0]
    columns = np.flatnonzero((share >= _MINIMUM_SHARE) & (share <= _MAXIMUM_SHARE))
    table = values[:, columns].astype(np.float32)
    wanted = min(DIMENSIONS, min(table.shape) - 1)
    start = random.standard_normal(
        (len(columns), min(wanted + _OVERSAMPLED, *table.shape)), dtype=np.float32
    )
    basis, _ = np.linalg.qr(table @ start)
    for _ in range(_PASSES):
        basis, _ = np.linalg.qr(table @ (table.T @ basis))
    _, _, directions = np.linalg.svd((table.T @ basis).T, full_matrices=False)
    directions = directions[:wanted]
    projected = table @ directions.T
    scale = projected.std(axis=0).astype(np.float64)
    return Latent(
        columns=columns,
        directions=directions,
        mean=projected.mean(axis=0).astype(np.float64),
        scale=np.where(scale > 1e-9, scale, 1.0),
    )
