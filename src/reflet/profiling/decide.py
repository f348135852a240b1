"""From a score to an answer: estimated, undetermined, or abstained and why."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any, Protocol

from reflet.profiling.estimate import Estimate, Reason, State, Trait, Validity
from reflet.profiling.models.calibration import Link
from reflet.profiling.score import Score

POSITIVE_FROM = 0.75
NEGATIVE_TO = 0.25
"""Between these two probabilities the answer is undetermined; the bounds themselves are answers."""

MINIMUM_WORDS = 100
"""What a card that does not say otherwise asks for."""

VALUES = {Trait.GENDER: ("F", "M"), Trait.ACCOUNT_KIND: ("bot", "human")}
"""What a high and a low probability stand for."""

# What a measure of validity is worth by chance alone.
_CHANCE = {"auc": 0.5, "accuracy": 0.5, "r": 0.0}

# An 80 % interval of a normal quantity: so many standard deviations each way.
_NORMAL_80 = 1.2815515655446004


class Model(Protocol):
    """What an answer needs to know of the bundle that gave it, of text or of likes."""

    @property
    def name(self) -> str:
        """Its name and version."""
        ...

    @property
    def language(self) -> str:
        """The language it reads."""
        ...

    @property
    def card(self) -> dict[str, Any]:
        """What it was trained on, how it did on whom."""
        ...

    def validity(self, trait: Trait) -> Validity | None:
        """What was measured of ``trait`` on people held out."""
        ...


def abstained(trait: Trait, language: str, reason: Reason) -> Estimate:
    """Return the answer that nothing may be said."""
    return Estimate(trait=trait, language=language, state=State.ABSTAINED, reason=reason)


def decide(
    bundle: Model,
    score: Score,
    familiarity: float,
    *,
    posts: int | None = None,
    abstain: bool = True,
) -> Estimate:
    """Return the answer that ``score`` allows, without evidence.

    ``posts`` is how many were read, where it is posts that were. With ``abstain=False`` the figures
    are given whatever they are worth, for research; what is balanced stays undetermined.
    """
    validity = bundle.validity(score.trait)
    base = Estimate(
        trait=score.trait,
        language=bundle.language,
        state=State.ABSTAINED,
        raw=score.raw_figure,
        validity=validity,
        bundle=bundle.name,
    )
    reason = _refusal(bundle, score.words, posts, familiarity, validity) if abstain else None
    if reason is not None:
        return replace(base, reason=reason)
    if score.calibration.link is not Link.LOGIT:
        return replace(
            base,
            state=State.ESTIMATED,
            value=score.figure,
            interval=_interval(score, validity),
        )
    value = named(score.trait, score.figure)
    return replace(
        base,
        state=State.UNDETERMINED if value is None else State.ESTIMATED,
        value=value,
        probability=score.figure,
    )


def named(trait: Trait, probability: float) -> str | None:
    """Return what a probability stands for: the trait's value, ``None`` for undetermined."""
    high, low = VALUES[trait]
    if probability >= POSITIVE_FROM:
        return high
    return low if probability <= NEGATIVE_TO else None


def minimum_words(bundle: Model) -> int:
    """Return how many words a bundle asks for."""
    return int(bundle.card.get("minimum_words", MINIMUM_WORDS))


def _refusal(
    bundle: Model,
    words: int,
    posts: int | None,
    familiarity: float,
    validity: Validity | None,
) -> Reason | None:
    if words < minimum_words(bundle):
        return Reason.TOO_LITTLE_TEXT
    if posts is not None and posts < int(bundle.card.get("minimum_posts", 0)):
        return Reason.TOO_FEW_POSTS
    if validity is None or validity.low <= _CHANCE[validity.measure]:
        return Reason.NO_MEASURED_VALIDITY
    if familiarity < float(bundle.card.get("familiarity_floor", 0.0)):
        return Reason.UNLIKE_TRAINING
    return None


def _interval(score: Score, validity: Validity | None) -> tuple[float, float] | None:
    """Return where the true value lies 80 times in 100, in the unit of the estimate's value.

    From the calibration's conformal tables; where it has none (a trait in standard deviations), the
    residual of a shrunken prediction that correlates at r is normal, of variance 1 - r².
    """
    calibration, centre = score.calibration, score.calibrated
    if calibration.ages:
        return calibration.age_interval(centre, score.words)
    if calibration.intervals:
        low, high = calibration.interval(centre, score.words)
    elif calibration.link is Link.STANDARD and validity is not None and validity.measure == "r":
        spread = _NORMAL_80 * math.sqrt(max(0.0, 1 - validity.value**2))
        low, high = centre - spread, centre + spread
    else:
        return None
    return calibration.figure(low), calibration.figure(high)
