"""From a recipe's corpora to rows for its machine, and the machine fitted on some of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import vstack

from reflet.lab.corpus import Corpus
from reflet.lab.documents import ALL, View
from reflet.lab.fit import (
    Machine,
    Penalty,
    Rows,
    fit_classes,
    fit_number,
    stack,
)
from reflet.lab.latent import Latent, learn_latent
from reflet.lab.recipes import Part, Recipe
from reflet.lab.sigmoid import fit_years
from reflet.lab.vocabulary import Vocabulary, learn_vocabulary, scale_words
from reflet.profiling.estimate import Trait

Floats = NDArray[np.float64]

HUMANS_WEIGHT = 0.1
"""Of one row of the corpora of people alone, against one of the corpus that has bots."""


@dataclass(frozen=True, eq=False)
class Prepared:
    """The recipe's corpora as rows for a machine.

    Vocabulary and latent dimensions are learned once, from every author and no label; only what
    labels teach is learned anew in each fold.
    """

    recipe: Recipe
    corpora: Mapping[str, Corpus]
    vocabulary: Vocabulary
    latent: Latent | None
    rows: Mapping[tuple[str, View], Rows]


def prepare(recipe: Recipe, corpora: Mapping[str, Corpus]) -> Prepared:
    """Learn the recipe's vocabulary and latent dimensions, and put all its windows in rows."""
    longest = [
        (corpora[part.corpus], corpora[part.corpus].documents[part.train[0]])
        for part in _parts(recipe)
    ]
    counts = vstack([documents.counts for _, documents in longest]).tocsr()
    groups = np.concatenate([corpus.group for corpus, _ in longest])
    vocabulary = learn_vocabulary(counts, groups)
    weight = recipe.penalties[0].word_weight
    latent = None
    if any(penalty.latent for penalty in recipe.penalties):
        latent = learn_latent(scale_words(vocabulary, vocabulary.values(counts), weight))
    rows = {}
    for name, corpus in corpora.items():
        for view, documents in corpus.documents.items():
            values = scale_words(vocabulary, vocabulary.values(documents.counts), weight)
            nothing = np.empty((len(documents), 0))
            coordinates = nothing if latent is None else latent.coordinates(values)
            rows[name, view] = Rows(values, coordinates, documents.dense)
    return Prepared(recipe, corpora, vocabulary, latent, rows)


def fit(
    prepared: Prepared,
    penalty: Penalty,
    kept: Mapping[str, NDArray[np.bool_]] | None = None,
    without: str | None = None,
) -> Machine:
    """Fit the recipe's machine on the authors ``kept`` (by corpus; all of them if not given).

    ``without`` leaves one corpus out.
    """
    recipe = prepared.recipe
    rows, labels, weights, groups = [], [], [], []
    for part in _parts(recipe):
        if part.corpus == without:
            continue
        corpus = prepared.corpora[part.corpus]
        known = ~np.isnan(corpus.label)
        if kept is not None and part.corpus in kept:
            known &= kept[part.corpus]
        for view in part.train:
            documents = corpus.documents[view]
            at = np.flatnonzero(
                known & (documents.posts >= recipe.trained_from) & (documents.words > 0)
            )
            rows.append(prepared.rows[part.corpus, view].take(at))
            labels.append(corpus.label[at])
            groups.append(np.char.add(f"{part.corpus} ", corpus.group[at]))
            weights.append(_weights(corpus.label[at], part.weight, recipe.trait))
    table, label, weight = stack(rows), np.concatenate(labels), np.concatenate(weights)
    if recipe.years is not None:
        return fit_years(table, np.exp(label), weight, penalty, recipe.years)
    if recipe.trait is Trait.AGE:
        return fit_number(table, label, weight, penalty)
    return fit_classes(table, label, weight, np.concatenate(groups), penalty)


def _parts(recipe: Recipe) -> list[Part]:
    humans = [Part(name, (ALL,), (), weight=HUMANS_WEIGHT) for name in recipe.humans]
    return [*recipe.parts, *humans]


def _weights(label: Floats, weight: float, trait: Trait) -> Floats:
    """Return each row's weight: ``weight`` on average, both classes counting the same."""
    weights = np.full(len(label), weight)
    if trait is not Trait.AGE:
        for side in (0.0, 1.0):
            share = float(np.mean(label == side))
            if 0 < share < 1:
                weights[label == side] *= 0.5 / share
    return weights
