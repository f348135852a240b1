"""Bundles as files, and calibrations as plain data."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import accounts, bundles

from reflet.profiling.estimate import Trait
from reflet.profiling.features.hashing import BLOCK_BITS
from reflet.profiling.features.window import HABITS, pool, read_posts
from reflet.profiling.models import bundle as module
from reflet.profiling.models.bundle import Bundle, BundleError, find_bundle
from reflet.profiling.models.calibration import Calibration, Link, percentile, probability

WINDOW = pool(read_posts([*accounts.FRENCH_WOMAN, *accounts.FRENCH_MAN], "fr"))


def test_a_bundle_survives_its_files(tmp_path: Path) -> None:
    made = bundles.build("fr", Trait.GENDER, Trait.AGE, words=bundles.weights_of("fr"))
    made.save(tmp_path)
    read = Bundle.load(tmp_path / "fr-gender.card.json")
    assert read.name == "fr-gender 1"
    assert read.traits == (Trait.GENDER, Trait.AGE)
    assert read.calibrations == made.calibrations
    assert read.validity(Trait.AGE) == made.validity(Trait.AGE)
    assert read.validity(Trait.OPENNESS) is None
    np.testing.assert_array_equal(read.ngrams, made.ngrams)
    scores = [b.raw(b.values(WINDOW)) for b in (made, read)]
    np.testing.assert_allclose(scores[0], scores[1], atol=0.02)


def test_a_score_is_the_weighted_sum_that_it_is_said_to_be() -> None:
    made = bundles.build("fr", Trait.GENDER, noise=0.5)
    values = made.values(WINDOW)
    by_hand = float(made.bias[0])
    known = dict(zip(made.ngrams.tolist(), range(len(made.ngrams)), strict=True))
    for block in (0, 1):
        terms = [
            (known[n], math.sqrt(c) * made.idf[known[n]])
            for n, c in zip(WINDOW.ngrams.tolist(), WINDOW.counts.tolist(), strict=True)
            if n in known and n >> BLOCK_BITS == block
        ]
        length = math.sqrt(sum(value**2 for _, value in terms))
        by_hand += sum(made.weights[0, place] * value / length for place, value in terms)
    dense = (WINDOW.dense - made.dense_mean) / made.dense_scale
    dense[HABITS] = np.clip(dense[HABITS], -3, 3)
    by_hand += float(made.dense_weights[0] @ dense)
    assert made.raw(values)[0] == pytest.approx(by_hand)
    assert 0 < values.familiarity < 1


def test_a_window_of_nothing_known_has_no_familiarity() -> None:
    made = bundles.build("fr")
    assert made.values(pool([])).familiarity == 0
    assert made.values(pool(read_posts(["zzyzx qwrt"], "fr"))).familiarity == 0
    assert made.values(pool(read_posts(["maman chéri"], "fr"))).familiarity == 1


@pytest.mark.parametrize("damage", ["missing", "cut", "flipped", "text", "lacking"])
def test_a_damaged_bundle_says_what_to_do(tmp_path: Path, damage: str) -> None:
    bundles.build("fr").save(tmp_path)
    path = tmp_path / "fr-gender.npz"
    if damage == "missing":
        path.unlink()
    elif damage == "cut":
        path.write_bytes(path.read_bytes()[:500])
    elif damage == "flipped":
        data = bytearray(path.read_bytes())
        data[400:440] = bytes(byte ^ 0xFF for byte in data[400:440])
        path.write_bytes(bytes(data))
    elif damage == "text":
        path.write_text("not arrays")
    else:
        np.savez(path, ngrams=np.zeros(3))
    with pytest.raises(BundleError, match=r"fr-gender\.npz cannot be read.*install Reflet again"):
        Bundle.load(tmp_path / "fr-gender.card.json")


def test_a_bundle_of_another_contract_is_refused(tmp_path: Path) -> None:
    bundles.build("fr", contract={"normalisation": 0}).save(tmp_path)
    with pytest.raises(BundleError, match=r"trained with features.*'normalisation': 0"):
        Bundle.load(tmp_path / "fr-gender.card.json")


def test_a_card_that_is_no_json_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.card.json").write_text("{")
    with pytest.raises(BundleError, match=r"a\.card\.json cannot be read"):
        module.read_card(tmp_path / "a.card.json")


def test_bundles_are_found_by_trait_and_language_and_a_folder_may_lack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundles.install(tmp_path / "m", monkeypatch)
    assert not (tmp_path / "m" / "research").exists()
    found = find_bundle(Trait.AGE, "es")
    assert found is not None
    assert (found.language, found.card["folder"]) == ("es", "open")
    assert find_bundle(Trait.AGE, "es") is found
    assert find_bundle(Trait.OPENNESS, "fr") is None
    assert find_bundle(Trait.AGE, "de") is None
    (tmp_path / "m" / "research").mkdir()
    card = json.loads((tmp_path / "m" / "open" / "es-gender.card.json").read_text())
    (tmp_path / "m" / "research" / "es-gender.card.json").write_text(json.dumps(card))
    assert [card["folder"] for card in module.cards().values()].count("research") == 1


@pytest.mark.parametrize("way", ["call", "environment"])
def test_bundles_of_ones_own_answer_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    bundles.install(tmp_path / "m", monkeypatch)
    own = tmp_path / "own"
    (own / "open").mkdir(parents=True)
    bundles.build("es", Trait.AGE, seed=9).save(own)
    german = bundles.build("de", Trait.GENDER, seed=9, texts=["ein haus am see", "ein see"])
    german.save(own / "open")
    installed = find_bundle(Trait.AGE, "es")
    if way == "environment":
        monkeypatch.setenv("REFLET_MODELS", str(own))
    with module.own_models(own if way == "call" else None):
        found = {trait: find_bundle(trait, "es") for trait in (Trait.AGE, Trait.GENDER)}
        assert found[Trait.AGE] is not installed
        assert found[Trait.GENDER] is not None, "the installed ones answer the rest"
        assert find_bundle(Trait.GENDER, "de") is not None
    monkeypatch.delenv("REFLET_MODELS", raising=False)
    assert find_bundle(Trait.AGE, "es") is installed


def test_a_folder_without_bundles_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REFLET_MODELS", str(tmp_path / "nowhere"))
    with pytest.raises(BundleError, match="nowhere holds no bundle: reflet lab train"):
        find_bundle(Trait.AGE, "es")


CALIBRATION = Calibration(
    link=Link.LOG_YEARS,
    slope=(1.0, 0.5, 0.2),
    offset=(0.1, 0.0, -1.0),
    reference_words=100.0,
    reference_disclosure=0.5,
    words_range=(50.0, 200.0),
    intervals=((100, 1e9, -1, 1), (1e9, 0, -0.5, 0.5), (1e9, 1e9, -0.2, 0.1)),
)


@pytest.mark.parametrize(
    ("words", "disclosure", "slope", "offset"),
    [
        (100, 0.5, 1.0, 0.1),
        (200, 0.5, 1.0 + 0.5 * math.log(2), 0.1),
        (9999, 0.5, 1.0 + 0.5 * math.log(2), 0.1),
        (1, 0.5, 1.0 - 0.5 * math.log(2), 0.1),
        (100, 1.0, 1.1, -0.4),
    ],
)
def test_the_line_leans_on_words_within_its_range_and_on_disclosure(
    words: int, disclosure: float, slope: float, offset: float
) -> None:
    assert CALIBRATION.line(words, disclosure) == pytest.approx((slope, offset))
    assert CALIBRATION.apply(2.0, words, disclosure) == pytest.approx(2 * slope + offset)


@pytest.mark.parametrize(
    ("value", "words", "expected"),
    [(3.0, 99, (2.0, 4.0)), (-1.0, 100, (-1.5, -0.5)), (3.0, 100, (2.8, 3.1))],
)
def test_the_first_row_that_fits_gives_the_interval(
    value: float, words: int, expected: tuple[float, float]
) -> None:
    assert CALIBRATION.interval(value, words) == pytest.approx(expected)


AGES = replace(
    CALIBRATION,
    link=Link.YEARS_BETWEEN,
    years=(10.0, 50.0),
    ages=(
        (300, 15, -3.0, -1.0),
        (300, 25, -2.0, 1.0),
        (300, 45, -1.0, 3.0),
        (1e9, 15, -3.0, -2.0),
        (1e9, 45, 1.0, 3.0),
    ),
)


@pytest.mark.parametrize(
    ("value", "words", "expected"),
    [
        (-9.0, 100, (10.005, 15.0)),
        (-1.0, 100, (15.0, 45.0)),
        (0.0, 100, (20.0, 45.0)),
        (2.0, 299, (35.0, 45.231)),
        (9.0, 100, (45.0, 49.995)),
        (-1.0, 300, (20.757, 30.0)),
        (2.0, 10**6, (39.0, 45.231)),
    ],
)
def test_the_ages_for_which_a_score_is_not_unusual_and_its_own_are_the_interval(
    value: float, words: int, expected: tuple[float, float]
) -> None:
    assert AGES.age_interval(value, words) == pytest.approx(expected, abs=1e-3)


@given(st.floats(-50, 50), st.integers(1, 5000))
def test_an_age_lies_within_its_interval(value: float, words: int) -> None:
    low, high = AGES.age_interval(value, words)
    assert 10 <= low <= AGES.figure(value) <= high <= 50


@pytest.mark.parametrize("calibration", [CALIBRATION, AGES])
def test_a_calibration_survives_a_card(calibration: Calibration) -> None:
    written = json.loads(json.dumps(calibration.to_dict()))
    assert Calibration.from_dict(written) == calibration
    with pytest.raises(ValueError, match="no table"):
        bundles.calibration(Trait.GENDER).interval(0.0, 100)


@given(st.floats(-1e6, 1e6))
def test_probability_is_the_logistic_of_log_odds(log_odds: float) -> None:
    p = probability(log_odds)
    assert 0 <= p <= 1
    assert p + probability(-log_odds) == pytest.approx(1)
    if abs(log_odds) < 30:
        assert math.log(p / (1 - p)) == pytest.approx(log_odds, abs=1e-3)


@pytest.mark.parametrize(("standard", "percent"), [(0, 50), (1, 84.134), (-1.96, 2.5)])
def test_percentile_is_the_share_of_people_below(standard: float, percent: float) -> None:
    assert percentile(standard) == pytest.approx(percent, abs=0.01)


def test_a_habit_nobody_trained_on_had_does_not_decide_alone() -> None:
    made = bundles.build("fr", Trait.GENDER, noise=0.5)
    usual, far = np.array(made.dense_mean), np.array(made.dense_mean)
    usual[0] += 3 * made.dense_scale[0]
    far[0] += 300 * made.dense_scale[0]
    raws = [made.raw(made.values(replace(WINDOW, dense=dense)))[0] for dense in (usual, far)]
    assert raws[0] == pytest.approx(raws[1])
