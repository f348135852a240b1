"""Figures of one recipe on people held out: by corpus, by amount of text, beside a plain peer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reflet.lab.calibrate import HIGHEST, LOWEST, Scores, answers, apply, fit_probability
from reflet.lab.calibrate_age import fit_age
from reflet.lab.crossvalidate import HeldOut
from reflet.lab.documents import View
from reflet.lab.metrics import (
    accuracy,
    auc,
    balanced_accuracy,
    bootstrap,
    calibration_error,
    calibration_error_band,
    correlation,
    mean_absolute_error,
)
from reflet.lab.recipes import Recipe
from reflet.profiling.estimate import Trait
from reflet.profiling.models.calibration import Calibration

Floats = NDArray[np.float64]

MINIMUM_WORDS = 100
ALLOWED_ERROR = 0.03
LARGE = 1600
"""From so many people on, a calibration error may be ``ALLOWED_ERROR``; below, simulation says."""

_ROUNDING = 1e-6  # Of years that became logarithms and years again.
_WORD_BINS = (100, 300, 600, 1200)


@dataclass(frozen=True, eq=False)
class Pooled:
    """Held-out scores of every corpus and view that the calibration is fitted to, in one table."""

    scores: Scores
    label: Floats
    fold: NDArray[np.int64]

    def take(self, rows: NDArray[np.bool_]) -> Pooled:
        """Return these rows alone."""
        return Pooled(self.scores.take(rows), self.label[rows], self.fold[rows])


def pool(recipe: Recipe, held: Sequence[HeldOut], *, own: bool = True) -> Pooled:
    """Put the calibration's rows together: corpora by the root of their size, views evenly.

    They are of people's own posts, as the product reads; or, if not ``own``, of the views with
    reposts: what these are measured by is fitted to such.
    """
    views = {
        part.corpus: [view for view in part.calibrate if view.own is own] for part in recipe.parts
    }
    chosen = [one for one in held if one.view in views[one.corpus]]
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
        fold=np.concatenate([one.fold for one in chosen]),
    )


def calibrate(recipe: Recipe, rows: Pooled) -> Calibration:
    """Fit the recipe's calibration to held-out scores, bounded by the values that these get."""
    fitted = _fit(recipe, rows)
    enough = rows.scores.words >= MINIMUM_WORDS
    low, high = np.quantile(apply(fitted, rows.scores)[enough], [LOWEST, HIGHEST])
    return replace(fitted, bounds=(float(low), float(high)))


def _fit(recipe: Recipe, rows: Pooled) -> Calibration:
    if recipe.trait is not Trait.AGE:
        return fit_probability(rows.scores, rows.label, on=recipe.on)
    is_large = len(rows.label) > 4 * LARGE
    return fit_age(
        rows.scores,
        rows.label,
        between=recipe.years,
        on=recipe.on,
        words_edges=(150, 450, 1000) if is_large else (300, 1000),
    )


def fold_calibrations(recipe: Recipe, rows: Pooled) -> dict[int, Calibration]:
    """Return, by fold, the calibration that the people of the other folds give."""
    return {
        int(number): calibrate(recipe, rows.take(rows.fold != number))
        for number in np.unique(rows.fold)
    }


def cross_calibrate(
    recipe: Recipe, everything: Sequence[HeldOut], held: Sequence[HeldOut]
) -> list[Floats]:
    """Return every table's calibrated values, each by a calibration fitted on other folds.

    ``everything`` has the tables that the calibrations are fitted to.

    Three columns: the value and, for age, the bounds of its interval; all in logarithms of years.
    """
    values = [np.full((len(one.raw), 3), np.nan) for one in held]
    fitted_to = {
        own: fold_calibrations(recipe, pool(recipe, everything, own=own))
        for own in {one.view.own for one in held}
    }
    for one, value in zip(held, values, strict=True):
        for number, fitted in fitted_to[one.view.own].items():
            at = np.flatnonzero(one.fold == number)
            table = Scores(
                one.raw[at], one.words[at], one.disclosure[at], one.posts[at], np.ones(len(at))
            )
            value[at, 0] = answers(fitted, table)
            if fitted.ages:
                pairs = zip(apply(fitted, table), table.words, strict=True)
                ends = np.log([fitted.age_interval(v, int(w)) for v, w in pairs])
                value[at, 1:] = np.add(ends, (-_ROUNDING, _ROUNDING))
    return values


def evaluate(
    recipe: Recipe,
    held: Sequence[HeldOut],
    peers: Mapping[tuple[str, View], Floats],
) -> list[dict[str, Any]]:
    """Return one row of figures a corpus and view; ``peers`` are the plain peer's scores there."""
    tested = {(part.corpus, view) for part in recipe.parts for view in part.test}
    shown = [one for one in held if (one.corpus, one.view) in tested]
    by_person = {part.corpus: part.by_person for part in recipe.parts}
    table = []
    for one, value in zip(shown, cross_calibrate(recipe, held, shown), strict=True):
        row: dict[str, Any] = {
            "corpus": one.corpus,
            "view": str(one.view),
            "n": len(one.raw),
            "groups": len(np.unique(one.group)),
            "median_words": int(np.median(one.words)),
        }
        peer = peers.get((one.corpus, one.view))
        figures = (
            _age_figures
            if recipe.trait is Trait.AGE
            else partial(_class_figures, by_person=by_person[one.corpus])
        )
        row |= figures(one, value, peer)
        if recipe.parts[0].corpus.startswith("sms"):
            many = one.posts_in_all >= 20
            row["senders_with_20"] = figures(
                one.take(many), value[many], None if peer is None else peer[many]
            )
        table.append(row)
    return table


def _class_figures(
    one: HeldOut, value: Floats, peer: Floats | None, *, by_person: bool
) -> dict[str, Any]:
    log_odds = value[:, 0]
    probability = 1 / (1 + np.exp(-log_odds))
    weight = np.where(one.label == 1, 0.5 / one.label.mean(), 0.5 / (1 - one.label.mean()))
    band = calibration_error_band(probability, weight, one.group if by_person else None)
    decided = (probability >= 0.75) | (probability <= 0.25)
    figures: dict[str, Any] = {
        "people": len(one.label),
        "auc": asdict(bootstrap(auc, one.label, one.raw, one.group)),
        "accuracy": asdict(bootstrap(accuracy, one.label, log_odds, one.group)),
        "balanced_accuracy": asdict(bootstrap(balanced_accuracy, one.label, log_odds, one.group)),
        "ece": calibration_error(one.label, probability, weight),
        "ece_band": band,
        "ece_allowed": ALLOWED_ERROR if len(one.label) >= LARGE else band,
        "decided": float(decided.mean()),
        "accuracy_when_decided": accuracy(one.label[decided], log_odds[decided])
        if decided.any()
        else None,
    }
    if peer is not None:
        figures["peer"] = {
            "auc": asdict(bootstrap(auc, one.label, peer, one.group)),
            "accuracy": asdict(bootstrap(accuracy, one.label, peer, one.group)),
            "balanced_accuracy": asdict(bootstrap(balanced_accuracy, one.label, peer, one.group)),
        }
    return figures


def _age_figures(one: HeldOut, value: Floats, peer: Floats | None) -> dict[str, Any]:
    years, guessed = np.exp(one.label), np.exp(value[:, 0])
    inside = (one.label >= value[:, 1]) & (one.label <= value[:, 2])
    coverage = []
    for low, high in zip(_WORD_BINS, (*_WORD_BINS[1:], np.inf), strict=True):
        at = (one.words >= low) & (one.words < high)
        if at.sum() >= 10:
            coverage.append(
                {"words_from": low, "n": int(at.sum()), "covered": float(inside[at].mean())}
            )
    figures: dict[str, Any] = {
        "people": len(one.label),
        "r_log": asdict(bootstrap(correlation, one.label, value[:, 0], one.group)),
        "r": asdict(bootstrap(correlation, years, guessed, one.group)),
        "mae": asdict(bootstrap(mean_absolute_error, years, guessed, one.group)),
        "mae_of_median": float(np.abs(years - np.median(years)).mean()),
        "coverage": float(inside.mean()),
        "coverage_by_words": coverage,
    }
    if peer is not None:
        figures["peer"] = {
            "r_log": asdict(bootstrap(correlation, one.label, peer, one.group)),
            "r": asdict(bootstrap(correlation, years, np.exp(peer), one.group)),
            "mae": asdict(bootstrap(mean_absolute_error, years, np.exp(peer), one.group)),
        }
    return figures


def disclosure_terciles(held: Sequence[HeldOut], view: View) -> list[dict[str, Any]]:
    """Return the AUC by tercile of self-disclosure, over the corpora's accounts at ``view``.

    ``upto`` is the tercile's largest share of personal posts.
    """
    chosen = [one for one in held if one.view == view]
    share = np.concatenate([one.disclosure for one in chosen])
    cuts = [*np.quantile(share, [1 / 3, 2 / 3]), 1.0]
    rows, low = [], -1.0
    for cut in cuts:
        at = [(one.disclosure > low) & (one.disclosure <= cut) for one in chosen]
        label = np.concatenate([one.label[rows_] for one, rows_ in zip(chosen, at, strict=True)])
        raw = np.concatenate([one.raw[rows_] for one, rows_ in zip(chosen, at, strict=True)])
        group = np.concatenate([one.group[rows_] for one, rows_ in zip(chosen, at, strict=True)])
        low = float(cut)
        if len(np.unique(label)) == 2:
            figure = bootstrap(auc, label, raw, group)
            rows.append({"upto": float(cut), "measure": "auc", **asdict(figure)})
    return rows
