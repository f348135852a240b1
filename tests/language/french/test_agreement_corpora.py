"""How agreement does on real messages: floors that may only rise (docs/french-agreement.md)."""

from __future__ import annotations

import gzip
import json
import math
from pathlib import Path

import pytest

from reflet.language.agreement import Agreement, Pattern
from reflet.language.consistency import accepted_marks, masculine_weight
from reflet.language.french import find_agreements

Sender = tuple[str, list[list[Agreement]]]


@pytest.fixture(scope="module")
def senders(corpora: Path) -> list[Sender]:
    """The sex and the marks, by message, of the senders of 20 messages and more."""
    with gzip.open(corpora / "sms88mil.fr.jsonl.gz", "rt", encoding="utf-8") as lines:
        authors = [json.loads(line) for line in lines]
    return [
        (author["sex"], [find_agreements(post) for post in author["posts"]])
        for author in authors
        if author["sex"] and len(author["posts"]) >= 20
    ]


def _feminine_rate(senders: list[Sender], sex: str, *, partner: bool) -> float:
    """Return how many feminine marks, of partners or of all else, stand in a message."""
    chosen = [posts for of, posts in senders if of == sex]
    marks = [mark for posts in chosen for post in posts for mark in post if mark.gender == "F"]
    counted = sum((mark.pattern is Pattern.PARTNER) == partner for mark in marks)
    return counted / sum(len(posts) for posts in chosen)


def test_a_feminine_mark_is_twelve_times_as_frequent_in_women(senders: list[Sender]) -> None:
    women, men = (_feminine_rate(senders, sex, partner=False) for sex in "FM")
    assert women / men >= 12


def test_women_name_a_partner_more_often_than_men(senders: list[Sender]) -> None:
    women, men = (_feminine_rate(senders, sex, partner=True) for sex in "FM")
    assert women / men >= 10


def test_few_men_have_an_accepted_feminine(senders: list[Sender]) -> None:
    share = {
        sex: [
            any(mark.gender == "F" for mark in accepted_marks(posts))
            for of, posts in senders
            if of == sex
        ]
        for sex in "FM"
    }
    assert sum(share["M"]) / len(share["M"]) <= 0.05
    assert sum(share["F"]) / len(share["F"]) >= 0.5


def test_the_balance_of_marks_tells_women_from_men(senders: list[Sender]) -> None:
    women = [_balance(posts) for sex, posts in senders if sex == "F"]
    men = [_balance(posts) for sex, posts in senders if sex == "M"]
    wins = sum((w > m) + (w == m) / 2 for w in women for m in men)
    assert wins / (len(women) * len(men)) >= 0.88


def _balance(posts: list[list[Agreement]]) -> float:
    marks = [mark for post in posts for mark in post]
    masculine = sum(masculine_weight(mark) for mark in marks if mark.gender == "M")
    return math.log((sum(mark.gender == "F" for mark in marks) + 1) / (masculine + 1))
