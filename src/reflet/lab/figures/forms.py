"""What the form of a calibration brings: the same scores, held out, calibrated in simpler ways."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from reflet.lab.calibrate import Form
from reflet.lab.cross_calibrate import cross_calibrate
from reflet.lab.crossvalidate import CrossValidation
from reflet.lab.metrics import both_alike, calibration_error
from reflet.lab.recipes import Recipe


def calibration_forms(recipe: Recipe, validation: CrossValidation) -> list[dict[str, Any]]:
    """Return each tested view's calibration error and log loss by form, that of the recipe first.

    Nothing for a recipe whose calibration is the simplest already. Both classes weigh the same;
    the log loss is in nats, ln 2 = .693 for who knows nothing.
    """
    tested = {(part.corpus, view) for part in recipe.parts for view in part.test}
    held = [one for one in validation.held if (one.corpus, one.view) in tested]
    rows = []
    forms = _forms(recipe.form)
    for name, form in forms.items() if len(forms) > 1 else ():
        simpler = replace(recipe, form=form)
        values = cross_calibrate(simpler, validation.held, held)
        for one, value in zip(held, values, strict=True):
            weight = both_alike(one.label)
            log_odds = value[:, 0]
            missed = np.logaddexp(0, np.where(one.label == 1, -log_odds, log_odds))
            rows.append(
                {
                    "form": name,
                    "corpus": one.corpus,
                    "view": str(one.view),
                    "n": len(one.label),
                    "ece": calibration_error(one.label, 1 / (1 + np.exp(-log_odds)), weight),
                    "log_loss": float(np.average(missed, weights=weight)),
                }
            )
    return rows


def _forms(form: Form) -> dict[str, Form]:
    forms = {"as it is": form}
    if form.curved:
        forms["a sigmoid, no curve"] = replace(form, curved=False)
    if form.together:
        forms["words count alike, whatever the posts' length"] = replace(form, together=False)
    if form.squared:
        forms["disclosure counts evenly"] = replace(form, squared=False)
    if form.curved and form.together:
        forms["none of these"] = replace(form, curved=False, together=False, squared=False)
    return forms
