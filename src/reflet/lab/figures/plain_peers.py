"""The plainest peers, on the same people: commonest answer, median age, agreement rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reflet.lab.corpus import Corpus
from reflet.lab.documents import texts_of
from reflet.lab.figures.judged import Judged
from reflet.lab.metrics import (
    accuracy,
    auc,
    balanced_accuracy,
    correlation,
    mean_absolute_error,
)
from reflet.lab.peers_agreement import crude_agreement_score
from reflet.language.gender_marks import LANGUAGES
from reflet.profiling.estimate import Trait
from reflet.profiling.features.window import DENSE_NAMES

Floats = NDArray[np.float64]

# Of feminine marks against masculine ones: what the rules alone say, without training.
_BALANCE = DENSE_NAMES.index("balance")


def plain_peers(
    trait: Trait, corpora: Mapping[str, Corpus], judged: Sequence[Judged]
) -> list[dict[str, Any]]:
    """Return a row of figures a peer, corpus, view and population; each learns on other folds."""
    rows = []
    for one in judged:
        if trait is Trait.AGE:
            peers = {"median": of_other_folds(one, np.median)}
        else:
            peers = {"majority": of_other_folds(one, _commonest)}
            corpus = corpora[one.held.corpus]
            language = corpus.authors[0].language
            if trait is Trait.GENDER and language in LANGUAGES:
                dense = corpus.documents[one.held.view].dense[one.held.author]
                peers["agreement alone"] = dense[:, _BALANCE]
            if trait is Trait.GENDER and language == "fr":
                texts = _texts(corpus, one)
                peers["one pattern"] = np.array([crude_agreement_score(own) for own in texts])
        for name, score in peers.items():
            rows.append({**one.title, "peer": name, **_figures(trait, one, score)})
    return rows


def _texts(corpus: Corpus, one: Judged) -> list[list[str]]:
    return [texts_of(corpus.authors[int(place)], one.held.view) for place in one.held.author]


def of_other_folds(one: Judged, answer: Callable[[Floats], float]) -> Floats:
    """Return to each person the one answer that the people of the other folds give."""
    label, fold = one.held.label, one.held.fold
    given = np.empty(len(label))
    for number in np.unique(fold):
        given[fold == number] = answer(label[fold != number])
    return given


def _commonest(label: Floats) -> float:
    return 1.0 if label.mean() > 0.5 else -1.0


def _figures(trait: Trait, one: Judged, score: Floats) -> dict[str, dict[str, float]]:
    """Return the figures alone: bounds of what cannot vary would say nothing."""
    truth = one.held.label
    if trait is Trait.AGE:
        truth, score = np.exp(truth), np.exp(score)
        measures = {"r": correlation, "mae": mean_absolute_error}
    else:
        measures = {"auc": auc, "accuracy": accuracy, "balanced_accuracy": balanced_accuracy}
    return {name: {"value": measure(truth, score)} for name, measure in measures.items()}
