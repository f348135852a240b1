"""The words of a post, with what stands between them; quoted parts are not words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reflet.language.english.spelling import APOSTROPHES, fold
from reflet.language.voices import Gap, cover

_LETTER = r"(?:[^\W\d_][\u0300-\u036f]*+)"
_WORD = re.compile(
    r"(?P<skipped>https?://\S+|www\.\S+|[@#]\w+)"
    rf"|{_LETTER}(?:{_LETTER}|\d)*+(?:[{APOSTROPHES}]{_LETTER}++)?|\d++{_LETTER}*+"
)
_QUOTED = re.compile(
    r"“[^”“]*(?:”|\Z)|\"[^\"]*(?:\"|\Z)|«[^»]*(?:»|\Z)|„[^”“]*(?:”|“|\Z)"
    # Single quotation marks open after a blank and close before one ('tis, 'cause do not open).
    r"|(?<![\w'’])['‘](?!(?:tis|twas|cause|cuz|coz|til|till|em|bout|n|round)\b)(?=\w)"
    r"(?:[^\n'’‘]|['’](?=\w)){1,280}?(?<=[\w.!?,…])['’](?!\w)"
    r"|[♪♫🎵🎶][^♪♫🎵🎶\n]*[♪♫🎵🎶]?|^[ \t]{0,8}>[^\n]*|\b(?:RT|MT) @.*",
    re.MULTILINE | re.DOTALL,
)
_SPACES = " \t\u00a0\u202f"
_COMMAS = frozenset({",", "-", "--", "–", "—", "/", "&", "+", "|", "•", "·"})


@dataclass(frozen=True, slots=True)
class Token:
    """One word: where it stands, its letters in lower case without accents, the gap before it.

    ``gap`` is ``""`` for spaces and hyphens, ``","`` for a comma, a dash or an ampersand, ``":"``
    for a colon, and ``"."`` for anything else (the end of a sentence or line, an emoji, a
    quotation, a mention). ``possessive`` tells that 's follows (mom's), which the span leaves out.
    """

    start: int
    end: int
    text: str
    bare: str
    gap: Gap
    possessive: bool = False


def tokenise(text: str, quoted: Sequence[tuple[int, int]] = ()) -> list[Token]:
    """Return the words of ``text`` that are not quoted, reposted or sung.

    ``quoted`` are further spans to leave out. Offsets are those of ``text``.
    """
    text = cover(text, [*quoted, *(match.span() for match in _QUOTED.finditer(text))])
    tokens: list[Token] = []
    previous = 0
    for match in _WORD.finditer(text):
        if match["skipped"] is not None:
            continue
        start, end = match.span()
        bare = fold(match[0])
        possessive = bare.endswith("'s")
        gap = _gap(text[previous:start]) if tokens else "."
        previous = end
        if possessive:
            end = start + max(match[0].rfind(sign) for sign in APOSTROPHES)
            bare = bare[:-2]
        tokens.append(Token(start, end, text[start:end], bare, gap, possessive))
    return tokens


def _gap(between: str) -> Gap:
    if between in {" ", "-"}:
        return ""
    stripped = between.strip(_SPACES)
    if not stripped:
        return ""
    if stripped in _COMMAS:
        return ","
    return ":" if stripped == ":" else "."
