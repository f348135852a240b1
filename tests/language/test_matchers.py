"""What holds of the matcher of every language, whatever the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflet.language.gender_marks import LANGUAGES, find_gender_marks

FRAGMENTS = {
    "fr": [
        *("je", "suis", "jsuis", "me", "m'ai", "j'", "étais", "toute", "seule", "contente", "moi"),
        *("content·e", "désolée", "trop", "et", ",", ".", "?", "«", "»", '"', "RT @", "une", "la"),
        *("fille", "en tant que", "comme", "étant", "être", "pas", "\n", "plus", "traitée", "de"),
        *("pour", "celle", "qui", "😀", "(e)", "/", "-", "♪", "> ", "si", "elle", "l'", "maman"),
    ],
    "es": [
        *("yo", "estoy", "soy", "me", "siento", "he", "sido", "una", "la", "sola", "contenta"),
        *("cansad@", "cansado/a", "muy", "y", ",", ".", "?", "«", "»", '"', "RT @", "que", "de"),
        *("chica", "como", "madre", "quiero", "ser", "no", "\n", "más", "tiene", "harta", "las"),
        *("mi", "novio", "única", "😀", "(a)", "/", "-", "♪", "> ", ":", "dijo", "era", "mí"),
    ],
    "en": [
        *("I'm", "I", "am", "a", "girl", "guy", "the", "only", "my", "husband", "'s", "wife's"),
        *("as", "being", "me", "call", "and", ",", ".", ":", '"', "“", "”", "RT @", "not", "24/f"),
        *("one of those", "girls", "kind of", "us", "like me", "old", "\n", "> ", "♪", "s\u0301"),
        *("’", "'", "mother of two", "hubby", "Sarah:", "😀", "25-year-old", "İ", "if"),
    ],
}
TELLING = {"fr": "contente", "es": "contenta", "en": " girl"}
UNITS = {
    "fr": [
        *("je suis ", "moi ", "content.e", "désolée ", "pas ", "a-", "«", '"', "♪", "e\u0301"),
        *(
            "fatiguée et ",
            "en tant que ",
            "'a ",
            "RT @ ",
            "trop ",
            "> a\n",
            "(",
            "je me suis ",
            "aaaa",
        ),
    ],
    "es": [
        *("estoy ", "yo ", "cansad@", "cansada y ", "muy ", "a-", "«", '"', "♪", "e\u0301", "“"),
        *("soy la ", "como ", "'a ", "RT @ ", "quiero ser ", "> a\n", "(", "me ", "aaaa", "de "),
        *("estoy harta, ", "yo: ", "soy una buena ", "http://", "@", "harta. ", "un poco ", "'"),
    ],
    "en": [
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
}


def texts(language: str) -> st.SearchStrategy[str]:
    fragments = st.lists(st.sampled_from(FRAGMENTS[language]), max_size=40)
    return st.one_of(st.text(max_size=200), fragments.map(" ".join), fragments.map("".join))


WRITTEN = st.sampled_from(sorted(LANGUAGES)).flatmap(
    lambda language: st.tuples(st.just(language), texts(language))
)


@settings(max_examples=600)
@given(WRITTEN)
def test_any_text_gives_ordered_spans_inside_it(written: tuple[str, str]) -> None:
    language, text = written
    position = 0
    for mark in find_gender_marks(text, language):
        assert position <= mark.start < mark.end <= len(text)
        assert text[mark.start : mark.end] == mark.form
        position = mark.end


@settings(max_examples=400)
@given(WRITTEN, st.lists(st.tuples(st.integers(-5, 250), st.integers(-5, 250)), max_size=4))
def test_nothing_is_read_in_a_quoted_span(
    written: tuple[str, str], quoted: list[tuple[int, int]]
) -> None:
    language, text = written
    for mark in find_gender_marks(text, language, quoted):
        assert all(mark.end <= start or mark.start >= end for start, end in quoted if start < end)


@pytest.mark.parametrize("signs", ["«»", "“”", '""'])
@settings(max_examples=200)
@given(written=WRITTEN)
def test_nothing_is_read_between_quotation_marks(signs: str, written: tuple[str, str]) -> None:
    language, text = written
    for sign in signs:
        text = text.replace(sign, "")
    assert find_gender_marks(f"{signs[0]} {text} {signs[1]}", language) == []


@pytest.mark.parametrize(
    ("language", "unit"), [(language, unit) for language in UNITS for unit in UNITS[language]]
)
def test_time_is_linear(language: str, unit: str) -> None:
    started = time.perf_counter()
    find_gender_marks((unit * (60_000 // len(unit))) + TELLING[language], language)
    assert time.perf_counter() - started < 5
