"""Training a bundle of likes: trim, decompose, heads, cross-validation, calibration, card."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reflet.lab.likes.calibration import fit_calibration
from reflet.lab.likes.decomposition import COMPONENTS
from reflet.lab.likes.folds import (
    ALL,
    AMOUNTS,
    FOLDS,
    SEED,
    HeldOut,
    cross_validate,
    decomposed_once,
)
from reflet.lab.likes.labels import Label
from reflet.lab.likes.matrix import LikesMatrix
from reflet.lab.metrics import Figure, auc, correlation
from reflet.profiling.estimate import Trait
from reflet.profiling.likes.bundle import CONTRACT, NO_LANGUAGE, LikesBundle

Floats = NDArray[np.float64]

# Bootstraps of a corpus of fewer than so many users, and of a larger one.
_DRAWS, _FEW_DRAWS, _MANY = 500, 100, 5000


@dataclass(frozen=True)
class Card:
    """What the maker of a bundle says of it; the rest of the card is measured."""

    name: str
    trained_on: Sequence[str]
    licence: str
    version: str = "1"
    limits: Sequence[str] = ()
    vocabulary: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Trained:
    """A bundle, and the learning curve: ``curve[trait][amount]``, ``ALL`` for all likes."""

    bundle: LikesBundle
    curve: Mapping[Trait, Mapping[int, Figure]]


def train(
    matrix: LikesMatrix,
    labels: Sequence[Label],
    card: Card,
    *,
    components: int = COMPONENTS,
    folds: int = FOLDS,
    amounts: Sequence[int] = AMOUNTS,
    draws: int = 1,
) -> Trained:
    """Train a bundle on a trimmed matrix; ``labels`` are those of its rows.

    ``draws`` is how many times the users are dealt to folds and their likes drawn: more than one
    makes a small corpus's curve less a matter of chance.

    Raises ``LikesError`` where a class has too few users to be cross-validated.
    """
    learn = decomposed_once(matrix.liked, components)
    drawn = [
        cross_validate(matrix.liked, labels, amounts, learn=learn, folds=folds, seed=SEED + draw)
        for draw in range(draws)
    ]
    curve = {
        label.trait: mean_curve([learning_curve(label, one) for one in drawn]) for label in labels
    }
    fitted = learn(matrix.liked, labels, np.arange(len(matrix.users)))
    axes = fitted.decomposition.axes.astype(np.float64)
    heads = [fitted.heads[label.trait] for label in labels]
    people = f"{folds}-fold by user, {len(matrix.users)} users"
    return Trained(
        LikesBundle(
            card={
                "name": card.name,
                "version": card.version,
                "language": NO_LANGUAGE,
                "contract": dict(CONTRACT),
                "traits": [label.trait.value for label in labels],
                "corpora": list(card.trained_on),
                "licence": card.licence,
                "limits": list(card.limits),
                "vocabulary": card.vocabulary,
                "minimum_words": 0,
                "components": int(axes.shape[1]),
                "users": len(matrix.users),
                "calibration": {
                    label.trait.value: fit_calibration(label, drawn[0], label.known).to_dict()
                    for label in labels
                },
                "validity": {
                    label.trait.value: {
                        "measure": "auc" if label.is_binary else "r",
                        **asdict(curve[label.trait][ALL]),
                        "on": f"{', '.join(card.trained_on)}; {people}",
                    }
                    for label in labels
                },
                "curve": {
                    trait.value: {
                        str(amount): [round(at.value, 4), round(at.low, 4), round(at.high, 4), at.n]
                        for amount, at in figures.items()
                    }
                    for trait, figures in curve.items()
                },
                "reliability": {
                    label.trait.value: round(label.reliability, 3)
                    for label in labels
                    if label.reliability is not None
                },
                **card.more,
            },
            likes=tuple(" ".join(name.split()) for name in matrix.likes),
            rarity=fitted.rare,
            weights=np.array([axes @ head.weights for head in heads]),
            bias=np.array([head.bias for head in heads]),
            coordinates=_coordinates(axes),
        ),
        curve,
    )


def learning_curve(label: Label, held_out: HeldOut, cohort: int = 1) -> dict[int, Figure]:
    """Return a trait's figure from so many likes each: AUC, or r (of years for age).

    For an amount, users who have as many alone are counted, and ``cohort`` or more: with that the
    largest amount they are the same users at each, as in the original's figure. Where they are
    fewer than ten, or of one kind, the amount is left out. The order is that of the amounts, all
    likes last.
    """
    figures = {}
    for amount, score in sorted(held_out.scores[label.trait].items(), key=_amount_or_all):
        enough = label.known & (held_out.counts[ALL] >= max(amount, cohort))
        truth, said = label.target[enough], score[enough]
        if len(truth) < 10 or len(np.unique(truth)) < 2:
            continue
        if label.trait is Trait.AGE:
            truth, said = np.exp(truth), np.exp(said)
        measure = auc if label.is_binary else correlation
        figures[amount] = _bounded(measure, truth, said)
    return figures


def mean_curve(curves: Sequence[Mapping[int, Figure]]) -> dict[int, Figure]:
    """Return the mean of the same figures from several draws, and of their bounds."""
    return {
        amount: Figure(
            float(np.mean([curve[amount].value for curve in curves])),
            float(np.mean([curve[amount].low for curve in curves])),
            float(np.mean([curve[amount].high for curve in curves])),
            curves[0][amount].n,
        )
        for amount in curves[0]
    }


def _bounded(
    measure: Callable[[Floats, Floats], float], truth: Floats, said: Floats, seed: int = 0
) -> Figure:
    """Return a figure with its 95 % bounds: a bootstrap by user."""
    random, count = np.random.default_rng(seed), len(truth)
    drawn = []
    for _ in range(_DRAWS if count < _MANY else _FEW_DRAWS):
        taken = random.integers(0, count, count)
        drawn.append(measure(truth[taken], said[taken]))
    low, high = np.nanpercentile(drawn, [2.5, 97.5])
    return Figure(measure(truth, said), float(low), float(high), count)


def _amount_or_all(item: tuple[int, Any]) -> float:
    return item[0] if item[0] != ALL else np.inf


def most_telling(bundle: LikesBundle, trait: Trait, most: int = 10) -> list[tuple[str, float]]:
    """Return the likes that pull most each way on ``trait``, by what each alone adds.

    ``most`` from the high side first, then ``most`` from the low side, weightiest first.
    """
    weight = bundle.weights[bundle.traits.index(trait)] * bundle.rarity
    order = np.argsort(-weight)
    told = [*order[:most], *order[::-1][:most]] if len(order) > 2 * most else list(order)
    return [(bundle.likes[place], float(weight[place])) for place in told]


def _coordinates(axes: Floats) -> Floats:
    """Return each like's place on the second and third components, at most 1 from the middle.

    The first tells how common a like is, for the matrix is not centred.
    """
    shown = axes[:, 1:3]
    shown = np.pad(shown, ((0, 0), (0, 2 - shown.shape[1])))
    return np.asarray(shown / np.maximum(np.abs(shown).max(axis=0, initial=0), 1e-12))
