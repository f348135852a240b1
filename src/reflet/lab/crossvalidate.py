"""Cross-validation: every author scored by a head that has seen neither them nor their group."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import vstack

from reflet.lab.cached import cached_documents
from reflet.lab.corpora import Author, corpus_path, read_authors
from reflet.lab.documents import ALL, Documents, View
from reflet.lab.fit import (
    Machine,
    Penalty,
    Rows,
    Vocabulary,
    fit_classes,
    fit_number,
    learn_vocabulary,
    scale_words,
    stack,
)
from reflet.lab.latent import Latent, learn_latent
from reflet.lab.metrics import auc, correlation
from reflet.lab.recipes import Part, Recipe
from reflet.lab.sigmoid import fit_years
from reflet.lab.splits import FOLDS, SEED, group_folds
from reflet.profiling.estimate import Trait

Floats = NDArray[np.float64]
Progress = Callable[[str, int, int], None]

INNER_FOLDS = 4
HUMANS_WEIGHT = 0.1
"""Of one row of the corpora of people alone, against one of the corpus that has bots."""


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


@dataclass(frozen=True, eq=False)
class HeldOut:
    """Scores of one corpus at one view, each by a head that never saw the author's group.

    ``posts`` counts what was read, ``posts_in_all`` what each author wrote; ``author`` is each
    one's place in the corpus.
    """

    corpus: str
    view: View
    raw: Floats
    label: Floats
    words: Floats
    disclosure: Floats
    posts: Floats
    group: NDArray[np.str_]
    fold: NDArray[np.int64]
    posts_in_all: NDArray[np.int64]
    author: NDArray[np.int64]

    def take(self, rows: NDArray[np.bool_]) -> HeldOut:
        """Return these people alone."""
        return HeldOut(
            self.corpus,
            self.view,
            self.raw[rows],
            self.label[rows],
            self.words[rows],
            self.disclosure[rows],
            self.posts[rows],
            self.group[rows],
            self.fold[rows],
            self.posts_in_all[rows],
            self.author[rows],
        )


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
    rows, labels, weights = [], [], []
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
                known & (documents.posts >= recipe.minimum_posts) & (documents.words > 0)
            )
            rows.append(prepared.rows[part.corpus, view].take(at))
            labels.append(corpus.label[at])
            weights.append(_weights(corpus.label[at], part.weight, recipe.trait))
    table, label, weight = stack(rows), np.concatenate(labels), np.concatenate(weights)
    if recipe.years is not None:
        return fit_years(table, np.exp(label), weight, penalty, recipe.years)
    machine = fit_number if recipe.trait is Trait.AGE else fit_classes
    return machine(table, label, weight, penalty)


def choose_penalty(
    prepared: Prepared, kept: Mapping[str, NDArray[np.bool_]] | None = None
) -> Penalty:
    """Return the recipe's penalty that does best on a quarter of the authors ``kept``.

    Groups stay whole; the others of them train. What is compared is the mean over the corpora,
    by the root of their size, of the AUC (of the correlation, for age).
    """
    recipe = prepared.recipe
    if len(recipe.penalties) == 1:
        return recipe.penalties[0]
    trained, tested = {}, {}
    for part in recipe.parts:
        corpus = prepared.corpora[part.corpus]
        inside = np.ones(len(corpus.label), bool) if kept is None else kept[part.corpus]
        at = np.flatnonzero(inside)
        fold = np.full(len(corpus.label), -1)
        fold[at] = _folds(corpus, recipe.trait, at, folds=INNER_FOLDS, seed=SEED + 1)
        trained[part.corpus], tested[part.corpus] = fold > 0, fold == 0
    best = [
        _inner_figure(prepared, fit(prepared, penalty, trained), tested)
        for penalty in recipe.penalties
    ]
    return recipe.penalties[int(np.argmax(best))]


@dataclass(frozen=True, eq=False)
class CrossValidation:
    """All labelled authors scored by heads that saw neither them nor their group.

    ``machines`` and ``penalties`` are one a fold; ``folds`` gives each author's fold, by corpus.
    A fold's penalty is chosen among its own training authors.
    """

    held: list[HeldOut]
    machines: list[Machine]
    penalties: list[Penalty]
    folds: Mapping[str, NDArray[np.int64]]


def cross_validate(prepared: Prepared, progress: Progress | None = None) -> CrossValidation:
    """Score every labelled author of the recipe's parts, each held out once.

    Corpora of people alone are always trained on, never scored here.
    """
    recipe, corpora = prepared.recipe, prepared.corpora
    folds = {part.corpus: _folds(corpora[part.corpus], recipe.trait) for part in recipe.parts}
    n_folds = 1 + max(int(fold.max()) for fold in folds.values())
    raw = {
        (part.corpus, view): np.full(len(corpora[part.corpus].label), np.nan)
        for part in recipe.parts
        for view in views_of(part)
    }
    machines, penalties = [], []
    for number in range(n_folds):
        kept = {name: fold != number for name, fold in folds.items()}
        penalties.append(choose_penalty(prepared, kept))
        machines.append(fit(prepared, penalties[-1], kept))
        for (name, view), scores in raw.items():
            at = np.flatnonzero((folds[name] == number) & ~np.isnan(corpora[name].label))
            scores[at] = machines[-1].raw(prepared.rows[name, view].take(at))
        if progress is not None:
            progress(recipe.name, number + 1, n_folds)
    held = [
        held_out(corpora[name], view, scores, folds[name]) for (name, view), scores in raw.items()
    ]
    return CrossValidation(held, machines, penalties, folds)


def _inner_figure(
    prepared: Prepared, machine: Machine, tested: Mapping[str, NDArray[np.bool_]]
) -> float:
    measure = correlation if prepared.recipe.trait is Trait.AGE else auc
    figures, weights = [], []
    for part in prepared.recipe.parts:
        corpus = prepared.corpora[part.corpus]
        at = np.flatnonzero(tested[part.corpus] & ~np.isnan(corpus.label))
        for view in part.train:
            raw = machine.raw(prepared.rows[part.corpus, view].take(at))
            figures.append(measure(corpus.label[at], raw))
            weights.append(math.sqrt(len(at)) / len(part.train))
    return float(np.average(figures, weights=weights))


def _parts(recipe: Recipe) -> list[Part]:
    humans = [Part(name, (ALL,), (), weight=HUMANS_WEIGHT) for name in recipe.humans]
    return [*recipe.parts, *humans]


def held_out(corpus: Corpus, view: View, raw: Floats, fold: NDArray[np.int64]) -> HeldOut:
    """Put scores beside what they are judged by; authors without label or words are left out."""
    documents = corpus.documents[view]
    at = np.flatnonzero(~np.isnan(corpus.label) & (documents.words > 0) & ~np.isnan(raw))
    return HeldOut(
        corpus=corpus.name,
        view=view,
        raw=raw[at],
        label=corpus.label[at],
        words=documents.words[at].astype(np.float64),
        disclosure=documents.disclosure[at],
        posts=documents.posts[at].astype(np.float64),
        group=corpus.group[at],
        fold=fold[at],
        posts_in_all=np.array([len(corpus.authors[int(i)].posts) for i in at]),
        author=at,
    )


def _folds(
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


def _weights(label: Floats, weight: float, trait: Trait) -> Floats:
    """Return each row's weight: ``weight`` on average, both classes counting the same."""
    weights = np.full(len(label), weight)
    if trait is not Trait.AGE:
        for side in (0.0, 1.0):
            share = float(np.mean(label == side))
            if 0 < share < 1:
                weights[label == side] *= 0.5 / share
    return weights
