"""Fitting a calibration to scores of people held out (applying it is the bundle's)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from reflet.lab.curve import fit_curve
from reflet.lab.documents import Documents
from reflet.profiling.models.calibration import Calibration, Link

Floats = NDArray[np.float64]
LOWEST, HIGHEST = 0.01, 0.99
"""Of the values that people held out were given; what lies beyond is shown as these."""


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
class Form:
    """What a calibration's line moves with, and whether from there to the probability is a curve.

    The amount of text is counted in ``words``, or in ``posts`` where how long they are tells of
    the trait itself. ``length`` is that of a post; ``together`` lets the words count otherwise
    where posts are short than where they are long. Blogs are personal nearly all, tweets a quarter:
    one number for disclosure tells the two apart, ``squared`` adds one for what it says among
    either. For a curve (``curve``) a few dozen people are too few.
    """

    words: bool = True
    posts: bool = False
    disclosure: bool = False
    length: bool = False
    together: bool = False
    squared: bool = False
    curved: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """What the amounts of a line are counted from: medians of the rows it was fitted to."""

    words: float
    disclosure: float
    length: float


def fit_probability(scores: Scores, label: Floats, *, form: Form) -> Calibration:
    """Fit Platt's sigmoid, its slope and offset moving as ``form`` says.

    Each thing they move with takes two numbers more, for which a few communities are too few. Both
    classes are given the same weight: the prior is one half.
    """
    weight = scores.weight.copy()
    for side in (0.0, 1.0):
        weight[label == side] /= weight[label == side].sum()
    weight *= len(label) / weight.sum()
    design, reference = design_of(scores, form)
    fitted = LogisticRegression(C=1.0, max_iter=5000, fit_intercept=False)
    scale = np.maximum(np.abs(design).max(axis=0), 1e-9)
    fitted.fit(design / scale, label, weight)
    coefficients = np.asarray(fitted.coef_[0])
    if not form.curved:
        return line_of(Link.LOGIT, coefficients / scale, reference, scores, form)
    coefficients, curve = fit_curve(design / scale, label, weight, coefficients)
    return replace(line_of(Link.LOGIT, coefficients / scale, reference, scores, form), curve=curve)


def answers(calibration: Calibration, scores: Scores) -> Floats:
    """Return every row's calibrated value, within what was measured.

    Log-odds or standard deviations; of an age the logarithm of years, whatever the link.
    """
    value = np.clip(apply(calibration, scores), *calibration.bounds)
    told = np.array([calibration.told(one) for one in value.tolist()])
    return np.log(told) if calibration.in_years else told


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


def design_of(scores: Scores, form: Form) -> tuple[Floats, Reference]:
    """Return what a line is fitted on: raw scores and ones, each by all that the line moves with.

    Twelve columns, in the order that ``line_of`` takes their coefficients; nought where it does not
    move.
    """
    reference = Reference(
        float(np.median(scores.words)),
        float(np.median(scores.disclosure)),
        float(np.median(scores.length)),
    )
    amount = np.log(np.clip(scores.words, *_range(scores.words)) / reference.words)
    personal = (scores.disclosure - reference.disclosure) * form.disclosure
    longer = np.log(np.clip(scores.length, *_range(scores.length)) / reference.length)
    both = amount * longer * form.together
    square = personal**2 * form.squared
    # The posts are the words over those a post: what moves with one moves against the other.
    amount = (amount - longer) if form.posts else amount * form.words
    ones = np.ones(len(scores.raw))
    moved = np.column_stack([ones, amount, personal, longer * form.length, both, square])
    return np.hstack([scores.raw[:, None] * moved, moved]), reference


def _range(values: Floats) -> tuple[float, float]:
    low, high = np.quantile(np.maximum(values, 1), [0.02, 0.98])
    return float(low), float(max(high, low + 1))


def line_of(
    link: Link, coefficients: Floats, reference: Reference, scores: Scores, form: Form
) -> Calibration:
    """Return the line whose ``coefficients`` on ``design_of`` were fitted."""
    slope, offset = ([float(one) for one in half] for half in np.split(np.asarray(coefficients), 2))
    a, b, c, by_length, by_both, by_square = slope
    d, e, f, offset_by_length, offset_by_both, offset_by_square = offset
    if form.posts:
        by_length, offset_by_length = by_length - b, offset_by_length - e
    return Calibration(
        link=link,
        slope=(a, b, c),
        offset=(d, e, f),
        reference_words=reference.words,
        reference_disclosure=reference.disclosure,
        words_range=_range(scores.words),
        length=(by_length, offset_by_length),
        together=(by_both, offset_by_both),
        squared=(by_square, offset_by_square),
        reference_length=reference.length,
        length_range=_range(scores.length),
    )
