"""Choosing a recipe's penalty among the authors of training, and the unit of its scores."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reflet.lab.corpus import folds_of
from reflet.lab.fit import Machine, Penalty
from reflet.lab.metrics import auc, correlation
from reflet.lab.prepare import Prepared, fit
from reflet.lab.splits import SEED
from reflet.profiling.estimate import Trait

INNER_FOLDS = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """A penalty, and by what a machine so held back must be divided: see ``fit_chosen``."""

    penalty: Penalty
    unit: float = 1.0


def choose(prepared: Prepared, kept: Mapping[str, NDArray[np.bool_]] | None = None) -> Choice:
    """Return the recipe's penalty that does best on a quarter of the authors ``kept``.

    Groups stay whole; the others of them train. What is compared is the mean over the corpora,
    by the root of their size, of the AUC (of the correlation, for age). The unit is the spread of
    the scores of that quarter, by the penalty chosen; of an age, and of a recipe with a single
    penalty, it is one: what is so fitted is of one scale already.
    """
    recipe = prepared.recipe
    if len(recipe.penalties) == 1:
        return Choice(recipe.penalties[0])
    trained, tested = {}, {}
    for part in recipe.parts:
        corpus = prepared.corpora[part.corpus]
        inside = np.ones(len(corpus.label), bool) if kept is None else kept[part.corpus]
        at = np.flatnonzero(inside)
        fold = np.full(len(corpus.label), -1)
        fold[at] = folds_of(corpus, recipe.trait, at, folds=INNER_FOLDS, seed=SEED + 1)
        trained[part.corpus], tested[part.corpus] = fold > 0, fold == 0
    tried = [
        _inner(prepared, fit(prepared, penalty, trained), tested) for penalty in recipe.penalties
    ]
    best = int(np.argmax([figure for figure, _ in tried]))
    unit = 1.0 if recipe.trait is Trait.AGE else tried[best][1]
    return Choice(recipe.penalties[best], unit)


def fit_chosen(
    prepared: Prepared,
    choice: Choice,
    kept: Mapping[str, NDArray[np.bool_]] | None = None,
    without: str | None = None,
) -> Machine:
    """Fit the recipe's machine as ``fit`` does, its scores in the unit of ``choice``.

    Each fold may choose another penalty, and penalties scale the scores of a machine: people of
    different folds can be compared, and calibrated together, only in units of one kind.
    """
    machine = fit(prepared, choice.penalty, kept, without)
    return machine if choice.unit == 1.0 else machine.divided(choice.unit)


def _inner(
    prepared: Prepared, machine: Machine, tested: Mapping[str, NDArray[np.bool_]]
) -> tuple[float, float]:
    """Return the figure that penalties are compared by, and the mean spread of the scores."""
    measure = correlation if prepared.recipe.trait is Trait.AGE else auc
    figures, spreads, weights = [], [], []
    for part in prepared.recipe.parts:
        corpus = prepared.corpora[part.corpus]
        at = np.flatnonzero(tested[part.corpus] & ~np.isnan(corpus.label))
        for view in part.train:
            raw = machine.raw(prepared.rows[part.corpus, view].take(at))
            figures.append(measure(corpus.label[at], raw))
            spreads.append(float(np.std(raw)))
            weights.append(math.sqrt(len(at)) / len(part.train))
    return float(np.average(figures, weights=weights)), float(np.average(spreads, weights=weights))
