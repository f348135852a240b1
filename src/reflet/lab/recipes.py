"""How each shipped bundle is made: which corpora, read how, by which machine. Data, not code."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from reflet.lab.calibrate import Form
from reflet.lab.documents import ALL, View
from reflet.lab.fit import Penalty
from reflet.profiling.estimate import Trait

Floats = NDArray[np.float64]

NEWEST_50 = View(posts=50)
NEWEST_20 = View(posts=20)
NEWEST_10 = View(posts=10)
AS_POSTED_100 = View(posts=100, own=False)
AS_POSTED_50 = View(posts=50, own=False)
WORDS_750 = View(words=750)
WORDS_300 = View(words=300)
WORDS_100 = View(words=100)


@dataclass(frozen=True, slots=True)
class Part:
    """One corpus in a recipe.

    ``train`` are the views a head is fitted on, the longest first (the vocabulary is learned on
    that one); ``test`` those it is measured on; ``calibrate`` those that its probabilities or
    intervals are fitted to. ``weight`` is that of one row against the other corpora's.
    ``by_person`` tells that a group is one person's accounts, who have one label between them.
    """

    corpus: str
    train: tuple[View, ...]
    test: tuple[View, ...]
    calibrate: tuple[View, ...] = ()
    weight: float = 1.0
    by_person: bool = False


@dataclass(frozen=True, slots=True)
class Recipe:
    """One bundle: its trait and language, its parts, how it is fitted, and its terms.

    Where there are several ``penalties``, each fold chooses among its own training authors, and
    the bundle among all of them; they share one ``word_weight``.
    """

    name: str
    trait: Trait
    language: str
    folder: str
    parts: tuple[Part, ...]
    penalties: tuple[Penalty, ...]
    licence: str
    limits: tuple[str, ...]
    trained_from: int = 1
    """How many posts somebody has at least who is trained on."""
    answered_from: int = 1
    """On fewer posts the bundle says nothing: it was not measured on so few."""
    form: Form = field(default_factory=lambda: Form(disclosure=True))
    humans: tuple[str, ...] = ()
    """Corpora of people alone, added to what tells bots from people."""
    bystanders: tuple[str, ...] = ()
    """Corpora of people alone that are never trained on: how many of them pass for bots?"""
    years: tuple[float, float] | None = None
    """Between which ages a sigmoid leads; where not given, ages are fitted by their logarithm."""

    def years_of(self, raw: Floats) -> Floats:
        """Return a machine's raw scores of age, before calibration, in years."""
        if self.years is None:
            return np.exp(raw)
        low, high = self.years
        return np.asarray(low + (high - low) * expit(raw))


_NON_COMMERCIAL = "Research and personal use; not for commercial use (the corpora's terms)"
_SMS = "CC BY 4.0 (88milSMS: Panckhurst, Détrie, Lopez, Moïse, Roche, Verine)"
_MODELLED = "A prior of one half: no account is taken of how many women or men use a network"
_SMS_LIMITS = (
    "Learned from private text messages of 2011, two thirds by women, mostly under 30; how it does"
    " on French posts of today has not been measured: no such corpus is public",
    "People who write of themselves in the gender they were labelled with; others are not in it",
    _MODELLED,
)
_EN_LIMITS = (
    "Learned from blogs of 2004 and from Twitter accounts of 2015 and 2019",
    "Nobody non-binary is labelled in any of the corpora",
    _MODELLED,
)

_BOT_LIMITS = (
    "The bots are those of 2019, most of them simple",
    "Their makers post one text from many accounts, across the groups of the corpus: the bot of a"
    " new maker is harder to tell than these figures say",
)

_SMS_PARTS = (
    Part(
        "sms88mil.fr",
        train=(ALL, NEWEST_50),
        test=(ALL, NEWEST_50, NEWEST_20),
        calibrate=(ALL, NEWEST_50, NEWEST_20, NEWEST_10),
    ),
)
_BLOGS_TEST = (ALL, WORDS_750, WORDS_300, WORDS_100)


# What is posted shows in its reposts too: with them and without.
_KIND_VIEWS = (AS_POSTED_100, AS_POSTED_50, NEWEST_50, NEWEST_20)
_KIND = tuple(Penalty(cost=0.5, joint_habits=0.1, forest=forest) for forest in (0.3, 0.6))


def _pan19(
    language: str, weight: float = 1.0, train: tuple[View, ...] = (AS_POSTED_100, NEWEST_50)
) -> Part:
    return Part(
        f"pan19.{language}",
        train=train,
        test=(AS_POSTED_100, AS_POSTED_50, NEWEST_50, NEWEST_20),
        calibrate=(AS_POSTED_100, AS_POSTED_50, NEWEST_50, NEWEST_20),
        weight=weight,
    )


def _pan15(language: str, weight: float = 1.0) -> Part:
    views = (ALL, NEWEST_50)
    return Part(f"pan15.{language}", views, views, views, weight, by_person=True)


RECIPES: tuple[Recipe, ...] = (
    Recipe(
        name="fr-gender",
        trait=Trait.GENDER,
        language="fr",
        folder="open",
        parts=_SMS_PARTS,
        penalties=tuple(Penalty(cost=cost, style=0.1, agreement=0.5) for cost in (0.3, 1.0)),
        licence=_SMS,
        limits=_SMS_LIMITS,
        trained_from=5,
        form=Form(words=False, length=True, curved=True),
    ),
    Recipe(
        name="fr-age",
        trait=Trait.AGE,
        language="fr",
        folder="open",
        parts=_SMS_PARTS,
        penalties=tuple(Penalty(cost=cost, style=0.3) for cost in (0.3, 1.0)),
        licence=_SMS,
        limits=_SMS_LIMITS[:1],
        trained_from=5,
        form=Form(),
    ),
    Recipe(
        name="en-gender",
        trait=Trait.GENDER,
        language="en",
        folder="research",
        parts=(
            Part("blogs.en", (ALL, WORDS_750), _BLOGS_TEST, _BLOGS_TEST),
            _pan19("en", 2.0),
            _pan15("en", 2.0),
        ),
        penalties=tuple(
            Penalty(cost=cost, word_weight=2.0, agreement=0.3, telling=0.35, communities=3.0)
            for cost in (0.07, 0.12)
        ),
        licence=_NON_COMMERCIAL,
        limits=_EN_LIMITS,
        form=Form(disclosure=True, length=True, together=True, squared=True, curved=True),
    ),
    Recipe(
        name="en-age",
        trait=Trait.AGE,
        language="en",
        folder="research",
        parts=(Part("blogs.en", (ALL,), _BLOGS_TEST, _BLOGS_TEST),),
        penalties=tuple(Penalty(cost=cost, word_weight=2.0, latent=0.1) for cost in (1.0, 2.0)),
        # From the youngest to the mean of the oldest band, 33 to 48.
        years=(13.0, 41.0),
        licence=_NON_COMMERCIAL,
        limits=(
            "Learned from blogs of 2004, whose writers are 13-17, 23-27 or 33-48 and nothing"
            " between; nobody older",
        ),
    ),
    Recipe(
        name="es-gender",
        trait=Trait.GENDER,
        language="es",
        folder="research",
        parts=(_pan19("es"), _pan15("es")),
        penalties=tuple(Penalty(cost=cost, word_weight=2.0, agreement=0.33) for cost in (0.1, 0.3)),
        form=Form(words=False, curved=True),
        licence=_NON_COMMERCIAL,
        limits=("Learned from Twitter accounts of 2015 and 2019", *_EN_LIMITS[1:]),
    ),
    Recipe(
        name="en-kind",
        trait=Trait.ACCOUNT_KIND,
        language="en",
        folder="research",
        parts=(_pan19("en", train=_KIND_VIEWS),),
        penalties=_KIND,
        answered_from=20,
        form=Form(words=False, posts=True),
        licence=_NON_COMMERCIAL,
        limits=_BOT_LIMITS,
        humans=("pan15.en", "siop2019.en", "wassa2021.en"),
        bystanders=("youtube.en", "chalearn.en"),
    ),
    Recipe(
        name="es-kind",
        trait=Trait.ACCOUNT_KIND,
        language="es",
        folder="research",
        parts=(_pan19("es", train=_KIND_VIEWS),),
        penalties=_KIND,
        answered_from=20,
        form=Form(words=False, posts=True),
        licence=_NON_COMMERCIAL,
        limits=_BOT_LIMITS,
        humans=("pan15.es",),
    ),
)


def recipe(name: str) -> Recipe:
    """Return the recipe of this name. Raises ``LookupError`` naming those there are."""
    for one in RECIPES:
        if one.name == name:
            return one
    msg = f"no recipe {name!r}: there are {', '.join(one.name for one in RECIPES)}"
    raise LookupError(msg)
