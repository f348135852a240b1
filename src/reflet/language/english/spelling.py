"""Spellings of the same word: case, accents, apostrophes and elongations."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

APOSTROPHES = "'’`´"
"""What is typed for an apostrophe."""

_STRAIGHT = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
_ELONGATED = re.compile(r"(.)\1{2,}")


def fold(word: str) -> str:
    """Return the word in lower case, without accents, its apostrophes straight."""
    lowered = word.lower().translate(_STRAIGHT)
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFD", lowered)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def spellings(bare: str) -> Iterator[str]:
    """Yield the word itself, then its readings if elongated: runs of letters as one, as two."""
    yield bare
    if _ELONGATED.search(bare):
        yield _ELONGATED.sub(r"\1", bare)
        yield _ELONGATED.sub(r"\1\1", bare)
