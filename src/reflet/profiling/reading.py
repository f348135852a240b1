"""A reading: all that one window of posts says, and what would change it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from reflet.profiling.estimate import Estimate, Trait
from reflet.profiling.window import Window


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """Which posts, if deleted, would change an estimate: greedy, recomputed exactly.

    ``target`` is ``"undetermined"`` or ``"turned"``. ``deletions`` are post ids in the order in
    which the greedy search takes them away; ``path`` is the probability (or value) after each of
    them, the window refilled each time. ``reached`` tells whether the target was.
    """

    trait: Trait
    target: str
    deletions: tuple[str, ...]
    path: tuple[float, ...]
    before: float
    after: float
    reached: bool


@dataclass(frozen=True, slots=True)
class Progression:
    """An estimate after the newest 5, 10, 20 … posts: ``(posts, words, value)`` each.

    The value is the probability for gender and kind of account, years for age, the percentile
    for the Big Five.
    """

    trait: Trait
    steps: tuple[tuple[int, int, float], ...]


class Personal(StrEnum):
    """How much of an account is its author speaking of themself."""

    PERSONAL = "personal"
    MIXED = "mixed"
    IMPERSONAL = "impersonal"


@dataclass(frozen=True, slots=True)
class Disclosure:
    """How much of a window is its author speaking of themself.

    ``share`` is that of the posts with a first-person subject, possessive or agreement.
    ``accuracy`` is ``(measure, value, low, high, n)`` on the training corpora's accounts of the
    same tercile of self-disclosure, for gender; ``None`` where no corpus resembles the account.
    """

    share: float
    kind: Personal
    accuracy: tuple[str, float, float, float, int] | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Estimates of every trait from one window, with what would change them.

    ``impressions`` are those of the Big Five as others may see them, from the same words; none
    where no bundle was learned from observers.
    """

    window: Window
    estimates: tuple[Estimate, ...]
    disclosure: Disclosure
    counterfactuals: tuple[Counterfactual, ...] = ()
    progressions: tuple[Progression, ...] = ()
    remarks: tuple[str, ...] = field(default=())
    impressions: tuple[Estimate, ...] = ()
