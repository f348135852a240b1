"""Scoring documents read after the cross-validation, by the machines that it left."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reflet.lab.calibrate import Scores, answers
from reflet.lab.crossvalidate import CrossValidation
from reflet.lab.documents import Documents
from reflet.lab.evaluate import fold_calibrations, pool
from reflet.lab.figures.learning_curves import Places, Score
from reflet.lab.fit import Rows
from reflet.lab.prepare import Prepared
from reflet.lab.vocabulary import scale_words

Floats = NDArray[np.float64]


def rows_of(prepared: Prepared, documents: Documents) -> Rows:
    """Return documents as rows for the recipe's machines, as ``prepare`` does its own."""
    weight = prepared.recipe.penalties[0].word_weight
    values = prepared.vocabulary.values(documents.counts)
    values = scale_words(prepared.vocabulary, values, weight)
    latent = prepared.latent
    nothing = np.empty((len(documents), 0))
    coordinates = nothing if latent is None else latent.coordinates(values)
    return Rows(values, coordinates, documents.dense)


def fold_score(prepared: Prepared, validation: CrossValidation, corpus: str) -> Score:
    """Return what scores people of ``corpus``, each by the machine that never saw them.

    The scores are calibrated on the other folds, within the bounds of what was measured.
    """
    calibrations = fold_calibrations(prepared.recipe, pool(prepared.recipe, validation.held))
    folds = validation.folds[corpus]

    def score(documents: Documents, places: Places) -> Floats:
        rows = rows_of(prepared, documents)
        scores = np.empty(len(documents))
        for number in np.unique(folds[places]):
            at = np.flatnonzero(folds[places] == number)
            read = documents.take(at)
            raw = Scores.of(validation.machines[number].raw(rows.take(at)), read)
            scores[at] = answers(calibrations[int(number)], raw)
        return scores

    return score
