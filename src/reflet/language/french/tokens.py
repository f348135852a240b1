"""The words of a post, with what stands between them; quoted parts are not words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reflet.language.french.lexicon import Reading, look_up
from reflet.language.french.spelling import fold

Gap = Literal["", ",", ".", ":"]

_LETTER = r"(?:[^\W\d_][\u0300-\u036f]*)"
_PLAIN = rf"{_LETTER}(?:{_LETTER}|\d)*|\d+"
_SKIPPED = r"https?://\S+|www\.\S+|[@#]\w+"
_TAG = r"<\w{1,20}>"
# A word with both genders: content·e, content(e), heureu·x·se, heureux/heureuse.
_DOUBLE = (
    rf"(?P<stem>{_LETTER}{{2,30}}+)(?:[·•‧∙⋅.\-/]x)?[·•‧∙⋅.\-/(]"
    rf"(?P<end>{_LETTER}{{1,20}}+)\)?(?![^\W_])"
)
_WORD = re.compile(rf"(?P<skipped>{_SKIPPED})|(?P<double>{_DOUBLE})|{_TAG}|{_PLAIN}")
_PLAIN_WORD = re.compile(_PLAIN)
_QUOTED = re.compile(
    r"«[^»]*(?:»|$)|“[^”“]*(?:”|$)|„[^”“]*(?:”|“|$)|‹[^›]*(?:›|$)|\"[^\"]*(?:\"|$)"
    r"|[♪♫🎵🎶][^♪♫🎵🎶\n]*[♪♫🎵🎶]|^>[^\n]*|\b(?:RT|MT) @.*",
    re.MULTILINE | re.DOTALL,
)
_QUOTE_SIGNS = frozenset('«“„‹"♪♫🎵🎶>@')


@dataclass(frozen=True, slots=True)
class Token:
    """One word: where it stands, its letters without accents, and the gap before it.

    ``gap`` is ``""`` for spaces, apostrophes and hyphens, ``","`` for a comma or a dash, ``":"``
    for a colon, and ``"."`` for anything else (the end of a sentence, an emoji, a quotation).
    ``inclusive`` is the masculine's reading where both genders are written in one word.
    """

    start: int
    end: int
    text: str
    bare: str
    gap: Gap
    inclusive: Reading | None = None


def tokenise(text: str, quoted: Sequence[tuple[int, int]] = ()) -> list[Token]:
    """Return the words of ``text`` that are not quoted, reposted or sung.

    ``quoted`` are further spans to leave out. Offsets are those of ``text``.
    """
    text = _without_quotations(text, quoted)
    tokens: list[Token] = []
    position = previous = 0
    while (match := _WORD.search(text, position)) is not None:
        inclusive = None
        start, position = match.span()
        if match["skipped"] is not None:
            continue
        if match["double"] is not None:
            inclusive = _inclusive(match["stem"], match["end"])
            plain = _PLAIN_WORD.match(text, start)
            if inclusive is None and plain is not None:
                position = plain.end()
        word = text[start:position]
        if word[-1] == "E" and word[:-1].islower():
            inclusive = _inclusive(word[:-1], "e")
        gap = _gap(text[previous:start]) if tokens else "."
        tokens.append(Token(start, position, word, fold(word), gap, inclusive))
        previous = position
    return tokens


def _without_quotations(text: str, quoted: Sequence[tuple[int, int]]) -> str:
    """Put control characters over what is quoted, so that offsets stay."""
    spans = list(quoted)
    if not _QUOTE_SIGNS.isdisjoint(text):
        spans += [match.span() for match in _QUOTED.finditer(text)]
    for first, last in spans:
        start, end = max(0, first), min(len(text), last)
        if start < end:
            text = text[:start] + "\x00" * (end - start) + text[end:]
    return text


def _inclusive(stem: str, end: str) -> Reading | None:
    """Return the reading of ``stem`` if ``end`` turns it into both genders at once."""
    reading = look_up(stem)
    if reading is None or reading.gender == "F":
        return None
    feminine, ending = fold(reading.feminine), fold(end)
    return reading if feminine == ending or feminine.endswith(ending) else None


def _gap(between: str) -> Gap:
    for sign in between:
        if sign not in " '’ʼ`´-\u00a0\u202f\u2019":
            break
    else:
        return "," if " - " in between else ""
    stripped = between.strip(" \u00a0\u202f")
    if stripped in {",", "–", "—", "/"}:
        return ","
    return ":" if stripped == ":" else "."
