"""Figures of one recipe on people held out: by corpus, by amount of text, beside a plain peer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reflet.lab.cross_calibrate import LARGE, cross_calibrate
from reflet.lab.crossvalidate import HeldOut
from reflet.lab.documents import View
from reflet.lab.metrics import (
    accuracy,
    auc,
    balanced_accuracy,
    bootstrap,
    both_alike,
    calibration_error,
    calibration_error_band,
    correlation,
    mean_absolute_error,
)
from reflet.lab.recipes import Recipe
from reflet.profiling.estimate import Trait

Floats = NDArray[np.float64]

ALLOWED_ERROR = 0.03
"""From so many people on, a calibration error may be ``ALLOWED_ERROR``; below, simulation says."""

_WORD_BINS = (100, 300, 600, 1200)


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
    weight = both_alike(one.label)
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
