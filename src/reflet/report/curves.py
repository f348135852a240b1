"""Charts of an estimate that moves: with the posts read, with the posts deleted, by word."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup

from reflet.profiling.estimate import BIG_FIVE, Trait
from reflet.report.i18n import Translator
from reflet.report.minors import shown_value
from reflet.report.names import directions
from reflet.report.scales import UNDETERMINED_FROM, UNDETERMINED_TO
from reflet.report.svg import chart, element, label, percent
from reflet.report.wording import in_hundred, value_text

_TOP, _BOTTOM = 44, 170
_INSET = 0.06
_YEARS_AROUND = 12.0  # enough for a change of a year or two to look like one


def _bounds(trait: Trait, values: Sequence[float]) -> tuple[float, float]:
    if trait is Trait.AGE:
        return min(values) - _YEARS_AROUND, max(values) + _YEARS_AROUND
    return (0.0, 100.0) if trait in BIG_FIVE else (0.0, 1.0)


def curve(
    t: Translator,
    trait: Trait,
    steps: Sequence[tuple[str, float]],
    title: str,
    *,
    description: str,
    identity: str,
) -> Markup:
    """Draw a value after each step, each step under its own name; ages stop at 18."""
    values = [value if shown_value(trait, value) is not None else 17.0 for _, value in steps]
    lowest, highest = _bounds(trait, values)

    def y(value: float) -> float:
        return _BOTTOM - (value - lowest) / (highest - lowest) * (_BOTTOM - _TOP)

    def x(index: int) -> float:
        return _INSET + (1 - 2 * _INSET) * (index / max(1, len(steps) - 1))

    parts = _background(t, trait, y)
    for index in range(1, len(steps)):
        parts.append(
            element(
                "line",
                x1=percent(x(index - 1)),
                y1=y(values[index - 1]),
                x2=percent(x(index)),
                y2=y(values[index]),
                class_="curve",
            )
        )
    named = _named(len(steps))
    for index, (name, value) in enumerate(steps):
        last = index == len(steps) - 1
        parts.append(
            element(
                "circle",
                cx=percent(x(index)),
                cy=y(values[index]),
                r=6 if last else 4,
                class_="point",
            )
        )
        if index in named:
            above = round(y(values[index])) - 11
            parts.append(label(x(index), above, _figure(t, trait, value), "figure-small", margin=0))
            parts.append(label(x(index), _BOTTOM + 20, name, margin=0))
    return chart(identity, title, description, _BOTTOM + 28, parts)


def _figure(t: Translator, trait: Trait, value: float) -> str:
    if trait is Trait.AGE:
        shown = shown_value(trait, value)
        return "< 18" if shown is None else str(round(shown))
    if trait in BIG_FIVE:
        return value_text(t, trait, value)
    return t.percent(in_hundred(value) / 100)


def _named(count: int) -> set[int]:
    """Choose the steps that bear a label: the ends, and no more than five between."""
    if count <= 7:
        return set(range(count))
    return {round(index * (count - 1) / 4) for index in range(5)}


def _background(t: Translator, trait: Trait, y: Callable[[float], float]) -> list[Markup]:
    parts = [element("line", x1="0%", x2="100%", y1=_BOTTOM, y2=_BOTTOM, class_="axis")]
    if trait in (Trait.GENDER, Trait.ACCOUNT_KIND):
        positive, negative = directions(t, trait)
        top, bottom = y(UNDETERMINED_TO), y(UNDETERMINED_FROM)
        parts += [
            element("rect", x="0%", y=top, width="100%", height=bottom - top, class_="zone"),
            label(0, 14, positive),
            label(0, _BOTTOM - 6, negative),
        ]
    return parts


def effect_bar(contribution: float, largest: float, sentence: str) -> Markup:
    """Draw a contribution as a bar, as long as it is large beside the largest."""
    share = abs(contribution) / largest if largest else 0.0
    positive = contribution > 0
    return element(
        "svg",
        element("title", sentence),
        element("rect", x=0, y=3, width="100%", height=8, rx=4, class_="bar-track"),
        element(
            "rect",
            x=0,
            y=3,
            width=percent(max(0.02, share)),
            height=8,
            rx=4,
            class_="bar-positive" if positive else "bar-negative",
        ),
        class_="bar",
        role="img",
        width="100%",
        height=14,
    )
