"""The curated map: what it means, what it refuses, and that it keeps out what is never inferred."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflet.profiling.likes.bundle import shipped_likes
from reflet.profiling.likes.vocabulary import fold, load_vocabulary, parse_vocabulary

TASTES = load_vocabulary("tastes")


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Harry Potter (Saga) !", "harry potter saga"),
        ("Beyoncé", "beyonce"),
        ("AC/DC", "ac dc"),
        ("snake_case", "snake case"),
        ("♥♥♥", ""),
    ],
)
def test_folding(name: str, folded: str) -> None:
    assert fold(name) == folded


@given(st.text())
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Pop\tis", "line 1"),
        ("Pop\tloves\ta", "line 1"),
        ("# fine\nPop\tis\tmadonna\nRock\tis\tMadonna", "line 3.*Pop already"),
    ],
)
def test_a_line_that_is_none(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        parse_vocabulary(text)


def test_every_interest_has_a_name_in_both_languages_and_belongs_to_the_bundle() -> None:
    (tastes,) = [one for one in shipped_likes() if one.card["name"] == "likes-tastes"]
    assert set(TASTES.titles["fr"]) == set(TASTES.titles["en"]) == set(tastes.likes)
    assert {*TASTES.names.values(), *TASTES.words.values()} <= set(tastes.likes)


def test_nothing_that_is_never_inferred_is_an_interest() -> None:
    assert not {"Religion", "Politics", "Medicine"} & set(TASTES.titles["en"])
    assert not TASTES.never & set(TASTES.words)


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("vogue france", "vogue"),
        ("page officielle de madonna", "de madonna"),
        ("official", "official"),
        ("france football", "football"),
        ("radio france musique", "radio france musique"),
    ],
)
def test_words_around_a_name(name: str, bare: str) -> None:
    assert TASTES.bare(name) == bare


def test_titles() -> None:
    assert TASTES.title("Pets", "fr") == "Animaux de compagnie"
    assert TASTES.title("Something else", "fr") == "Something else"


@pytest.mark.parametrize("name", ["", "unheard_of", "../tastes", "tastes.tsv"])
def test_a_vocabulary_that_is_not_there_is_empty(name: str) -> None:
    assert not load_vocabulary(name).names
