"""Fitting a calibration to scores of people held out (applying it is the bundle's)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LinearRegression, LogisticRegression

from reflet.lab.documents import Documents
from reflet.profiling.models.calibration import Calibration, Link

Floats = NDArray[np.float64]
COVERAGE = 0.8


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
    """What a calibration's line moves with, besides the amount of text."""

    disclosure: bool = False
    length: bool = False


@dataclass(frozen=True, slots=True)
class _Reference:
    words: float
    disclosure: float
    length: float


def fit_probability(scores: Scores, label: Floats, *, on: Moving) -> Calibration:
    """Fit Platt's sigmoid, its slope and offset moving with the amount of text.

    ``on`` says what else they move with, for which a few hundred people are too few. Both classes
    are given the same weight: the prior is one half.
    """
    weight = scores.weight.copy()
    for side in (0.0, 1.0):
        weight[label == side] /= weight[label == side].sum()
    weight *= len(label) / weight.sum()
    design, reference = _design(scores, on)
    fitted = LogisticRegression(C=1.0, max_iter=5000, fit_intercept=False)
    scale = np.maximum(np.abs(design).max(axis=0), 1e-9)
    fitted.fit(design / scale, label, weight)
    return _calibration(Link.LOGIT, fitted.coef_[0] / scale, reference, scores)


def fit_value(
    scores: Scores,
    value: Floats,
    link: Link,
    *,
    on: Moving,
    words_edges: Sequence[float],
    value_quantiles: Sequence[float],
) -> Calibration:
    """Fit a line from raw scores to ``value`` and the conformal table of an 80 % interval.

    The table has a row for each cell of words (cut at ``words_edges``) by predicted value (cut at
    ``value_quantiles`` of it), with the residuals' 10 and 90 % points widened for a finite sample
    (split conformal prediction; Vovk et al. 2005, conditional on the cell as in Mondrian).
    """
    design, reference = _design(scores, on)
    fitted = LinearRegression(fit_intercept=False)
    fitted.fit(design, value, scores.weight)
    line = _calibration(link, fitted.coef_, reference, scores)
    predicted = apply(line, scores)
    cuts = [*np.quantile(predicted, value_quantiles), np.inf]
    table = []
    low_words = 0.0
    for words in (*words_edges, np.inf):
        low_value = -np.inf
        for cut in cuts:
            cell = (scores.words >= low_words) & (scores.words < words)
            cell &= (predicted >= low_value) & (predicted < cut)
            if cell.sum() >= 20:
                low, high = _quantiles(value[cell] - predicted[cell], scores.weight[cell])
                table.append((_finite(words), _finite(cut), low, high))
                low_value = cut
        low_words = words
    low, high = _quantiles(value - predicted, scores.weight)
    table.append((_finite(np.inf), _finite(np.inf), low, high))
    return replace(line, intervals=tuple(table))


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
    long = np.log(np.clip(scores.length, *_range(scores.length)) / reference.length) * on.length
    moved = np.column_stack([np.ones(len(scores.raw)), amount, personal, long])
    return np.hstack([scores.raw[:, None] * moved, moved]), reference


def _range(values: Floats) -> tuple[float, float]:
    low, high = np.quantile(np.maximum(values, 1), [0.02, 0.98])
    return float(low), float(max(high, low + 1))


def _calibration(
    link: Link, coefficients: Floats, reference: _Reference, scores: Scores
) -> Calibration:
    a, b, c, by_length, d, e, f, offset_by_length = (float(x) for x in coefficients)
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


def _quantiles(residual: Floats, weight: Floats) -> tuple[float, float]:
    """Return the weighted low and high quantiles, widened as for an exchangeable new person."""
    order = np.argsort(residual)
    share = np.cumsum(weight[order]) / weight.sum()
    n = weight.sum() ** 2 / (weight**2).sum()
    tail = max((1 - COVERAGE) / 2 - 0.5 / (n + 1), 0.0)
    low = residual[order][np.searchsorted(share, tail)]
    high = residual[order][min(np.searchsorted(share, 1 - tail), len(order) - 1)]
    return float(low), float(high)


def _finite(value: float) -> float:
    # JSON has no infinity; no window has more words, and no log age or score is larger.
    return float(min(value, 1e9))
