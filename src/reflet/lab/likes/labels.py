"""Labels: which columns of a table of users mean which trait, and what their values mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reflet.lab.likes.matrix import LikesError
from reflet.profiling.estimate import Trait

COLUMNS = {
    "gender": Trait.GENDER,
    "sex": Trait.GENDER,
    "age": Trait.AGE,
    "ope": Trait.OPENNESS,
    "openness": Trait.OPENNESS,
    "con": Trait.CONSCIENTIOUSNESS,
    "conscientiousness": Trait.CONSCIENTIOUSNESS,
    "ext": Trait.EXTRAVERSION,
    "extraversion": Trait.EXTRAVERSION,
    "agr": Trait.AGREEABLENESS,
    "agreeableness": Trait.AGREEABLENESS,
    "neu": Trait.NEUROTICISM,
    "neuroticism": Trait.NEUROTICISM,
}
"""The columns that are read; any other, such as ``political``, Reflet does not infer."""

_FEMALE = {"f", "female", "woman", "1", "1.0"}
_MALE = {"m", "male", "man", "0", "0.0"}
_AGES = (5.0, 110.0)
_MISSING = {"", "na", "nan", "null", "none"}


@dataclass(frozen=True, eq=False)
class Label:
    """What is known of the users about one trait.

    ``target`` is what a head learns: 1 for F and 0 for M, the logarithm of years, standard
    deviations from the mean; it means nothing where ``known`` is false. ``reliability`` is that of
    the measure (Cronbach's alpha), where it is known.
    """

    trait: Trait
    target: NDArray[np.float64]
    known: NDArray[np.bool_]
    reliability: float | None = None

    @property
    def is_binary(self) -> bool:
        """Whether the trait has two sides rather than a number."""
        return self.trait is Trait.GENDER

    def take(self, rows: NDArray[np.int64]) -> Label:
        """Return the label of these users alone."""
        return Label(self.trait, self.target[rows], self.known[rows], self.reliability)


def read_label(trait: Trait, values: Sequence[str]) -> Label:
    """Read a column of a table, one value a user, empty where nothing is known.

    Gender is F or M, female or male, 1 or 0 (1 is female, as in the public tutorial). Raises
    ``LikesError`` for a value that is none, no label at all, or one class only.
    """
    known = np.array([value.strip().casefold() not in _MISSING for value in values], dtype=bool)
    target = np.zeros(len(values))
    for row in np.flatnonzero(known).tolist():
        target[row] = _number(trait, values[row].strip())
    if not known.any():
        raise LikesError(f"{trait.value}: no user has a label; give the column values, or drop it")
    distinct = np.unique(target[known])
    if len(distinct) == 1:
        msg = (
            f"{trait.value}: all {int(known.sum())} labelled users have the same value; a model "
            "needs users of both kinds"
        )
        raise LikesError(msg)
    if trait not in {Trait.GENDER, Trait.AGE}:
        target[known] = (target[known] - target[known].mean()) / target[known].std()
    return Label(trait, target, known)


def _number(trait: Trait, value: str) -> float:
    if trait is Trait.GENDER:
        if value.casefold() in _FEMALE | _MALE:
            return float(value.casefold() in _FEMALE)
        raise LikesError(f"gender: expected F or M (or 1, 0), found «{value}»")
    try:
        number = float(value)
    except ValueError:
        raise LikesError(f"{trait.value}: expected a number, found «{value}»") from None
    if not np.isfinite(number):
        raise LikesError(f"{trait.value}: expected a number, found «{value}»")
    if trait is not Trait.AGE:
        return number
    if not _AGES[0] <= number <= _AGES[1]:
        raise LikesError(f"age: expected {_AGES[0]:.0f} to {_AGES[1]:.0f} years, found {value}")
    return float(np.log(number))
