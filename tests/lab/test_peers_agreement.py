"""The peers of French gender that read nothing but marks of agreement."""

from __future__ import annotations

import math

import pytest

from reflet.lab.peers_agreement import agreement_score, crude_agreement_score, crude_marks


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


def test_the_grammar_reads_more_and_refuses_what_is_quoted() -> None:
    texts = ["Ravie de vous lire", "« je suis content »", "Je me suis levée tôt"]
    assert agreement_score(texts) == pytest.approx(math.log(3))
    assert crude_agreement_score(texts) == pytest.approx(math.log(1 / 2))


def test_a_masculine_that_is_not_heard_counts_little() -> None:
    assert agreement_score(["je suis content"]) < agreement_score(["je suis fatigué"]) < 0


def test_nothing_is_said_of_nothing() -> None:
    assert agreement_score([]) == crude_agreement_score([]) == 0
