"""A recipe for anybody's own labelled authors: one trait in one language."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from reflet.lab.calibrate import Form
from reflet.lab.corpora import Author, CorpusError, corpus_path, read_authors
from reflet.lab.corpus import label_of
from reflet.lab.cross_calibrate import LARGE
from reflet.lab.documents import ALL
from reflet.lab.fit import Penalty
from reflet.lab.recipes import NEWEST_20, NEWEST_50, Part, Recipe
from reflet.lab.splits import FOLDS
from reflet.lab.vocabulary import MINIMUM_AUTHORS
from reflet.language.gender_marks import LANGUAGES
from reflet.profiling.estimate import Trait

TRAITS = (Trait.GENDER, Trait.AGE, Trait.ACCOUNT_KIND)
"""What a bundle of one's own can answer."""

FOLDER = "own"

FEWEST = max(2 * MINIMUM_AUTHORS, 4 * FOLDS)
"""Fewer labelled authors are refused: nothing measured on them would mean anything."""

_CLASSES = tuple(Penalty(cost=cost, style=0.1, word_weight=2.0) for cost in (0.1, 0.3, 1.0))
_WITH_MARKS = tuple(replace(one, agreement=0.33) for one in _CLASSES)
_NUMBERS = tuple(Penalty(cost=cost, style=0.3, word_weight=2.0) for cost in (0.3, 1.0, 3.0))


def own_recipe(corpora: Sequence[str], trait: Trait, language: str, licence: str) -> Recipe:
    """Return how a bundle is made of these corpora, called after the first of them.

    Penalties are chosen among three in each fold. Raises ``CorpusError`` where authors are too
    few, of another language, or of one label alone; ``ValueError`` for a trait not of ``TRAITS``.
    """
    if trait not in TRAITS:
        msg = f"no bundle of {trait} can be trained so: only of {', '.join(TRAITS)}"
        raise ValueError(msg)
    authors = [author for name in corpora for author in _labelled(name, trait, language)]
    if len(authors) < FEWEST:
        msg = f"{len(authors)} authors have a label of {trait}: at least {FEWEST} are needed"
        raise CorpusError(msg)
    groups = len({author.group for author in authors})
    if groups < FOLDS:
        msg = f"the authors are in {groups} groups: at least {FOLDS}, one a fold, are needed"
        raise CorpusError(msg)
    if len({label_of(author, trait) for author in authors}) < 2:
        msg = f"all authors have one label of {trait}: there is nothing to tell apart"
        raise CorpusError(msg)
    views = (ALL, NEWEST_50, NEWEST_20)
    numbers = _NUMBERS if trait is Trait.AGE else _CLASSES
    return Recipe(
        name=f"{corpora[0]}-{trait.value}",
        trait=trait,
        language=language,
        folder=FOLDER,
        parts=tuple(Part(name, (ALL, NEWEST_50), views, views) for name in corpora),
        penalties=_WITH_MARKS if trait is Trait.GENDER and language in LANGUAGES else numbers,
        licence=licence,
        limits=("Trained by its user on a corpus of their own",),
        form=Form(disclosure=len(authors) >= LARGE),
    )


def _labelled(name: str, trait: Trait, language: str) -> list[Author]:
    authors = read_authors(corpus_path(name))
    for author in authors:
        if author.language != language:
            msg = (
                f"{name}: author {author.id} writes in {author.language!r}, and a bundle of"
                f" {language!r} was asked for: one corpus a language"
            )
            raise CorpusError(msg)
    return [author for author in authors if not math.isnan(label_of(author, trait))]
