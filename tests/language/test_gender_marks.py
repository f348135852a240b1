"""One door to the marks of each language."""

from __future__ import annotations

import pytest

from reflet.language.gender_marks import LANGUAGES, find_gender_marks


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("fr", "Je suis contente", [("contente", "F", True)]),
        ("es", "Estoy cansado de todo", [("cansado", "M", True)]),
        ("en", "I'm a girl and my husband snores", [("girl", "F", True), ("husband", "F", False)]),
        ("fr", "Estoy cansado de todo", []),
        ("en", "Je suis contente", []),
        ("it", "Sono contenta", []),
    ],
)
def test_marks_are_read_by_the_grammar_of_the_language(
    language: str, text: str, found: list[tuple[str, str, bool]]
) -> None:
    marks = find_gender_marks(text, language)
    assert [(mark.form, mark.gender, mark.outright) for mark in marks] == found


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "Je suis contente"), ("es", "Estoy cansada"), ("en", "I'm a girl")],
)
def test_what_is_known_to_be_quoted_is_left_out(language: str, text: str) -> None:
    assert find_gender_marks(text, language)
    assert find_gender_marks(text, language, [(0, len(text))]) == []


def test_the_languages_are_those_with_a_matcher() -> None:
    assert {"en", "es", "fr"} == LANGUAGES
