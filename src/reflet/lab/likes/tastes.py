"""The shipped bundle: what tastes say, learned from the young_people_survey."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from reflet.lab.likes.labels import Label
from reflet.lab.likes.matrix import trim
from reflet.lab.likes.survey import COMPOSITES, LEFT_OUT, LIKED_FROM, NAME, read_survey
from reflet.lab.likes.train import Card, Trained, train
from reflet.profiling.estimate import Trait

AMOUNTS = (1, 2, 3, 5, 8, 12, 20, 30)
"""The numbers of likes of its curve; nobody in the survey has many more."""

_DRAWS = 10

# Age is not answered: the survey knows nobody under 15 or over 30, so that whatever it said of
# anybody else would be wrong by decades.
_ANSWERED = (Trait.GENDER, *COMPOSITES)


def train_tastes(survey: Path) -> Trained:
    """Train the bundle ``likes-tastes`` from the survey's table."""
    read = read_survey(survey)
    matrix = trim(read.matrix)
    labels: list[Label] = [
        label.take(matrix.users) for label in read.labels if label.trait in _ANSWERED
    ]
    ages = np.exp(next(age.target[age.known] for age in read.labels if age.trait is Trait.AGE))
    card = Card(
        name="likes-tastes",
        trained_on=[NAME],
        vocabulary="tastes",
        licence="public survey data; name the source",
        limits=[
            f"Slovak students of {ages.min():.0f} to {ages.max():.0f} years, 2013, 58 % women",
            "interests rated 4 or 5 of 5 stand for likes; real pages are matched to them by a "
            "curated list, and how well that works was not measured",
            "no answer on age (nobody over 30) nor on openness (no question asks for it)",
            "personality is a composite of six or seven single questions, no questionnaire",
        ],
        more={
            "attribution": "Young People Survey, students of the Faculty of Social and Economic "
            "Sciences, Comenius University in Bratislava, 2013",
            "liked_from": LIKED_FROM,
            "left_out": sorted(LEFT_OUT),
            "composites": {
                trait.value: [f"{'-' if sign < 0 else ''}{name}" for name, sign in parts]
                for trait, parts in COMPOSITES.items()
            },
        },
    )
    return train(matrix, labels, card, amounts=AMOUNTS, draws=_DRAWS)
