"""Counterfactual: which likes, if taken back, would change an estimate.

A greedy search, recomputed exactly: at each step every like that is left is tried, with all the
names that stand for it, and the one goes that moves the estimate most. A shorter list may exist.
"""

from __future__ import annotations

from dataclasses import dataclass

from reflet.profiling.decide import named
from reflet.profiling.estimate import Trait
from reflet.profiling.likes.bundle import LikesBundle
from reflet.profiling.likes.matching import Matching
from reflet.profiling.likes.predict import minimum_likes, score_likes

MOST_STEPS = 25
"""Where the search gives up: nobody goes through a longer list by hand."""

TOO_FEW = "too_few"
UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class Unliking:
    """Which likes to take back, in order, until nothing is said any more of a two-sided trait.

    ``steps`` are ``(like, names)``: what the bundle reads, and the person's names that stand for
    it. ``path`` is the probability after each. ``target`` is ``"undetermined"``, or ``"too_few"``
    where what is left is too little to say anything, which comes first. ``reached`` tells whether
    either was.
    """

    trait: Trait
    target: str
    steps: tuple[tuple[str, tuple[str, ...]], ...]
    path: tuple[float, ...]
    before: float
    reached: bool

    @property
    def after(self) -> float:
        """The probability at the end."""
        return self.path[-1] if self.path else self.before


def unliking(matching: Matching, bundle: LikesBundle, trait: Trait) -> Unliking | None:
    """Return what to unlike for ``trait`` to fall, or ``None`` where nothing is said of it.

    Raises ``KeyError`` for a trait that the bundle does not answer.
    """
    left = list(matching.names_by_like)
    before = score_likes(left, bundle)[trait].figure
    side = named(trait, before)
    if side is None:
        return None
    up = before > 0.5
    steps: list[tuple[str, tuple[str, ...]]] = []
    path: list[float] = []
    now = side
    while now == side and len(left) >= minimum_likes(bundle) and len(steps) < MOST_STEPS:
        tried = []
        for like in left:
            rest = [one for one in left if one != like]
            score = score_likes(rest, bundle)[trait]
            # By the score before it is held within what was measured, where many are alike.
            tried.append((score.calibrated, score.figure, like))
        _, after, gone = min(tried) if up else max(tried)
        left.remove(gone)
        steps.append((gone, matching.names_by_like[gone]))
        path.append(after)
        now = named(trait, after) or UNDETERMINED
    fell = now != side
    return Unliking(
        trait=trait,
        target=UNDETERMINED if fell else TOO_FEW,
        steps=tuple(steps),
        path=tuple(path),
        before=before,
        reached=fell or len(left) < minimum_likes(bundle),
    )
