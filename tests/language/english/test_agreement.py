"""What is read as the writer naming themself or their partner, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.builders.cases import read_cases

from reflet.language.english import find_agreements

CASES = read_cases(Path(__file__).with_name("agreement_cases.tsv"))
PATTERNS = {
    *("person_noun", "singled_out", "en_tant_que", "object_complement", "biography", "partner"),
}


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_sentence(sentence: str, expected: list[str]) -> None:
    found = find_agreements(sentence)
    assert [f"{mark.form}/{mark.gender}/{mark.pattern}" for mark in found] == expected


def test_the_table_covers_every_pattern_and_as_many_refusals() -> None:
    assert {mark.rsplit("/", 1)[-1] for _, marks in CASES for mark in marks} == PATTERNS
    assert len(CASES) >= 250
    assert sum(not marks for _, marks in CASES) >= len(CASES) / 2


@pytest.mark.parametrize(
    ("sentence", "reading", "gender", "outright", "strength"),
    [
        ("I'm a GIIIIRL", "girl", "F", True, "strong"),
        ("I'm the only guy here", "guy", "M", True, "strong"),
        ("my fiance sings", "fiancé", "F", False, "weak"),
        ("my fiancée sings", "fiancée", "M", False, "weak"),
        ("my husband’s car", "husband", "F", False, "weak"),
        ("speaking as a dad", "dad", "M", True, "weak"),
        ("it made me a calm woman", "woman", "F", True, "weak"),
        ("24/f/london", "female", "F", True, "weak"),
    ],
)
def test_reading(sentence: str, reading: str, gender: str, outright: bool, strength: str) -> None:
    (mark,) = find_agreements(sentence)
    assert (mark.reading, mark.lemma, mark.gender) == (reading, reading, gender)
    assert (mark.outright, mark.strength) == (outright, strength)


def test_spans_known_to_be_quoted_are_left_out() -> None:
    text = "I'm a girl but she goes: my husband left"
    assert [mark.form for mark in find_agreements(text, [(25, len(text))])] == ["girl"]
    assert find_agreements(text, [(-5, 99), (3, 4)]) == []
