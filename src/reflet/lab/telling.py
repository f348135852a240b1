"""How much room an n-gram has in a machine: more where it tells by itself."""

from __future__ import annotations

import math

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

Floats = NDArray[np.float64]

FAINT_USERS = 10
"""Of each class, added to an n-gram's users: a few of them tell nothing."""


def telling_scale(
    values: sp.csr_matrix, label: Floats, weight: Floats, share: float
) -> NDArray[np.float32]:
    """Return by what each n-gram's values are scaled, one in the mean square of ``share`` 1.

    An n-gram that one class uses more often by itself is given more room, so that a rare telling
    one is not held back like any other: by ``share`` its scale is the logarithm of the ratio of
    both classes' users (the naive Bayes scaling of S. Wang and C. Manning 2012, "Baselines and
    bigrams", with ``FAINT_USERS`` added to both).
    """
    used = sp.csr_matrix((np.ones_like(values.data), values.indices, values.indptr), values.shape)
    ratio = np.zeros(values.shape[1])
    for side, sign in ((1.0, 1), (0.0, -1)):
        users = used.T @ (weight * (label == side)) + FAINT_USERS
        ratio += sign * np.log(users / (weight[label == side].sum() + 2 * FAINT_USERS))
    typical = math.sqrt(float(np.mean(ratio**2)))
    return np.asarray(1 - share + share * np.abs(ratio) / max(typical, 1e-9), np.float32)
