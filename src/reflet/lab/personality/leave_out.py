"""Leaving one corpus out: the figure that counts, and what each idea brings to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reflet.lab.metrics import Figure
from reflet.lab.personality.rated import Rated, by_person
from reflet.lab.personality.ridge import Moments, Settings, fit_heads
from reflet.lab.personality.space import CATEGORY, CHARACTERS, WORDS, Space
from reflet.profiling.estimate import BIG_FIVE

Floats = NDArray[np.float64]

TRAITS = tuple(trait.value for trait in BIG_FIVE)
_DRAWS = 1000

IDEAS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("latent words alone, one penalty, each author the same weight", {}),
    ("each corpus the same weight", {"size_power": 0.0}),
    ("latent characters", {"blocks": (WORDS, CHARACTERS)}),
    ("word categories", {"blocks": (WORDS, CHARACTERS, CATEGORY)}),
    ("coordinates of one spread in every corpus", {"own_spread": True}),
    ("labels less what length tells", {"less_length": True}),
    ("a head on the sex and age suggested", {"demographic": 0.25}),
    ("published correlations of word categories", {"prior": 0.25}),
    ("averaged with directions between corpora projected away", {"invariants": (0, 5)}),
    ("averaged with impressions weighing less", {"observed": (0.3, 1.0)}),
    ("averaged over penalties", {"penalties": (300.0, 1000.0, 3000.0)}),
)
"""The ideas, in the order in which each is added to those before it."""

_PLAIN = Settings(
    penalties=(1000.0,),
    invariants=(0,),
    observed=(1.0,),
    blocks=(WORDS,),
    own_spread=False,
    less_length=False,
    size_power=1.0,
    prior=0.0,
    demographic=0.0,
)

VARIED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("without the impressions of observers", {"observed": (1e-6,)}),
    ("impressions weighing three times as much", {"observed": (3.0,)}),
    ("all directions between corpora projected away", {"invariants": (5,)}),
    ("a tenth of the penalty", {"penalties": (100.0,)}),
    ("ten times the penalty", {"penalties": (10000.0,)}),
    ("word categories alone", {"blocks": (CATEGORY,)}),
    ("no published correlations", {"prior": 0.0}),
    ("published correlations twice as strong", {"prior": 0.5}),
    ("sex and age suggested twice as strong", {"demographic": 0.5}),
)
"""What is otherwise than in the recipe, one thing at a time."""

CHOSEN_AMONG: tuple[Settings, ...] = tuple(
    Settings(
        penalties=(penalty,),
        invariants=(invariant,),
        observed=(1.0,),
        prior=prior,
        demographic=suggested,
    )
    for penalty, invariant, (prior, suggested) in product(
        (300.0, 1000.0, 3000.0), (0, 5), ((0.0, 0.0), (0.0, 0.25), (0.25, 0.25), (0.5, 0.5))
    )
)
"""Settings to be chosen among, where they are not averaged."""


def leave_out(
    space: Space, corpora: Mapping[str, Moments], judged: Sequence[str], settings: Settings
) -> dict[str, Floats]:
    """Return the heads fitted without each corpus of ``judged``, on all the others."""
    return {
        name: fit_heads(space, [one for other, one in corpora.items() if other != name], settings)
        for name in judged
    }


def mean_r(corpora: Mapping[str, Moments], weights: Mapping[str, Floats]) -> Floats:
    """Return each trait's mean r over the corpora left out, each counting the same."""
    by_corpus = [corpora[name].correlations(one) for name, one in weights.items()]
    return np.asarray(np.mean(by_corpus, axis=0))


def ideas(
    space: Space, corpora: Mapping[str, Moments], judged: Sequence[str], settings: Settings
) -> list[dict[str, Any]]:
    """Return what each idea brings to the mean r on corpora left out.

    First each added to those before it, then ``settings`` with one thing otherwise, and last the
    settings chosen anew wherever a corpus is left out, on the corpora that remain.
    """
    rows = []
    now = _PLAIN
    for idea, change in IDEAS:
        now = replace(now, **change)
        rows.append(("added", idea, leave_out(space, corpora, judged, now)))
    for idea, change in VARIED:
        varied = leave_out(space, corpora, judged, replace(settings, **change))
        rows.append(("instead", idea, varied))
    chosen = {name: _chosen(space, corpora, name) for name in judged}
    rows.append(("instead", "settings chosen among the other corpora, not averaged", chosen))
    told = []
    for kind, idea, weights in rows:
        by_corpus = {name: corpora[name].correlations(one) for name, one in weights.items()}
        told.append(
            {
                "kind": kind,
                "idea": idea,
                "mean_r": _round(np.mean(list(by_corpus.values()))),
                "traits": [_round(value) for value in np.mean(list(by_corpus.values()), axis=0)],
                "corpora": {name: _round(one.mean()) for name, one in by_corpus.items()},
            }
        )
    return told


def _round(value: float | np.floating[Any]) -> float:
    return round(float(value), 4)


def _chosen(space: Space, corpora: Mapping[str, Moments], without: str) -> Floats:
    others = {name: one for name, one in corpora.items() if name != without}

    def reached(settings: Settings) -> float:
        return float(mean_r(others, leave_out(space, others, list(others), settings)).mean())

    return fit_heads(space, list(others.values()), max(CHOSEN_AMONG, key=reached))


def drawn_correlations(one: Rated, raw: Floats, seed: int = 0) -> tuple[Floats, Floats, int]:
    """Return each trait's r on a corpus, those of a bootstrap by person, and how many people.

    The drawn ones are (draws, five); a person's rows are averaged first.
    """
    label, said = by_person(one.label, one.person), by_person(raw, one.person)
    random = np.random.default_rng(seed)
    n = len(label)
    drawn = []
    for _ in range(_DRAWS):
        rows = random.integers(0, n, n)
        drawn.append(_correlations(label[rows], said[rows]))
    return _correlations(label, said), np.array(drawn), n


def _correlations(label: Floats, said: Floats) -> Floats:
    a, b = label - label.mean(axis=0), said - said.mean(axis=0)
    scale = np.sqrt((a**2).sum(axis=0) * (b**2).sum(axis=0))
    return np.asarray((a * b).sum(axis=0) / np.where(scale > 0, scale, np.inf))


def figure(value: float, drawn: Floats, n: int) -> Figure:
    """Return a figure with the 2.5 and 97.5 % points of what was drawn."""
    low, high = np.percentile(drawn, [2.5, 97.5])
    return Figure(float(value), float(low), float(high), n)


def left_out_figures(
    rated: Mapping[str, Rated], raw: Mapping[str, Floats], kind: str
) -> tuple[list[dict[str, Any]], dict[str, Figure]]:
    """Return a row of figures a corpus left out, and each trait's mean over these corpora.

    The mean gives each corpus the same weight, and its bounds draw people within each.
    """
    rows, values, draws, people = [], [], [], 0
    for seed, (name, scores) in enumerate(raw.items()):
        value, drawn, n = drawn_correlations(rated[name], scores, seed)
        row: dict[str, Any] = {"corpus": name, "view": "all", "n": n, "kind": kind}
        for column, trait in enumerate(TRAITS):
            row[trait] = asdict(figure(value[column], drawn[:, column], n))
        rows.append(row | {"mean": asdict(figure(value.mean(), drawn.mean(axis=1), n))})
        values.append(value)
        draws.append(drawn)
        people += n
    value, drawn = np.mean(values, axis=0), np.mean(draws, axis=0)
    means = {
        trait: figure(value[column], drawn[:, column], people)
        for column, trait in enumerate(TRAITS)
    }
    means["mean"] = figure(value.mean(), drawn.mean(axis=1), people)
    return rows, means
