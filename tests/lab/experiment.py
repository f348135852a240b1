"""Recipes for the invented corpora, and what one of them gives from first to last."""

from __future__ import annotations

from dataclasses import dataclass

from reflet.lab.corpus import Corpus, read_recipe
from reflet.lab.crossvalidate import HeldOut, cross_validate
from reflet.lab.documents import ALL, View
from reflet.lab.fit import Penalty
from reflet.lab.prepare import Prepared, prepare
from reflet.lab.recipes import NEWEST_10, NEWEST_50, WORDS_100, Part, Recipe
from reflet.lab.train import Result, train
from reflet.profiling.estimate import Trait


@dataclass(frozen=True)
class Experiment:
    """One recipe, from its corpora to what was measured."""

    recipe: Recipe
    corpora: dict[str, Corpus]
    prepared: Prepared
    held: list[HeldOut]
    result: Result

    def held_at(self, corpus: str, view: View) -> HeldOut:
        return next(one for one in self.held if (one.corpus, one.view) == (corpus, view))


def _part(name: str) -> Part:
    views = (NEWEST_50, NEWEST_10)
    return Part(name, views, views, views)


def _recipe(
    trait: Trait, *parts: Part, penalties: tuple[Penalty, ...], humans: tuple[str, ...] = ()
) -> Recipe:
    return Recipe(
        name=f"own-{trait.value}",
        trait=trait,
        language="en",
        folder="open",
        parts=parts,
        penalties=penalties,
        licence="CC0",
        limits=("Invented people",),
        humans=humans,
    )


RECIPES = {
    Trait.GENDER: _recipe(
        Trait.GENDER,
        _part("town.en"),
        _part("village.en"),
        penalties=(Penalty(cost=0.3, style=0.05, word_weight=2.0, latent=0.1),),
    ),
    Trait.AGE: _recipe(
        Trait.AGE,
        Part("town.en", (ALL,), (NEWEST_50, WORDS_100), (NEWEST_50, WORDS_100)),
        penalties=(Penalty(cost=1.0, style=0.05, word_weight=2.0),),
    ),
    Trait.ACCOUNT_KIND: _recipe(
        Trait.ACCOUNT_KIND,
        _part("market.en"),
        penalties=(Penalty(cost=0.3, joint_habits=0.1, forest=0.05),),
        humans=("village.en",),
    ),
}


def run(trait: Trait) -> Experiment:
    """Run the recipe of a trait on the lab's present corpora."""
    recipe = RECIPES[trait]
    corpora = read_recipe(recipe)
    prepared = prepare(recipe, corpora)
    return Experiment(recipe, corpora, prepared, cross_validate(prepared).held, train(recipe))
