"""What is read as the writer's agreement with themself, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders.cases import read_cases

from reflet.language.agreement import Pattern
from reflet.language.french import find_agreements

CASES = read_cases(Path(__file__).with_name("agreement_cases.tsv"))


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_sentence(sentence: str, expected: list[str]) -> None:
    found = find_agreements(sentence)
    assert [f"{mark.form}/{mark.gender}/{mark.pattern}" for mark in found] == expected
    for mark in found:
        assert sentence[mark.start : mark.end] == mark.form


def test_the_table_covers_every_pattern_and_every_refusal() -> None:
    patterns = {mark.rsplit("/", 1)[-1] for _, marks in CASES for mark in marks}
    assert patterns == {pattern.value for pattern in Pattern}
    assert len(CASES) >= 1000
    assert sum(not marks for _, marks in CASES) >= 500


@pytest.mark.parametrize(
    ("sentence", "reading", "lemma", "heard", "strength"),
    [
        ("je suis contente", "contente", "content", True, "strong"),
        ("je suis content", "content", "content", True, "strong"),
        ("je suis fatiguée", "fatiguée", "fatigué", False, "strong"),
        ("je suis fatigué", "fatigué", "fatigué", False, "weak"),
        ("je suis desolee", "désolée", "désolé", False, "strong"),
        ("jsuis heureuuuse", "heureuse", "heureux", True, "strong"),
        ("je suis fière", "fière", "fier", False, "strong"),
        ("je suis étrangère", "étrangère", "étranger", True, "strong"),
        ("je suis gentille", "gentille", "gentil", True, "strong"),
        ("je suis cruelle", "cruelle", "cruel", False, "strong"),
        ("je suis publique", "publique", "public", False, "strong"),
        ("je suis franche", "franche", "franc", True, "strong"),
        ("je suis la meilleure", "meilleure", "meilleur", False, "strong"),
        ("je suis lectrice", "lectrice", "lecteur", True, "strong"),
        ("je suis vieille", "vieille", "vieux", True, "strong"),
        ("je suis mère", "mère", "mère", True, "strong"),
        ("ravie de te lire", "ravie", "ravi", False, "weak"),
        ("en tant que lectrice", "lectrice", "lecteur", True, "weak"),
        ("mon petit fiance dort", "fiancé", "fiancé", False, "weak"),
    ],
)
def test_reading(sentence: str, reading: str, lemma: str, heard: bool, strength: str) -> None:
    (mark,) = find_agreements(sentence)
    assert (mark.reading, mark.lemma) == (reading, lemma)
    assert (mark.outright, mark.strength) == (heard, strength)


def test_spans_known_to_be_quoted_are_left_out() -> None:
    text = "je suis ravie mais elle : je suis contente"
    assert [mark.form for mark in find_agreements(text, [(19, len(text))])] == ["ravie"]
    assert find_agreements(text, [(-5, 99), (3, 4), (50, 60)]) == []


@pytest.mark.parametrize("decomposed", ["je suis de\u0301sole\u0301e", "Désole\u0301e pour hier"])
def test_decomposed_accents_are_read(decomposed: str) -> None:
    (mark,) = find_agreements(decomposed)
    assert mark.reading == "désolée"
    assert decomposed[mark.start : mark.end] == mark.form


PAIRS = [
    ("contente", "content"),
    ("heureuse", "heureux"),
    ("grande", "grand"),
    ("sérieuse", "sérieux"),
    ("gentille", "gentil"),
    ("inquiète", "inquiet"),
    ("jalouse", "jaloux"),
    ("surprise", "surpris"),
]


@given(
    pair=st.sampled_from(PAIRS),
    subject=st.sampled_from(
        [
            "je suis",
            "j'étais",
            "je ne serai pas",
            "jsuis",
            "chui",
            "J’AI ÉTÉ",
            "je me sens",
            "jsui pa",
        ]
    ),
    adverbs=st.lists(
        st.sampled_from(["très", "vraiment", "tro", "un peu", "quand même"]), max_size=3
    ),
    before=st.sampled_from(["", "Coucou, ", "Hier ", "ça va ? ", "👋 ", "@lea "]),
    after=st.sampled_from(["", " !", " de te voir", " 😊", ", bisous"]),
)
def test_both_genders_are_read_alike(
    pair: tuple[str, str], subject: str, adverbs: list[str], before: str, after: str
) -> None:
    for form, gender in zip(pair, "FM", strict=True):
        text = before + " ".join([subject, *adverbs, form]) + after
        (mark,) = find_agreements(text)
        assert (mark.form, mark.gender) == (form, gender)
        assert text[mark.start : mark.end] == form
