"""Cross-validation: every author scored by a head that has seen neither them nor their group."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reflet.lab.choose import choose, fit_chosen
from reflet.lab.corpus import Corpus, Progress, folds_of, views_of
from reflet.lab.documents import View
from reflet.lab.fit import Machine, Penalty
from reflet.lab.prepare import Prepared

Floats = NDArray[np.float64]


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
    folds = {part.corpus: folds_of(corpora[part.corpus], recipe.trait) for part in recipe.parts}
    n_folds = 1 + max(int(fold.max()) for fold in folds.values())
    raw = {
        (part.corpus, view): np.full(len(corpora[part.corpus].label), np.nan)
        for part in recipe.parts
        for view in views_of(part)
    }
    machines, penalties = [], []
    for number in range(n_folds):
        kept = {name: fold != number for name, fold in folds.items()}
        choice = choose(prepared, kept)
        penalties.append(choice.penalty)
        machines.append(fit_chosen(prepared, choice, kept))
        for (name, view), scores in raw.items():
            at = np.flatnonzero((folds[name] == number) & ~np.isnan(corpora[name].label))
            scores[at] = machines[-1].raw(prepared.rows[name, view].take(at))
        if progress is not None:
            progress(recipe.name, number + 1, n_folds)
    held = [
        held_out(corpora[name], view, scores, folds[name]) for (name, view), scores in raw.items()
    ]
    return CrossValidation(held, machines, penalties, folds)


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
