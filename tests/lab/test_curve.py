"""The curve from a line to a probability is found again where it was planted."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflet.lab.calibrate import Form, Scores, answers, fit_probability
from reflet.lab.metrics import both_alike, calibration_error
from reflet.profiling.models.calibration import Calibration, Link, probability

STRAIGHT, CURVED = Form(words=False), Form(words=False, curved=True)


def people(
    low: float, high: float, power: float, many: int = 20000
) -> tuple[Scores, np.ndarray, np.ndarray]:
    """Draw people whose label follows such a curve of their score; return the truth too."""
    random = np.random.default_rng(4)
    raw = 1.5 * random.normal(size=many)
    truth = low + (high - low) * (1 / (1 + np.exp(-2 * raw))) ** power
    label = (random.random(many) < truth).astype(float)
    ones = np.ones(many)
    return Scores(raw, 500 * ones, 0 * ones, 30 * ones, ones), label, truth


def told(calibration: Calibration, scores: Scores) -> np.ndarray:
    return 1 / (1 + np.exp(-answers(calibration, scores)))


@pytest.mark.parametrize(
    ("low", "high", "power"), [(0.05, 0.9, 1.0), (0.0, 0.92, 1.0), (0.0, 1.0, 2.5), (0.0, 1.0, 1.0)]
)
def test_a_planted_curve_is_found_again(low: float, high: float, power: float) -> None:
    scores, label, truth = people(low, high, power)
    fitted = fit_probability(scores, label, form=CURVED)
    # Both labels weigh the same, whatever their share: the truth is told at even odds.
    odds = truth / (1 - truth) * (1 - label.mean()) / label.mean()
    np.testing.assert_allclose(told(fitted, scores), odds / (1 + odds), atol=0.03)


def test_people_who_write_like_the_other_sex_are_what_a_straight_line_cannot_tell() -> None:
    scores, label, _ = people(0.03, 0.88, 1.0)
    even = both_alike(label)
    error = {
        form: calibration_error(
            label, told(fit_probability(scores, label, form=form), scores), even
        )
        for form in (STRAIGHT, CURVED)
    }
    assert error[CURVED] < 0.012 < 0.02 < error[STRAIGHT]


def test_a_few_people_do_not_bend_the_curve() -> None:
    scores, label, _ = people(0.0, 1.0, 1.0, many=60)
    low, high, power = fit_probability(scores, label, form=CURVED).curve
    assert 0 <= low < 0.1
    assert 0.9 < high <= 1
    assert 0.5 < power < 2


def test_words_may_count_otherwise_where_posts_are_short() -> None:
    random = np.random.default_rng(6)
    words, length = random.choice([100.0, 1000.0], 16000), random.choice([10.0, 100.0], 16000)
    raw = random.normal(size=16000)
    # Among short posts more words are worth more, among long ones nothing.
    worth = np.where((words > 500) & (length < 50), 2.5, 0.8)
    label = (random.random(16000) < 1 / (1 + np.exp(-worth * raw))).astype(float)
    scores = Scores(raw, words, np.zeros(16000), words / length, np.ones(16000))
    fitted = fit_probability(scores, label, form=Form(length=True, together=True))
    slope = {
        (many, long): fitted.line(many, 0.0, many // long)[0]
        for many in (100, 1000)
        for long in (10, 100)
    }
    assert slope[1000, 10] == pytest.approx(2.5, abs=0.25)
    for other in ((100, 10), (100, 100), (1000, 100)):
        assert slope[other] == pytest.approx(0.8, abs=0.15)


def test_disclosure_may_count_more_in_the_middle_than_at_either_end() -> None:
    random = np.random.default_rng(7)
    personal, raw = random.choice([0.0, 0.5, 1.0], 16000), random.normal(size=16000)
    # A line through both ends would have no idea of the middle.
    leaning = np.where(personal == 0.5, 1.5, -0.5)
    label = (random.random(16000) < 1 / (1 + np.exp(-raw - leaning))).astype(float)
    scores = Scores(raw, np.full(16000, 100.0), personal, np.full(16000, 10.0), np.ones(16000))
    even = fit_probability(scores, label, form=Form(disclosure=True))
    bent = fit_probability(scores, label, form=Form(disclosure=True, squared=True))
    rises = {
        fitted: fitted.line(100, 0.5, 10)[1] - fitted.line(100, end, 10)[1]
        for fitted in (even, bent)
        for end in (0.0, 1.0)
    }
    assert rises[bent] == pytest.approx(2.0, abs=0.2)
    assert abs(rises[even]) < 0.3
    assert Calibration.from_dict(bent.to_dict()) == bent


@given(
    st.floats(0, 0.25),
    st.floats(0.75, 1),
    st.floats(0.2, 6),
    st.floats(-30, 30),
    st.floats(0, 30),
)
def test_a_curve_never_falls_and_is_told_in_log_odds(
    low: float, high: float, power: float, value: float, more: float
) -> None:
    curved = Calibration(
        link=Link.LOGIT,
        slope=(1.0, 0.0, 0.0),
        offset=(0.0, 0.0, 0.0),
        reference_words=100.0,
        reference_disclosure=0.0,
        words_range=(1.0, 1000.0),
        curve=(low, high, power),
    )
    here, there = curved.figure(value), curved.figure(value + more)
    assert low <= here <= there + 1e-12 <= high + 2e-12
    assert probability(curved.told(value)) == pytest.approx(here, abs=1e-8)
    assert Calibration.from_dict(curved.to_dict()) == curved
