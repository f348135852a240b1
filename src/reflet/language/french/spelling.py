"""Spellings of the same word: accents, elongations, and the ways of text messages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_LATIN = str.maketrans(
    "àâäáãéèêëîïíôöóõùûüúçñÿ", "aaaaaeeeeiiioooouuuucny", "\u0300\u0301\u0302\u0308\u0327"
) | {ord("œ"): "oe", ord("æ"): "ae"}
_ELONGATED = re.compile(r"(.)\1{2,}")

# Phonetic spellings that no rule below reaches: spelling -> standard spelling.
PHONETIC = {
    "contante": "contente",
    "kontente": "contente",
    "kontante": "contente",
    "kontent": "content",
    "contan": "content",
    "conten": "content",
    "konten": "content",
    "ereuse": "heureuse",
    "eureuse": "heureuse",
    "heureuz": "heureuse",
    "heureuze": "heureuse",
    "ereux": "heureux",
    "eureux": "heureux",
    "amoureuze": "amoureuse",
    "jalouz": "jalouse",
    "jalouze": "jalouse",
    "dsolée": "désolée",
    "dsolee": "désolée",
    "dsolé": "désolé",
    "dezolée": "désolée",
    "dezolé": "désolé",
    "fatigée": "fatiguée",
    "fatigé": "fatigué",
    "surprize": "surprise",
    "sérieuz": "sérieuse",
}


def fold(word: str) -> str:
    """Return the word in lower case without its accents (``Désolée`` → ``desolee``)."""
    lowered = word.lower()
    if lowered.isascii():
        return lowered
    return lowered.translate(_LATIN)


def standard(word: str) -> str:
    """Return the word in lower case, composed (NFC)."""
    lowered = word.lower()
    return lowered if lowered.isascii() else unicodedata.normalize("NFC", lowered)


def shortened(word: str) -> Iterator[str]:
    """Yield the readings of an elongated word: each run of three letters as one, then as two.

    The last run alone may differ from the others («troooop contenteee»), which is why the mixed
    reading comes last. A word that is not elongated yields nothing.
    """
    if _ELONGATED.search(word):
        once = _ELONGATED.sub(r"\1", word)
        yield once
        twice = _ELONGATED.sub(r"\1\1", word)
        yield twice
        if twice.endswith(twice[-1] * 2):
            yield once + once[-1]
            yield twice[:-1]
