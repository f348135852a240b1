"""How far posts are of one mould, by numbers that hold no word."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflet.profiling.features.sameness import MOST_POSTS, SAMENESS_NAMES, sameness

FORM = [f"Job alert: driver wanted in town {n} https://t.co/abc{n} #jobs" for n in range(20)]
TALK = [
    "so tired, the train was late again",
    "@anna did you see it?? I laughed so much",
    "Lunch.",
    "we walked along the river until the rain began\nand then we ran",
    "no idea what to cook tonight, any thoughts",
    "RT @paul: the match is on at nine",
    "the cat sleeps on my keyboard 🐈",
    "Reading https://t.co/xyz before bed, it is long and rather sad",
]


def of(texts: list[str], name: str) -> float:
    return float(sameness(texts)[SAMENESS_NAMES.index(name)])


@pytest.mark.parametrize(
    "name",
    [
        "tokens_spread",
        "length_spread",
        "length_spread_without_links",
        "distinct_shapes",
        "links_spread",
        "first_signs",
        "last_signs",
        "distinct_word_pairs",
        "distinct_last_words",
        "compressed",
        "compressed_without_links",
        "compressed_together",
    ],
)
def test_a_form_filled_in_varies_less_than_talk(name: str) -> None:
    assert of(FORM, name) < of(TALK, name)


@pytest.mark.parametrize(
    ("texts", "name", "expected"),
    [
        (["a b", "a b"], "tokens_spread", 0.0),
        (["ab", "abcdef"], "length_spread", 2 / 5),
        (["ab https://t.co/x", "ab"], "links", 0.5),
        (["ab https://t.co/x", "ab"], "links_spread", 0.5),
        (["ab https://t.co/x"], "place_of_links", 3 / 17),
        (["no link"], "place_of_links", -1.0),
        (["a1 b", "c22 d", "e!"], "distinct_shapes", 2 / 3),
        (["@a hi @b", "@A"], "mentions", 1.5),
        (["@a hi @b", "@A"], "mentions_spread", 0.5),
        (["@a hi @b", "@A"], "distinct_mentions", 2 / 3),
        (["@a hi @b", "@A"], "commonest_mention", 1.0),
        (["#x #x", "#y"], "distinct_hashtags", 2 / 3),
        (["#x #x", "#y"], "hashtags_spread", 0.5),
        (["a\nb", "c"], "posts_with_line_break", 0.5),
        (["a b a b"], "distinct_word_pairs", 2 / 3),
        (["One Two three", "four"], "capital_initials", 1 / 3),
        (["no way", "that way", "here"], "distinct_last_words", 2 / 3),
        (["RT @a: b", "c"], "reposts", 0.5),
        (["a x", "b x"], "first_signs", 1.0),
        (["a x", "b x"], "last_signs", 0.0),
        (["one two three"], "repeated_words", 0.0),
    ],
)
def test_each_number_is_what_its_name_says(texts: list[str], name: str, expected: float) -> None:
    assert of(texts, name) == pytest.approx(expected)


def test_words_that_come_again_are_counted_whatever_the_length() -> None:
    assert of(["go go go go"], "repeated_words") > of(["go on then stop"], "repeated_words") == 0


def test_only_the_newest_posts_are_compared() -> None:
    newest = [f"post number {n}" for n in range(MOST_POSTS)]
    assert np.array_equal(sameness([*newest, "@a RT https://t.co/x"]), sameness(newest))


@settings(max_examples=150)
@given(st.lists(st.text(max_size=80), max_size=6))
def test_any_posts_give_finite_numbers(texts: list[str]) -> None:
    values = sameness(texts)
    assert values.shape == (len(SAMENESS_NAMES),)
    assert np.isfinite(values).all()
