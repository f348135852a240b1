from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reflet.footprint.records import Account
from reflet.profiling.estimate import State, Trait
from reflet.report import narrative
from reflet.report.cards import card_view
from reflet.report.i18n import translator
from tests.builders import portraits

EN = translator("en")


def test_the_window_in_words() -> None:
    window = portraits.feminine().readings[0].window
    assert narrative.what_was_read(EN, window) == (
        "50 posts were read: 600 words in French, from 6 October 2023 to 1 March 2024."
    )
    one = replace(window, posts=window.posts[:1], words=12)
    assert narrative.what_was_read(EN, one) == (
        "1 post was read: 12 words in French, of 1 March 2024."
    )
    undated = replace(window, posts=(replace(window.posts[0], created_at=None),), words=12)
    assert narrative.what_was_read(EN, undated) == "1 post was read: 12 words in French."
    assert "at most 50 posts" in narrative.how_chosen(EN, window)
    assert "all your own words" in narrative.how_chosen(EN, replace(window, limit=None))


def test_the_posts_left_out_most_numerous_first() -> None:
    window = portraits.feminine().readings[0].window
    assert [one.count for one in narrative.left_out(EN, window)] == [1480, 212, 31]


def test_ages_in_a_sentence() -> None:
    reading = portraits.minor(15.0).readings[0]
    assert "Their author seems to be under 18." in narrative.summary(EN, reading)
    age = reading.estimates[1]

    def said(**changes: object) -> str:
        changed = replace(age, **changes)  # type: ignore[arg-type]
        return narrative.summary(EN, replace(reading, estimates=(changed,)))[-1]

    assert said(value=22.0, interval=(15.0, 31.0)) == "Their author seems to be 31 or younger."
    assert said(value=40.0, interval=(31.0, 52.0)) == "Their author seems to be between 31 and 52."
    assert said(value=40.0, interval=None) == "Their author seems to be 40 years old."


def test_a_gender_abstained_beside_an_age() -> None:
    reading = portraits.masculine().readings[0]
    silent = portraits.abstaining().readings[0].estimates[0]
    age = reading.estimates[1]
    said = narrative.summary(EN, replace(reading, estimates=(silent, age)))
    assert said[0] == "Of gender, nothing is said."
    assert (silent.trait, silent.state) == (Trait.GENDER, State.ABSTAINED)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Deleting these 6 posts would bring the estimate back to undetermined"),
        ({"target": "turned"}, "Deleting these 6 posts would turn the estimate"),
        ({"reached": False}, "Deleting 6 posts would not be enough"),
        ({"deletions": ("a",)}, "Deleting this one post would bring"),
    ],
)
def test_what_would_change_it(changes: dict[str, object], said: str) -> None:
    one = portraits.feminine().readings[0].counterfactuals[0]
    sentence = narrative.what_would_change(EN, replace(one, **changes))  # type: ignore[arg-type]
    assert sentence.startswith(said)
    assert "from 91% feminine to 72% feminine" in sentence


@pytest.mark.parametrize(
    ("account", "name"),
    [
        (Account("x:1", "x", handle="camille"), "@camille"),
        (Account("x:1", "x", handle="@camille"), "@camille"),
        (Account("x:1", "x", name="Camille\nT"), "Camille T"),
        (Account("x:1", "x"), "x:1"),
    ],
)
def test_an_account_by_its_best_name(account: Account, name: str) -> None:
    assert narrative.account_name(EN, account, redacted=False) == name


def test_the_months_are_named_in_french() -> None:
    french = translator("fr")
    named = [french.date(datetime(2024, month, 2, tzinfo=UTC)).split()[1] for month in range(1, 13)]
    assert named[0] == "janvier"
    assert named[11] == "décembre"
    assert len(set(named)) == 12


def test_cards_are_read_whatever_they_hold() -> None:
    card = card_view(portraits.CARDS[1])
    assert (card.name, card.licence, card.is_research) == ("kind-fr", "research only", True)
    assert card.trained_on == ("a shared task on bots",)
    assert card_view(portraits.CARDS[0]).is_research is False
    odd = card_view({"name": 3, "corpora": {"a": 1, "b": 2}, "limits": "One.", "licence": None})
    assert (odd.name, odd.trained_on, odd.limits) == ("", ("a", "b"), ("One.",))
