"""The words of a post, with what stands between them; quoted parts are not words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reflet.language.spanish.spelling import fold
from reflet.language.voices import Gap, cover

_LETTER = r"(?:[^\W\d_][\u0300-\u036f]*+)"
_SKIPPED = r"https?://\S+|www\.\S+|[@#]\w+"
# A word with both genders: cansad@, cansado/a, cansada(o).
_DOUBLE = rf"{_LETTER}{{2,30}}+(?:@s?|/[oa]s?|\([oa]s?\))(?!\w)"
_WORD = re.compile(
    rf"(?P<skipped>{_SKIPPED})|(?P<double>{_DOUBLE})|{_LETTER}(?:{_LETTER}|\d)*+|\d++"
)
_QUOTED = re.compile(
    r"«[^»]*(?:»|\Z)|“[^”]*(?:”|\Z)|„[^”“]*(?:”|“|\Z)|‹[^›]*(?:›|\Z)|\"[^\"]*(?:\"|\Z)"
    r"|(?<!\w)['‘](?=\w)[^\n'’‘]{1,280}['’](?!\w)"
    r"|[♪♫🎵🎶][^♪♫🎵🎶\n]*[♪♫🎵🎶]?"
    # Lines quoted, and those of a dialogue («-Estoy embarazada. -¿De quién?»).
    r"|^>[^\n]*|^[-–—]\s?(?=[¿¡\w])[^\n]*|\b(?:RT|MT) @.*",
    re.MULTILINE | re.DOTALL,
)
_SPACES = " \u00a0\u202f"


@dataclass(frozen=True, slots=True)
class Token:
    """One word: where it stands, its letters without accents, and the gap before it.

    ``gap`` is ``""`` for spaces, ``","`` for a comma or a dash, ``":"`` for a colon, and ``"."``
    for anything else (the end of a sentence or line, an emoji, a quotation, a mention). ``double``
    tells whether both genders are written in one word (cansad@, cansado/a).
    """

    start: int
    end: int
    text: str
    bare: str
    gap: Gap
    double: bool = False


def tokenise(text: str, quoted: Sequence[tuple[int, int]] = ()) -> list[Token]:
    """Return the words of ``text`` that are not quoted, reposted, sung, or said in a dialogue.

    ``quoted`` are further spans to leave out. Offsets are those of ``text``.
    """
    text = cover(text, [*quoted, *(match.span() for match in _QUOTED.finditer(text))])
    tokens: list[Token] = []
    previous = 0
    for match in _WORD.finditer(text):
        if match["skipped"] is not None:
            continue
        start, end = match.span()
        double = match["double"] is not None
        letters = _masculine(match[0]) if double else match[0]
        gap = _gap(text[previous:start]) if tokens else "."
        tokens.append(Token(start, end, match[0], fold(letters), gap, double))
        previous = end
    return tokens


def _masculine(word: str) -> str:
    """Return what is written before the sign of both genders, as a masculine (cansad@: cansado)."""
    stem, sign, _ = re.split(r"([@/(])", word, maxsplit=1)
    if sign == "@":
        return stem + "o"
    return stem[:-1] + "o" if stem.endswith("a") else stem


def _gap(between: str) -> Gap:
    stripped = between.strip(_SPACES)
    if not stripped:
        return ""
    if stripped in {",", "-", "–", "—", "/"}:
        return ","
    return ":" if stripped == ":" else "."
