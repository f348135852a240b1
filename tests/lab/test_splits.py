from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflet.lab.splits import group_folds

AUTHORS = st.lists(
    st.tuples(st.integers(0, 12).map(str), st.sampled_from("FM")), min_size=1, max_size=60
)


@settings(max_examples=50)
@given(AUTHORS, st.integers(2, 5), st.integers(0, 3))
def test_groups_stay_whole_and_every_fold_has_some(
    authors: list[tuple[str, str]], folds: int, seed: int
) -> None:
    groups, labels = [group for group, _ in authors], [label for _, label in authors]
    if len(set(groups)) < folds:
        with pytest.raises(ValueError, match="more authors are needed"):
            group_folds(groups, labels, folds, seed)
        return
    fold = group_folds(groups, labels, folds, seed)
    assert len({(group, int(at)) for group, at in zip(groups, fold, strict=True)}) == len(
        set(groups)
    )
    assert set(fold.tolist()) <= set(range(folds))
    assert np.array_equal(fold, group_folds(groups, labels, folds, seed))


def test_labels_are_spread() -> None:
    groups = [str(place // 2) for place in range(400)]
    labels = ["F" if place % 8 < 2 else "M" for place in range(400)]
    fold = group_folds(groups, labels)
    for number in range(5):
        held = [label for label, at in zip(labels, fold, strict=True) if at == number]
        assert abs(held.count("F") - 20) <= 2
        assert abs(len(held) - 80) <= 4


def test_a_large_group_is_one_folds_alone() -> None:
    groups = ["big"] * 50 + [str(place) for place in range(50)]
    fold = group_folds(groups, ["F", "M"] * 50)
    assert len(set(fold[:50].tolist())) == 1
    assert len(set(fold[50:].tolist())) >= 4
