"""Spellings of the same word: accents, elongations, and the ways of tweets."""

from __future__ import annotations

import re

_LATIN = str.maketrans(
    "áàâäãéèêëíìîïóòôöúùûüñç", "aaaaaeeeeiiiioooouuuunc", "\u0300\u0301\u0303\u0308"
)
_ELONGATED = re.compile(r"(.)\1{2,}")
# A vowel written twice at the end («cansadaa»): no Spanish word that is read ends so.
_DOUBLED_END = re.compile(r"([aeiouy])\1$")


def fold(word: str) -> str:
    """Return the word in lower case, without accents or elongation (``Únicaaa`` → ``unica``).

    A run of three letters or more is one letter, or two for ``l`` and ``r``, which Spanish doubles.
    """
    lowered = word.lower()
    if not lowered.isascii():
        lowered = lowered.translate(_LATIN)
    return _DOUBLED_END.sub(r"\1", _ELONGATED.sub(_shortened, lowered))


def folded(table: str) -> dict[str, str]:
    """Return the words of a table by their spelling without accents."""
    return {fold(word): word for word in table.split()}


def _shortened(match: re.Match[str]) -> str:
    return match[1] * 2 if match[1] in "lr" else match[1]
