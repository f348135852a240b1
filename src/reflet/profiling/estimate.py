"""What is answered about one trait: a value and how sure it may be, or why none is given."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Trait(StrEnum):
    """What is inferred. Nothing else ever is: no politics, religion, health or orientation."""

    GENDER = "gender"
    AGE = "age"
    OPENNESS = "big5_openness"
    CONSCIENTIOUSNESS = "big5_conscientiousness"
    EXTRAVERSION = "big5_extraversion"
    AGREEABLENESS = "big5_agreeableness"
    NEUROTICISM = "big5_neuroticism"
    ACCOUNT_KIND = "account_kind"


BIG_FIVE = (
    Trait.OPENNESS,
    Trait.CONSCIENTIOUSNESS,
    Trait.EXTRAVERSION,
    Trait.AGREEABLENESS,
    Trait.NEUROTICISM,
)


class State(StrEnum):
    """Whether an answer is given.

    ``UNDETERMINED``: there is evidence, and it is balanced. ``ABSTAINED``: nothing may be said,
    and ``Estimate.reason`` says why.
    """

    ESTIMATED = "estimated"
    UNDETERMINED = "undetermined"
    ABSTAINED = "abstained"


class Reason(StrEnum):
    """Why nothing may be said."""

    TOO_LITTLE_TEXT = "too_little_text"
    TOO_FEW_POSTS = "too_few_posts"
    NO_BUNDLE = "no_bundle"
    NO_MEASURED_VALIDITY = "no_measured_validity"
    UNLIKE_TRAINING = "unlike_training"
    TOO_FEW_LIKES = "too_few_likes"


class Perspective(StrEnum):
    """Whose view an estimate tells: the writer's own answers, or the impression on others."""

    OWN = "own_answers"
    IMPRESSION = "impression"


class EvidenceKind(StrEnum):
    """What sort of thing moved an estimate."""

    AGREEMENT = "agreement"
    WORD = "word"
    STYLE = "style"
    LIKE = "like"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that moved an estimate.

    ``contribution`` is in the estimate's own unit: log-odds of the positive class (``F``,
    ``bot``), years for age, standard deviations for the Big Five. ``label`` is the word, the
    agreement mark or the style's name. ``spans`` are ``(post id, start, end)`` in the texts of
    the window's posts; a style has none. ``reading`` explains an agreement mark (for example
    ``"feminine: contente"``, or ``"feminine, unconfirmed: contente"`` where the other posts do
    not bear it out; ``"feminine, named: girl"`` in a language without agreement, ``"feminine,
    partner, unconfirmed: husband"`` where the writer is told by whom they live with).
    """

    kind: EvidenceKind
    label: str
    contribution: float
    spans: tuple[tuple[str, int, int], ...] = ()
    reading: str | None = None


@dataclass(frozen=True, slots=True)
class Validity:
    """How well this trait was inferred on people held out.

    ``measure`` is ``"auc"``, ``"accuracy"`` or ``"r"``; ``low`` and ``high`` bound it at 95 %
    (bootstrap by group); ``n`` counts the people; ``on`` names the corpora and the split.
    """

    measure: str
    value: float
    low: float
    high: float
    n: int
    on: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """The answer about one trait, from one window.

    ``value`` is ``"F"``/``"M"`` for gender, ``"bot"``/``"human"`` for the kind of account, years
    for age, the percentile (0-100) of the shrunken prediction for the Big Five; ``None`` unless
    ``state`` is ``ESTIMATED``. ``probability`` is that of ``F`` or ``bot``, calibrated, and is
    also given when undetermined. ``interval`` holds the true value 80 times in 100. ``raw`` is
    the head's own output (log-odds, years or SD), given whenever a bundle could be applied.
    ``post_contributions`` sums the evidence by post id, in the unit of ``Evidence``.
    ``perspective`` tells whose view it was learned from and judged by: of the Big Five there are
    two, what people answer of themselves, and what observers think of them.
    """

    trait: Trait
    language: str
    state: State
    value: str | float | None = None
    probability: float | None = None
    interval: tuple[float, float] | None = None
    raw: float | None = None
    reason: Reason | None = None
    validity: Validity | None = None
    evidence: tuple[Evidence, ...] = ()
    post_contributions: tuple[tuple[str, float], ...] = ()
    bundle: str | None = None
    perspective: Perspective = Perspective.OWN
