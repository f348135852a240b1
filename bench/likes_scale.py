"""Likes at the original's scale: trimmed, decomposed, cross-validated, beside a plain pipeline.

``python bench/likes_scale.py`` plants a structure in 110,000 users, 1,500,000 likes and 10,600,000
pairs, the size of the public tutorial's data before trimming, then says how long each step takes
on the cores there are, how much memory the process needed, and how much of the planted accuracy is
found again. ``--scale 0.1`` makes a tenth of it.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

import numpy as np
import scipy.sparse as sp
from sklearn.decomposition import TruncatedSVD
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.model_selection import cross_val_predict

from reflet.lab.likes.folds import ALL, cross_validate, decomposed_once
from reflet.lab.likes.heads import Head, fit_logistic, fit_ridge
from reflet.lab.likes.labels import Label
from reflet.lab.likes.matrix import LikesMatrix, trim
from reflet.lab.likes.planted import plant
from reflet.lab.metrics import auc, correlation
from reflet.profiling.estimate import Trait

USERS, LIKES, PAIRS = 110_000, 1_500_000, 10_600_000


@contextmanager
def timed(what: str, took: dict[str, Took]) -> Iterator[None]:
    """Tell how long a step took."""
    before, worked = time.perf_counter(), time.process_time()
    yield
    took[what] = Took(time.perf_counter() - before, time.process_time() - worked)
    print(f"{what}: {took[what]}; at most {peak():.2f} GiB so far", flush=True)


class Took(NamedTuple):
    """Seconds by the clock, and of all processors' work."""

    clock: float
    worked: float

    def __str__(self) -> str:
        return f"{self.clock:.1f} s ({self.worked:.1f} s of CPU)"


def peak() -> float:
    """Return the most memory the process has held, in GiB (Linux)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def figure(label: Label, score: np.ndarray) -> str:
    """Word how well a score tells a label."""
    if label.is_binary:
        return f"{label.trait.value} AUC {auc(label.target, score):.4f}"
    years = np.exp(label.target), np.exp(score)
    return f"{label.trait.value} r {correlation(*years):.4f}"


def plain(matrix: LikesMatrix, labels: list[Label], components: int) -> dict[Trait, np.ndarray]:
    """Write the same with scikit-learn, plainly: the matrix as it is, its defaults."""
    places = TruncatedSVD(components, random_state=0).fit_transform(matrix.liked)
    model: Callable[[Label], object] = lambda label: (  # noqa: E731
        LogisticRegression(max_iter=1000) if label.is_binary else Ridge()
    )
    return {
        label.trait: cross_val_predict(
            model(label),
            places,
            label.target,
            cv=10,
            method="decision_function" if label.is_binary else "predict",
        )
        for label in labels
    }


class Known:
    """Regressions on how often a user likes each community: the planted structure, given."""

    def __init__(self, heads: dict[Trait, Head]) -> None:
        self.heads = heads

    @classmethod
    def learn(cls, shares: sp.csr_matrix, labels: Sequence[Label], rows: np.ndarray) -> Known:
        """Fit them to these rows."""
        places = shares[rows].toarray()
        fits = [fit_logistic if label.is_binary else fit_ridge for label in labels]
        return cls(
            {
                label.trait: fit(places, label.target[rows])
                for label, fit in zip(labels, fits, strict=True)
            }
        )

    def scores(self, shares: sp.csr_matrix) -> dict[Trait, np.ndarray]:
        """Score users by their shares."""
        return {trait: head.score(shares.toarray()) for trait, head in self.heads.items()}


def community_shares(matrix: LikesMatrix, communities: np.ndarray) -> sp.csr_matrix:
    """Return each user's likes by community, over the root of how many there are."""
    of_like = communities[np.array([int(name) for name in matrix.likes])]
    to = sp.csr_matrix(
        (np.ones(len(of_like), np.float32), (np.arange(len(of_like)), of_like)),
        shape=(len(of_like), communities.max() + 1),
    )
    root = np.sqrt(np.diff(matrix.liked.indptr)).astype(np.float32)
    return sp.csr_matrix(sp.diags_array(1 / root) @ (matrix.liked @ to))


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--scale", type=float, default=1.0, help="share of the original's size")
    parser.add_argument("--components", type=int, default=100)
    parser.add_argument("--no-plain", action="store_true", help="leave scikit-learn's out")
    asked = parser.parse_args()
    took: dict[str, Took] = {}
    size = [int(count * asked.scale) for count in (USERS, LIKES, PAIRS)]
    with timed("planting", took):
        planted = plant(*size)
    shape = planted.matrix.liked.shape
    print(f"{shape[0]:,} users, {shape[1]:,} likes, {planted.matrix.pairs:,} pairs")
    with timed("trimming", took):
        matrix = trim(planted.matrix)
    labels = [label.take(matrix.users) for label in planted.labels]
    hidden = {trait: score[matrix.users] for trait, score in planted.hidden.items()}
    communities = planted.communities
    del planted
    left = matrix.liked.shape
    print(f"left: {left[0]:,} users, {left[1]:,} likes, {matrix.pairs:,} pairs")
    with timed("decomposition", took):
        learn = decomposed_once(matrix.liked, asked.components)
    with timed("10-fold cross-validation, gender and age", took):
        scores = cross_validate(matrix.liked, labels, learn=learn).scores
    parts = [seconds for what, seconds in took.items() if what != "planting"]
    ours = Took(sum(one.clock for one in parts), sum(one.worked for one in parts))
    print(f"Reflet, without planting: {ours}, at most {peak():.2f} GiB")
    shares = community_shares(matrix, communities)
    given = cross_validate(shares, labels, learn=Known.learn).scores
    for label in labels:
        print(
            f"{figure(label, hidden[label.trait])} knowing the hidden dimension; "
            f"{figure(label, given[label.trait][ALL])} knowing the communities; "
            f"{figure(label, scores[label.trait][ALL])} found from likes alone"
        )
    if asked.no_plain:
        return
    theirs = "scikit-learn's TruncatedSVD pipeline, on the trimmed matrix"
    with timed(theirs, took):
        found = plain(matrix, labels, asked.components)
    print(f"Reflet takes {ours.worked / took[theirs].worked:.2f} of its CPU")
    for label in labels:
        print(f"scikit-learn: {figure(label, found[label.trait])}")


if __name__ == "__main__":
    main()
