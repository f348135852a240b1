"""What every matcher does with the words of others: they are covered, or told by their label."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, Protocol, TypeVar

Gap = Literal["", ",", ".", ":"]
"""What stands before a word: nothing that counts, a comma, a colon, or the end of what was said."""

_FARTHEST = 25
"""So many words after its label a line is still somebody's."""


class Word(Protocol):
    """What a word must tell for the label before it to be found."""

    @property
    def gap(self) -> Gap:
        """What stands before it."""
        ...


W = TypeVar("W", bound=Word)


def cover(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return ``text`` with control characters over ``spans`` (start, end), so that offsets stay.

    Spans may overlap, and reach out of the text.
    """
    kept = []
    position = 0
    for start, end in sorted(spans):
        if end > position:
            until = max(position, start)
            kept += [text[position:until], "\x00" * (min(end, len(text)) - until)]
            position = end
    return "".join((*kept, text[position:]))


def label_before(tokens: Sequence[W], index: int, longest: int) -> Sequence[W]:
    """Return what stands before the colon of the line around ``index`` («Ma sœur : je suis prête»).

    It has a word more than ``longest`` where it is longer than that, and none where the line has
    no label.
    """
    colon = index
    while colon > 0 and tokens[colon].gap not in {":", "."} and index - colon < _FARTHEST:
        colon -= 1
    if colon == 0 or tokens[colon].gap != ":":
        return []
    start = colon - 1
    while start > 0 and tokens[start].gap != "." and colon - start <= longest:
        start -= 1
    return tokens[start:colon]
