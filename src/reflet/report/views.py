"""What is shown of one trait, in words and in order, whatever it is shown on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from reflet.profiling.estimate import Estimate, Evidence, EvidenceKind, State
from reflet.profiling.reading import Counterfactual, Progression, Reading
from reflet.profiling.window import Window
from reflet.report.evidence_wording import agreement_reading, evidence_label, mark_tag
from reflet.report.i18n import Translator
from reflet.report.marking import MarkedPost, marked_posts
from reflet.report.names import directions, trait_name
from reflet.report.wording import (
    confidence,
    effect,
    headline,
    impression_reliability,
    reason,
    reliability,
    short_reason,
)

TOP_WORDS = 8


@dataclass(frozen=True, slots=True)
class Clue:
    """One piece of evidence in words; ``posts`` counts the posts it stands in.

    ``tag`` says what kind of mark of gender it is, empty where it is none.
    """

    label: str
    reading: str
    effect: str
    contribution: float
    kind: EvidenceKind
    tag: str
    posts: int
    is_confirmed: bool = True
    """Whether it is no mark of agreement, or one that the other posts bear out."""

    @property
    def is_agreement(self) -> bool:
        """Whether it is the writer agreeing with themself."""
        return self.kind is EvidenceKind.AGREEMENT


@dataclass(frozen=True)
class TraitView:
    """One trait's answer in words.

    ``towards`` and ``against`` are the clues that pull to the positive and to the negative side
    (``positive``, ``negative`` name them): confirmed agreement, other agreement, the rest; each
    by size.
    """

    estimate: Estimate
    name: str
    headline: str
    confidence: str
    reason: str
    short_reason: str
    reliability: str
    positive: str
    negative: str
    towards: tuple[Clue, ...]
    against: tuple[Clue, ...]
    window: Window
    counterfactuals: tuple[Counterfactual, ...]
    progression: Progression | None
    impression: Estimate | None = None
    """The impression the same words give of the trait, where one is told."""
    impression_headline: str = ""
    impression_reliability: str = ""

    @cached_property
    def posts(self) -> tuple[MarkedPost, ...]:
        """The posts that were read, marked, the most telling first; only a page shows them."""
        return marked_posts(self.window, self.estimate)

    @property
    def is_abstained(self) -> bool:
        """Whether nothing is said."""
        return self.estimate.state is State.ABSTAINED

    @property
    def telling(self) -> tuple[Clue, ...]:
        """What gave it away: the clues on the answer's own side, all where it has none."""
        if self.estimate.state is State.ESTIMATED and self.estimate.value in ("F", "bot"):
            return self.towards
        if self.estimate.state is State.ESTIMATED and self.estimate.value in ("M", "human"):
            return self.against
        return tuple(sorted((*self.towards, *self.against), key=_rank))


def _rank(clue: Clue) -> tuple[bool, bool, float]:
    return not clue.is_agreement, not clue.is_confirmed, -abs(clue.contribution)


def _clue(t: Translator, estimate: Estimate, evidence: Evidence, redacted: bool) -> Clue:
    return Clue(
        label=evidence_label(t, evidence, redacted=redacted),
        reading=agreement_reading(t, evidence),
        effect=effect(t, estimate.trait, evidence.contribution),
        contribution=evidence.contribution,
        kind=evidence.kind,
        tag=mark_tag(t, evidence),
        posts=len({post for post, _, _ in evidence.spans}),
        is_confirmed="unconfirmed" not in (evidence.reading or "").partition(":")[0],
    )


def _is_told(impression: Estimate, estimate: Estimate) -> bool:
    return impression.trait is estimate.trait and impression.state is State.ESTIMATED


def trait_view(
    t: Translator, reading: Reading, estimate: Estimate, *, redacted: bool = False
) -> TraitView:
    """Put one estimate of a reading into words."""
    clues = sorted((_clue(t, estimate, one, redacted) for one in estimate.evidence), key=_rank)
    positive, negative = directions(t, estimate.trait)
    impression = next((one for one in reading.impressions if _is_told(one, estimate)), None)
    return TraitView(
        estimate=estimate,
        name=trait_name(t, estimate.trait),
        headline=headline(t, estimate),
        confidence=confidence(t, estimate),
        reason=reason(t, estimate, reading.window),
        short_reason=short_reason(t, estimate),
        reliability=reliability(t, estimate.trait, estimate.validity),
        positive=positive,
        negative=negative,
        towards=tuple(clue for clue in clues if clue.contribution > 0)[:TOP_WORDS],
        against=tuple(clue for clue in clues if clue.contribution < 0)[:TOP_WORDS],
        window=reading.window,
        counterfactuals=tuple(
            one for one in reading.counterfactuals if one.trait is estimate.trait
        ),
        progression=next(
            (one for one in reading.progressions if one.trait is estimate.trait), None
        ),
        impression=impression,
        impression_headline=headline(t, impression) if impression else "",
        impression_reliability=impression_reliability(t, impression.validity) if impression else "",
    )
