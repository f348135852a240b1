"""Leaving one language out: may anything be said where no text with Big Five exists?

What does not hang on a language (style: lengths, punctuation, emoji, capitals, links) is learned
from three languages of PAN 2015 and tried on the fourth. Of a trait something could be said in
French and in Spanish only where its own pooled figure's lower bound is above nought.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import numpy as np
import scipy.linalg as la
from numpy.typing import NDArray

from reflet.lab.personality.leave_out import TRAITS, drawn_correlations, figure
from reflet.lab.personality.rated import Rated, standardised
from reflet.profiling.features.style import STYLE_NAMES

Floats = NDArray[np.float64]

LANGUAGES: tuple[str, ...] = ("pan15.en", "pan15.es", "pan15.it", "pan15.nl")
_PENALTIES = (1.0, 3.0, 10.0)
_FARTHEST = 3.0


def leave_one_language_out(rated: Sequence[Rated]) -> dict[str, Any]:
    """Return the figures of each language by heads learned from the others, and pooled.

    Pooled is the mean over traits of the r over all people, each language standardised; ``traits``
    has that r of each, ``foreign`` the pooled mean without the English. Bounds are drawn by person.
    """
    features = [_features(one) for one in rated]
    rows, labels, said = [], [], []
    for left, one in enumerate(rated):
        others = [place for place in range(len(rated)) if place != left]
        weights = _fit([features[place] for place in others], [rated[place] for place in others])
        scores = features[left] @ weights
        value, drawn, n = drawn_correlations(one, scores)
        mean = figure(value.mean(), drawn.mean(axis=1), n)
        rows.append({"language": one.name, "people": n, "mean": asdict(mean)})
        labels.append(one.label)
        said.append(standardised(scores))
    value, drawn, n = _pooled(rated, labels, said)
    traits = {
        trait: asdict(figure(value[column], drawn[:, column], n))
        for column, trait in enumerate(TRAITS)
    }
    foreign = [place for place, one in enumerate(rated) if not one.name.endswith(".en")]
    told = {"languages": rows, "pooled": asdict(figure(value.mean(), drawn.mean(axis=1), n))}
    if foreign:
        value, drawn, n = _pooled(
            [rated[place] for place in foreign],
            [labels[place] for place in foreign],
            [said[place] for place in foreign],
        )
        told["foreign"] = asdict(figure(value.mean(), drawn.mean(axis=1), n))
    return told | {"traits": traits}


def _pooled(
    rated: Sequence[Rated], labels: Sequence[Floats], said: Sequence[Floats]
) -> tuple[Floats, Floats, int]:
    together = Rated(
        name="pooled",
        authors=(),
        label=np.concatenate(labels),
        group=np.concatenate([[f"{one.name} {group}" for group in one.group] for one in rated]),
        documents=rated[0].documents,
    )
    return drawn_correlations(together, np.concatenate(said))


def _features(one: Rated) -> Floats:
    style = one.documents.dense[:, : len(STYLE_NAMES)]
    amount = np.log1p(np.column_stack([one.documents.words, one.documents.posts]))
    rows = standardised(np.concatenate([style, amount], axis=1))
    return np.asarray(np.clip(rows, -_FARTHEST, _FARTHEST))


def _fit(features: Sequence[Floats], rated: Sequence[Rated]) -> Floats:
    """Return weights of ridges averaged over their penalties, each language counting the same."""
    gram = np.mean([rows.T @ rows / len(rows) for rows in features], axis=0)
    cross = np.mean(
        [rows.T @ one.label / len(rows) for rows, one in zip(features, rated, strict=True)], axis=0
    )
    unit = np.eye(len(gram))
    ridges = [la.solve(gram + penalty * unit, cross, assume_a="pos") for penalty in _PENALTIES]
    return np.asarray(np.mean(ridges, axis=0))
