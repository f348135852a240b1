"""Penalties are chosen inside each fold, by people who are not judged on in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from reflet.lab.crossvalidate import choose_penalty, cross_validate
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
    first = choose_penalty(replace(prepared, recipe=recipe), kept)
    assert choose_penalty(replace(prepared, recipe=recipe, corpora=turned), kept) == first
