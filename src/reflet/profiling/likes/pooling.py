"""One estimate from two: what the posts say and what the likes say, pooled in log-odds."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from reflet.profiling.decide import named
from reflet.profiling.estimate import Estimate, State, Trait
from reflet.profiling.models.calibration import probability

# No probability is a certainty.
_FURTHEST = 1e-6


@dataclass(frozen=True, slots=True)
class Pooled:
    """A two-sided trait from posts and likes together.

    ``probability`` is that of the high side; ``value`` is what it stands for, ``None`` when
    undetermined. ``calibration`` says what is known of how sure it may be: ``"unmeasured"``,
    for no corpus has both the posts and the likes of its people.
    """

    trait: Trait
    probability: float
    value: str | None
    calibration: str = "unmeasured"

    @property
    def state(self) -> State:
        """Whether an answer is given."""
        return State.UNDETERMINED if self.value is None else State.ESTIMATED


def pool(trait: Trait, from_posts: Estimate, from_likes: Estimate) -> Pooled | None:
    """Return the two probabilities' logarithmic opinion pool with equal weights, or ``None``.

    The mean of the log-odds (Genest & Zidek 1986): never surer than the surer of the two. Their
    sum would be right only if posts and likes told of different things, which nothing measures.
    There is nothing to pool where one of the two abstained or has no probability.
    """
    given = [one.probability for one in (from_posts, from_likes) if _speaks(one)]
    if len(given) < 2:
        return None
    log_odds = [_log_odds(one) for one in given if one is not None]
    pooled = probability(math.fsum(log_odds) / len(log_odds))
    return Pooled(trait, pooled, named(trait, pooled))


def pool_all(from_posts: Iterable[Estimate], from_likes: Iterable[Estimate]) -> tuple[Pooled, ...]:
    """Return the pool of every trait of which both say something."""
    posts = {one.trait: one for one in from_posts}
    pools = (pool(one.trait, posts[one.trait], one) for one in from_likes if one.trait in posts)
    return tuple(one for one in pools if one is not None)


def _speaks(estimate: Estimate) -> bool:
    return estimate.state is not State.ABSTAINED and estimate.probability is not None


def _log_odds(given: float) -> float:
    held = min(max(given, _FURTHEST), 1 - _FURTHEST)
    return math.log(held / (1 - held))
