"""People held out, their scores calibrated on other groups, and who they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reflet.lab.corpora import Author
from reflet.lab.corpus import Corpus
from reflet.lab.cross_calibrate import cross_calibrate
from reflet.lab.crossvalidate import CrossValidation, HeldOut
from reflet.lab.documents import View
from reflet.lab.recipes import NEWEST_50, WORDS_750, Part, Recipe

Floats = NDArray[np.float64]

MANY = 20
"""The short messages' senders of so many or more are a population of their own."""

_BANDS = ((18, "under 18"), (30, "18-29"), (50, "30-49"), (float("inf"), "50 and over"))
UNKNOWN = ""


@dataclass(frozen=True, eq=False)
class Judged:
    """One corpus at one view: ``value`` and ``interval`` are calibrated on other groups.

    ``sex`` (F, M) and ``band`` of age are empty where the corpus does not tell; ``who`` names the
    population, empty for all of it.
    """

    held: HeldOut
    value: Floats
    interval: Floats
    sex: NDArray[np.str_]
    band: NDArray[np.str_]
    who: str = ""

    def take(self, rows: NDArray[np.bool_], who: str) -> Judged:
        """Return these people alone."""
        return Judged(
            self.held.take(rows),
            self.value[rows],
            self.interval[rows],
            self.sex[rows],
            self.band[rows],
            who,
        )

    @property
    def title(self) -> dict[str, str]:
        """Which corpus, view and population this is, for a card."""
        return {"corpus": self.held.corpus, "view": str(self.held.view), "who": self.who}


def judge(
    recipe: Recipe, corpora: Mapping[str, Corpus], validation: CrossValidation
) -> list[Judged]:
    """Return every tested corpus and view; of short messages also the senders of many alone."""
    tested = {(part.corpus, view) for part in recipe.parts for view in part.test}
    held = [one for one in validation.held if (one.corpus, one.view) in tested]
    calibrated = cross_calibrate(recipe, validation.held, held)
    judged = []
    for one, value in zip(held, calibrated, strict=True):
        authors = [corpora[one.corpus].authors[int(place)] for place in one.author]
        everybody = Judged(
            one,
            value[:, 0],
            value[:, 1:],
            np.array([author.sex or UNKNOWN for author in authors]),
            np.array([age_band(author) for author in authors]),
        )
        judged.append(everybody)
        if is_messages(one.corpus):
            judged.append(everybody.take(one.posts_in_all >= MANY, f"senders of {MANY}+"))
    return judged


def is_messages(corpus: str) -> bool:
    """Whether a corpus is of short messages, half of whose senders wrote very few."""
    return corpus.startswith("sms")


def main_view(part: Part) -> View:
    """Return the view that a part is told in detail at: what the product reads, or about."""
    return next((view for view in (NEWEST_50, WORDS_750) if view in part.test), part.test[0])


def in_detail(recipe: Recipe, judged: Sequence[Judged]) -> list[Judged]:
    """Return those of ``judged`` that are told in detail: each part at its main view."""
    chosen = {part.corpus: main_view(part) for part in recipe.parts}
    return [one for one in judged if one.held.view == chosen[one.held.corpus]]


def age_band(author: Author) -> str:
    """Return the corpus's own band of age, or one of four; empty where nothing is known."""
    if author.age_band:
        return author.age_band
    return UNKNOWN if author.age is None else age_group(author.age)


def age_group(age: float) -> str:
    """Return which of four bands an age in years is in."""
    return next(name for upto, name in _BANDS if age < upto)
