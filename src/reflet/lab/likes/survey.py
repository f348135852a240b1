"""The young_people_survey: interests rated 1 to 5 by Slovak students, and who they are.

Made in 2013 by students of the Faculty of Social and Economic Sciences, Comenius University in
Bratislava. It has no Big Five questionnaire: the composites below are built from its single
questions, chosen by their wording before anything was trained, and are no more reliable than their
alphas say.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reflet.lab.likes.labels import Label, read_label
from reflet.lab.likes.matrix import LikesError, LikesMatrix, build
from reflet.profiling.estimate import Trait

NAME = "young_people_survey"
_FIRST, _LAST = "Music", "Pets"
LIKED_FROM = 4.0
"""A rating of 4 or 5 counts as a like."""

LEFT_OUT = frozenset({"Religion", "Politics", "Medicine"})
"""Interests that would print what Reflet never outputs: faith, politics, health."""

COMPOSITES: dict[Trait, tuple[tuple[str, int], ...]] = {
    Trait.CONSCIENTIOUSNESS: (
        ("Prioritising workload", 1),
        ("Writing notes", 1),
        ("Workaholism", 1),
        ("Thinking ahead", 1),
        ("Reliability", 1),
        ("Keeping promises", 1),
    ),
    Trait.EXTRAVERSION: (
        ("Number of friends", 1),
        ("Socializing", 1),
        ("New environment", 1),
        ("Energy levels", 1),
        ("Assertiveness", 1),
        ("Loneliness", -1),
        ("Public speaking", -1),
    ),
    Trait.AGREEABLENESS: (
        ("Empathy", 1),
        ("Giving", 1),
        ("Compassion to animals", 1),
        ("Charity", 1),
        ("Criminal damage", -1),
        ("Friends versus money", 1),
        ("Judgment calls", 1),
    ),
    Trait.NEUROTICISM: (
        ("Mood swings", 1),
        ("Getting angry", 1),
        ("Loneliness", 1),
        ("Life struggles", 1),
        ("Self-criticism", 1),
        ("Changing the past", 1),
        ("Happiness in life", -1),
    ),
}
"""The questions of each composite, and their sign. None asks for openness."""

_FEWEST_ANSWERS = 4


@dataclass(frozen=True, eq=False)
class Survey:
    """The survey's people: what they like, how they rated it, who they are.

    ``ratings`` is (people, interests), 1 to 5, NaN where nothing was answered.
    """

    matrix: LikesMatrix
    ratings: NDArray[np.float64]
    labels: tuple[Label, ...]


def read_survey(path: Path, left_out: frozenset[str] = LEFT_OUT) -> Survey:
    """Read the survey's table, less the interests ``left_out``.

    Raises ``LikesError`` where it is absent or has other columns.
    """
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
    except (OSError, UnicodeDecodeError) as error:
        raise LikesError(f"{path.name} cannot be read: {error}") from error
    columns = list(rows[0]) if rows else []
    questions = {question for parts in COMPOSITES.values() for question, _ in parts}
    missing = sorted({_FIRST, _LAST, "Gender", "Age", *questions} - set(columns))
    if missing:
        raise LikesError(f"{path.name}: expected the survey's columns, without {missing[0]!r}")
    interests = columns[columns.index(_FIRST) : columns.index(_LAST) + 1]
    kept = [interest for interest in interests if interest not in left_out]
    ratings = np.array([[_rating(row[interest]) for interest in kept] for row in rows])
    user, like = np.nonzero(ratings >= LIKED_FROM)
    labels = [
        read_label(Trait.GENDER, [row["Gender"] for row in rows]),
        read_label(Trait.AGE, [row["Age"] for row in rows]),
        *(_composite(trait, rows) for trait in COMPOSITES),
    ]
    return Survey(build(user, like, len(rows), kept), ratings, tuple(labels))


def cronbach_alpha(answers: NDArray[np.float64]) -> float:
    """Return Cronbach's alpha of (people, questions), the people with a gap left out."""
    whole = answers[~np.isnan(answers).any(axis=1)]
    count = whole.shape[1]
    parts, total = whole.var(axis=0, ddof=1).sum(), whole.sum(axis=1).var(ddof=1)
    return float(count / (count - 1) * (1 - parts / total))


def _composite(trait: Trait, rows: Sequence[dict[str, str]]) -> Label:
    parts = COMPOSITES[trait]
    answers = np.array([[sign * _rating(row[name]) for name, sign in parts] for row in rows])
    standard = (answers - np.nanmean(answers, axis=0)) / np.nanstd(answers, axis=0)
    answered = (~np.isnan(standard)).sum(axis=1)
    known = answered >= _FEWEST_ANSWERS
    mean = np.nansum(standard, axis=1) / np.maximum(answered, 1)
    target = np.where(known, (mean - mean[known].mean()) / mean[known].std(), 0.0)
    return Label(trait, target, known, cronbach_alpha(standard))


def _rating(text: str) -> float:
    return float(text) if text.strip() else float("nan")
