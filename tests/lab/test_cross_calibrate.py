"""What people are answered in the lab comes from a calibration that never saw their group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

import reflet.lab.cross_calibrate as cross_calibrate_module
from reflet.lab.calibrate import Form
from reflet.lab.cross_calibrate import FOLDS, cross_calibrate, folds_of_rows, group_to_fold
from reflet.lab.crossvalidate import CrossValidation, HeldOut
from reflet.lab.evaluate import evaluate
from reflet.lab.figures.forms import calibration_forms
from reflet.lab.page.details import forms_table
from reflet.profiling.estimate import Trait
from tests.lab.experiment import Experiment

Run = Callable[[Trait], Experiment]


def flipped(one: HeldOut, groups: set[tuple[str, str]]) -> HeldOut:
    """Give the people of these groups the other label."""
    at = np.array([(one.corpus, group) in groups for group in one.group.tolist()])
    return replace(one, label=np.where(at, 1 - one.label, one.label))


def test_ones_own_label_has_no_say_in_what_one_is_answered(experiment: Run) -> None:
    run = experiment(Trait.GENDER)
    folds = group_to_fold(run.held)
    left_out = {key for key, fold in folds.items() if fold == 0}
    before = cross_calibrate(run.recipe, run.held, run.held)
    after = cross_calibrate(run.recipe, [flipped(one, left_out) for one in run.held], run.held)
    moved = False
    for one, old, new in zip(run.held, before, after, strict=True):
        own = folds_of_rows(one, folds) == 0
        assert own.any()
        np.testing.assert_array_equal(old[own, 0], new[own, 0])
        moved |= not np.allclose(old[~own, 0], new[~own, 0])
    assert moved


def test_a_group_is_left_out_whole_in_every_view(experiment: Run) -> None:
    held = experiment(Trait.GENDER).held
    folds = group_to_fold(held)
    for corpus in {one.corpus for one in held}:
        groups = {group for one in held if one.corpus == corpus for group in one.group.tolist()}
        numbers = {folds[corpus, group] for group in groups}
        assert len(numbers) == len(groups), "of few people each group is left out alone"


def test_of_many_people_groups_are_left_out_in_folds(
    experiment: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = experiment(Trait.GENDER).held[0]
    people = len(set(one.author.tolist()))
    monkeypatch.setattr(cross_calibrate_module, "LARGE", people)
    numbers = list(group_to_fold([one]).values())
    assert set(numbers) == set(range(FOLDS))
    assert max(Counter(numbers).values()) <= 2 * len(numbers) / FOLDS
    some = sorted(set(one.group.tolist()))[:7]
    few = one.take(np.isin(one.group, some))
    assert sorted(group_to_fold([few]).values()) == list(range(7))


def test_the_form_of_a_calibration_is_told_beside_simpler_ones(experiment: Run) -> None:
    run = experiment(Trait.GENDER)
    validation = CrossValidation(run.held, [], [], {})
    assert calibration_forms(run.recipe, validation) == []
    recipe = replace(run.recipe, form=Form(length=True, together=True, curved=True))
    rows = calibration_forms(recipe, validation)
    by_form = {(row["form"], row["corpus"], row["view"]): row for row in rows}
    figures = evaluate(recipe, run.held, {})
    assert len(by_form) == len(rows) == 4 * len(figures)
    for figure in figures:
        whole = by_form["as it is", figure["corpus"], figure["view"]]
        assert whole["ece"] == figure["ece"]
        assert whole["n"] == figure["n"]
        assert 0 < whole["log_loss"] < np.log(2)
        simplest = by_form["none of these", figure["corpus"], figure["view"]]
        assert simplest["log_loss"] != whole["log_loss"]
    lines = forms_table({"calibration_forms": rows})
    assert len(lines) == 2 + len(figures) + 1
    assert lines[0].count("log loss") == 4
