"""A small forest of decision trees on the habits of a window, beside a linear head.

Told by how they write, automata are not on one side of a line: a post may be too short, or all of
one length. Trees see that, n-grams see words, and the two add up (on PAN 2019 a forest on
aggregated style was the best single answer for English; Johansson 2019). The sum over a tree's
path is exact: each branch taken moves the score from its parent's value to its own, and belongs to
the feature that was asked (Saabas 2014).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_LEAF = -1


@dataclass(frozen=True, eq=False)
class Forest:
    """Trees as one table of nodes, the roots named; all arrays but ``roots`` have a row a node.

    A node asks whether the ``feature`` is at most ``threshold``, and goes ``left`` if so, else
    ``right``; a leaf's feature is -1. ``value`` is a node's share of the score: the score is the
    sum, over the trees, of the values of the leaves that a window falls into.
    """

    roots: NDArray[np.int32]
    feature: NDArray[np.int16]
    threshold: Floats
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: Floats

    @property
    def base(self) -> float:
        """The score before anything is asked."""
        return float(self.value[self.roots].sum())

    def scores(self, habits: Floats) -> Floats:
        """Return the score of each row of standardised habits, (rows, features)."""
        rows = np.arange(len(habits))[:, None]
        # Trees are learned on single precision, and a threshold lies between two such numbers.
        single = habits.astype(np.float32)
        node = np.broadcast_to(self.roots, (len(habits), len(self.roots)))
        while (self.feature[node] != _LEAF).any():
            node = self._next(node, single[rows, self.feature[node]])
        return np.asarray(self.value[node].sum(axis=1))

    def effects(self, habits: Floats) -> Floats:
        """Return what each feature of one window adds: with ``base``, they add up to its score."""
        single = habits.astype(np.float32)
        effects = np.zeros(len(habits))
        node = self.roots
        while len(node := node[self.feature[node] != _LEAF]):
            asked = self.feature[node]
            taken = self._next(node, single[asked])
            np.add.at(effects, asked, self.value[taken] - self.value[node])
            node = taken
        return effects

    def _next(self, node: NDArray[np.int32], seen: NDArray[np.float32]) -> NDArray[np.int32]:
        is_leaf = self.feature[node] == _LEAF
        child = np.where(seen <= self.threshold[node], self.left[node], self.right[node])
        return np.asarray(np.where(is_leaf, node, child))

    def to_arrays(self) -> dict[str, Any]:
        """Return the table as named arrays, for a bundle's file."""
        return {
            "forest_roots": self.roots,
            "forest_feature": self.feature,
            "forest_threshold": self.threshold,
            "forest_left": self.left,
            "forest_right": self.right,
            "forest_value": self.value.astype(np.float32),
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> Forest:
        """Read the table from a bundle's arrays. Raises ``ValueError`` for a damaged one."""
        n_nodes = len(arrays["forest_feature"])
        for name in ("roots", "left", "right"):
            if (arrays[f"forest_{name}"].astype(np.int64) >= n_nodes).any():
                msg = f"the trees' {name} name nodes that are not there"
                raise ValueError(msg)
        return cls(
            roots=arrays["forest_roots"].astype(np.int32),
            feature=arrays["forest_feature"].astype(np.int16),
            threshold=arrays["forest_threshold"].astype(np.float64),
            left=arrays["forest_left"].astype(np.int32),
            right=arrays["forest_right"].astype(np.int32),
            value=arrays["forest_value"].astype(np.float64),
        )
