"""A forest read back scores as the one that was grown, and says exactly what moved it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.ensemble import GradientBoostingClassifier

from reflet.lab.forest import FEWEST_WINDOWS, LEAVES, RATE, TREES, grow_forest
from reflet.profiling.models.forest import Forest

N_STYLES = 6


def _planted(seed: int, n: int = 400) -> tuple[np.ndarray, np.ndarray]:
    """Ones are in the middle of the first style: on no side of a line."""
    random = np.random.default_rng(seed)
    style = random.normal(size=(n, N_STYLES))
    return style, (np.abs(style[:, 0]) < 0.7).astype(float)


@pytest.fixture(scope="module")
def forest() -> Forest:
    style, label = _planted(0)
    return grow_forest(style, label, np.ones(len(label)), 2.0)


def test_it_scores_as_the_library_that_grew_it(forest: Forest) -> None:
    style, label = _planted(0)
    unseen, _ = _planted(1)
    peer = GradientBoostingClassifier(
        n_estimators=TREES,
        learning_rate=RATE,
        max_depth=None,
        max_leaf_nodes=LEAVES,
        min_samples_leaf=FEWEST_WINDOWS,
        subsample=0.6,
        max_features=0.15,
        init="zero",
        random_state=0,
    ).fit(style, label, np.ones(len(label)))
    expected = 2.0 * peer.decision_function(unseen)
    np.testing.assert_allclose(forest.scores(unseen), expected, atol=1e-6)


def test_it_finds_what_no_line_parts(forest: Forest) -> None:
    unseen, label = _planted(2)
    assert np.mean((forest.scores(unseen) > 0) == (label == 1)) > 0.9


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 10_000))
def test_effects_and_base_add_up_to_the_score(forest: Forest, seed: int) -> None:
    one = np.random.default_rng(seed).normal(scale=3, size=N_STYLES)
    effects = forest.effects(one)
    assert effects.sum() + forest.base == pytest.approx(forest.scores(one[None, :])[0])


def test_what_was_planted_moves_it_most(forest: Forest) -> None:
    effects = forest.effects(np.array([0.0, 1.0, -1.0, 0.5, 0.0, 0.0]))
    assert np.argmax(np.abs(effects)) == 0
    assert effects[0] > 0


def test_it_survives_its_file(forest: Forest, tmp_path: Path) -> None:
    np.savez(tmp_path / "forest.npz", **forest.to_arrays())
    with np.load(tmp_path / "forest.npz", allow_pickle=False) as arrays:
        again = Forest.from_arrays(dict(arrays))
    unseen, _ = _planted(3)
    np.testing.assert_allclose(again.scores(unseen), forest.scores(unseen), atol=1e-6)


def test_a_node_that_is_not_there_is_refused(forest: Forest) -> None:
    arrays = forest.to_arrays()
    arrays["forest_left"] = np.full_like(arrays["forest_left"], len(forest.feature))
    with pytest.raises(ValueError, match="left name nodes that are not there"):
        Forest.from_arrays(arrays)
