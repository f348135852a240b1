"""Calibrating scores held out, each by people of other groups, and what is shipped by all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from reflet.lab.calibrate import HIGHEST, LOWEST, Scores, answers, apply, fit_probability
from reflet.lab.calibrate_age import fit_age
from reflet.lab.crossvalidate import HeldOut
from reflet.lab.recipes import Recipe
from reflet.lab.splits import group_folds
from reflet.profiling.estimate import Trait
from reflet.profiling.models.calibration import Calibration

Floats = NDArray[np.float64]

FOLDS = 20
"""How many calibrations are fitted where there are many people, each without a fold of groups.

More than there are of heads: groups differ in offset, and where a fifth of them is left out, the
other four fifths lean the other way by a quarter of what that fifth leans. A calibration has a few
numbers, and costs little: of fewer people than ``LARGE``, each group is left out alone.
"""
LARGE = 1600
"""From so many people on there are many."""
MINIMUM_WORDS = 100
"""On fewer words nothing is said."""

_ROUNDING = 1e-6  # Of years that became logarithms and years again.


@dataclass(frozen=True, eq=False)
class Pooled:
    """Held-out scores of every corpus and view that the calibration is fitted to, in one table.

    ``fold`` is the one in which each row's group is left out.
    """

    scores: Scores
    label: Floats
    fold: NDArray[np.int64]

    def take(self, rows: NDArray[np.bool_]) -> Pooled:
        """Return these rows alone."""
        return Pooled(self.scores.take(rows), self.label[rows], self.fold[rows])


def group_to_fold(held: Sequence[HeldOut]) -> dict[tuple[str, str], int]:
    """Return by corpus and group in which fold the group is left out, in all of its views."""
    whole: dict[str, dict[int, str]] = {}
    for one in held:
        authors = zip(one.author.tolist(), one.group.tolist(), strict=True)
        whole.setdefault(one.corpus, {}).update(authors)
    many = sum(len(authors) for authors in whole.values()) >= LARGE
    folds: dict[tuple[str, str], int] = {}
    for corpus, authors_of in whole.items():
        groups = [group for _, group in sorted(authors_of.items())]
        alone = len(set(groups))
        number = group_folds(groups, [""] * len(groups), min(FOLDS, alone) if many else alone)
        whose = [(corpus, group) for group in groups]
        folds.update(zip(whose, number.tolist(), strict=True))
    return folds


def folds_of_rows(one: HeldOut, folds: Mapping[tuple[str, str], int]) -> NDArray[np.int64]:
    """Return the fold of each row's group."""
    return np.array([folds[one.corpus, group] for group in one.group.tolist()], dtype=np.int64)


def pool(recipe: Recipe, held: Sequence[HeldOut], *, own: bool = True) -> Pooled:
    """Put the calibration's rows together: corpora by the root of their size, views evenly.

    They are of people's own posts, as the product reads; or, if not ``own``, of the views with
    reposts: what these are measured by is fitted to such.
    """
    views = {
        part.corpus: [view for view in part.calibrate if view.own is own] for part in recipe.parts
    }
    chosen = [one for one in held if one.view in views[one.corpus]]
    folds = group_to_fold(held)
    weights = [
        np.full(len(one.raw), 1 / (np.sqrt(max(len(one.raw), 1)) * len(views[one.corpus])))
        for one in chosen
    ]
    weight = np.concatenate(weights)
    return Pooled(
        Scores(
            raw=np.concatenate([one.raw for one in chosen]),
            words=np.concatenate([one.words for one in chosen]),
            disclosure=np.concatenate([one.disclosure for one in chosen]),
            posts=np.concatenate([one.posts for one in chosen]),
            weight=weight * len(weight) / weight.sum(),
        ),
        label=np.concatenate([one.label for one in chosen]),
        fold=np.concatenate([folds_of_rows(one, folds) for one in chosen]),
    )


def calibrate(recipe: Recipe, rows: Pooled) -> Calibration:
    """Fit the recipe's calibration to held-out scores, bounded by the values that these get."""
    fitted = _fit(recipe, rows)
    enough = rows.scores.words >= MINIMUM_WORDS
    low, high = np.quantile(apply(fitted, rows.scores)[enough], [LOWEST, HIGHEST])
    return replace(fitted, bounds=(float(low), float(high)))


def _fit(recipe: Recipe, rows: Pooled) -> Calibration:
    if recipe.trait is not Trait.AGE:
        return fit_probability(rows.scores, rows.label, form=recipe.form)
    is_large = len(rows.label) > 4 * LARGE
    return fit_age(
        rows.scores,
        rows.label,
        between=recipe.years,
        form=recipe.form,
        words_edges=(150, 450, 1000) if is_large else (300, 1000),
    )


def fold_calibrations(recipe: Recipe, rows: Pooled) -> dict[int, Calibration]:
    """Return, by fold, the calibration that the groups of the other folds give."""
    return {
        int(number): calibrate(recipe, rows.take(rows.fold != number))
        for number in np.unique(rows.fold)
    }


def cross_calibrate(
    recipe: Recipe, everything: Sequence[HeldOut], held: Sequence[HeldOut]
) -> list[Floats]:
    """Return every table's calibrated values, each by a calibration that never saw its group.

    ``everything`` has the tables that the calibrations are fitted to, those of ``held`` among them.

    Three columns: the value and, for age, the bounds of its interval; all in logarithms of years.
    """
    values = [np.full((len(one.raw), 3), np.nan) for one in held]
    folds = group_to_fold(everything)
    fitted_to = {
        own: fold_calibrations(recipe, pool(recipe, everything, own=own))
        for own in {one.view.own for one in held}
    }
    for one, value in zip(held, values, strict=True):
        fold = folds_of_rows(one, folds)
        for number, fitted in fitted_to[one.view.own].items():
            at = np.flatnonzero(fold == number)
            table = Scores(
                one.raw[at], one.words[at], one.disclosure[at], one.posts[at], np.ones(len(at))
            )
            value[at, 0] = answers(fitted, table)
            if fitted.ages:
                pairs = zip(apply(fitted, table), table.words, strict=True)
                ends = np.log([fitted.age_interval(v, int(w)) for v, w in pairs])
                value[at, 1:] = np.add(ends, (-_ROUNDING, _ROUNDING))
    return values
