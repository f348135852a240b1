"""Hashed n-grams three ways: NumPy, machine code, and the contract written out naively."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reflet.language.clean import POST_END, normalise, token_spans
from reflet.profiling.features import compiled, hashing
from reflet.profiling.features.hashing import BASE, BLOCK_BITS, BLOCK_SIZE, PAIR, occurrences

TEXTS = st.lists(
    st.one_of(
        st.text(max_size=40),
        st.text("aé' ’#@0.!\n\ue00f😂Ａ", max_size=30),
        st.sampled_from(["", "j'aime ça", "www.exemple.test @a #b 12 ok", "loooool !!!", "\ud83d"]),
    ),
    max_size=5,
)
_WORD = 1 << 64


def naive(texts: list[str]) -> list[Counter[int]]:
    """Count each post's n-grams as the contract says, one after the other."""
    posts: list[Counter[int]] = []
    current: Counter[int] = Counter()
    previous: int | None = None
    for token in normalise(texts).split("\n")[:-1]:
        if token == POST_END:
            posts.append(current)
            current, previous = Counter(), None
            continue
        framed = f"\n{token}\n"
        for order in (2, 3, 4, 5):
            for start in range(len(framed) - order + 1):
                current[mixed(polynomial(framed[start : start + order]) + order)] += 1
        word = polynomial(token)
        current[BLOCK_SIZE + mixed(word)] += 1
        if previous is not None:
            current[BLOCK_SIZE + mixed(previous * int(PAIR) + word)] += 1
        previous = word
    return posts


def polynomial(text: str) -> int:
    value = 0
    for character in text:
        value = (value * int(BASE) + ord(character) + 1) % _WORD
    return value


def mixed(value: int) -> int:
    value %= _WORD
    value ^= value >> 33
    value = value * 0xFF51AFD7ED558CCD % _WORD
    value ^= value >> 33
    value = value * 0xC4CEB9FE1A85EC53 % _WORD
    value ^= value >> 33
    return value >> (64 - BLOCK_BITS)


def as_counters(found: list[hashing.PostCounts]) -> list[Counter[int]]:
    for ngrams, counts in found:
        assert (np.diff(ngrams) > 0).all()
        assert (counts > 0).all()
    return [Counter(dict(zip(n.tolist(), c.tolist(), strict=True))) for n, c in found]


@given(TEXTS)
@example([])
@example(["", "", "a"])
def test_numpy_counts_what_the_contract_says(texts: list[str]) -> None:
    assert as_counters(hashing.count_by_post(texts)) == naive(texts)


@settings(deadline=None)  # the first call compiles
@given(TEXTS)
@example([])
@example(["", "", "a"])
def test_machine_code_counts_the_same(texts: list[str]) -> None:
    pytest.importorskip("numba", reason="Numba (the fast extra) is not installed")
    assert compiled.IS_COMPILED
    assert as_counters(compiled.count_by_post(texts)) == naive(texts)


def test_without_numba_numpy_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "IS_COMPILED", False)
    texts = ["une phrase", "et deux"]
    assert as_counters(compiled.count_by_post(texts)) == naive(texts)


def test_the_hash_is_what_bundles_were_trained_with() -> None:
    """A change of any of these is a new contract: every bundle must be trained again."""
    (ngrams, counts) = hashing.count_by_post(["ab"])[0]
    assert dict(zip(ngrams.tolist(), counts.tolist(), strict=True)) == dict.fromkeys(
        (495301, 860457, 1300733, 2892480, 3369601, 3404830, 7480837), 1
    )


@given(TEXTS)
def test_each_token_has_its_span(texts: list[str]) -> None:
    lines = normalise(texts).split("\n")
    of_post = "\n".join(lines).split(f"{POST_END}\n")
    for text, tokens in zip(texts, of_post, strict=False):
        assert len(token_spans(text)) == tokens.count("\n")


@given(TEXTS)
def test_occurrences_lie_in_their_tokens(texts: list[str]) -> None:
    found = occurrences(texts)
    sizes = np.array([len(token_spans(text)) for text in texts], dtype=np.int64)
    assert (found.token + found.width <= sizes[found.post]).all()
    assert (found.token >= 0).all()
