"""For whom it does how well: by sex and age band, by amount of text, by self-disclosure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reflet.lab.figures.judged import UNKNOWN, Judged
from reflet.lab.metrics import (
    accuracy,
    auc,
    balanced_accuracy,
    bootstrap,
    difference,
    mean_absolute_error,
)
from reflet.profiling.estimate import Trait

Floats = NDArray[np.float64]
Measure = Callable[[Floats, Floats], float]
Cells = dict[str, NDArray[np.bool_]]

WORD_BINS = (100, 300, 600, 1200)
_FEWEST = 20
"""Smaller cells are not told: their bounds are as wide as the scale."""


def bias(truth: Floats, value: Floats) -> float:
    """Return the mean of what is answered less what is true: above nought, taken for older."""
    return float((value - truth).mean())


def by_whom(trait: Trait, judged: Judged) -> list[dict[str, Any]]:
    """Return the figures of each cell of each way to part people, and the widest gap of each.

    Where a cell has one label alone (women; people, not bots), its figure is the share of right
    answers; elsewhere the AUC. Of age it is the mean absolute error in years.
    """
    truth, score = judged.held.label, judged.value
    if trait is Trait.AGE:
        truth, score = np.exp(truth), np.exp(score)
    group = judged.held.group
    rows = []
    for dimension, cells in _dimensions(trait, judged).items():
        told = {name: at for name, at in cells.items() if at.sum() >= _FEWEST}
        if not told:
            continue
        has_one_label = any(len(np.unique(truth[at])) < 2 for at in told.values())
        measures = _measures(trait, has_one_label=has_one_label)
        figures: list[dict[str, Any]] = [
            {
                "cell": name,
                "n": int(at.sum()),
                **{
                    key: asdict(bootstrap(measure, truth[at], score[at], group[at]))
                    for key, measure in measures.items()
                },
            }
            for name, at in told.items()
        ]
        main = next(iter(measures))
        row: dict[str, Any] = {
            **judged.title,
            "dimension": dimension,
            "measure": main,
            "cells": figures,
        }
        if len(told) > 1:
            most = max(figures, key=lambda one: one[main]["value"])["cell"]
            least = min(figures, key=lambda one: one[main]["value"])["cell"]
            gap = difference(
                measures[main], truth, score, group, first=told[most], second=told[least]
            )
            row["gap"] = {"most": most, "least": least, **asdict(gap)}
        rows.append(row)
    return rows


def _measures(trait: Trait, *, has_one_label: bool) -> dict[str, Measure]:
    if trait is Trait.AGE:
        return {"mae": mean_absolute_error, "bias": bias}
    if has_one_label:
        return {"accuracy": accuracy}
    return {"auc": auc, "balanced_accuracy": balanced_accuracy}


def _dimensions(trait: Trait, judged: Judged) -> dict[str, Cells]:
    if trait is Trait.ACCOUNT_KIND:
        kind = np.where(judged.held.label == 1, "bots", "people")
        dimensions = {"kind": named_cells(kind), "sex": named_cells(_sex(judged))}
    else:
        dimensions = {
            "sex and age": named_cells(_sex_and_age(judged)),
            "sex": named_cells(_sex(judged)),
            "age": named_cells(judged.band),
        }
    dimensions["words read"] = word_bins(judged.held.words)
    dimensions["personal posts"] = _terciles(judged.held.disclosure)
    return {name: cells for name, cells in dimensions.items() if len(cells) > 1}


def word_bins(words: Floats, edges: Sequence[int] = WORD_BINS) -> Cells:
    """Return who has how many words read, by name of the bin."""
    names = [f"under {edges[0]}", *(f"from {edge}" for edge in edges)]
    bins = np.searchsorted(edges, words, side="right")
    return {name: bins == place for place, name in enumerate(names)}


def _sex(judged: Judged) -> NDArray[np.str_]:
    named = {"F": "women", "M": "men"}
    return np.array([named.get(sex, UNKNOWN) for sex in judged.sex])


def _sex_and_age(judged: Judged) -> NDArray[np.str_]:
    both = zip(_sex(judged), judged.band, strict=True)
    return np.array([f"{sex}, {band}" if sex and band else UNKNOWN for sex, band in both])


def _terciles(share: Floats) -> Cells:
    low, high = np.quantile(share, [1 / 3, 2 / 3])
    if low >= high:
        return {}
    return {
        f"to {low:.0%}": share <= low,
        f"to {high:.0%}": (share > low) & (share <= high),
        f"over {high:.0%}": share > high,
    }


def named_cells(names: NDArray[np.str_]) -> Cells:
    """Return who has which name, in the order of the names; the unknown are left out."""
    found = [str(name) for name in np.unique(names) if name != UNKNOWN]
    # The youngest band first: its name has no number in front.
    found.sort(key=lambda name: name.replace("under ", "0"))
    return {name: names == name for name in found}
