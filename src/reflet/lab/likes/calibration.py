"""Fitting a calibration on held-out scores: probabilities and intervals for so many likes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reflet.lab.likes.folds import ALL, HeldOut
from reflet.lab.likes.heads import newton_logistic
from reflet.lab.likes.labels import Label
from reflet.profiling.estimate import Trait
from reflet.profiling.models.calibration import Calibration, Link

Floats = NDArray[np.float64]

COVERED = 0.8
"""How often an interval holds the true value."""

LINKS = {Trait.GENDER: Link.LOGIT, Trait.AGE: Link.LOG_YEARS}
_NO_BOUND = 1e9
# What is shown of anybody is held between what so many percent of the people held out got, from all
# their likes.
_RANGE = (1, 99)
_FEWEST = 60


def fit_calibration(label: Label, held_out: HeldOut, rows: NDArray[np.bool_]) -> Calibration:
    """Return the calibration of a trait, from the held-out scores of the labelled ``rows``.

    Each user counts once with all likes, once with each amount drawn, so that the line is learned
    for few likes as for many.
    """
    score, amount, truth, whole = _stacked(label, held_out, rows)
    reference = float(np.exp(np.log(amount).mean()))
    low, high = float(amount.min()), float(np.percentile(amount, 99))
    more = np.log(np.clip(amount, low, high) / reference)
    design = np.column_stack([score, score * more, np.ones(len(score)), more])
    link = LINKS.get(label.trait, Link.STANDARD)
    if link is Link.LOGIT:
        line = newton_logistic(design, truth, np.full(4, 1e-3), np.zeros(4))
    else:
        line = np.linalg.lstsq(design, truth, rcond=None)[0]
    fitted = design @ line
    low_bound, high_bound = np.percentile(fitted[whole], _RANGE)
    return Calibration(
        link=link,
        slope=(float(line[0]), float(line[1]), 0.0),
        offset=(float(line[2]), float(line[3]), 0.0),
        reference_words=reference,
        reference_disclosure=0.0,
        words_range=(low, high),
        intervals=() if link is Link.LOGIT else _table(truth - fitted, amount),
        bounds=(float(low_bound), float(high_bound)),
    )


def calibrated(
    label: Label, held_out: HeldOut, amount: int, seed: int = 0
) -> tuple[Floats, Floats, Floats, Floats]:
    """Return calibrated values of the labelled users, and their intervals, cross-fitted in halves.

    Four columns: truth, value, low and high end, on the calibration's own scale (log-odds and no
    interval for a two-sided trait).
    """
    half = np.random.default_rng(seed).random(len(label.known)) < 0.5
    found: list[Floats] = []
    for fitted, said in ((half, ~half), (~half, half)):
        calibration = fit_calibration(label, held_out, fitted & label.known)
        for row in np.flatnonzero(said & label.known).tolist():
            count = int(held_out.counts[amount][row])
            value = calibration.apply(held_out.scores[label.trait][amount][row], count, 0.0)
            ends = calibration.interval(value, count) if calibration.intervals else (value, value)
            found.append(np.array([label.target[row], value, *ends]))
    truth, value, low, high = np.array(found).T
    return truth, value, low, high


def _stacked(
    label: Label, held_out: HeldOut, rows: NDArray[np.bool_]
) -> tuple[Floats, Floats, Floats, NDArray[np.bool_]]:
    """Return scores, numbers of likes and labels of all views, and which rows are of all likes."""
    parts = []
    for amount, score in held_out.scores[label.trait].items():
        count = held_out.counts[amount]
        # Who has no more than was to be drawn stands under all likes already.
        new = held_out.counts[ALL] > amount if amount != ALL else np.ones(len(count), dtype=bool)
        use = rows & label.known & new & (count > 0)
        whole = np.full(use.sum(), amount == ALL)
        parts.append(np.column_stack([score[use], count[use], label.target[use], whole]))
    score, count, truth, is_whole = np.concatenate(parts).T
    return score, count, truth, is_whole == 1


def _table(residual: Floats, amount: Floats) -> tuple[tuple[float, float, float, float], ...]:
    """Return the conformal table: quantiles of the residuals, a row a range of likes."""
    bounds = [b for b in np.unique(np.percentile(amount, [25, 50, 75])) if b > amount.min()]
    rows = []
    below = -np.inf
    for bound in [*bounds, _NO_BOUND]:
        here = residual[(amount >= below) & (amount < bound)]
        if len(here) < _FEWEST:
            continue
        tail = (1 - COVERED) / 2 * (1 - 1 / len(here))
        low, high = np.quantile(here, [tail, 1 - tail])
        rows.append((float(bound), _NO_BOUND, float(low), float(high)))
        below = bound
    if not rows or rows[-1][0] < _NO_BOUND:
        tail = (1 - COVERED) / 2
        low, high = np.quantile(residual, [tail, 1 - tail])
        rows.append((_NO_BOUND, _NO_BOUND, float(low), float(high)))
    return tuple(rows)
