"""What is read as the writer naming themself or their partner, and what is refused."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflet.language.english import find_agreements

CASES = Path(__file__).with_name("agreement_cases.tsv")
PATTERNS = {
    *("person_noun", "singled_out", "en_tant_que", "object_complement", "biography", "partner"),
}


def _cases() -> list[tuple[str, list[str]]]:
    cases = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            marks, _, sentence = line.partition("\t")
            cases.append((sentence, [] if marks == "-" else marks.split()))
    return cases


@pytest.mark.parametrize(("sentence", "expected"), _cases())
def test_sentence(sentence: str, expected: list[str]) -> None:
    found = find_agreements(sentence)
    assert [f"{mark.form}/{mark.gender}/{mark.pattern}" for mark in found] == expected


def test_the_table_covers_every_pattern_and_as_many_refusals() -> None:
    cases = _cases()
    assert {mark.rsplit("/", 1)[-1] for _, marks in cases for mark in marks} == PATTERNS
    assert len(cases) >= 250
    assert sum(not marks for _, marks in cases) >= len(cases) / 2


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


FRAGMENTS = st.sampled_from(
    [
        *("I'm", "I", "am", "a", "girl", "guy", "the", "only", "my", "husband", "'s", "wife's"),
        *("as", "being", "me", "call", "and", ",", ".", ":", '"', "“", "”", "RT @", "not", "24/f"),
        *("one of those", "girls", "kind of", "us", "like me", "old", "\n", "> ", "♪", "s\u0301"),
        *("’", "'", "mother of two", "hubby", "Sarah:", "😀", "25-year-old", "İ", "if"),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(FRAGMENTS, max_size=40).map(" ".join),
    st.lists(FRAGMENTS, max_size=40).map("".join),
)


@settings(max_examples=300)
@given(TEXTS)
def test_any_text_gives_ordered_spans_inside_it(text: str) -> None:
    position = 0
    for mark in find_agreements(text):
        assert position <= mark.start < mark.end <= len(text)
        assert text[mark.start : mark.end] == mark.form
        position = mark.end


@settings(max_examples=200)
@given(TEXTS, st.lists(st.tuples(st.integers(-5, 250), st.integers(-5, 250)), max_size=4))
def test_nothing_is_read_in_a_quoted_span(text: str, quoted: list[tuple[int, int]]) -> None:
    for mark in find_agreements(text, quoted):
        assert all(mark.end <= start or mark.start >= end for start, end in quoted if start < end)


@settings(max_examples=200)
@given(TEXTS.filter(lambda text: not set(text) & set("“”")))
def test_nothing_is_read_between_quotation_marks(text: str) -> None:
    assert find_agreements(f"“ {text} ”") == []


@pytest.mark.parametrize(
    "unit",
    [
        *("I'm ", "I am not ", "as a ", "my ", "girl ", "a-", "“", '"', "♪", "e\u0301", "'a ", "i"),
        *(
            "RT @ ",
            "> a\n",
            "my old ",
            "me being a ",
            "and I ",
            "a: ",
            "I'm a girl, ",
            "24/f/",
            " ",
        ),
    ],
)
def test_time_is_linear(unit: str) -> None:
    started = time.perf_counter()
    find_agreements((unit * (60_000 // len(unit))) + " girl")
    assert time.perf_counter() - started < 2
