"""Cross-validation by user: each user's score comes from a model that never saw the user."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from reflet.lab.likes.decomposition import COMPONENTS, Decomposition, decompose
from reflet.lab.likes.heads import Head, fit_logistic, fit_ridge
from reflet.lab.likes.labels import Label
from reflet.lab.likes.matrix import LikesError, rarity, subsample, weighted
from reflet.profiling.estimate import Trait

Floats = NDArray[np.float64]

FOLDS = 10
SEED = 2013
AMOUNTS = (1, 5, 10, 20, 50, 100, 300)
"""The numbers of likes of the learning curve, those of the original's figure."""

ALL = 0
"""Stands for all likes, where an amount is meant."""


@dataclass(frozen=True, eq=False)
class Fitted:
    """A decomposition and its heads, as learned from some users."""

    rare: Floats
    decomposition: Decomposition
    heads: Mapping[Trait, Head]

    def scores(self, liked: sp.csr_matrix) -> dict[Trait, Floats]:
        """Return the raw scores of users with these likes, a trait."""
        places = self.decomposition.place(weighted(liked, self.rare))
        return {trait: head.score(places) for trait, head in self.heads.items()}


@dataclass(frozen=True, eq=False)
class Unlabelled:
    """What is learned of users without their labels: how rare each like is, and the components."""

    rare: Floats
    decomposition: Decomposition

    @classmethod
    def learn(cls, liked: sp.csr_matrix, components: int = COMPONENTS) -> Unlabelled:
        """Learn it of all users of ``liked``."""
        rare = rarity(liked)
        return cls(rare, decompose(weighted(liked, rare), components))


def fit(
    liked: sp.csr_matrix,
    labels: Sequence[Label],
    rows: NDArray[np.int64],
    components: int = COMPONENTS,
    once: Unlabelled | None = None,
) -> Fitted:
    """Learn from these ``rows``; ``once`` is what was learned without labels of all users."""
    learned = Unlabelled.learn(liked[rows], components) if once is None else once
    places = learned.decomposition.learned_from
    if once is not None:
        places = places[rows]
    heads = {}
    for label in labels:
        known = label.known[rows]
        fitting = fit_logistic if label.is_binary else fit_ridge
        heads[label.trait] = fitting(places[known], label.target[rows][known])
    return Fitted(learned.rare, learned.decomposition, heads)


class Scorer(Protocol):
    """What was learned: it scores users by their likes."""

    def scores(self, liked: sp.csr_matrix) -> dict[Trait, Floats]:
        """Return the raw scores of users with these likes, a trait."""
        ...


class Learner(Protocol):
    """A method: it learns from some rows of the matrix and their labels."""

    def __call__(
        self, liked: sp.csr_matrix, labels: Sequence[Label], rows: NDArray[np.int64], /
    ) -> Scorer:
        """Learn from these ``rows``, and from nobody else."""
        ...


@dataclass(frozen=True, eq=False)
class HeldOut:
    """Raw scores of users who were held out, ``scores[trait][amount]``: one a user.

    ``amount`` is the number of likes drawn from each, ``ALL`` for all; ``counts[amount]`` is how
    many each user had. A user without a label has a score as well.
    """

    scores: Mapping[Trait, Mapping[int, Floats]]
    counts: Mapping[int, NDArray[np.int64]]


def cross_validate(
    liked: sp.csr_matrix,
    labels: Sequence[Label],
    amounts: Sequence[int] = (),
    *,
    learn: Learner = fit,
    folds: int = FOLDS,
    seed: int = SEED,
) -> HeldOut:
    """Score every user by models of the other folds, from all likes and from each of ``amounts``.

    What ``fit`` learns without labels is learned inside the folds too; ``decomposed_once`` makes a
    learner that does not.
    """
    fold = deal(liked.shape[0], labels, folds, seed)
    random = np.random.default_rng(seed)
    views = {ALL: liked, **{amount: subsample(liked, amount, random) for amount in amounts}}
    scores = {label.trait: {v: np.zeros(liked.shape[0]) for v in views} for label in labels}
    # A fold's products are too small to share: on a busy machine, threads that wait for each other
    # cost ten times what the work does.
    with threadpool_limits(limits=1, user_api="blas"):
        for number in range(folds):
            learned = learn(liked, labels, np.flatnonzero(fold != number))
            rows = np.flatnonzero(fold == number)
            for amount, view in views.items():
                for trait, score in learned.scores(view[rows]).items():
                    scores[trait][amount][rows] = score
    counts = {amount: np.diff(view.indptr).astype(np.int64) for amount, view in views.items()}
    return HeldOut(scores, counts)


def decomposed_once(
    liked: sp.csr_matrix, components: int = COMPONENTS
) -> Callable[[sp.csr_matrix, Sequence[Label], NDArray[np.int64]], Fitted]:
    """Return a learner whose decomposition is that of all users, as the original's was.

    It sees no labels, and it is ten times as fast in ten folds.
    """
    return partial(fit, once=Unlabelled.learn(liked, components))


def deal(
    users: int, labels: Sequence[Label], folds: int = FOLDS, seed: int = SEED
) -> NDArray[np.int64]:
    """Return each user's fold, the classes of the first two-sided label spread evenly.

    Raises ``LikesError`` where a class has fewer users than there are folds.
    """
    random = np.random.default_rng(seed)
    stratum = np.zeros(users, dtype=np.int64)
    binary = next((label for label in labels if label.is_binary), None)
    if binary is not None:
        stratum = np.where(binary.known, binary.target, 2).astype(np.int64)
    order = np.lexsort((random.random(users), stratum))
    fold = np.empty(users, dtype=np.int64)
    fold[order] = np.arange(users) % folds
    for label in labels:
        classes = (0.0, 1.0) if label.is_binary else (None,)
        for one in classes:
            have = int(np.sum(label.known & (True if one is None else label.target == one)))
            if have < folds:
                msg = (
                    f"{label.trait.value}: {have} users of a kind cannot be dealt to {folds} "
                    "folds; give more users, lower --folds, or trim less"
                )
                raise LikesError(msg)
    return fold
