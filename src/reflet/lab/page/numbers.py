"""How a figure is written on the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Card = Mapping[str, Any]
NOTHING = "–"


def short(value: float, digits: int = 3) -> str:
    """Write a number between -1 and 1 without its leading nought; others whole."""
    return f"{value:.{digits}f}".replace("0.", ".", 1) if abs(value) < 1 else f"{value:.{digits}f}"


def bounded(figure: Card | None, digits: int = 3) -> str:
    """Write a figure with its 95 % bounds."""
    if figure is None:
        return NOTHING
    value, low, high = (short(figure[key], digits) for key in ("value", "low", "high"))
    return f"{value} [{low}, {high}]"


def value_of(row: Card | None, name: str, digits: int = 3) -> str:
    """Write the value of a row's figure, or a dash where it has none."""
    figure = None if row is None else row.get(name)
    return NOTHING if figure is None else short(figure["value"], digits)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a Markdown table's lines, and an empty one; nothing where there are no rows."""
    if not rows:
        return []
    lines = [head, ["---"] * len(head), *rows]
    return [*("| " + " | ".join(cells) + " |" for cells in lines), ""]


def who(row: Card) -> str:
    """Write at which view, and of which population, a figure is."""
    return f"{row['view']}; {row['who']}" if row.get("who") else str(row["view"])
