"""The words of a post, with what stands between them; quoted parts are not words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reflet.language.french.lexicon import Reading, look_up
from reflet.language.french.spelling import fold
from reflet.language.voices import Gap, cover

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
_QUOTED = re.compile(
    r"«[^»]*(?:»|$)|“[^”“]*(?:”|$)|„[^”“]*(?:”|“|$)|‹[^›]*(?:›|$)|\"[^\"]*(?:\"|$)"
    r"|(?<![\w'’])['‘](?!(?:tin|fin|tain|toire|scuse|soir|lut|jour|spèce)\b)(?=[^\W\d_])"
    r"(?:[^\n'’‘]|['’](?=\w)){1,280}?(?<=[\w.!?…])['’](?!\w)"
    r"|[♪♫🎵🎶][^♪♫🎵🎶\n]*[♪♫🎵🎶]|^>[^\n]*|\b(?:RT|MT) @.*",
    re.MULTILINE | re.DOTALL,
)
_QUOTE_SIGNS = frozenset('«“„‹"♪♫🎵🎶>@‘')


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
        start, position = match.span()
        if match["skipped"] is not None:
            continue
        bare, inclusive = "", None
        if match["double"] is not None:
            position, bare, inclusive = _double(text, match)
        word = text[start:position]
        if word[-1] == "E" and word[:-1].islower():
            inclusive = _inclusive(word[:-1], "e")
        gap = _gap(text[previous:start]) if tokens else "."
        tokens.append(Token(start, position, word, bare or fold(word), gap, inclusive))
        previous = position
    return tokens


def _double(text: str, match: re.Match[str]) -> tuple[int, str, Reading | None]:
    """Return where a word that may hold both genders ends, its letters, and its reading.

    «Un·e» is the article; «suis-le», «bon/mal» are words of their own.
    """
    inclusive = _inclusive(match["stem"], match["end"])
    if inclusive is not None:
        return match.end(), fold(match[0]), inclusive
    if fold(match["stem"] + match["end"]) == "une":
        return match.end(), "un", None
    return match.start() + len(match["stem"]), fold(match["stem"]), None


def _without_quotations(text: str, quoted: Sequence[tuple[int, int]]) -> str:
    """Put control characters over what is quoted, so that offsets stay."""
    spans = list(quoted)
    if not _QUOTE_SIGNS.isdisjoint(text) or text.startswith("'") or " '" in text:
        spans += [match.span() for match in _QUOTED.finditer(text)]
    return cover(text, spans)


def _inclusive(stem: str, end: str) -> Reading | None:
    """Return the reading of ``stem`` if ``end`` turns it into both genders at once."""
    reading = look_up(stem)
    if reading is None or reading.gender == "F":
        return None
    feminine, ending = fold(reading.feminine), fold(end)
    matches = feminine == ending or feminine.endswith((ending, ending.removesuffix("s") or ending))
    return reading if matches else None


def _gap(between: str) -> Gap:
    if between == " ":
        return ""
    for sign in between:
        if sign not in " '’ʼ`´-\u00a0\u202f\u2019":
            break
    else:
        return "," if " - " in between else ""
    stripped = between.strip(" '’\u00a0\u202f")
    if stripped in {",", "–", "—", "/"}:
        return ","
    return ":" if stripped == ":" else "."
