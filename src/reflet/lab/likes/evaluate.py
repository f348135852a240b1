"""The evaluation of the method: beside a plain regression and the tutorial's recipe, same folds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from reflet.lab.likes import baselines
from reflet.lab.likes.choosing import VARIANTS, choosing
from reflet.lab.likes.folds import (
    ALL,
    AMOUNTS,
    SEED,
    HeldOut,
    Learner,
    cross_validate,
    fit,
)
from reflet.lab.likes.labels import Label
from reflet.lab.likes.movielens import read_movielens
from reflet.lab.likes.survey import NAME, read_survey
from reflet.lab.likes.train import learning_curve, mean_curve
from reflet.lab.metrics import Figure, auc
from reflet.profiling.estimate import Trait

OURS = "Reflet"
FILMS = "MovieLens-100K"
SURVEY_AMOUNTS = (1, 5, 10, 20)
COHORTS = {FILMS: 100, NAME: 20}
"""The curve of the same people is that of those who have so many likes."""

DRAWS = 5
"""How many times the people are dealt to folds, and their likes drawn, for that curve."""

Curve = Mapping[int, Figure]


def methods() -> dict[str, Learner]:
    """Return the methods that are compared, by what the tables call them."""
    return {
        OURS: fit,
        "Reflet, all chosen inside": choosing(),
        "plain regression": baselines.plain(),
        "plain, penalty tuned": baselines.tuned(),
        "tutorial's recipe": baselines.tutorial(),
    }


@dataclass(frozen=True, eq=False)
class Comparison:
    """One corpus: figures by trait, method and amount (``ALL`` last), and our held-out scores."""

    corpus: str
    users: int
    pairs: int
    labels: Sequence[Label]
    figures: Mapping[Trait, Mapping[str, Curve]]
    ours: HeldOut


@dataclass(frozen=True, eq=False)
class Evaluation:
    """All that is told: both corpora; each choice of the engine changed alone, by corpus.

    ``put_back`` is gender on the survey with the interests that are left out, a method each;
    ``rated`` the AUC of a plain regression on the ratings themselves. ``same_people`` are curves
    of the people of ``COHORTS``, by corpus and trait.
    """

    films: Comparison
    tastes: Comparison
    changed: Mapping[str, Mapping[Trait, Mapping[str, Figure]]]
    put_back: Mapping[str, Figure]
    rated: float
    same_people: Mapping[str, Mapping[Trait, Curve]]


def compare(
    corpus: str,
    liked: sp.csr_matrix,
    labels: Sequence[Label],
    amounts: Sequence[int],
    learners: Mapping[str, Learner],
) -> Comparison:
    """Cross-validate each method in the same folds, on the same draws of likes."""
    held_out = {
        name: cross_validate(liked, labels, amounts, learn=learn)
        for name, learn in learners.items()
    }
    figures = {
        label.trait: {name: learning_curve(label, one) for name, one in held_out.items()}
        for label in labels
    }
    return Comparison(corpus, liked.shape[0], int(liked.nnz), labels, figures, held_out[OURS])


def evaluate(folder: Path) -> Evaluation:
    """Evaluate on MovieLens-100K and the survey in ``folder``.

    Raises ``LikesError`` where a corpus is absent or damaged.
    """
    films, film_labels = read_movielens(folder)
    survey = read_survey(folder / f"{NAME}.csv")
    every = read_survey(folder / f"{NAME}.csv", left_out=frozenset())
    gender = [label for label in every.labels if label.trait is Trait.GENDER]
    matrices = {
        FILMS: (films.liked, film_labels, AMOUNTS),
        NAME: (survey.matrix.liked, survey.labels, SURVEY_AMOUNTS),
    }
    compared = methods()
    on_films, on_tastes = (compare(name, *given, compared) for name, given in matrices.items())
    whole = compare(NAME, every.matrix.liked, gender, (), compared)
    return Evaluation(
        films=on_films,
        tastes=on_tastes,
        changed={name: _changed(*given[:2]) for name, given in matrices.items()},
        put_back={name: curve[ALL] for name, curve in whole.figures[Trait.GENDER].items()},
        rated=_from_ratings(survey.ratings, gender, baselines.tuned()),
        same_people={name: _same_people(name, *given) for name, given in matrices.items()},
    )


def _changed(liked: sp.csr_matrix, labels: Sequence[Label]) -> dict[Trait, dict[str, Figure]]:
    held_out = {
        name: cross_validate(liked, labels, learn=choosing((choice,)))
        for name, choice in VARIANTS.items()
    }
    return {
        label.trait: {name: learning_curve(label, one)[ALL] for name, one in held_out.items()}
        for label in labels
    }


def _same_people(
    name: str, liked: sp.csr_matrix, labels: Sequence[Label], amounts: Sequence[int]
) -> dict[Trait, Curve]:
    within = [amount for amount in amounts if amount <= COHORTS[name]]
    drawn = [cross_validate(liked, labels, within, seed=SEED + draw) for draw in range(DRAWS)]
    return {
        label.trait: mean_curve([learning_curve(label, one, COHORTS[name]) for one in drawn])
        for label in labels
    }


def _from_ratings(ratings: NDArray[np.float64], gender: Sequence[Label], learn: Learner) -> float:
    filled = np.where(np.isnan(ratings), np.nanmean(ratings, axis=0), ratings)
    standard = sp.csr_matrix((filled - filled.mean(axis=0)) / filled.std(axis=0))
    held_out = cross_validate(standard, gender, learn=learn)
    label = gender[0]
    return auc(label.target[label.known], held_out.scores[label.trait][ALL][label.known])
