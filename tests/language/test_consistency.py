"""Which marks of an author are accepted, all of them taken together."""

from __future__ import annotations

import pytest

from reflet.language.consistency import accepted_marks, consistent_gender
from reflet.language.french import find_agreements


@pytest.mark.parametrize(
    ("posts", "gender", "accepted"),
    [
        ([], None, []),
        (["je suis contente"], None, []),
        (["je suis contente et fière"], None, []),
        (["je suis contente", "je suis fatiguée"], "F", ["contente", "fatiguée"]),
        (["je suis contente", "Ravie de vous lire"], "F", ["contente"]),
        (["je suis levée", "je suis fatiguée"], None, []),
        (["je suis contente", "je suis content"], None, []),
        (
            ["je suis contente", "je suis heureuse", "je suis content"],
            "F",
            ["contente", "heureuse"],
        ),
        (["je suis contente", "je suis allée", "allé", "je suis allé"], "F", ["contente", "allée"]),
        (["je suis contente", "je suis allée", *["je suis allé"] * 3], "F", ["contente", "allée"]),
        (["je suis contente", "je suis allée", *["je suis content"] * 2], None, []),
        (["je suis content", "je suis fatigué"], "M", ["content"]),
        (["je suis content", "je suis fatiguée", "je suis prêt", "je suis heureux"], "M", None),
        (["je suis fatigué", "je suis allé"], None, []),
        (["je suis content·e", "je suis ravi·e", "je suis heureux·se"], None, []),
        (["je suis content·e", "je suis grande", "je suis heureuse"], "F", ["grande", "heureuse"]),
    ],
)
def test_accepted_marks(posts: list[str], gender: str | None, accepted: list[str] | None) -> None:
    marks = [find_agreements(post) for post in posts]
    assert consistent_gender(marks) == gender
    forms = [mark.form for mark in accepted_marks(marks)]
    assert forms == (["content", "prêt", "heureux"] if accepted is None else accepted)
