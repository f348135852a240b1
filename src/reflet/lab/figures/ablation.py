"""Ablation: what each part of a recipe brings, by leaving it out in the same folds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp

from reflet.lab.corpora import corpus_path, file_hash, read_authors
from reflet.lab.corpus import Corpus, Progress, label_of, views_of
from reflet.lab.crossvalidate import HeldOut, cross_validate
from reflet.lab.documents import ALL, Documents, read_documents
from reflet.lab.figures.by_whom import Measure
from reflet.lab.figures.judged import main_view
from reflet.lab.figures.learning_curves import drawn
from reflet.lab.metrics import auc, bootstrap, correlation, gain
from reflet.lab.prepare import prepare
from reflet.lab.recipes import Recipe
from reflet.lab.splits import FOLDS, SEED
from reflet.profiling.estimate import Trait
from reflet.profiling.features.hashing import BLOCK_SIZE

SAMPLE = 4000
"""Of a larger corpus so many people are drawn, by groups."""

SUFFIX = ".ablation.json"
BROUGHT_SOMETHING = "brought something"
BROUGHT_NOTHING = "nothing that can be told from chance"
DID_HARM = "did harm"

Variant = tuple[Recipe, Mapping[str, Corpus]]


def ablate(recipe: Recipe, progress: Progress | None = None) -> dict[str, Any]:
    """Return, for each corpus and part of ``recipe``, the figures with it and without it.

    Raises ``CorpusError`` where a corpus is absent.
    """
    corpora = read_sampled(recipe, progress)
    whole = _held(recipe, corpora)
    variants = list(without(recipe, corpora))
    rows = []
    for done, (part, (changed, theirs)) in enumerate(variants, 1):
        for name, other in _held(changed, theirs).items():
            rows.append({"without": part, **_row(recipe, changed, whole[name], other)})
        if progress is not None:
            progress(f"{recipe.name} without", done, len(variants))
    return {
        "name": recipe.name,
        "trait": recipe.trait.value,
        "folds": FOLDS,
        "seed": SEED,
        "corpora": {
            name: {"people": len(one.authors), "sha256": file_hash(corpus_path(name))}
            for name, one in corpora.items()
        },
        "rows": rows,
    }


def write_ablation(told: Mapping[str, Any], folder: Path) -> Path:
    """Write what ``ablate`` told into ``folder``, beside the card, and return the file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{told['name']}{SUFFIX}"
    path.write_text(json.dumps(told, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return path


def verdict(figure: Mapping[str, float]) -> str:
    """Return in words what a part brought, from its gain's 95 % bounds."""
    if figure["low"] > 0:
        return BROUGHT_SOMETHING
    return DID_HARM if figure["high"] < 0 else BROUGHT_NOTHING


def read_sampled(recipe: Recipe, progress: Progress | None = None) -> dict[str, Corpus]:
    """Read the recipe's corpora, of large ones ``SAMPLE`` people, whole groups by a seeded draw."""
    views = {part.corpus: views_of(part) for part in recipe.parts}
    views |= {name: [ALL] for name in recipe.humans}
    corpora = {}
    for name, wanted in views.items():
        authors = read_authors(corpus_path(name))
        groups = np.array([author.group for author in authors])
        places = drawn(groups, np.arange(len(authors)), most=SAMPLE)
        authors = [authors[place] for place in places]
        tell = _telling(progress, name)
        corpora[name] = Corpus(
            name=name,
            authors=authors,
            label=np.array([label_of(author, recipe.trait) for author in authors]),
            group=groups[places],
            documents=read_documents(authors, wanted, tell),
        )
    return corpora


def without(recipe: Recipe, corpora: Mapping[str, Corpus]) -> Iterator[tuple[str, Variant]]:
    """Yield the recipe without each of its parts in turn, and the part's name."""
    yield "words", (recipe, _without_block(corpora, words=True))
    yield "characters", (recipe, _without_block(corpora, words=False))
    changes: dict[str, dict[str, float]] = {
        "style": {"style": 0.0},
        "style and sameness": {"joint_habits": 0.0},
        "agreement": {"agreement": 0.0},
        "latent dimensions": {"latent": 0.0},
        "trees on style and sameness": {"forest": 0.0},
        "room for telling n-grams": {"telling": 0.0},
        "an intercept for each community": {"communities": 0.0},
        "more weight of words": {"word_weight": 1.0},
    }
    for what, change in changes.items():
        penalties = tuple(dict.fromkeys(replace(one, **change) for one in recipe.penalties))
        if penalties != recipe.penalties:
            yield what, (replace(recipe, penalties=penalties), corpora)
    if any(len(part.train) > 1 for part in recipe.parts):
        shorter = tuple(replace(part, train=part.train[:1]) for part in recipe.parts)
        yield "shorter windows in training", (replace(recipe, parts=shorter), corpora)
    if recipe.years is not None:
        yield "the sigmoid of years", (replace(recipe, years=None), corpora)
    if recipe.humans:
        yield "people of other corpora", (replace(recipe, humans=()), corpora)
    if len(recipe.parts) > 1:
        for part in recipe.parts:
            yield "the other corpora", (replace(recipe, parts=(part,)), corpora)


def _held(recipe: Recipe, corpora: Mapping[str, Corpus]) -> dict[str, HeldOut]:
    """Return the people held out of each corpus of the recipe at its main view."""
    used = {name: corpora[name] for name in (*(p.corpus for p in recipe.parts), *recipe.humans)}
    held = cross_validate(prepare(recipe, used)).held
    views = {part.corpus: main_view(part) for part in recipe.parts}
    return {one.corpus: one for one in held if one.view == views[one.corpus]}


def _row(recipe: Recipe, changed: Recipe, whole: HeldOut, other: HeldOut) -> dict[str, Any]:
    measure: Measure = auc
    truth, scores = whole.label, (whole.raw, other.raw)
    if recipe.trait is Trait.AGE:
        measure, truth = correlation, np.exp(truth)
        scores = (recipe.years_of(whole.raw), changed.years_of(other.raw))
    return {
        "corpus": whole.corpus,
        "view": str(whole.view),
        "measure": "r" if recipe.trait is Trait.AGE else "auc",
        "whole": asdict(bootstrap(measure, truth, scores[0], whole.group)),
        "left": measure(truth, scores[1]),
        "gain": asdict(gain(measure, truth, *scores, whole.group)),
    }


def _without_block(corpora: Mapping[str, Corpus], *, words: bool) -> dict[str, Corpus]:
    """Return the corpora with the n-grams of words, or of characters, never counted."""
    return {
        name: replace(
            corpus,
            documents={
                view: _emptied(documents, words=words)
                for view, documents in corpus.documents.items()
            },
        )
        for name, corpus in corpora.items()
    }


def _emptied(documents: Documents, *, words: bool) -> Documents:
    counts = documents.counts
    kept = (counts.indices >= BLOCK_SIZE) != words
    row = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))[kept]
    bounds = np.concatenate(([0], np.cumsum(np.bincount(row, minlength=counts.shape[0]))))
    left = sp.csr_matrix((counts.data[kept], counts.indices[kept], bounds), shape=counts.shape)
    return replace(documents, counts=left)


def _telling(progress: Progress | None, name: str) -> Callable[[int, int], None] | None:
    return None if progress is None else lambda done, total: progress(name, done, total)
