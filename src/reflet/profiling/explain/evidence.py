"""Evidence: what moved an estimate, exactly.

A calibrated score is a weighted sum, so each term's share of it is known: the calibration's slope
times a weight times a value. N-grams are brought back to the words and posts in which they stand
(``layout``), agreement to its marks (``marks``), style to its names. What is left, the score of a
window that holds nothing of all this, is the baseline. Nothing is approximated: the baseline and
all contributions add up to what is told: log-odds, years or standard deviations.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reflet.footprint.records import Post
from reflet.language.agreement import Agreement, Pattern
from reflet.language.consistency import accepted_marks
from reflet.profiling.estimate import Evidence, EvidenceKind
from reflet.profiling.explain.layout import Layout
from reflet.profiling.explain.marks import share_between_marks
from reflet.profiling.features.agreement import agreement
from reflet.profiling.features.window import AGREEMENT, HABIT_NAMES, HABITS
from reflet.profiling.models.bundle import Bundle, Values
from reflet.profiling.score import Score

MOST_SHOWN = 40
_LEAST_SHOWN = 0.01
_STEP = 1e-6  # Of a calibrated score: nearer than this to the baseline, its rate is a slope.
_GENDERS = {"F": "feminine", "M": "masculine"}
_NAMES_ONLY = frozenset({"en"})


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that an estimate is made of, in its own unit (log-odds, years or SD).

    ``baseline`` and the contributions of ``evidence`` add up to the calibrated log-odds, years or
    standard deviations. ``post_contributions`` sums what stands in each post, in the window's
    order; style stands in none.
    """

    baseline: float
    evidence: tuple[Evidence, ...]
    post_contributions: tuple[tuple[str, float], ...]

    def top(self, most: int = MOST_SHOWN) -> tuple[Evidence, ...]:
        """Return the evidence worth showing: agreement first, then the largest contributions.

        Agreement takes half of the room at most. What moves the estimate by less than a hundredth
        of the largest piece is left out.
        """
        ranked = sorted(self.evidence, key=lambda one: -abs(one.contribution))
        if not ranked:
            return ()
        least = _LEAST_SHOWN * abs(ranked[0].contribution)
        worth = [one for one in ranked if abs(one.contribution) > least]
        marks = [one for one in worth if one.kind is EvidenceKind.AGREEMENT][: most // 2]
        others = [one for one in worth if one.kind is not EvidenceKind.AGREEMENT]
        return (*marks, *others[: most - len(marks)])


def explain(
    score: Score,
    bundle: Bundle,
    values: Values,
    *,
    posts: Sequence[Post],
    marks: Sequence[Sequence[Agreement]],
    layout: Layout,
) -> Explanation:
    """Return all that moved ``score``, the one of a window of ``posts``.

    ``marks`` are the agreements found in each post; ``layout`` and ``values`` are those of the
    same window.
    """
    head = bundle.traits.index(score.trait)
    habits, agreeing, without_marks = dense_effects(bundle, head, values)
    tokens = layout.to_tokens(ngram_effects(bundle, head, values))
    by_word = np.bincount(layout.word, weights=tokens, minlength=len(layout.labels))
    by_post = np.bincount(layout.post, weights=tokens, minlength=len(posts))
    placed = [(rank, mark) for rank, found in enumerate(marks) for mark in found]
    shares = share_between_marks([mark for _, mark in placed], agreeing)
    for (rank, _), share in zip(placed, shares, strict=True):
        by_post[rank] += share

    start = score.slope * (float(bundle.bias[head]) + without_marks) + score.offset
    unit = score.slope * _unit(score, start)
    evidence = [
        *_agreements(
            [(posts[rank].id, mark) for rank, mark in placed],
            shares,
            unit,
            accepted_marks(marks),
            names_only=bundle.language in _NAMES_ONLY,
        ),
        *(
            Evidence(EvidenceKind.WORD, label, unit * float(effect), places)
            for label, effect, places in zip(layout.labels, by_word, layout.places, strict=True)
            if effect
        ),
        *(
            Evidence(EvidenceKind.STYLE, name, unit * float(effect))
            for name, effect in zip(HABIT_NAMES, habits, strict=True)
            if effect
        ),
    ]
    return Explanation(
        baseline=score.calibration.told(start),
        evidence=tuple(evidence),
        post_contributions=tuple(
            (post.id, unit * float(effect)) for post, effect in zip(posts, by_post, strict=True)
        ),
    )


def ngram_effects(bundle: Bundle, head: int, values: Values) -> NDArray[np.float64]:
    """Return what each n-gram of a window adds to a head's raw score, nought if unknown."""
    effects = np.zeros(len(values.known))
    effects[values.known] = bundle.weights[head, values.position] * values.value
    return effects


def dense_effects(
    bundle: Bundle, head: int, values: Values
) -> tuple[NDArray[np.float64], NDArray[np.float64], float]:
    """Return what each habit adds to a head's raw score, then agreement's weights and floor.

    The weights are those of agreement's own numbers; the floor is what a window without a mark
    gets from them, and what trees say before they ask: both belong to the baseline.
    """
    weights = bundle.dense_weights[head]
    agreeing = weights[AGREEMENT] / bundle.dense_scale[AGREEMENT]
    floor = float(agreeing @ (agreement(()) - bundle.dense_mean[AGREEMENT]))
    habits = weights[HABITS] * values.dense[HABITS]
    if bundle.forest is not None:
        habits = habits + bundle.forest.effects(values.dense[HABITS])
        floor += bundle.forest.base
    return habits, agreeing, floor


def _unit(score: Score, start: float) -> float:
    """Return what one unit of the calibrated score is worth in the unit that is told.

    Years, and log-odds along a curve, do not grow evenly with the score, so that no share of them
    is exact by itself; this is the one rate at which all shares add up to what is told less the
    baseline.
    """
    calibration, distance = score.calibration, score.calibrated - start
    if abs(distance) < _STEP:
        return (calibration.told(start + _STEP) - calibration.told(start)) / _STEP
    end = calibration.bounded(score.calibrated) if calibration.in_years else score.calibrated
    return (calibration.told(end) - calibration.told(start)) / distance


def _agreements(
    placed: Sequence[tuple[str, Agreement]],
    shares: Sequence[float],
    unit: float,
    accepted: Sequence[Agreement],
    *,
    names_only: bool,
) -> list[Evidence]:
    """Gather the marks of one form; inclusive writing is no evidence.

    Those that the author's other posts do not bear out are said to be unconfirmed. With
    ``names_only`` the language has no agreement: its writers name themselves.
    """
    certain = {id(mark) for mark in accepted}
    forms: dict[tuple[str, str], list[tuple[str, Agreement, float]]] = {}
    for (post_id, mark), share in zip(placed, shares, strict=True):
        if mark.gender != "inclusive":
            how = ", named" if names_only else ""
            if mark.pattern is Pattern.PARTNER:
                how = ", partner"
            doubt = "" if id(mark) in certain else ", unconfirmed"
            key = (mark.form.lower(), f"{_GENDERS[mark.gender]}{how}{doubt}: {mark.reading}")
            forms.setdefault(key, []).append((post_id, mark, share))
    return [
        Evidence(
            EvidenceKind.AGREEMENT,
            label,
            unit * math.fsum(share for _, _, share in found),
            tuple((post_id, mark.start, mark.end) for post_id, mark, _ in found),
            reading,
        )
        for (label, reading), found in forms.items()
    ]
