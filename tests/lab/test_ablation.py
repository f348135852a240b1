"""The ablation: a part that carries the signal is missed, one that carries none is not."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from reflet.lab.figures import ablation
from reflet.lab.figures.ablation import (
    BROUGHT_NOTHING,
    BROUGHT_SOMETHING,
    DID_HARM,
    ablate,
    read_sampled,
    verdict,
    without,
)
from reflet.lab.recipes import NEWEST_50, Part
from reflet.profiling.estimate import Trait
from reflet.profiling.features.hashing import BLOCK_SIZE
from tests.lab.experiment import RECIPES

pytestmark = pytest.mark.usefixtures("few_draws", "invented")


def test_every_part_is_left_out_in_the_same_folds() -> None:
    told = ablate(RECIPES[Trait.GENDER])
    assert [row["without"] for row in told["rows"] if row["corpus"] == "town.en"] == [
        "words",
        "characters",
        "style",
        "latent dimensions",
        "more weight of words",
        "shorter windows in training",
        "the other corpora",
    ]
    for row in told["rows"]:
        assert row["gain"]["value"] == pytest.approx(row["whole"]["value"] - row["left"])
    json.dumps(told, allow_nan=False)


def test_what_carries_all_the_signal_is_missed_and_noise_is_not() -> None:
    # All that tells people from bots here are words: their style is drawn alike.
    recipe = replace(
        RECIPES[Trait.ACCOUNT_KIND], parts=(Part("market.en", (NEWEST_50,), (NEWEST_50,)),)
    )
    recipe = replace(recipe, parts=(replace(recipe.parts[0], calibrate=(NEWEST_50,)),))
    rows = {row["without"]: row for row in ablate(recipe)["rows"]}
    assert verdict(rows["style and sameness"]["gain"]) != BROUGHT_SOMETHING
    assert set(rows) == {
        "words",
        "characters",
        "style and sameness",
        "trees on style and sameness",
        "people of other corpora",
    }
    corpora = read_sampled(recipe)
    empty = {name: rows_of for name, (_, rows_of) in without(recipe, corpora)}
    left = empty["words"]["market.en"].documents[NEWEST_50].counts
    whole = corpora["market.en"].documents[NEWEST_50].counts
    assert left.indices.max() < BLOCK_SIZE <= whole.indices.max()
    assert left.sum() + empty["characters"]["market.en"].documents[NEWEST_50].counts.sum() == (
        whole.sum()
    )


def test_years_through_a_sigmoid_are_compared_with_their_logarithms() -> None:
    recipe = replace(RECIPES[Trait.AGE], years=(15.0, 60.0))
    row = next(one for one in ablate(recipe)["rows"] if one["without"] == "the sigmoid of years")
    assert row["whole"]["value"] > 0.5
    assert row["left"] > 0.5, "logarithms were read as such"


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(0.01, 0.2, BROUGHT_SOMETHING), (-0.1, 0.1, BROUGHT_NOTHING), (-0.2, -0.01, DID_HARM)],
)
def test_verdicts(low: float, high: float, said: str) -> None:
    assert verdict({"value": (low + high) / 2, "low": low, "high": high}) == said


def test_large_corpora_are_drawn_by_group(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ablation, "SAMPLE", 30)
    corpora = read_sampled(RECIPES[Trait.GENDER])
    town = corpora["town.en"]
    assert len(town.authors) == 30
    assert set(np.unique(town.group, return_counts=True)[1]) == {3}


def test_the_command_writes_beside_the_card(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reflet.lab import commands

    ours = RECIPES[Trait.AGE]
    monkeypatch.setattr(commands, "recipe", lambda name: ours)
    ended = CliRunner().invoke(commands.app, ["ablate", "own-age", "--into", str(tmp_path)])
    assert ended.exit_code == 0, ended.output
    told = json.loads((tmp_path / "open" / "own-age.ablation.json").read_text("utf-8"))
    assert {row["measure"] for row in told["rows"]} == {"r"}
    assert "  words, on town.en: r " in ended.output
