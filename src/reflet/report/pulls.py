"""The picture of likes: one row a like, a bar to the side to which it pulls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reflet.report.svg import chart, element, percent

_ROW = 26
_TOP = 28
_MIDDLE = 0.5
_REACH = 0.46  # so that the longest bar stays within the chart


@dataclass(frozen=True, slots=True)
class Pull:
    """One like, what it adds (positive to the first side), and that in words."""

    name: str
    contribution: float
    effect: str


def pulls(rows: Sequence[Pull], title: str, sides: tuple[str, str], identity: str) -> Markup:
    """Draw the rows in their order; ``sides`` name the positive, then the negative side.

    The negative side is left; a like's name stands across the middle from its bar.
    """
    largest = max((abs(row.contribution) for row in rows), default=0.0)
    height = _TOP + _ROW * len(rows) + 6
    middle = percent(_MIDDLE)
    parts = [
        element("text", f"← {sides[1]}", x="0%", y=14, text_anchor="start", class_="label"),
        element("text", f"{sides[0]} →", x="100%", y=14, text_anchor="end", class_="label"),
        element("line", x1=middle, x2=middle, y1=_TOP - 4, y2=height - 4, class_="axis"),
    ]
    for place, row in enumerate(rows):
        parts += _row(row, _TOP + _ROW * place, largest)
    said = "; ".join(f"{row.name}: {sides[row.contribution < 0]} {row.effect}" for row in rows)
    return chart(identity, title, said, height, parts)


def _row(row: Pull, y: int, largest: float) -> list[Markup]:
    length = max(0.005, _REACH * abs(row.contribution) / largest) if largest else 0.005
    positive = row.contribution > 0
    start = _MIDDLE if positive else _MIDDLE - length
    bar = element(
        "rect",
        element("title", f"{row.name}: {row.effect}"),
        x=percent(start),
        y=y + 4,
        width=percent(length),
        height=14,
        rx=3,
        class_="bar-positive" if positive else "bar-negative",
    )
    name = element(
        "text",
        row.name,
        x=percent(_MIDDLE - 0.02 if positive else _MIDDLE + 0.02),
        y=y + 16,
        text_anchor="end" if positive else "start",
        class_="label",
    )
    return [bar, name]
