"""The singular value decomposition of a sparse matrix, randomised, on as many cores as there are.

Halko, Martinsson & Tropp, «Finding structure with randomness», SIAM Review 53 (2011): the range is
found by multiplying a few random columns, a few power iterations sharpen it, and the small problem
that remains is solved exactly. A small matrix is decomposed exactly. The matrix is never centred,
so it stays sparse. The sparse products are shared among the cores; the dense ones are few and stay
on one, for on a busy machine threads that wait for each other cost more than the work.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import scipy.linalg
import scipy.sparse as sp
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

COMPONENTS = 100
_OVERSAMPLING = 16
_POWER_ITERATIONS = 3
# Up to so many cells, the exact decomposition takes less than a second.
_SMALL = 2_000_000


@dataclass(frozen=True, eq=False)
class Decomposition:
    """The leading components: ``axes`` is (likes, components), ``strength`` (components).

    A user's place on them is the user's values times ``axes``; ``learned_from`` are the places of
    the users decomposed, (users, components).
    """

    axes: NDArray[np.float32]
    strength: NDArray[np.float32]
    learned_from: NDArray[np.float32]

    def place(self, values: sp.csr_matrix) -> NDArray[np.float32]:
        """Return the users' places, (users, components)."""
        return _multiply(values, self.axes)


def decompose(values: sp.csr_matrix, components: int = COMPONENTS, seed: int = 0) -> Decomposition:
    """Return the ``components`` leading components of ``values``, or as many as there are."""
    most = min(components, *values.shape)
    if values.shape[0] * values.shape[1] <= _SMALL:
        users, strength, across = scipy.linalg.svd(values.toarray(), full_matrices=False)
        places, axes = users[:, :most] * strength[:most], across[:most].T
    else:
        with threadpool_limits(limits=1, user_api="blas"):
            places, strength, axes = _randomised(values, most, np.random.default_rng(seed))
    # An axis and its opposite are the same: the larger pull is made positive, to reproduce.
    signs = np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(most)])
    signs = np.where(signs == 0, 1, signs).astype(np.float32)
    return Decomposition(
        np.ascontiguousarray(axes * signs, dtype=np.float32),
        strength[:most].astype(np.float32),
        np.ascontiguousarray(places * signs, dtype=np.float32),
    )


def _randomised(
    values: sp.csr_matrix, components: int, random: np.random.Generator
) -> tuple[NDArray[np.float32], NDArray[np.float64], NDArray[np.float32]]:
    """Return the places, the strength and the axes of the leading components."""
    width = min(components + _OVERSAMPLING, *values.shape)
    across = values.T.tocsr()
    basis = random.standard_normal((values.shape[1], width), dtype=np.float32)
    for _ in range(_POWER_ITERATIONS):
        # LU keeps the columns apart between iterations at half the cost of QR.
        basis = _lower(_multiply(across, _multiply(values, basis)))
    # What the basis spans is decomposed exactly, by two small matrices of products (Rayleigh &
    # Ritz); the second stands for making the basis orthogonal, which would cost more.
    places = _multiply(values, basis)
    squares, turn = scipy.linalg.eigh(_products(places), _products(basis))
    leading = turn[:, ::-1][:, :components].astype(np.float32)
    return places @ leading, np.sqrt(np.maximum(squares[::-1], 0)), basis @ leading


def _products(tall: NDArray[np.float32]) -> NDArray[np.float64]:
    return np.asarray(tall.T @ tall, dtype=np.float64)


def _lower(tall: NDArray[np.float32]) -> NDArray[np.float32]:
    lower: NDArray[np.float32] = scipy.linalg.lu(tall, permute_l=True, check_finite=False)[0]
    return lower


def _multiply(values: sp.csr_matrix, dense: NDArray[np.float32]) -> NDArray[np.float32]:
    """Multiply block by block of rows, one a core: SciPy's product holds no lock while it works."""
    dense = np.ascontiguousarray(dense, dtype=np.float32)
    cores = _cores()
    if cores == 1 or values.nnz < 100_000:
        return np.asarray(values @ dense)
    shares = np.linspace(0, values.nnz, cores + 1)
    bounds = np.searchsorted(values.indptr, shares)
    bounds[0], bounds[-1] = 0, values.shape[0]
    product = np.empty((values.shape[0], dense.shape[1]), dtype=np.float32)

    def block(first: int, last: int) -> Callable[[], None]:
        def work() -> None:
            product[first:last] = values[first:last] @ dense

        return work

    with ThreadPoolExecutor(cores) as pool:
        for done in [pool.submit(block(first, last)) for first, last in pairwise(bounds)]:
            done.result()
    return product


def _cores() -> int:
    """Return how many cores to use: those of this process, or fewer if OMP_NUM_THREADS says so."""
    asked = os.environ.get("OMP_NUM_THREADS", "")
    have = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(int(asked), have)) if asked.isdigit() else have
