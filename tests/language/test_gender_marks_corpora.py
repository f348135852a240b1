"""How marks do on real accounts: floors that may only rise (docs/gender-marks.md)."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from reflet.language.agreement import Agreement
from reflet.language.gender_marks import find_gender_marks

Account = tuple[str, list[Agreement]]


def _accounts(corpora: Path, name: str) -> list[Account]:
    """Return the sex and the marks of every person of a corpus of accounts."""
    with gzip.open(corpora / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        authors = [json.loads(line) for line in lines]
    return [
        (
            author["sex"],
            [m for post in author["posts"] for m in find_gender_marks(post, author["lang"])],
        )
        for author in authors
        if author["sex"]
    ]


@pytest.mark.parametrize(
    ("name", "share_with_marks", "share_right"),
    [("pan19.es", 0.43, 0.95), ("pan15.es", 0.55, 0.85), ("pan19.en", 0.09, 0.91)],
)
def test_most_of_a_persons_marks_are_of_the_right_gender(
    corpora: Path, name: str, share_with_marks: float, share_right: float
) -> None:
    right = wrong = 0
    accounts = _accounts(corpora, name)
    for sex, marks in accounts:
        balance = sum({"F": 1, "M": -1}.get(mark.gender, 0) for mark in marks)
        right += balance * (1 if sex == "F" else -1) > 0
        wrong += balance * (1 if sex == "F" else -1) < 0
    assert (right + wrong) / len(accounts) >= share_with_marks
    assert right / (right + wrong) >= share_right
