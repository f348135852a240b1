"""A corpus as a recipe reads it: its authors, labels, groups and windows; its folds."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reflet.lab.cached import cached_documents
from reflet.lab.corpora import Author, corpus_path, read_authors
from reflet.lab.documents import ALL, Documents, View
from reflet.lab.recipes import Part, Recipe
from reflet.lab.splits import FOLDS, SEED, group_folds
from reflet.profiling.estimate import Trait

Floats = NDArray[np.float64]
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, eq=False)
class Corpus:
    """One corpus read for a recipe; every array is one entry an author.

    ``label`` is 1 or 0 (feminine, bot), or the logarithm of the age; not a number where unknown.
    """

    name: str
    authors: Sequence[Author]
    label: Floats
    group: NDArray[np.str_]
    documents: Mapping[View, Documents]


def read_corpus(
    name: str, trait: Trait, views: Sequence[View], progress: Progress | None = None
) -> Corpus:
    """Read a corpus of the corpora's folder, its labels of ``trait``, at every view."""
    path = corpus_path(name)
    authors = read_authors(path)
    tell = None if progress is None else lambda done, total: progress(name, done, total)
    return Corpus(
        name=name,
        authors=authors,
        label=np.array([label_of(author, trait) for author in authors]),
        group=np.array([author.group for author in authors]),
        documents=cached_documents(path, authors, views, tell),
    )


def views_of(part: Part) -> list[View]:
    """Return every view that a part is trained, tested or calibrated on, once."""
    return list(dict.fromkeys((*part.train, *part.test, *part.calibrate)))


def read_recipe(recipe: Recipe, progress: Progress | None = None) -> dict[str, Corpus]:
    """Read all the corpora of a recipe, those of people alone included, by name."""
    corpora = {
        part.corpus: read_corpus(part.corpus, recipe.trait, views_of(part), progress)
        for part in recipe.parts
    }
    for name in (*recipe.humans, *recipe.bystanders):
        corpora[name] = read_corpus(name, recipe.trait, [ALL], progress)
    return corpora


def folds_of(
    corpus: Corpus,
    trait: Trait,
    at: NDArray[np.int64] | slice = slice(None),
    folds: int = FOLDS,
    seed: int = SEED,
) -> NDArray[np.int64]:
    """Return the fold of each author at the places ``at``, labels (ages in four) spread evenly."""
    label, group = corpus.label[at], corpus.group[at]
    if trait is Trait.AGE:
        known = label[~np.isnan(label)]
        cuts = np.quantile(known, [0.25, 0.5, 0.75]) if len(known) else [0.0]
        labels = [str(int(np.searchsorted(cuts, one))) for one in label]
    else:
        labels = [str(one) for one in label]
    return group_folds(group.tolist(), labels, folds, seed)


def label_of(author: Author, trait: Trait) -> float:
    """Return an author's label of ``trait`` as in ``Corpus``, not a number where unknown."""
    if trait is Trait.GENDER:
        return {"F": 1.0, "M": 0.0}.get(author.sex or "", math.nan)
    if trait is Trait.AGE:
        return math.log(author.age) if author.age else math.nan
    return 1.0 if author.kind == "bot" else 0.0
