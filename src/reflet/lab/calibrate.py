"""Fitting a calibration to scores of people held out (applying it is the bundle's)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import least_squares
from scipy.special import expit
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LinearRegression, LogisticRegression

from reflet.lab.documents import Documents
from reflet.profiling.models.calibration import Calibration, Link

Floats = NDArray[np.float64]
COVERAGE = 0.8
LOWEST, HIGHEST = 0.01, 0.99
"""Of the values that people held out were given; what lies beyond is shown as these."""

FEWEST_OF_AN_AGE = 20


@dataclass(frozen=True, eq=False)
class Scores:
    """Raw scores of people held out, with what they depend on, and how much each row counts."""

    raw: Floats
    words: Floats
    disclosure: Floats
    posts: Floats
    weight: Floats

    @classmethod
    def of(cls, raw: Floats, documents: Documents) -> Scores:
        """Put raw scores beside the documents that they are of, each row counting the same."""
        return cls(
            raw,
            documents.words.astype(np.float64),
            documents.disclosure,
            documents.posts.astype(np.float64),
            np.ones(len(raw)),
        )

    @property
    def length(self) -> Floats:
        """The words a post of each row."""
        return np.asarray(self.words / np.maximum(self.posts, 1))

    def take(self, rows: NDArray[np.int64] | NDArray[np.bool_]) -> Scores:
        """Return these rows alone."""
        return Scores(
            self.raw[rows],
            self.words[rows],
            self.disclosure[rows],
            self.posts[rows],
            self.weight[rows],
        )


@dataclass(frozen=True, slots=True)
class Moving:
    """What a calibration's line moves with.

    The amount of text is counted in ``words``, or in ``posts`` where how long they are tells of
    the trait itself. ``length`` is that of a post.
    """

    words: bool = True
    posts: bool = False
    disclosure: bool = False
    length: bool = False


@dataclass(frozen=True, slots=True)
class _Reference:
    words: float
    disclosure: float
    length: float


def fit_probability(scores: Scores, label: Floats, *, on: Moving) -> Calibration:
    """Fit Platt's sigmoid, its slope and offset moving as ``on`` says.

    Each thing they move with takes two numbers more, for which a few communities are too few. Both
    classes are given the same weight: the prior is one half.
    """
    weight = scores.weight.copy()
    for side in (0.0, 1.0):
        weight[label == side] /= weight[label == side].sum()
    weight *= len(label) / weight.sum()
    design, reference = _design(scores, on)
    fitted = LogisticRegression(C=1.0, max_iter=5000, fit_intercept=False)
    scale = np.maximum(np.abs(design).max(axis=0), 1e-9)
    fitted.fit(design / scale, label, weight)
    return _calibration(Link.LOGIT, fitted.coef_[0] / scale, reference, scores, on)


def fit_age(
    scores: Scores,
    age: Floats,
    *,
    between: tuple[float, float] | None,
    on: Moving,
    words_edges: Sequence[float],
) -> Calibration:
    """Fit a line from raw scores to ``age``, in logarithms of years, and its 80 % intervals.

    With ``between`` two ages the line is that of a sigmoid's, fitted to years. The intervals hold
    80 % of the people of every age, apart for each amount of words (cut at ``words_edges``).
    """
    design, reference = _design(scores, on)
    if between is None:
        fitted = LinearRegression(fit_intercept=False)
        fitted.fit(design, age, scores.weight)
        line = _calibration(Link.LOG_YEARS, fitted.coef_, reference, scores, on)
    else:
        coefficients = _fit_sigmoid(design, np.exp(age), scores.weight, between)
        line = _calibration(Link.YEARS_BETWEEN, coefficients, reference, scores, on)
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


def answers(calibration: Calibration, scores: Scores) -> Floats:
    """Return every row's calibrated value, within what was measured.

    Log-odds or standard deviations; of an age the logarithm of years, whatever the link.
    """
    value = np.clip(apply(calibration, scores), *calibration.bounds)
    if not calibration.in_years:
        return np.asarray(value)
    return np.log([calibration.figure(one) for one in value.tolist()])


def apply(calibration: Calibration, scores: Scores) -> Floats:
    """Return every row's calibrated value, on the scale of the link."""
    return np.array(
        [
            calibration.apply(raw, int(words), disclosure, int(posts))
            for raw, words, disclosure, posts in zip(
                scores.raw, scores.words, scores.disclosure, scores.posts, strict=True
            )
        ]
    )


def _design(scores: Scores, on: Moving) -> tuple[Floats, _Reference]:
    reference = _Reference(
        float(np.median(scores.words)),
        float(np.median(scores.disclosure)),
        float(np.median(scores.length)),
    )
    amount = np.log(np.clip(scores.words, *_range(scores.words)) / reference.words)
    personal = (scores.disclosure - reference.disclosure) * on.disclosure
    longer = np.log(np.clip(scores.length, *_range(scores.length)) / reference.length)
    # The posts are the words over those a post: what moves with one moves against the other.
    amount = (amount - longer) if on.posts else amount * on.words
    moved = np.column_stack([np.ones(len(scores.raw)), amount, personal, longer * on.length])
    return np.hstack([scores.raw[:, None] * moved, moved]), reference


def _range(values: Floats) -> tuple[float, float]:
    low, high = np.quantile(np.maximum(values, 1), [0.02, 0.98])
    return float(low), float(max(high, low + 1))


def _calibration(
    link: Link, coefficients: Floats, reference: _Reference, scores: Scores, on: Moving
) -> Calibration:
    a, b, c, by_length, d, e, f, offset_by_length = (float(x) for x in coefficients)
    if on.posts:
        by_length, offset_by_length = by_length - b, offset_by_length - e
    return Calibration(
        link=link,
        slope=(a, b, c),
        offset=(d, e, f),
        reference_words=reference.words,
        reference_disclosure=reference.disclosure,
        words_range=_range(scores.words),
        length=(by_length, offset_by_length),
        reference_length=reference.length,
        length_range=_range(scores.length),
    )


def _quantiles(value: Floats, weight: Floats, low: float, high: float) -> tuple[float, float]:
    """Return the weighted quantiles, apart by more, as for an exchangeable new person."""
    order = np.argsort(value)
    share = np.cumsum(weight[order]) / weight.sum()
    spare = 0.5 / (weight.sum() ** 2 / (weight**2).sum() + 1)
    first = np.searchsorted(share, max(low - spare, 0.0))
    last = min(np.searchsorted(share, min(high + spare, 1.0)), len(order) - 1)
    return float(value[order][first]), float(value[order][last])


def _finite(value: float) -> float:
    # JSON has no infinity; no window has more words, and no log age or score is larger.
    return float(min(value, 1e9))
