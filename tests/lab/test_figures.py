"""What is told of a bundle besides its main figures: each figure finds what was planted."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from reflet.lab.corpora import Author
from reflet.lab.crossvalidate import CrossValidation, HeldOut, cross_validate
from reflet.lab.documents import ALL, View
from reflet.lab.figures.by_whom import by_whom
from reflet.lab.figures.judged import Judged, age_band, age_group
from reflet.lab.figures.learning_curves import (
    AMOUNTS,
    FEWEST,
    drawn,
    learning_curve,
    score_amounts,
)
from reflet.lab.figures.reliability import interval_coverage, reliability, wilson
from reflet.lab.figures.score import fold_score
from reflet.lab.figures.selective import selective, surest
from reflet.lab.figures.study import study
from reflet.lab.metrics import auc
from reflet.lab.prepare import Prepared, prepare
from reflet.lab.recipes import NEWEST_50
from reflet.profiling.estimate import Trait
from tests.lab.experiment import Experiment
from tests.lab.test_accuracy_gate import shuffled_by_group

Run = Callable[[Trait], Experiment]

pytestmark = pytest.mark.usefixtures("few_draws")


def judged(
    label: np.ndarray,
    value: np.ndarray,
    *,
    half_width: float | np.ndarray = 0.0,
    words: np.ndarray | None = None,
    sex: np.ndarray | None = None,
    band: np.ndarray | None = None,
) -> Judged:
    n = len(label)
    held = HeldOut(
        corpus="town.en",
        view=ALL,
        raw=value,
        label=label,
        words=np.full(n, 500.0) if words is None else words,
        disclosure=np.linspace(0, 1, n),
        posts=np.full(n, 50.0),
        group=np.arange(n).astype(str),
        fold=np.arange(n) % 5,
        posts_in_all=np.full(n, 50),
        author=np.arange(n),
    )
    nobody = np.full(n, "")
    interval = np.column_stack([value - half_width, value + half_width])
    return Judged(
        held, value, interval, nobody if sex is None else sex, nobody if band is None else band
    )


def _shown(study_: dict[str, Any]) -> dict[str, list[float]]:
    """Return every figure of a study that chance makes a half, and those that it makes nought."""
    halves = [row["auc"]["value"] for curve in study_["learning_curves"] for row in curve["rows"]]
    halves += [row["auc"]["value"] for row in study_["across"]]
    halves += [
        cell[part["measure"]]["value"] for part in study_["by_whom"] for cell in part["cells"]
    ]
    halves += [
        curve["at"]["balanced_accuracy"]["value"]
        for curve in study_["selective"]
        if curve["at"]["balanced_accuracy"]
    ]
    nought = [row["r"]["value"] for curve in study_["learning_curves"] for row in curve["rows"]]
    return {"halves": halves, "nought": nought}


def test_a_study_finds_the_planted_signal(experiment: Run) -> None:
    told = experiment(Trait.GENDER).result.bundle.card["study"]
    for curve in told["learning_curves"]:
        grown = [row["auc"]["value"] for row in curve["rows"] if row["unit"] == "posts"]
        assert [row["amount"] for row in curve["rows"]] == [1, 5, 10, 100]
        assert grown[-1] > 0.95
        assert grown[0] < min(grown[1:]), "more posts tell more"
    assert {(row["trained_on"], row["tested_on"]) for row in told["across"]} == {
        ("town.en", "village.en"),
        ("village.en", "town.en"),
    }
    assert all(row["auc"]["value"] > 0.85 for row in told["across"])
    at = {(row["corpus"], row["view"]): row["at"]["accuracy"] for row in told["selective"]}
    assert at["town.en", "50 posts"]["value"] > 0.9
    assert {row["peer"] for row in told["peers"]} == {"majority", "agreement alone"}
    json.dumps(told, allow_nan=False)


def test_labels_shuffled_by_group_bring_every_figure_to_chance(experiment: Run) -> None:
    done = experiment(Trait.GENDER)
    shown: dict[str, list[float]] = {"halves": [], "nought": []}
    for seed in range(3):
        prepared = prepare(done.recipe, shuffled_by_group(done.corpora, seed))
        for kind, figures in _shown(study(prepared, cross_validate(prepared))).items():
            shown[kind] += figures
    assert len(shown["halves"]) >= 40
    assert abs(np.mean(shown["halves"]) - 0.5) < 0.12, "a leak: shuffled labels are found again"
    # Below nought is no leak: where groups are few, the rest leans away from who is left out.
    assert np.mean(shown["nought"]) < 0.15


def test_a_study_sees_nobody_by_a_machine_that_knew_them(experiment: Run) -> None:
    # Were each scored by another fold's machine, which has them in its training, labels that mean
    # nothing would be known by heart (whichever way the calibration turns what it knows).
    done = experiment(Trait.GENDER)
    prepared = prepare(done.recipe, shuffled_by_group(done.corpora, 0))
    validation = cross_validate(prepared)
    corpus, folds = prepared.corpora["town.en"], validation.folds["town.en"]
    score = fold_score(prepared, _wrong_machines(validation), "town.en")
    said = score(corpus.documents[NEWEST_50], np.arange(len(folds)))
    known = [auc(corpus.label[folds == k], said[folds == k]) for k in np.unique(folds)]
    assert np.mean(np.abs(np.array(known) - 0.5)) > 0.3


def _wrong_machines(validation: CrossValidation) -> CrossValidation:
    machines = validation.machines
    return replace(validation, machines=[*machines[1:], machines[0]])


def test_age_and_kind_are_studied_too(experiment: Run) -> None:
    age = experiment(Trait.AGE).result.bundle.card["study"]
    assert {cell["dimension"] for cell in age["intervals"]} >= {"all", "words read", "sex", "age"}
    assert "selective" not in age
    assert {part["measure"] for part in age["by_whom"]} == {"mae"}
    assert {row["peer"] for row in age["peers"]} == {"median"}
    kind = experiment(Trait.ACCOUNT_KIND).result.bundle.card["study"]
    assert kind["by_whom"][0]["dimension"] == "kind"
    assert {cell["cell"] for cell in kind["by_whom"][0]["cells"]} == {"bots", "people"}
    for told in (age, kind):
        json.dumps(told, allow_nan=False)


@pytest.mark.parametrize(("bots_of_many", "is_told"), [(FEWEST - 1, False), (FEWEST, True)])
def test_an_amount_that_few_of_one_kind_wrote_is_not_told(bots_of_many: int, is_told: bool) -> None:
    def wrote(n: int) -> Author:
        return Author("a", "own", "en", "a", ("a word of mine",) * n)

    bots = [wrote(25)] * bots_of_many + [wrote(10)] * (70 - bots_of_many)
    authors = bots + [wrote(25)] * 70
    label = np.repeat([1.0, 0.0], 70)
    group = np.arange(140).astype(str)
    rows = learning_curve(
        Trait.ACCOUNT_KIND, authors, label, group, lambda _documents, places: label[places] - 0.5
    )
    told = {row["amount"]: row for row in rows if row["unit"] == "posts"}
    assert set(told) == ({1, 5, 10, 25} if is_told else {1, 5, 10})
    assert told[10]["same_people"]["n"] == (70 + bots_of_many if is_told else 140)


def test_authors_are_read_at_the_amounts_that_they_wrote(experiment: Run) -> None:
    corpus = experiment(Trait.GENDER).corpora["town.en"]
    read: dict[View, tuple[int, int]] = {}

    def score(documents: Any, places: Any) -> Any:
        read[len(read)] = (int(documents.posts.max()), int(documents.words.max()))  # type: ignore[index]
        return documents.words.astype(float)

    points = score_amounts(corpus.authors, np.arange(10), score)
    assert [view for view in AMOUNTS if len(points[view].place)] == [
        View(posts=1),
        View(posts=5),
        View(posts=10),
        View(words=100),
    ]
    assert points[View(posts=5)].score.tolist() == [50.0] * 10
    assert points[View(words=100)].score.tolist() == [100.0] * 10


def test_a_draw_takes_whole_groups() -> None:
    group = np.repeat(np.arange(50), 4).astype(str)
    places = drawn(group, np.arange(200), most=90)
    assert len(places) == 88
    assert set(np.bincount(places // 4, minlength=50).tolist()) == {0, 4}
    assert np.array_equal(places, drawn(group, np.arange(200), most=90))
    assert len(drawn(group, np.arange(200), most=200)) == 200


def test_the_surest_are_those_farthest_from_nought() -> None:
    log_odds = np.array([0.1, -3.0, 2.0, -0.2, 1.0])
    assert surest(log_odds, 0.6).tolist() == [False, True, True, False, True]
    assert surest(log_odds, 1.0).all()


def test_selective_accuracy_rises_where_confidence_is_earned() -> None:
    random = np.random.default_rng(0)
    log_odds = random.normal(size=4000) * 1.5
    label = (random.random(4000) < 1 / (1 + np.exp(-log_odds))).astype(float)
    told = selective(judged(label, log_odds))
    accuracies = [point["accuracy"] for point in told["curve"]]
    assert accuracies[0] > accuracies[-1] + 0.1
    assert told["at"]["coverage"] == 0.8
    assert told["at"]["accuracy"]["n"] == 3200
    alone = selective(judged(np.r_[np.ones(30), 0.0], np.r_[np.full(30, 2.0), 0.1]))
    assert alone["at"]["accuracy"] is None, "one kind alone is left among the surest"


def test_reliability_tells_overconfidence() -> None:
    random = np.random.default_rng(1)
    log_odds = random.normal(size=5000)
    label = (random.random(5000) < 1 / (1 + np.exp(-log_odds))).astype(float)
    for factor, is_calibrated in ((1.0, True), (3.0, False)):
        bins = reliability(judged(label, factor * log_odds))["bins"]
        assert len(bins) == 10
        inside = [bin_["low"] <= bin_["said"] <= bin_["high"] for bin_ in bins]
        assert (sum(inside) >= 8) is is_calibrated


def test_wilson_bounds() -> None:
    # Wilson 1927; for 8 of 10, tabulated as .490 to .943.
    assert wilson(0.8, 10) == pytest.approx((0.490, 0.943), abs=1e-3)
    assert wilson(0.0, 10)[0] == pytest.approx(0)


def test_interval_coverage_fails_the_bin_that_misses() -> None:
    random = np.random.default_rng(2)
    n = 4000
    label = np.log(30) + random.normal(size=n) * 0.3
    words = np.repeat([150.0, 900.0], n // 2)
    # Wide enough for 80 % of those with few words, half of that for the others.
    half = np.where(words < 500, 1.2816 * 0.3, 0.6 * 0.3)
    told = judged(label, np.full(n, np.log(30)), half_width=half, words=words)
    cells = {(row["dimension"], row["cell"]): row for row in interval_coverage(told)}
    assert cells["words read", "from 100"]["passes"]
    assert not cells["words read", "from 600"]["passes"]
    assert cells["words read", "from 600"]["n"] == n // 2
    assert cells["all", "all"]["allowed"] == pytest.approx(0.02 + 2 * np.sqrt(0.16 / n))
    assert cells["age answered", "30-49"]["passes"] is None


def test_gaps_are_stated_with_their_bounds() -> None:
    random = np.random.default_rng(3)
    n = 1200
    sex = np.where(np.arange(n) % 2 == 0, "F", "M")
    band = np.where(np.arange(n) < n // 2, "18-29", "30-49")
    label = (sex == "F").astype(float)
    # Women over thirty are taken for men half the time, everybody else hardly ever.
    wrong = np.where((sex == "F") & (band == "30-49"), 0.5, 0.1)
    value = np.where(random.random(n) < wrong, -1.0, 1.0) * (2 * label - 1)
    parts = by_whom(Trait.GENDER, judged(label, value, sex=sex, band=band))
    part = next(one for one in parts if one["dimension"] == "sex and age")
    assert part["measure"] == "accuracy"
    assert part["gap"]["least"] == "women, 30-49"
    assert part["gap"]["value"] == pytest.approx(0.4, abs=0.06)
    assert 0.3 < part["gap"]["low"] < part["gap"]["high"] < 0.5


@pytest.mark.parametrize(
    ("age", "band"), [(13, "under 18"), (18, "18-29"), (29.9, "18-29"), (50, "50 and over")]
)
def test_bands(age: float, band: str) -> None:
    from reflet.lab.corpora import Author

    assert age_group(age) == band
    author = Author("a", "own", "en", "a", (), age=age)
    assert age_band(author) == band
    assert age_band(replace(author, age_band="25-34")) == "25-34"
    assert age_band(replace(author, age=None)) == ""


def test_what_is_scored_later_scores_as_in_the_folds(experiment: Run) -> None:
    from reflet.lab.cross_calibrate import cross_calibrate
    from reflet.lab.figures.score import fold_score
    from reflet.lab.recipes import NEWEST_10

    prepared: Prepared = experiment(Trait.GENDER).prepared
    validation = cross_validate(prepared)
    (held,) = [h for h in validation.held if (h.corpus, h.view) == ("town.en", NEWEST_10)]
    (expected,) = cross_calibrate(prepared.recipe, validation.held, [held])
    documents = prepared.corpora["town.en"].documents[NEWEST_10].take(held.author)
    again = fold_score(prepared, validation, "town.en")(documents, held.author)
    np.testing.assert_allclose(again, expected[:, 0], atol=1e-6)
    # Who wrote nothing at the views that are tested may be scored at another all the same.
    silent = held.group[0]
    heard = replace(validation, held=[one.take(one.group != silent) for one in validation.held])
    scored = fold_score(prepared, heard, "town.en")(documents, held.author)
    assert np.isfinite(scored[held.group == silent]).all()
