"""Scoring documents read after the cross-validation, by the machines that it left."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reflet.lab.calibrate import Scores, answers
from reflet.lab.cross_calibrate import fold_calibrations, group_to_fold, pool
from reflet.lab.crossvalidate import CrossValidation
from reflet.lab.documents import Documents
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

    The scores are calibrated on other groups, within the bounds of what was measured.
    """
    calibrations = fold_calibrations(prepared.recipe, pool(prepared.recipe, validation.held))
    left_out = group_to_fold(validation.held)
    groups = prepared.corpora[corpus].group
    folds = validation.folds[corpus]

    def score(documents: Documents, places: Places) -> Floats:
        rows = rows_of(prepared, documents)
        raw = np.empty(len(documents))
        for number in np.unique(folds[places]):
            at = np.flatnonzero(folds[places] == number)
            raw[at] = validation.machines[number].raw(rows.take(at))
        scores = Scores.of(raw, documents)
        answered = np.empty(len(documents))
        # A group of which nothing was held out taught no calibration: any will do.
        fold = np.array([left_out.get((corpus, group), 0) for group in groups[places].tolist()])
        for number in np.unique(fold):
            at = np.flatnonzero(fold == number)
            answered[at] = answers(calibrations[int(number)], scores.take(at))
        return answered

    return score
