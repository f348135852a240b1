"""The peer of French gender that reads one pattern of agreement and nothing else."""

from __future__ import annotations

import math

import pytest

from reflet.lab.peers_agreement import crude_agreement_score, crude_marks


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Je suis contente", ["F"]),
        ("jsuis trop fatiguée mais j'étais content", ["F", "M"]),
        ("chuis pas prête", ["F"]),
        ("elle est contente", []),
        ("je suis triste", []),
        ("« je suis ravie » dit-elle", ["F"]),
        ("ravie de vous lire", []),
    ],
)
def test_one_pattern_reads_what_follows_the_verb(text: str, marks: list[str]) -> None:
    assert list(crude_marks(text)) == marks


def test_it_reads_what_is_quoted_and_misses_what_has_no_verb() -> None:
    texts = ["Ravie de vous lire", "« je suis content »", "Je me suis levée tôt"]
    assert crude_agreement_score(texts) == pytest.approx(math.log(1 / 2))


def test_nothing_is_said_of_nothing() -> None:
    assert crude_agreement_score([]) == 0
