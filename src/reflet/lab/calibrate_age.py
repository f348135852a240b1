"""Calibrating ages: to years, and to an interval that holds whoever is of an age as often."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import least_squares
from scipy.special import expit
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LinearRegression

from reflet.lab.calibrate import HIGHEST, Form, Scores, apply, design_of, line_of
from reflet.profiling.models.calibration import Calibration, Link

Floats = NDArray[np.float64]

COVERAGE = 0.8
"""How often an interval shall hold the truth."""

FEWEST_OF_AN_AGE = 20
"""So many people make a row of the table of ages."""


def fit_age(
    scores: Scores,
    age: Floats,
    *,
    between: tuple[float, float] | None,
    form: Form,
    words_edges: Sequence[float],
) -> Calibration:
    """Fit a line from raw scores to ``age``, in logarithms of years, and its 80 % intervals.

    With ``between`` two ages the line is that of a sigmoid's, fitted to years. The intervals hold
    80 % of the people of every age, apart for each amount of words (cut at ``words_edges``).
    """
    design, reference = design_of(scores, form)
    if between is None:
        fitted = LinearRegression(fit_intercept=False)
        fitted.fit(design, age, scores.weight)
        line = line_of(Link.LOG_YEARS, fitted.coef_, reference, scores, form)
    else:
        coefficients = _fit_sigmoid(design, np.exp(age), scores.weight, between)
        line = line_of(Link.YEARS_BETWEEN, coefficients, reference, scores, form)
        line = replace(line, years=between)
    predicted = apply(line, scores)
    oldest = line.figure(float(np.quantile(predicted, HIGHEST)))
    table = []
    low_words = 0.0
    for words in (*words_edges, np.inf):
        cell = (scores.words >= low_words) & (scores.words < words)
        knots = age_knots(np.exp(age[cell]), predicted[cell], scores.weight[cell], oldest)
        if knots:
            table += [(_finite(words), *knot) for knot in knots]
            low_words = words
    return replace(line, ages=tuple(table))


def age_knots(
    years: Floats, predicted: Floats, weight: Floats, oldest: float
) -> list[tuple[float, float, float]]:
    """Return rows (age, low, high): between which predictions 80 % of the people of an age lie.

    Label-conditional conformal prediction (Vovk et al. 2005), on ages that ``FEWEST_OF_AN_AGE`` or
    more have; neighbouring ages are put together until they are as many, with a row for the first
    and one for the last. How much of the fifth left out lies above falls evenly from all of it for
    the youngest to none for those older than ``oldest``, the highest age that is ever answered:
    beyond them there is nobody to be taken for. Both bounds rise with age. Nothing where all are
    too few.
    """
    groups = _by_age(years)
    if len(groups) < 2:
        return []
    answered = max(sum(float(years[at].min()) < oldest for at in groups), 1)
    below = (1 - COVERAGE) * np.minimum(np.arange(len(groups)) / answered, 1)
    ends = [
        _quantiles(predicted[at], weight[at], low, low + COVERAGE)
        for at, low in zip(groups, below, strict=True)
    ]
    size = [weight[at].sum() for at in groups]
    rank = np.arange(len(groups))
    lows, highs = (
        IsotonicRegression().fit(rank, end, size).predict(rank) for end in zip(*ends, strict=True)
    )
    rows = []
    for at, low, high in zip(groups, lows.tolist(), highs.tolist(), strict=True):
        ages = {round(float(one), 6) for one in (years[at].min(), years[at].max())}
        rows += [(age, low, high) for age in sorted(ages)]
    return rows


def _by_age(years: Floats) -> list[NDArray[np.int64]]:
    """Return the places of people of one age or of a few neighbouring ones, youngest first."""
    groups: list[NDArray[np.int64]] = []
    waiting = np.empty(0, dtype=np.int64)
    for age in np.unique(years):
        waiting = np.concatenate([waiting, np.flatnonzero(years == age)])
        if len(waiting) >= FEWEST_OF_AN_AGE:
            groups.append(waiting)
            waiting = np.empty(0, dtype=np.int64)
    if len(waiting) and groups:
        groups[-1] = np.concatenate([groups[-1], waiting])
    return groups


def _fit_sigmoid(
    design: Floats, years: Floats, weight: Floats, between: tuple[float, float]
) -> Floats:
    low, high = between
    # What the line does not move with is nought in every row, and must stay without weight.
    moves = np.abs(design).max(axis=0) > 0
    used = design[:, moves]
    scale = np.abs(used).max(axis=0)
    root = np.sqrt(weight)

    def residual(point: Floats) -> Floats:
        return np.asarray(root * (low + (high - low) * expit(used / scale @ point) - years))

    # The machine was fitted through the same sigmoid: its own scores are where to start.
    start = np.zeros(used.shape[1])
    start[0] = scale[0]
    coefficients = np.zeros(design.shape[1])
    coefficients[moves] = least_squares(residual, start).x / scale
    return coefficients


def _quantiles(value: Floats, weight: Floats, low: float, high: float) -> tuple[float, float]:
    """Return the weighted quantiles, a person further out at either end.

    Among n people and a new one that is their like, n + 1 places are as probable: bounds at the
    quantiles of the n would hold too few (conformal prediction's correction, Vovk et al. 2005).
    """
    order = np.argsort(value)
    share = np.cumsum(weight[order]) / weight.sum()
    spare = 1.0 / (weight.sum() ** 2 / (weight**2).sum() + 1)
    first = np.searchsorted(share, max(low - spare, 0.0))
    last = min(np.searchsorted(share, min(high + spare, 1.0)), len(order) - 1)
    return float(value[order][first]), float(value[order][last])


def _finite(words: float) -> float:
    # JSON has no infinity, and no window more words.
    return float(min(words, 1e9))
