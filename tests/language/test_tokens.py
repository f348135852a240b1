import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflet.language.tokens import count_words, strip_addresses, tokens, words

CASES = [
    ("Bonjour tout le monde", ["Bonjour", "tout", "le", "monde"]),
    ("l'ami d’Anne, j'ai", ["l'", "ami", "d’", "Anne", "j'", "ai"]),
    ("qu'il vienne lorsqu’elle part", ["qu'", "il", "vienne", "lorsqu’", "elle", "part"]),
    ("aujourd'hui", ["aujourd'hui"]),
    ("I'm sure they don't", ["I'm", "sure", "they", "don't"]),
    ("rock'n'roll", ["rock'n'roll"]),
    ("c'est-à-dire", ["c'", "est", "à", "dire"]),
    ("'hello' dogs'", ["hello", "dogs"]),
    ("@bob @bob@mas.to @bob.bsky.social hi", ["hi"]),
    ("write to a.b+c@d.org please", ["write", "to", "please"]),
    ("see https://x.y/z?q=l'a and www.a.fr", ["see", "and"]),
    ("t.co/abc pic.twitter.com/X1 done", ["done"]),
    ("10h30 2nd 1er 3 000 4,5 12:30", []),
    ("bi1 a2m1", ["bi1", "a2m1"]),
    ("#beanie ＃été #2024", ["beanie", "été"]),
    ("_x_ snake_case", ["x", "snake", "case"]),
    ("cafe\u0301 noir", ["cafe\u0301", "noir"]),
    ("हिन्दी में", ["हिन्दी", "में"]),
    ("это Straße", ["это", "Straße"]),
    ("😂😂 !!! …", []),
    ("", []),
    ("l'", ["l"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected
    assert count_words(text) == len(expected)
    assert [token.text for token in tokens(text)] == expected


@given(st.text())
def test_tokens_point_into_the_text_in_order(text: str) -> None:
    found = tokens(text)
    assert all(text[token.start : token.end] == token.text for token in found)
    ends = [0, *(token.end for token in found)]
    assert all(token.start >= end for token, end in zip(found, ends, strict=False))
    assert [token.text for token in found] == words(text)


def test_addresses_are_taken_out_and_words_stay() -> None:
    stripped = strip_addresses("@bob regarde https://x.y/z c'est #beau a@b.fr")
    assert stripped.split() == ["regarde", "c'est", "#beau"]


@pytest.mark.parametrize("unit", ["a", "a.", "@", "a@", "l'", "http", "#"])
def test_a_hostile_text_takes_linear_time(unit: str) -> None:
    start = time.perf_counter()
    count_words(unit * 50_000)
    strip_addresses(unit * 50_000)
    assert time.perf_counter() - start < 2
