"""What is learned from: the corpora that have the Big Five, and texts without them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from reflet.lab.corpora import BIG_FIVE_NAMES, Author, corpus_path, read_authors
from reflet.lab.corpus import Progress
from reflet.lab.documents import ALL, Documents, View, read_documents

Floats = NDArray[np.float64]

SELF_REPORTED: tuple[str, ...] = ("siop2019.en", "essays.en", "wassa2021.en", "pan15.en")
OBSERVED: tuple[str, ...] = ("youtube.en", "chalearn.en")
UNLABELLED: tuple[str, ...] = ("blogs.en", "pan19.en")
"""Texts without the Big Five: what goes together in them is learned, and sex and age."""

MOST_UNLABELLED = 2500
_MINIMUM_LABELLED = 50
_MOST_CUT = 500


@dataclass(frozen=True, eq=False)
class Rated:
    """One corpus: a row an author, ``label`` (authors, five) standardised within it.

    ``documents`` are read whole; ``person`` numbers the people (groups) from nought.
    """

    name: str
    authors: Sequence[Author]
    label: Floats
    group: NDArray[np.str_]
    documents: Documents

    @property
    def person(self) -> NDArray[np.int64]:
        """The number of each row's person."""
        return np.asarray(np.unique(self.group, return_inverse=True)[1])


@dataclass(frozen=True, eq=False)
class Unrated:
    """Texts of people whose Big Five nobody asked; ``sex`` is 1 for women, 0 for men.

    ``log_age`` is the logarithm of years; either is NaN where it is not known.
    """

    name: str
    group: NDArray[np.str_]
    documents: Documents
    sex: Floats
    log_age: Floats


def read_rated(name: str, progress: Progress | None = None) -> Rated:
    """Read a corpus of the corpora's folder, its authors with all five traits."""
    authors = [
        one for one in read_authors(corpus_path(name)) if len(one.traits) == len(BIG_FIVE_NAMES)
    ]
    return Rated(
        name=name,
        authors=authors,
        label=standardised(
            np.array([[one.traits[trait] for trait in BIG_FIVE_NAMES] for one in authors])
        ),
        group=np.array([one.group for one in authors]),
        documents=_read(name, authors, [ALL], progress)[ALL],
    )


def read_unrated(name: str, progress: Progress | None = None) -> Unrated:
    """Read the people of a corpus, every so many where there are more than enough."""
    people = [one for one in read_authors(corpus_path(name)) if one.kind == "human"]
    people = people[:: max(1, round(len(people) / MOST_UNLABELLED))]
    sexes = {"F": 1.0, "M": 0.0}
    return Unrated(
        name=name,
        group=np.array([one.group for one in people]),
        documents=_read(name, people, [ALL], progress)[ALL],
        sex=np.array([sexes.get(one.sex or "", np.nan) for one in people]),
        log_age=np.log([one.age if one.age else np.nan for one in people]),
    )


def first_words(
    one: Rated, words: int, progress: Progress | None = None
) -> tuple[NDArray[np.int64], Documents]:
    """Return the rows of those who wrote so many words, and these words alone.

    Of more than some hundreds, every so many, for the time it takes; of fewer than fifty, none.
    """
    rows = np.flatnonzero(one.documents.words >= words)
    rows = rows[:: max(1, math.ceil(len(rows) / _MOST_CUT))]
    if len(rows) < _MINIMUM_LABELLED:
        return rows[:0], one.documents.take(rows[:0])
    view = View(words=words)
    authors = [one.authors[int(row)] for row in rows]
    return rows, _read(f"{one.name}, {words} words", authors, [view], progress)[view]


def read_by_question(one: Rated, progress: Progress | None = None) -> list[Documents]:
    """Return the documents of each question where all authors answered so many, else none."""
    asked = {len(author.posts) for author in one.authors}
    if len(asked) != 1 or asked == {1}:
        return []
    answers = []
    for place in range(asked.pop()):
        authors = [replace(author, posts=(author.posts[place],)) for author in one.authors]
        answers.append(_read(f"{one.name}, question {place + 1}", authors, [ALL], progress)[ALL])
    return answers


def standardised(values: Floats) -> Floats:
    """Bring each column to mean nought and deviation one."""
    scale = values.std(axis=0)
    return np.asarray((values - values.mean(axis=0)) / np.where(scale > 0, scale, 1.0))


def by_person(values: Floats, person: NDArray[np.int64]) -> Floats:
    """Average the rows of each person: (people, columns)."""
    counts = np.bincount(person)
    return np.stack([np.bincount(person, column) / counts for column in values.T], axis=1)


def _read(
    name: str, authors: Sequence[Author], views: Sequence[View], progress: Progress | None
) -> dict[View, Documents]:
    tell = None if progress is None else lambda done, total: progress(name, done, total)
    return read_documents(authors, views, tell)
