"""Splits by group: nobody, and nobody's double or neighbour, on both sides of a fold."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

FOLDS = 5
SEED = 2013


def group_folds(
    groups: Sequence[str], labels: Sequence[str], folds: int = FOLDS, seed: int = SEED
) -> NDArray[np.int64]:
    """Return each author's fold, from 0: groups whole, every label spread evenly.

    Groups are dealt from the largest to the smallest, equals in a random order, each to the fold
    that then holds the fewest of its labels (and, among those, the fewest authors). Raises
    ``ValueError`` where there are fewer groups than folds.
    """
    names, member = np.unique(np.asarray(groups), return_inverse=True)
    kinds, label = np.unique(np.asarray(labels), return_inverse=True)
    if len(names) < folds:
        msg = f"{len(names)} groups cannot be dealt to {folds} folds: more authors are needed"
        raise ValueError(msg)
    table = np.zeros((len(names), len(kinds)))
    np.add.at(table, (member, label), 1)
    random = np.random.default_rng(seed)
    order = np.lexsort((random.random(len(names)), -table.sum(axis=1)))
    held = np.zeros((folds, len(kinds)))
    share = np.maximum(table.sum(axis=0), 1)
    fold_of_group = np.zeros(len(names), dtype=np.int64)
    for place in order:
        after = (held + table[place]) / share
        spread = (after**2).sum(axis=1) - ((held / share) ** 2).sum(axis=1)
        fold = int(np.lexsort((random.random(folds), held.sum(axis=1), spread))[0])
        fold_of_group[place] = fold
        held[fold] += table[place]
    return fold_of_group[member]
