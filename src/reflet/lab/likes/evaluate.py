"""The evaluation of the method: beside a plain regression and the tutorial's recipe, same folds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from reflet.lab.likes import baselines
from reflet.lab.likes.calibration import calibrated
from reflet.lab.likes.folds import ALL, AMOUNTS, HeldOut, Learner, cross_validate, fit
from reflet.lab.likes.labels import Label
from reflet.lab.likes.movielens import read_movielens
from reflet.lab.likes.survey import LEFT_OUT, NAME, read_survey
from reflet.lab.likes.train import learning_curve
from reflet.lab.metrics import (
    Figure,
    auc,
    calibration_error,
    calibration_error_band,
    mean_absolute_error,
)
from reflet.profiling.estimate import Trait

OURS = "Reflet"
SURVEY_AMOUNTS = (1, 5, 10, 20)


def methods() -> dict[str, Learner]:
    """Return the methods that are compared, by what the tables call them."""
    return {
        OURS: fit,
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
    figures: Mapping[Trait, Mapping[str, Mapping[int, Figure]]]
    ours: HeldOut


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


def evaluate(folder: Path) -> str:
    """Return the evaluation on MovieLens-100K and the survey in ``folder``, as Markdown.

    Raises ``LikesError`` where a corpus is absent or damaged.
    """
    films, film_labels = read_movielens(folder)
    survey = read_survey(folder / f"{NAME}.csv")
    every = read_survey(folder / f"{NAME}.csv", left_out=frozenset())
    compared = methods()
    on_films = compare("MovieLens-100K", films.liked, film_labels, AMOUNTS, compared)
    on_tastes = compare(NAME, survey.matrix.liked, survey.labels, SURVEY_AMOUNTS, compared)
    gender = [label for label in every.labels if label.trait is Trait.GENDER]
    whole = compare(NAME, every.matrix.liked, gender, (), compared)
    rated = _from_ratings(survey.ratings, gender, baselines.tuned())
    left_out = ", ".join(sorted(LEFT_OUT))
    return "\n\n".join(
        [
            _table(on_films),
            _table(on_tastes),
            f"With {left_out} put back, gender in the same folds: "
            + "; ".join(
                f"{name} {curves[ALL].value:.3f}"
                for name, curves in whole.figures[Trait.GENDER].items()
            )
            + f". From the ratings themselves, a plain regression, without them: {rated:.3f}.",
            _reliabilities(survey.labels),
            _calibrations(on_films),
            _calibrations(on_tastes),
        ]
    )


def _from_ratings(ratings: NDArray[np.float64], gender: Sequence[Label], learn: Learner) -> float:
    filled = np.where(np.isnan(ratings), np.nanmean(ratings, axis=0), ratings)
    standard = sp.csr_matrix((filled - filled.mean(axis=0)) / filled.std(axis=0))
    held_out = cross_validate(standard, gender, learn=learn)
    label = gender[0]
    return auc(label.target[label.known], held_out.scores[label.trait][ALL][label.known])


def _table(one: Comparison) -> str:
    lines = [f"**{one.corpus}**: {one.users} users, {one.pairs:,} likes, 10-fold by user."]
    for trait, methods_ in one.figures.items():
        amounts = list(next(iter(methods_.values())))
        head = " | ".join("all" if amount == ALL else str(amount) for amount in amounts)
        counts = " | ".join(str(methods_[OURS][amount].n) for amount in amounts)
        measure = "AUC" if trait is Trait.GENDER else "r"
        lines += ["", f"| {trait.value}, {measure}, likes each | {head} |"]
        lines += ["|---" * (len(amounts) + 1) + "|"]
        for name, curve in methods_.items():
            cells = " | ".join(_cell(curve[amount], amount) for amount in amounts)
            lines.append(f"| {name} | {cells} |")
        lines.append(f"| users with as many | {counts} |")
    return "\n".join(lines)


def _cell(figure: Figure, amount: int) -> str:
    value = f"{figure.value:.3f}"
    return f"{value} ({figure.low:.3f} to {figure.high:.3f})" if amount == ALL else value


def _reliabilities(labels: Sequence[Label]) -> str:
    told = [
        f"{label.trait.value} {label.reliability:.2f}"
        for label in labels
        if label.reliability is not None
    ]
    return "Cronbach's alpha of the composites: " + ", ".join(told) + "."


def _calibrations(one: Comparison) -> str:
    lines = [
        f"Calibration on {one.corpus}, fitted on half of the users, measured on the other:",
        "",
        "| trait | likes each | users | expected calibration error (95 % of perfect models of "
        "this size) | 80 % intervals hold | MAE (guessing the median) |",
        "|---|---|---|---|---|---|",
    ]
    for label in one.labels:
        amounts = one.ours.scores[label.trait]
        ordered = sorted(amounts, key=lambda n: n if n != ALL else np.inf)
        lines += [_calibration_row(label, one.ours, amount) for amount in ordered]
    return "\n".join(lines)


def _calibration_row(label: Label, ours: HeldOut, amount: int) -> str:
    truth, value, low, high = calibrated(label, ours, amount)
    shown = "all" if amount == ALL else f"up to {amount}"
    error = held = mae = "·"
    if label.is_binary:
        chance = 1 / (1 + np.exp(-value))
        band = calibration_error_band(chance)
        error = f"{calibration_error(truth, chance):.3f} ({band:.3f})"
    else:
        held = f"{100 * np.mean((truth >= low) & (truth <= high)):.0f} %"
    if label.trait is Trait.AGE:
        years = np.exp(truth)
        median = np.full(len(years), np.median(years))
        mae = (
            f"{mean_absolute_error(years, np.exp(value)):.2f} years "
            f"({mean_absolute_error(years, median):.2f})"
        )
    return f"| {label.trait.value} | {shown} | {len(truth)} | {error} | {held} | {mae} |"
