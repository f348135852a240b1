"""Estimates from likes, with what each like pulled."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from reflet.profiling.decide import decide
from reflet.profiling.estimate import (
    Estimate,
    Evidence,
    EvidenceKind,
    Reason,
    State,
    Trait,
    Validity,
)
from reflet.profiling.likes.bundle import LikesBundle
from reflet.profiling.likes.matching import Matching
from reflet.profiling.score import Score

MINIMUM_LIKES = 5
"""How many of its likes a bundle asks for, where its card does not say otherwise."""

MINIMUM_COVERAGE = 0.05
"""The share of a person's names that must be known, where the card does not say otherwise.

A judgement, not a measurement: no corpus has real pages beside the tastes that they stand for.
"""


def estimate_likes(
    matching: Matching, bundle: LikesBundle, *, abstain: bool = True
) -> tuple[Estimate, ...]:
    """Return an estimate of each trait that the bundle answers, evidence strongest first.

    With ``abstain=False`` the figures are given however few the likes, for research.
    """
    likes = tuple(matching.names_by_like)
    scores = score_likes(likes, bundle)
    reason = _refusal(matching, bundle) if abstain else None
    return tuple(
        _estimate(score, bundle, matching.names_by_like, reason=reason, abstain=abstain)
        for score in scores.values()
    )


def score_likes(likes: Collection[str], bundle: LikesBundle) -> dict[Trait, Score]:
    """Return what each head says of someone with these likes, calibrated for so many."""
    raw = bundle.raw(likes)
    scores = {}
    for trait, said in zip(bundle.traits, raw, strict=True):
        calibration = bundle.calibration(trait)
        slope, offset = calibration.line(len(likes), 0.0)
        scores[trait] = Score(trait, float(said), slope, offset, len(likes), calibration)
    return scores


def like_effects(likes: Collection[str], bundle: LikesBundle) -> dict[Trait, dict[str, float]]:
    """Return what each like adds to each estimate: log-odds, years or standard deviations.

    Years are exponential in the score: they are shared at the one rate at which all shares add up.
    """
    rows = bundle.contributions(likes)
    scores = score_likes(likes, bundle)
    return {
        trait: {
            like: _unit(score, float(row.sum())) * float(effect)
            for like, effect in zip(likes, row, strict=True)
        }
        for (trait, score), row in zip(scores.items(), rows, strict=True)
    }


def minimum_likes(bundle: LikesBundle) -> int:
    """Return how many of its likes a bundle asks for."""
    return int(bundle.card.get("minimum_likes", MINIMUM_LIKES))


@dataclass(frozen=True)
class _AtAmount:
    """A bundle whose validity is that from so many likes."""

    bundle: LikesBundle
    likes: int

    @property
    def name(self) -> str:
        return self.bundle.name

    @property
    def language(self) -> str:
        return self.bundle.language

    @property
    def card(self) -> dict[str, Any]:
        return self.bundle.card

    def validity(self, trait: Trait) -> Validity | None:
        return self.bundle.validity(trait, self.likes)


def _refusal(matching: Matching, bundle: LikesBundle) -> Reason | None:
    if len(matching.names_by_like) < minimum_likes(bundle):
        return Reason.TOO_FEW_LIKES
    if matching.coverage < float(bundle.card.get("minimum_coverage", MINIMUM_COVERAGE)):
        return Reason.UNLIKE_TRAINING
    return None


def _estimate(
    score: Score,
    bundle: LikesBundle,
    names: Mapping[str, tuple[str, ...]],
    *,
    reason: Reason | None,
    abstain: bool,
) -> Estimate:
    made = decide(_AtAmount(bundle, score.words), score, 1.0, abstain=abstain)
    if reason is not None:
        made = replace(
            made,
            state=State.ABSTAINED,
            reason=reason,
            value=None,
            probability=None,
            interval=None,
        )
    effects = like_effects(tuple(names), bundle)[score.trait]
    evidence = [
        Evidence(EvidenceKind.LIKE, like, effect, reading=", ".join(names[like]))
        for like, effect in effects.items()
    ]
    evidence.sort(key=lambda one: -abs(one.contribution))
    return replace(made, evidence=tuple(evidence))


def _unit(score: Score, total: float) -> float:
    if not score.calibration.in_years:
        return score.slope
    distance = score.slope * total
    start = score.calibration.figure(score.calibrated - distance)
    rate = start if math.isclose(distance, 0, abs_tol=1e-9) else (score.figure - start) / distance
    return score.slope * rate
