"""What hangs on the engine's choices: each changed alone, and all of them chosen by the data.

How a like is weighted, whether a user's values are scaled, and how many components are kept were
settled once, with the two corpora of the evaluation in sight. Here they are chosen inside the
training users, a trait on its own, by the left-out loss that chooses the penalty: whatever such a
learner reaches on users held out owes nothing to having looked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from reflet.lab.likes.decomposition import COMPONENTS, Decomposition, decompose
from reflet.lab.likes.folds import Learner
from reflet.lab.likes.heads import Head, fit_logistic, fit_ridge
from reflet.lab.likes.labels import Label
from reflet.lab.likes.matrix import rarity, weighted
from reflet.profiling.estimate import Trait

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Choice:
    """``rare``: a like weighs its rarity, else 1; ``scaled``: a user's values to unit length."""

    rare: bool = True
    scaled: bool = True
    components: int = COMPONENTS


ENGINE = Choice()
CHOICES = tuple(
    Choice(rare=rare, scaled=scaled, components=components)
    for rare, scaled, components in product((True, False), (True, False), (50, 100))
)
VARIANTS: Mapping[str, Choice] = {
    "as it is": ENGINE,
    "a like weighs 1, not its rarity": Choice(rare=False),
    "values not scaled to unit length": Choice(scaled=False),
    "neither, as the original": Choice(rare=False, scaled=False),
    "50 components": Choice(components=50),
    "200 components": Choice(components=200),
}


@dataclass(frozen=True, eq=False)
class _Space:
    """Users' values made in one way, and where they are decomposed to."""

    rare: Floats
    size: float | None
    decomposition: Decomposition

    def places(self, liked: sp.csr_matrix) -> NDArray[np.float32]:
        return self.decomposition.place(_values(liked, self.rare, self.size))


@dataclass(frozen=True, eq=False)
class _Chosen:
    heads: Mapping[Trait, tuple[_Space, Head]]

    def scores(self, liked: sp.csr_matrix) -> dict[Trait, Floats]:
        return {
            trait: head.score(space.places(liked)) for trait, (space, head) in self.heads.items()
        }


def choosing(choices: Sequence[Choice] = CHOICES) -> Learner:
    """Return a learner that takes, for each trait, the choice of least left-out loss."""

    def learn(liked: sp.csr_matrix, labels: Sequence[Label], rows: NDArray[np.int64]) -> _Chosen:
        best: dict[Trait, tuple[_Space, Head]] = {}
        for choice in choices:
            space = _space(liked[rows], choice)
            places = space.decomposition.learned_from
            for label in labels:
                known = label.known[rows]
                fitting = fit_logistic if label.is_binary else fit_ridge
                head = fitting(places[known], label.target[rows][known])
                if label.trait not in best or head.loss < best[label.trait][1].loss:
                    best[label.trait] = space, head
        return _Chosen(best)

    return learn


def _space(liked: sp.csr_matrix, choice: Choice) -> _Space:
    rare = rarity(liked) if choice.rare else np.ones(liked.shape[1])
    # Unscaled, values are brought to a mean square length of 1, so that one set of penalties suits.
    size = (
        None if choice.scaled else float(np.sqrt(np.sum(rare[liked.indices] ** 2) / liked.shape[0]))
    )
    return _Space(rare, size, decompose(_values(liked, rare, size), choice.components))


def _values(liked: sp.csr_matrix, rare: Floats, size: float | None) -> sp.csr_matrix:
    if size is None:
        return weighted(liked, rare)
    values = (rare / size).astype(np.float32)[liked.indices]
    return sp.csr_matrix((values, liked.indices, liked.indptr), shape=liked.shape)
