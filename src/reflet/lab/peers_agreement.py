"""Peers of French gender: marks of agreement alone, by the grammar and by one pattern.

Both score a person from their texts and nothing else, without training: what the grammar brings is
the difference between the two, what n-grams and style bring is what the bundle adds to the first.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from typing import Literal

from reflet.language.french import WEAK_MASCULINE, find_agreements
from reflet.language.french.lexicon import look_up

_FIRST_PERSON = re.compile(
    r"\b(?:je(?:\s+ne)?\s+|j['’ ]?|ch)(?:suis?|uis?|[eé]tais?|serais?)\s+"
    r"(?:(?:pas|tr[eè]s|trop|tro|vraiment|si|tellement|bien|toujours|un peu)\s+){0,3}"
    r"(?P<word>[^\W\d_]{3,})",
    re.IGNORECASE,
)


def crude_marks(text: str) -> Iterator[Literal["F", "M"]]:
    """Yield the gender of each word of the lexicon that follows «je suis» or «j'étais».

    One pattern and no grammar: quotations, *suivre* and other homographs are all read.
    """
    for match in _FIRST_PERSON.finditer(text):
        reading = look_up(match["word"])
        if reading is not None:
            yield reading.gender


def crude_agreement_score(texts: Sequence[str]) -> float:
    """Return the log-ratio of feminine to masculine marks of the one pattern, one added to each."""
    marks = [gender for text in texts for gender in crude_marks(text)]
    return math.log((marks.count("F") + 1) / (marks.count("M") + 1))


def agreement_score(texts: Sequence[str]) -> float:
    """Return the log-ratio of feminine to masculine marks of the grammar, one added to each.

    Masculines that are not heard count for ``WEAK_MASCULINE``.
    """
    feminine = masculine = 0.0
    for text in texts:
        for mark in find_agreements(text):
            feminine += mark.gender == "F"
            if mark.gender == "M":
                masculine += 1 if mark.heard else WEAK_MASCULINE
    return math.log((feminine + 1) / (masculine + 1))
