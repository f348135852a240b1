"""Fitting a calibration to scores of people held out (applying it is the bundle's)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LinearRegression, LogisticRegression

from reflet.profiling.models.calibration import Calibration, Link

Floats = NDArray[np.float64]
COVERAGE = 0.8


@dataclass(frozen=True, eq=False)
class Scores:
    """Raw scores of people held out, with what they depend on, and how much each row counts."""

    raw: Floats
    words: Floats
    disclosure: Floats
    weight: Floats

    def take(self, rows: NDArray[np.int64] | NDArray[np.bool_]) -> Scores:
        """Return these rows alone."""
        return Scores(self.raw[rows], self.words[rows], self.disclosure[rows], self.weight[rows])


def fit_probability(scores: Scores, label: Floats, *, on_disclosure: bool) -> Calibration:
    """Fit Platt's sigmoid, its slope and offset moving with the amount of text.

    ``on_disclosure`` lets them move with self-disclosure too, for which a few hundred people are
    too few. Both classes are given the same weight: the prior is one half.
    """
    weight = scores.weight.copy()
    for side in (0.0, 1.0):
        weight[label == side] /= weight[label == side].sum()
    weight *= len(label) / weight.sum()
    design, reference = _design(scores, on_disclosure=on_disclosure)
    fitted = LogisticRegression(C=1.0, max_iter=5000, fit_intercept=False)
    scale = np.maximum(np.abs(design).max(axis=0), 1e-9)
    fitted.fit(design / scale, label, weight)
    return _calibration(Link.LOGIT, fitted.coef_[0] / scale, reference, scores)


def fit_value(
    scores: Scores,
    value: Floats,
    link: Link,
    *,
    on_disclosure: bool,
    words_edges: Sequence[float],
    value_quantiles: Sequence[float],
) -> Calibration:
    """Fit a line from raw scores to ``value`` and the conformal table of an 80 % interval.

    The table has a row for each cell of words (cut at ``words_edges``) by predicted value (cut at
    ``value_quantiles`` of it), with the residuals' 10 and 90 % points widened for a finite sample
    (split conformal prediction; Vovk et al. 2005, conditional on the cell as in Mondrian).
    """
    design, reference = _design(scores, on_disclosure=on_disclosure)
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
    return Calibration(
        line.link,
        line.slope,
        line.offset,
        line.reference_words,
        line.reference_disclosure,
        line.words_range,
        tuple(table),
    )


def apply(calibration: Calibration, scores: Scores) -> Floats:
    """Return every row's calibrated value, on the scale of the link."""
    return np.array(
        [
            calibration.apply(raw, int(words), disclosure)
            for raw, words, disclosure in zip(
                scores.raw, scores.words, scores.disclosure, strict=True
            )
        ]
    )


def _design(scores: Scores, *, on_disclosure: bool) -> tuple[Floats, tuple[float, float]]:
    reference = float(np.median(scores.words)), float(np.median(scores.disclosure))
    low, high = _words_range(scores)
    amount = np.log(np.clip(scores.words, low, high) / reference[0])
    personal = (scores.disclosure - reference[1]) * on_disclosure
    ones = np.ones(len(scores.raw))
    design = np.column_stack(
        [scores.raw, scores.raw * amount, scores.raw * personal, ones, amount, personal]
    )
    return design, reference


def _words_range(scores: Scores) -> tuple[float, float]:
    low, high = np.quantile(np.maximum(scores.words, 1), [0.02, 0.98])
    return float(low), float(max(high, low + 1))


def _calibration(
    link: Link, coefficients: Floats, reference: tuple[float, float], scores: Scores
) -> Calibration:
    a, b, c, d, e, f = (float(x) for x in coefficients)
    return Calibration(
        link=link,
        slope=(a, b, c),
        offset=(d, e, f),
        reference_words=reference[0],
        reference_disclosure=reference[1],
        words_range=_words_range(scores),
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
