"""How agreement does on real messages: floors that may only rise (docs/french-agreement.md)."""

from __future__ import annotations

import gzip
import json
import math
from pathlib import Path

import pytest

from reflet.language.french import Agreement, consistent_gender, find_agreements


@pytest.fixture(scope="module")
def senders(corpora: Path) -> list[tuple[str, int, list[Agreement]]]:
    """The sex, number of messages and marks of the senders of 20 messages and more."""
    with gzip.open(corpora / "sms88mil.fr.jsonl.gz", "rt", encoding="utf-8") as lines:
        authors = [json.loads(line) for line in lines]
    return [
        (
            author["sex"],
            len(author["posts"]),
            [mark for post in author["posts"] for mark in find_agreements(post)],
        )
        for author in authors
        if author["sex"] and len(author["posts"]) >= 20
    ]


def _feminine_rate(senders: list[tuple[str, int, list[Agreement]]], sex: str) -> float:
    chosen = [(posts, marks) for of, posts, marks in senders if of == sex]
    feminine = sum(mark.gender == "F" for _, marks in chosen for mark in marks)
    return feminine / sum(posts for posts, _ in chosen)


def test_a_feminine_mark_is_ten_times_as_frequent_in_women(
    senders: list[tuple[str, int, list[Agreement]]],
) -> None:
    assert _feminine_rate(senders, "F") / _feminine_rate(senders, "M") >= 10


def test_few_men_confirm_a_feminine(senders: list[tuple[str, int, list[Agreement]]]) -> None:
    men = [consistent_gender(marks) for sex, _, marks in senders if sex == "M"]
    women = [consistent_gender(marks) for sex, _, marks in senders if sex == "F"]
    assert men.count("F") / len(men) <= 0.05
    assert women.count("F") / len(women) >= 0.45


def test_the_balance_of_marks_tells_women_from_men(
    senders: list[tuple[str, int, list[Agreement]]],
) -> None:
    def balance(marks: list[Agreement]) -> float:
        weight = {"strong": 1.0, "weak": 0.2}
        masculine = sum(weight[mark.strength] for mark in marks if mark.gender == "M")
        return math.log((sum(mark.gender == "F" for mark in marks) + 1) / (masculine + 1))

    women = [balance(marks) for sex, _, marks in senders if sex == "F"]
    men = [balance(marks) for sex, _, marks in senders if sex == "M"]
    wins = sum((w > m) + (w == m) / 2 for w in women for m in men)
    assert wins / (len(women) * len(men)) >= 0.86
