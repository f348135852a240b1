"""Growing the trees that tell automata by their habits (reading them is the bundle's)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import GradientBoostingClassifier

from reflet.profiling.models.forest import Forest

Floats = NDArray[np.float64]

TREES = 400
LEAVES = 4
FEWEST_WINDOWS = 10
"""A leaf stands for so many training windows at least."""

RATE = 0.04
_SHARE_OF_ROWS = 0.6
_SHARE_OF_FEATURES = 0.15


def grow_forest(habits: Floats, label: Floats, weight: Floats, factor: float) -> Forest:
    """Grow trees one after the other, each on what those before it still miss.

    Stochastic gradient boosting (Friedman 2002). ``habits`` is (rows, features), standardised;
    ``label`` 1 or 0. The score is ``factor`` times the log-odds of a one, which start from even.
    """
    grown = GradientBoostingClassifier(
        n_estimators=TREES,
        learning_rate=RATE,
        max_depth=None,
        max_leaf_nodes=LEAVES,
        min_samples_leaf=FEWEST_WINDOWS,
        subsample=_SHARE_OF_ROWS,
        max_features=_SHARE_OF_FEATURES,
        init="zero",
        random_state=0,
    )
    grown.fit(habits, label, weight)
    trees = [tree.tree_ for tree in grown.estimators_[:, 0]]
    starts = np.cumsum([0, *(tree.node_count for tree in trees)])[:-1]
    return Forest(
        roots=starts.astype(np.int32),
        feature=np.concatenate(
            [np.where(tree.children_left < 0, -1, tree.feature) for tree in trees]
        ).astype(np.int16),
        threshold=np.concatenate([tree.threshold for tree in trees]),
        left=_children([tree.children_left for tree in trees], starts),
        right=_children([tree.children_right for tree in trees], starts),
        value=factor * RATE * np.concatenate([_means(tree) for tree in trees]),
    )


def _means(tree: Any) -> Floats:
    """Return a scikit-learn tree's values by node: a leaf's own, above it the mean of those below.

    Boosting sets the leaves anew once a tree is grown, and leaves what stands above them.
    """
    value, size = tree.value[:, 0, 0].copy(), tree.weighted_n_node_samples
    # Children come after their parent.
    for node in range(tree.node_count - 1, -1, -1):
        below = [tree.children_left[node], tree.children_right[node]]
        if below[0] >= 0:
            value[node] = np.average(value[below], weights=size[below])
    return np.asarray(value)


def _children(children: list[NDArray[np.int64]], starts: NDArray[np.int64]) -> NDArray[np.int32]:
    """Return each node's child in the common table; a leaf's is itself a place that is there."""
    moved = [
        np.where(child < 0, 0, child) + start for child, start in zip(children, starts, strict=True)
    ]
    return np.concatenate(moved).astype(np.int32)
