"""The crudest peer of French gender: marks of agreement by one pattern.

It scores a person from their texts and nothing else, without training, as the balance of the
grammar's marks does: what the grammar brings is the difference between the two.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from typing import Literal

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
