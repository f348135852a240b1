"""Growing the forest that tells automata by their style (reading it is the bundle's)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import RandomForestClassifier

from reflet.profiling.models.forest import Forest

Floats = NDArray[np.float64]

TREES = 60
MOST_LEAVES = 64
FEWEST_AUTHORS = 3
"""A leaf stands for so many training windows at least."""


def grow_forest(style: Floats, label: Floats, weight: Floats, factor: float) -> Forest:
    """Grow a random forest (Breiman 2001) on standardised style; its score is 0 at even odds.

    ``style`` is (rows, features), ``label`` 1 or 0. The score is ``factor`` times what the mean
    share of ones in a window's leaves is above one half.
    """
    grown = RandomForestClassifier(
        TREES, min_samples_leaf=FEWEST_AUTHORS, max_leaf_nodes=MOST_LEAVES, random_state=0
    )
    grown.fit(style, label, weight)
    one = int(np.flatnonzero(grown.classes_ == 1)[0])
    trees = [tree.tree_ for tree in grown.estimators_]
    starts = np.cumsum([0, *(tree.node_count for tree in trees)])[:-1]
    shares = [tree.value[:, 0, one] / tree.value[:, 0].sum(axis=1) for tree in trees]
    return Forest(
        roots=starts.astype(np.int32),
        feature=np.concatenate(
            [np.where(tree.children_left < 0, -1, tree.feature) for tree in trees]
        ).astype(np.int16),
        threshold=np.concatenate([tree.threshold for tree in trees]),
        left=_children([tree.children_left for tree in trees], starts),
        right=_children([tree.children_right for tree in trees], starts),
        value=factor * (np.concatenate(shares) - 0.5) / TREES,
    )


def _children(children: list[NDArray[np.int64]], starts: NDArray[np.int64]) -> NDArray[np.int32]:
    """Return each node's child in the common table; a leaf's is itself a place that is there."""
    moved = [
        np.where(child < 0, 0, child) + start for child, start in zip(children, starts, strict=True)
    ]
    return np.concatenate(moved).astype(np.int32)
