"""What is read as the writer's agreement with themself in Spanish, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders.cases import read_cases

from reflet.language.agreement import Pattern
from reflet.language.spanish.matcher import find_agreements

CASES = read_cases(Path(__file__).with_name("agreement_cases.tsv"))
# What Spanish does not have, or what is read under another name.
ABSENT = {
    Pattern.ETRE_PARTICIPLE,
    Pattern.REFLEXIVE,
    Pattern.OBJECT_PARTICIPLE,
    Pattern.COMME,
}


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_sentence(sentence: str, expected: list[str]) -> None:
    found = find_agreements(sentence)
    assert [f"{mark.form}/{mark.gender}/{mark.pattern}" for mark in found] == expected
    for mark in found:
        assert sentence[mark.start : mark.end] == mark.form


def test_the_table_covers_every_pattern_and_every_refusal() -> None:
    patterns = {mark.rsplit("/", 1)[-1] for _, marks in CASES for mark in marks}
    assert patterns == {pattern.value for pattern in Pattern if pattern not in ABSENT}
    assert len(CASES) >= 300
    assert 2 * sum(not marks for _, marks in CASES) >= len(CASES)


@pytest.mark.parametrize(
    ("sentence", "reading", "lemma", "strength", "outright"),
    [
        ("estoy cansadaaaa", "cansada", "cansado", "strong", True),
        ("Estoy CANSADO", "cansado", "cansado", "strong", True),
        ("soy timida", "tímida", "tímido", "strong", True),
        ("soy dormilona", "dormilona", "dormilón", "strong", True),
        ("soy inglesa", "inglesa", "inglés", "strong", True),
        ("soy habladora", "habladora", "hablador", "strong", True),
        ("estoy caida", "caída", "caído", "strong", True),
        ("estoy cansadisima", "cansadísima", "cansadísimo", "strong", True),
        ("soy la unica que sabe", "única", "único", "strong", True),
        ("soy una idiota", "una", "un", "strong", True),
        ("soy la peor", "la", "el", "strong", True),
        ("soy mama", "mamá", "mamá", "strong", True),
        ("soy abogada", "abogada", "abogado", "strong", True),
        ("estoy cansad@", "cansado", "cansado", "strong", True),
        ("me siento sola", "sola", "solo", "strong", True),
        ("quiero estar sola", "sola", "solo", "weak", True),
        ("me tiene harta", "harta", "harto", "weak", True),
        ("harta de todo", "harta", "harto", "weak", True),
        ("mi novio cocina", "novio", "novio", "weak", False),
    ],
)
def test_reading(sentence: str, reading: str, lemma: str, strength: str, outright: bool) -> None:
    (mark,) = find_agreements(sentence)
    assert (mark.reading, mark.lemma) == (reading, lemma)
    assert (mark.strength, mark.outright) == (strength, outright)


def test_spans_known_to_be_quoted_are_left_out() -> None:
    text = "estoy harta y ella igual. estoy contenta"
    assert [mark.form for mark in find_agreements(text, [(25, len(text))])] == ["harta"]
    assert find_agreements(text, [(-5, 99), (3, 4), (50, 60)]) == []


def test_decomposed_accents_are_read() -> None:
    text = "soy la u\u0301nica que sabe"
    (mark,) = find_agreements(text)
    assert mark.reading == "única"
    assert text[mark.start : mark.end] == mark.form


PAIRS = [("contenta", "contento"), ("loca", "loco"), ("tímida", "tímido"), ("llorona", "llorón")]


@given(
    pair=st.sampled_from(PAIRS),
    subject=st.sampled_from(
        ["estoy", "Soy", "ya no soy", "yo era", "me siento", "TOY", "he sido", "me puse"]
    ),
    adverbs=st.lists(st.sampled_from(["muy", "tan", "re", "un poco", "más"]), max_size=3),
    before=st.sampled_from(["", "Hola, ", "Ayer ", "¿qué tal? ", "👋 ", "@lea "]),
    after=st.sampled_from(["", " !", " de verte", " 😊", ", besos"]),
)
def test_both_genders_are_read_alike(
    pair: tuple[str, str], subject: str, adverbs: list[str], before: str, after: str
) -> None:
    for form, gender in zip(pair, "FM", strict=True):
        text = before + " ".join([subject, *adverbs, form]) + after
        (mark,) = find_agreements(text)
        assert (mark.form, mark.gender) == (form, gender)
        assert text[mark.start : mark.end] == form
