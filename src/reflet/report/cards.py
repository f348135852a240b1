"""What the foot of a portrait says of the bundles it was made with: sources, licence, limits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reflet.report.plain import printable


@dataclass(frozen=True, slots=True)
class CardView:
    """One bundle's card as shown; ``is_research`` means not for commercial use."""

    name: str
    licence: str
    is_research: bool
    trained_on: tuple[str, ...]
    limits: tuple[str, ...]


def card_view(card: Mapping[str, object]) -> CardView:
    """Read from a card what the foot of a portrait shows; what it lacks stays empty."""
    return CardView(
        name=_text(card.get("name")),
        licence=_text(card.get("licence")),
        is_research=card.get("folder") == "research",
        trained_on=_texts(card.get("corpora")),
        limits=_texts(card.get("limits")),
    )


def _text(value: object) -> str:
    return printable(value) if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (printable(value),)
    if isinstance(value, Mapping):
        return tuple(str(key) for key in value)
    if isinstance(value, Iterable):
        return tuple(_text(one) or str(one) for one in value)
    return ()
