"""How far the room that an n-gram has follows how telling it is by itself."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.sparse as sp

from reflet.lab.fit import Penalty, Rows, fit_classes
from reflet.lab.telling import telling_scale
from reflet.profiling.features.window import DENSE_NAMES

PEOPLE = 400


def _people(seed: int) -> tuple[sp.csr_matrix, np.ndarray]:
    """Three n-grams: one of women alone and rare, one of everybody, one that tells nothing."""
    draw = np.random.default_rng(seed)
    label = (np.arange(PEOPLE) % 2).astype(np.float64)
    uses = np.column_stack(
        [
            (draw.random(PEOPLE) < 0.2) * label,
            np.ones(PEOPLE),
            draw.random(PEOPLE) < 0.5,
        ]
    )
    return sp.csr_matrix(uses), label


def test_what_one_class_uses_has_the_most_room() -> None:
    values, label = _people(1)
    scale = telling_scale(values, label, np.ones(PEOPLE), 1.0)
    assert scale[0] > 1 > scale[2]
    assert scale[1] < 0.1
    assert float(np.mean(scale.astype(np.float64) ** 2)) == pytest.approx(1)


def test_a_share_of_nought_leaves_all_alike_and_half_lies_between() -> None:
    values, label = _people(2)
    whole = telling_scale(values, label, np.ones(PEOPLE), 1.0)
    half = telling_scale(values, label, np.ones(PEOPLE), 0.5)
    assert (telling_scale(values, label, np.ones(PEOPLE), 0.0) == 1).all()
    np.testing.assert_allclose(half, (1 + whole) / 2, rtol=1e-5)


def test_people_who_weigh_nothing_teach_nothing() -> None:
    values, label = _people(3)
    weight = np.ones(PEOPLE)
    weight[200:] = 0
    alone = telling_scale(values[:200], label[:200], weight[:200], 0.5)
    np.testing.assert_allclose(telling_scale(values, label, weight, 0.5), alone)


def test_room_makes_a_rare_telling_n_gram_weigh_more() -> None:
    values, label = _people(4)
    rows = Rows(values, np.empty((PEOPLE, 0)), np.zeros((PEOPLE, len(DENSE_NAMES))))
    weights = [_fitted(rows, label, Penalty(cost=0.01, telling=share))[0] for share in (0.0, 0.9)]
    assert weights[1] > 1.2 * weights[0] > 0


def _fitted(rows: Rows, label: np.ndarray, penalty: Penalty) -> np.ndarray:
    alone = np.arange(PEOPLE).astype(str)
    return fit_classes(rows, label, np.ones(PEOPLE), alone, penalty).weights
