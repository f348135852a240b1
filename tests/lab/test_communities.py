"""What an intercept for each community of training keeps n-grams from learning."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.sparse as sp

from reflet.lab.communities import FEWEST_WINDOWS, community_columns
from reflet.lab.fit import Machine, Penalty, Rows, fit_classes
from reflet.profiling.features.window import DENSE_NAMES

PEOPLE = 400
TOPIC, OWN = 0, 1


def _two_communities() -> tuple[Rows, np.ndarray, np.ndarray]:
    """One of mostly women, who write of a topic, and one of mostly men; women write a word more."""
    draw = np.random.default_rng(5)
    first = np.arange(PEOPLE) < PEOPLE // 2
    label = (draw.random(PEOPLE) < np.where(first, 0.8, 0.2)).astype(np.float64)
    topic = draw.random(PEOPLE) < np.where(first, 0.9, 0.1)
    own = draw.random(PEOPLE) < np.where(label == 1, 0.7, 0.3)
    values = sp.csr_matrix(np.column_stack([topic, own]).astype(np.float32))
    rows = Rows(values, np.empty((PEOPLE, 0)), np.zeros((PEOPLE, len(DENSE_NAMES))))
    return rows, label, np.where(first, "a", "b")


def _fit(communities: float, groups: np.ndarray | None = None) -> Machine:
    rows, label, theirs = _two_communities()
    penalty = Penalty(cost=1.0, communities=communities)
    return fit_classes(rows, label, np.ones(PEOPLE), theirs if groups is None else groups, penalty)


def test_a_topic_of_a_community_is_not_taken_for_its_members_sex() -> None:
    pooled, within = _fit(0.0).weights, _fit(3.0).weights
    assert pooled[TOPIC] > 0.5
    assert abs(within[TOPIC]) < pooled[TOPIC] / 2
    assert within[OWN] > 0.3


def test_the_columns_are_no_part_of_the_machine() -> None:
    assert _fit(3.0).weights.shape == (2,)


def test_people_of_no_community_are_fitted_as_ever() -> None:
    alone = np.arange(PEOPLE).astype(str)
    np.testing.assert_allclose(_fit(3.0, alone).weights, _fit(0.0, alone).weights)


@pytest.mark.parametrize(("windows", "columns"), [(FEWEST_WINDOWS - 1, 0), (FEWEST_WINDOWS, 1)])
def test_a_small_group_has_no_column(windows: int, columns: int) -> None:
    groups = np.array(["large"] * windows + ["alone"])
    made = community_columns(groups, 2.0)
    assert made.shape == (windows + 1, columns)
    assert made.sum() == 2.0 * windows * columns
