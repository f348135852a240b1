"""Penalties are chosen inside each fold, by people who are not judged on in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from reflet.lab.choose import choose
from reflet.lab.crossvalidate import cross_validate
from reflet.lab.fit import Penalty
from reflet.profiling.estimate import Trait
from tests.lab.experiment import Experiment

Run = Callable[[Trait], Experiment]
SOUND = Penalty(cost=0.3, style=0.05, word_weight=2.0)
DEAF = Penalty(cost=0.3, style=1000.0, word_weight=2.0)
"""So much of style is added that nothing of the words is heard."""


def test_each_fold_chooses_what_its_own_people_do_best_with(experiment: Run) -> None:
    prepared = experiment(Trait.GENDER).prepared
    for penalties in ((DEAF, SOUND), (SOUND, DEAF)):
        offered = replace(prepared, recipe=replace(prepared.recipe, penalties=penalties))
        validation = cross_validate(offered)
        assert set(validation.penalties) == {SOUND}
        assert len(validation.machines) == len(validation.penalties) == 5


def test_nobody_judged_has_a_say_in_the_choice(experiment: Run) -> None:
    prepared = experiment(Trait.GENDER).prepared
    recipe = replace(prepared.recipe, penalties=(SOUND, replace(SOUND, cost=0.1), DEAF))
    folds = cross_validate(replace(prepared, recipe=recipe)).folds
    kept = {name: fold != 0 for name, fold in folds.items()}
    turned = {
        name: replace(corpus, label=np.where(kept[name], corpus.label, 1 - corpus.label))
        for name, corpus in prepared.corpora.items()
    }
    first = choose(replace(prepared, recipe=recipe), kept)
    assert choose(replace(prepared, recipe=recipe, corpora=turned), kept) == first


def test_whatever_penalty_a_fold_chose_its_scores_are_of_one_unit(experiment: Run) -> None:
    prepared = experiment(Trait.GENDER).prepared
    in_units, as_fitted = [], []
    for cost in (3.0, 0.003):
        penalty = replace(SOUND, style=0.0, cost=cost)
        # Of two equal ones there is a choice to make, and a unit to find.
        for offered, spreads in (((penalty, penalty), in_units), ((penalty,), as_fitted)):
            recipe = replace(prepared.recipe, penalties=offered)
            held = cross_validate(replace(prepared, recipe=recipe)).held
            spreads.append(float(np.mean([np.std(one.raw) for one in held])))
    assert in_units[0] == pytest.approx(in_units[1], rel=0.25)
    assert as_fitted[0] > 1.5 * as_fitted[1]
