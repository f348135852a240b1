"""Names matched to what a bundle knows: how, in which order, and what is never read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflet.profiling.likes.matching import How, match_likes
from tests.likes.builders import bundle

BUNDLE = bundle()


@pytest.mark.parametrize(
    ("name", "likes", "how"),
    [
        ("opera", ("Opera",), How.EXACT),
        ("Chiens", ("Pets",), How.LISTED),
        ("Taylor Swift", ("Pop",), How.LISTED),
        ("Page officielle Taylor Swift France", ("Pop",), How.LISTED),
        ("Opera Magazine", ("Opera",), How.LISTED),
        # Nothing but words around a name: no name.
        ("Official Fan Club", (), How.UNKNOWN),
        ("Metalica", ("Metal or Hardrock",), How.FUZZY),
        ("Les amis des chats de Brest", ("Pets",), How.KEYWORD),
        ("Danse et lecture à Lyon", ("Dancing", "Reading"), How.KEYWORD),
        ("Jean Dupont", (), How.UNKNOWN),
        # Known to the vocabulary, not to this bundle.
        ("Star Wars", (), How.UNKNOWN),
        # One letter of a short name makes another name.
        ("Adela", (), How.UNKNOWN),
        # Part of a word is no word.
        ("Chatou", (), How.UNKNOWN),
        # A sentence is no name.
        ("my dog " * 20, (), How.UNKNOWN),
    ],
)
def test_a_name(name: str, likes: tuple[str, ...], how: How) -> None:
    (match,) = match_likes([name], BUNDLE).matches
    assert (match.likes, match.how) == (likes, how)


@pytest.mark.parametrize(
    "name",
    [
        "Christian Pop Music",
        "Lecture de la Bible",
        "Cats against Trump",
        "Gay dance club",
        "Depression et danse",
        "Danse musulmane",
        "Cats of the LGBTQ+ club",
        "Rock contre Le Pen",
        "Cours de danse pour malades du cancer",
        "Pastor Bob's Dog Blog",
        "Taylor Swift for Biden",
        "Religion",
        "Religion Magazine",
        "Politics Official",
        "Medicine",
        "Politique",
        "Médecine",
    ],
)
def test_names_that_touch_what_is_never_inferred_are_not_read(name: str) -> None:
    (match,) = match_likes([name], BUNDLE).matches
    assert match.likes == ()


def test_a_listed_name_is_read_whatever_words_are_in_it() -> None:
    (match,) = match_likes(
        ["Pride and Prejudice"], bundle(likes=("Romantic",), pulls=(1.0,))
    ).matches
    assert match.likes == ("Romantic",)


def test_corrections_come_first_and_may_say_that_a_name_is_unknown() -> None:
    made = match_likes(
        ["opera", "Jean Dupont"], BUNDLE, corrections={"OPERA": [], "Jean Dupont": ["Cars", "PC"]}
    )
    assert [(one.likes, one.how) for one in made.matches] == [
        ((), How.CORRECTED),
        (("Cars", "PC"), How.CORRECTED),
    ]


def test_a_correction_to_something_unknown() -> None:
    with pytest.raises(ValueError, match=r"«opera» is corrected to «Chess».*such as Pop"):
        match_likes(["opera"], BUNDLE, corrections={"opera": ["Chess"]})


def test_names_count_once_and_coverage_is_their_share() -> None:
    made = match_likes(["Opera", "OPÉRA", "", "…", "Jean Dupont", "Chats", "Chiens"], BUNDLE)
    assert [one.name for one in made.matches] == ["Opera", "Jean Dupont", "Chats", "Chiens"]
    assert made.coverage == 0.75
    assert made.names_by_like == {"Opera": ("Opera",), "Pets": ("Chats", "Chiens")}
    assert match_likes([], BUNDLE).coverage == 0


@settings(deadline=None)
@given(st.lists(st.text(max_size=120), max_size=8))
def test_any_text_is_matched_or_not(names: list[str]) -> None:
    made = match_likes(names, BUNDLE)
    assert all(set(one.likes) <= set(BUNDLE.likes) for one in made.matches)
    assert 0 <= made.coverage <= 1
