"""In which gender an author writes of themself, all marks taken together."""

from __future__ import annotations

import pytest

from reflet.language.french import consistent_gender, find_agreements


@pytest.mark.parametrize(
    ("posts", "gender"),
    [
        ([], None),
        (["je suis contente"], None),
        (["je suis contente", "je suis fatiguée"], "F"),
        (["je suis levée", "je suis fatiguée"], None),
        (["je suis contente", "je suis content"], None),
        (["je suis contente", "je suis heureuse", "je suis content"], "F"),
        (["je suis content", "je suis fatigué"], "M"),
        (["je suis content·e", "je suis ravi·e", "je suis heureux·se"], None),
        (["je suis content·e", "je suis grande", "je suis heureuse"], "F"),
    ],
)
def test_consistent_gender(posts: list[str], gender: str | None) -> None:
    assert consistent_gender(mark for post in posts for mark in find_agreements(post)) == gender
