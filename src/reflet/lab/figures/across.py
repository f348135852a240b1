"""Across corpora: trained on one alone, tested on people of another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from typing import Any

import numpy as np

from reflet.lab.choose import choose, fit_chosen
from reflet.lab.corpora import CorpusError
from reflet.lab.corpus import Corpus, read_corpus
from reflet.lab.crossvalidate import HeldOut, held_out
from reflet.lab.documents import ALL, View
from reflet.lab.figures.judged import main_view
from reflet.lab.figures.score import rows_of
from reflet.lab.fit import Penalty
from reflet.lab.metrics import auc, bootstrap, correlation
from reflet.lab.prepare import Prepared, fit
from reflet.lab.recipes import Recipe
from reflet.profiling.estimate import Trait

ELSEWHERE: dict[tuple[Trait, str], tuple[str, ...]] = {
    (Trait.GENDER, "en"): ("wassa2021.en", "youtube.en"),
    (Trait.AGE, "en"): ("wassa2021.en", "pan15.en"),
}
"""Labelled corpora that no recipe of the trait trains on, to test it on."""

_MIDDLES = {"18-24": 21, "25-34": 30, "35-49": 42, "50-XX": 56}
"""What stands for an age of which the corpus gives the band alone."""


def across(prepared: Prepared, in_folds: Sequence[Penalty]) -> list[dict[str, Any]]:
    """Return a row a pair of corpora, and one for all of the recipe's on each never trained on.

    A penalty is chosen on the corpus trained on; for all of the recipe's it is the one that most
    of the folds chose (``in_folds``), in which those tested on had no part. An age that is known
    by its band alone counts as the band's middle.
    """
    recipe = prepared.recipe
    others = dict(_elsewhere(prepared))
    rows = []
    for part in recipe.parts:
        alone = replace(prepared, recipe=replace(recipe, parts=(part,)))
        machine = fit_chosen(alone, choose(alone))
        for other in recipe.parts:
            if other is not part:
                corpus = prepared.corpora[other.corpus]
                raw = machine.raw(prepared.rows[other.corpus, main_view(other)])
                rows.append(_row(recipe, part.corpus, corpus, main_view(other), raw))
        for corpus in others.values():
            raw = machine.raw(rows_of(prepared, corpus.documents[ALL]))
            rows.append(_row(recipe, part.corpus, corpus, ALL, raw))
    if others and len(recipe.parts) > 1:
        machine = fit(prepared, Counter(in_folds).most_common(1)[0][0])
        together = " + ".join(part.corpus for part in recipe.parts)
        for corpus in others.values():
            raw = machine.raw(rows_of(prepared, corpus.documents[ALL]))
            rows.append(_row(recipe, together, corpus, ALL, raw))
    return [row for row in rows if row is not None]


def _elsewhere(prepared: Prepared) -> Iterator[tuple[str, Corpus]]:
    """Yield the labelled corpora that are here and that the recipe does not train on."""
    recipe = prepared.recipe
    for name in ELSEWHERE.get((recipe.trait, recipe.language), ()):
        try:
            corpus = read_corpus(name, recipe.trait, [ALL])
        except CorpusError:
            continue
        if recipe.trait is Trait.AGE and np.isnan(corpus.label).all():
            middles = [_MIDDLES.get(author.age_band or "", np.nan) for author in corpus.authors]
            corpus = replace(corpus, label=np.log(middles))
        yield name, corpus


def _row(
    recipe: Recipe, trained: str, corpus: Corpus, view: View, raw: np.ndarray
) -> dict[str, Any] | None:
    one: HeldOut = held_out(corpus, view, raw, np.zeros(len(raw), dtype=np.int64))
    if len(np.unique(one.label)) < 2:
        return None
    row: dict[str, Any] = {
        "trained_on": trained,
        "tested_on": corpus.name,
        "view": str(view),
        "n": len(one.label),
    }
    if recipe.trait is Trait.AGE:
        r = bootstrap(correlation, np.exp(one.label), recipe.years_of(one.raw), one.group)
        return row | {"r": asdict(r)}
    return row | {"auc": asdict(bootstrap(auc, one.label, one.raw, one.group))}
