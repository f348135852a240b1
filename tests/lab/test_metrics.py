from __future__ import annotations

import numpy as np
import pytest

from reflet.lab.metrics import (
    accuracy,
    auc,
    balanced_accuracy,
    bootstrap,
    calibration_error,
    calibration_error_band,
    correlation,
    mean_absolute_error,
)


@pytest.mark.parametrize("levels", [2, 5, 1000])
@pytest.mark.parametrize("weighted", [False, True])
def test_auc_is_scikit_learns_ties_included(levels: int, weighted: bool) -> None:
    from sklearn.metrics import roc_auc_score

    random = np.random.default_rng(levels)
    truth = (random.random(200) < 0.3).astype(float)
    score = random.integers(0, levels, 200) + truth * levels / 5 // 1
    weight = random.random(200) + 0.1 if weighted else None
    expected = roc_auc_score(truth, score, sample_weight=weight)
    assert auc(truth, score, weight) == pytest.approx(expected, abs=1e-12)


def test_auc_of_one_class_is_no_number() -> None:
    assert np.isnan(auc(np.ones(3), np.arange(3.0)))


def test_known_values() -> None:
    truth = np.array([1.0, 1, 1, 0])
    score = np.array([2.0, 1, -1, -3])
    assert accuracy(truth, score) == 0.75
    assert balanced_accuracy(truth, score) == pytest.approx((2 / 3 + 1) / 2)
    assert correlation(np.array([1.0, 2, 3]), np.array([6.0, 4, 2])) == pytest.approx(-1)
    assert correlation(np.ones(3), np.arange(3.0)) == 0
    assert mean_absolute_error(np.array([10.0, 20]), np.array([13.0, 19])) == 2


def test_bounds_are_those_of_a_mean_and_wider_by_group() -> None:
    truth = np.random.default_rng(0).normal(size=400)
    alone = np.array([str(place) for place in range(400)])

    def mean(values: np.ndarray, _: np.ndarray) -> float:
        return float(values.mean())

    figure = bootstrap(mean, truth, truth, alone)
    assert figure.value == pytest.approx(truth.mean())
    assert figure.n == 400
    assert figure.high - figure.low == pytest.approx(2 * 1.96 / 20, rel=0.15)
    # Everybody four times is no new evidence.
    fourfold, groups = np.repeat(truth[:100], 4), np.repeat(alone[:100], 4)
    naive = bootstrap(mean, fourfold, fourfold, alone)
    grouped = bootstrap(mean, fourfold, fourfold, groups)
    assert (grouped.high - grouped.low) / (naive.high - naive.low) == pytest.approx(2, rel=0.2)
    assert bootstrap(mean, truth, truth, alone) == figure


def test_calibration_error_tells_a_good_model_from_a_bad_one() -> None:
    random = np.random.default_rng(0)
    probability = random.random(4000)
    truth = (random.random(4000) < probability).astype(float)
    band = calibration_error_band(probability, draws=100)
    assert calibration_error(truth, probability) <= band < 0.05
    sure = np.where(probability > 0.5, 0.99, 0.01)
    assert calibration_error(truth, sure) == pytest.approx(0.24, abs=0.03)
    assert calibration_error(np.ones(10), np.full(10, 0.25)) == pytest.approx(0.75)


def test_the_band_narrows_with_people() -> None:
    probability = np.random.default_rng(0).random(2000)
    few = calibration_error_band(probability[:100], draws=100)
    assert few > 2 * calibration_error_band(probability, draws=100)


def test_accounts_of_one_person_are_no_more_evidence() -> None:
    probability = np.random.default_rng(0).random(300)
    fourfold, person = np.repeat(probability, 4), np.repeat(np.arange(300).astype(str), 4)
    alone = calibration_error_band(probability, draws=200)
    assert calibration_error_band(fourfold, draws=200) < 0.7 * alone
    together = calibration_error_band(fourfold, person=person, draws=200)
    assert together == pytest.approx(alone, rel=0.1)


def test_weights_count_as_people_do() -> None:
    truth, probability = np.array([1.0, 0, 0, 1]), np.array([0.2, 0.2, 0.2, 0.2])
    weight = np.array([1.0, 0, 0, 1])
    assert calibration_error(truth, probability, weight) == pytest.approx(0.8)
