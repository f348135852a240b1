"""What is measured on people held out, and how far each figure can be trusted."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
ECE_BINS = 10
DRAWS = 1000
"""How often groups are drawn for bounds."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with its 95 % bounds (bootstrap by group) and how many people it rests on."""

    value: float
    low: float
    high: float
    n: int


def auc(truth: Floats, score: Floats, weight: Floats | None = None) -> float:
    """Return the area under the ROC curve of ``score`` for ``truth`` (1 or 0), ties halved."""
    weight = np.ones(len(truth)) if weight is None else weight
    order = np.argsort(score, kind="stable")
    truth, score, weight = truth[order], score[order], weight[order]
    positive, negative = weight * truth, weight * (1 - truth)
    starts = np.flatnonzero(np.diff(score, prepend=-np.inf))
    p, n = np.add.reduceat(positive, starts), np.add.reduceat(negative, starts)
    below = np.cumsum(n) - n
    total = positive.sum() * negative.sum()
    return float((p * (below + n / 2)).sum() / total) if total else float("nan")


def balanced_accuracy(truth: Floats, score: Floats) -> float:
    """Return the mean of the two classes' recalls, ``score`` above nought being a 1.

    It is not a number where a class is absent.
    """
    said, ones = score > 0, truth == 1
    n_ones, n_noughts = int(ones.sum()), int((~ones).sum())
    if not n_ones or not n_noughts:
        return float("nan")
    return float((said & ones).sum() / n_ones + (~said & ~ones).sum() / n_noughts) / 2


def accuracy(truth: Floats, score: Floats) -> float:
    """Return the share of right answers, ``score`` above nought being a 1."""
    return float(np.mean((score > 0) == (truth == 1)))


def correlation(truth: Floats, score: Floats) -> float:
    """Return Pearson's r, 0 where either does not vary."""
    if np.std(truth) == 0 or np.std(score) == 0:
        return 0.0
    return float(np.corrcoef(truth, score)[0, 1])


def mean_absolute_error(truth: Floats, value: Floats) -> float:
    """Return the mean absolute difference, in the unit of ``truth``."""
    return float(np.abs(truth - value).mean())


def bootstrap(
    measure: Callable[[Floats, Floats], float],
    truth: Floats,
    score: Floats,
    group: NDArray[np.str_],
    *,
    seed: int = 0,
) -> Figure:
    """Return ``measure`` with the 2.5 and 97.5 % points of its bootstrap by group."""
    drawn = [measure(truth[rows], score[rows]) for rows in _resampled(group, seed)]
    low, high = np.nanpercentile(drawn, [2.5, 97.5])
    return Figure(measure(truth, score), float(low), float(high), len(truth))


def difference(
    measure: Callable[[Floats, Floats], float],
    truth: Floats,
    score: Floats,
    group: NDArray[np.str_],
    *,
    first: NDArray[np.bool_],
    second: NDArray[np.bool_],
    seed: int = 0,
) -> Figure:
    """Return ``measure`` of the people ``first`` less that of ``second``, bounded by group.

    Both are drawn together, as a group may have people of both.
    """

    def gap(rows: NDArray[np.int64]) -> float:
        one, two = rows[first[rows]], rows[second[rows]]
        if not len(one) or not len(two):
            return float("nan")
        return measure(truth[one], score[one]) - measure(truth[two], score[two])

    drawn = [gap(rows) for rows in _resampled(group, seed)]
    low, high = np.nanpercentile(drawn, [2.5, 97.5])
    everybody = np.arange(len(truth))
    return Figure(gap(everybody), float(low), float(high), int((first | second).sum()))


def gain(
    measure: Callable[[Floats, Floats], float],
    truth: Floats,
    score: Floats,
    other: Floats,
    group: NDArray[np.str_],
    *,
    seed: int = 0,
) -> Figure:
    """Return ``measure`` of ``score`` less that of ``other``, of the same people, bounded."""
    drawn = [
        measure(truth[rows], score[rows]) - measure(truth[rows], other[rows])
        for rows in _resampled(group, seed)
    ]
    low, high = np.nanpercentile(drawn, [2.5, 97.5])
    value = measure(truth, score) - measure(truth, other)
    return Figure(value, float(low), float(high), len(truth))


def _resampled(group: NDArray[np.str_], seed: int) -> Iterator[NDArray[np.int64]]:
    """Yield the rows of as many groups as there are, drawn with replacement."""
    names, member = np.unique(group, return_inverse=True)
    order = np.argsort(member, kind="stable")
    bounds = np.searchsorted(member[order], np.arange(len(names) + 1))
    rows = [order[a:b] for a, b in itertools.pairwise(bounds)]
    random = np.random.default_rng(seed)
    # Where everybody is a group of their own, drawing groups is drawing rows.
    alone = len(rows) == len(order)
    for _ in range(DRAWS):
        chosen = random.integers(0, len(rows), len(rows))
        yield order[chosen] if alone else np.concatenate([rows[i] for i in chosen])


def both_alike(label: Floats) -> Floats:
    """Return the weights with which both classes of ``label`` (1 or 0) weigh the same."""
    share = label.mean()
    return np.asarray(np.where(label == 1, 0.5 / share, 0.5 / (1 - share)))


def calibration_error(truth: Floats, probability: Floats, weight: Floats | None = None) -> float:
    """Return the expected calibration error over ten bins of equal numbers of people."""
    weight = np.ones(len(truth)) if weight is None else weight
    order = np.argsort(probability, kind="stable")
    error = 0.0
    for part in np.array_split(order, min(ECE_BINS, len(order))):
        w = weight[part]
        if w.sum() > 0:
            gap = np.average(truth[part], weights=w) - np.average(probability[part], weights=w)
            error += abs(gap) * w.sum()
    return float(error / weight.sum())


def calibration_error_band(
    probability: Floats,
    weight: Floats | None = None,
    person: NDArray[np.str_] | None = None,
    seed: int = 0,
    draws: int = 400,
) -> float:
    """Return the 95 % point of the error that a perfectly calibrated model of this size shows.

    Simulated: labels are drawn from the very probabilities. Where ``person`` tells whose each row
    is, all rows of one person are drawn at once, for they share a label: ten accounts of five
    people are no more evidence than five.
    """
    random = np.random.default_rng(seed)
    rows = np.arange(len(probability))
    whose = rows if person is None else np.unique(person, return_inverse=True)[1]
    drawn = random.random((draws, int(whose.max()) + 1))[:, whose] < probability
    errors = [calibration_error(one.astype(np.float64), probability, weight) for one in drawn]
    return float(np.percentile(errors, 95))
