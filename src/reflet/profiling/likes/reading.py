"""A reading of likes: the match, the estimates, and what unliking would do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reflet.profiling.decide import VALUES
from reflet.profiling.estimate import Estimate, State
from reflet.profiling.likes.bundle import LikesBundle
from reflet.profiling.likes.matching import Matching, match_likes
from reflet.profiling.likes.pooling import Pooled
from reflet.profiling.likes.predict import estimate_likes
from reflet.profiling.likes.unliking import Unliking, unliking


@dataclass(frozen=True)
class LikesReading:
    """All that a person's likes say to one bundle.

    ``places`` are where the picture puts each like of the bundle's that the person has, on the
    two leading components. ``pooled`` are the estimates from posts and likes together, where a
    portrait has both. ``vocabulary`` names the likes in words.
    """

    bundle: str
    vocabulary: str
    matching: Matching
    estimates: tuple[Estimate, ...]
    unlikings: tuple[Unliking, ...] = ()
    pooled: tuple[Pooled, ...] = ()
    places: tuple[tuple[str, float, float], ...] = ()


def read_likes(
    names: Iterable[str],
    bundle: LikesBundle,
    *,
    corrections: Mapping[str, Iterable[str]] | None = None,
    abstain: bool = True,
) -> LikesReading:
    """Read the ``names`` of what a person likes.

    ``corrections`` and the error that it may raise are those of ``match_likes``; ``abstain=False``
    gives figures however little they are worth, for research.
    """
    matching = match_likes(names, bundle, corrections=corrections)
    estimates = estimate_likes(matching, bundle, abstain=abstain)
    found = (
        unliking(matching, bundle, one.trait)
        for one in estimates
        if one.trait in VALUES and one.state is State.ESTIMATED
    )
    placed = [(like, *bundle.coordinates[bundle.places[like]]) for like in matching.names_by_like]
    return LikesReading(
        bundle=bundle.name,
        vocabulary=str(bundle.card.get("vocabulary", "")),
        matching=matching,
        estimates=estimates,
        unlikings=tuple(one for one in found if one is not None),
        places=tuple((like, float(x), float(y)) for like, x, y in placed),
    )
