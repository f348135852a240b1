"""The plainest peers, on the same people: commonest answer, median age, agreement rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reflet.lab.crossvalidate import Corpus
from reflet.lab.figures.judged import Judged
from reflet.lab.metrics import (
    accuracy,
    auc,
    balanced_accuracy,
    bootstrap,
    correlation,
    mean_absolute_error,
)
from reflet.profiling.estimate import Trait
from reflet.profiling.features.agreement import AGREEMENT_NAMES
from reflet.profiling.features.style import STYLE_NAMES

Floats = NDArray[np.float64]

_BALANCE = len(STYLE_NAMES) + AGREEMENT_NAMES.index("balance")


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
            if trait is Trait.GENDER and corpora[one.held.corpus].authors[0].language == "fr":
                dense = corpora[one.held.corpus].documents[one.held.view].dense
                peers["agreement alone"] = dense[one.held.author, _BALANCE]
        for name, score in peers.items():
            rows.append({**one.title, "peer": name, **_figures(trait, one, score)})
    return rows


def of_other_folds(one: Judged, answer: Callable[[Floats], float]) -> Floats:
    """Return to each person the one answer that the people of the other folds give."""
    label, fold = one.held.label, one.held.fold
    given = np.empty(len(label))
    for number in np.unique(fold):
        given[fold == number] = answer(label[fold != number])
    return given


def _commonest(label: Floats) -> float:
    return 1.0 if label.mean() > 0.5 else -1.0


def _figures(trait: Trait, one: Judged, score: Floats) -> dict[str, Any]:
    truth, group = one.held.label, one.held.group
    if trait is Trait.AGE:
        truth, score = np.exp(truth), np.exp(score)
        measures = {"r": correlation, "mae": mean_absolute_error}
    else:
        measures = {"auc": auc, "accuracy": accuracy, "balanced_accuracy": balanced_accuracy}
    return {
        name: asdict(bootstrap(measure, truth, score, group)) for name, measure in measures.items()
    }
