"""Charts of one answer: where an estimate lies on its scale, and how far it can be trusted."""

from __future__ import annotations

import math

from markupsafe import Markup

from reflet.profiling.estimate import Estimate, Trait
from reflet.report.i18n import Translator
from reflet.report.minors import ADULT
from reflet.report.names import directions, trait_name
from reflet.report.svg import anchor, chart, element, label, percent
from reflet.report.wording import age_range, headline, in_hundred

UNDETERMINED_FROM, UNDETERMINED_TO = 0.25, 0.75
_AGE_FROM, _AGE_TO = 12.0, 80.0
_Z80 = 1.2815515655446004  # the standard normal's 90 % point: an 80 % interval's half width


def probability_scale(t: Translator, estimate: Estimate, identity: str) -> Markup:
    """Draw a probability between two poles, the undetermined zone between them."""
    positive, negative = directions(t, estimate.trait)
    share = estimate.probability
    parts = [
        _track(0, UNDETERMINED_FROM, "pole-negative"),
        _track(UNDETERMINED_FROM, UNDETERMINED_TO, "zone"),
        _track(UNDETERMINED_TO, 1, "pole-positive"),
        label(0, 70, negative),
        label(0.5, 70, t("undetermined")),
        label(1, 70, positive),
    ]
    if share is None:
        description = t("No estimate.")
    else:
        chances = in_hundred(share)
        description = t(
            "{headline}: {n} chances in 100 on a scale from {negative} (0) to {positive} (100);"
            " from 25 to 75 is undetermined.",
            headline=headline(t, estimate),
            n=chances,
            negative=negative,
            positive=positive,
        )
        parts += [
            element("line", x1=percent(share), x2=percent(share), y1=24, y2=52, class_="needle"),
            element("circle", cx=percent(share), cy=38, r=9, class_="point"),
            label(share, 16, t.percent(chances / 100), "figure", margin=0.04),
        ]
    return chart(identity, trait_name(t, estimate.trait), description, 78, parts)


def _track(start: float, end: float, class_: str) -> Markup:
    return element(
        "rect", x=percent(start), y=32, width=percent(end - start), height=12, class_=class_
    )


def _age_place(years: float) -> float:
    return (years - _AGE_FROM) / (_AGE_TO - _AGE_FROM)


def age_axis(t: Translator, estimate: Estimate, identity: str) -> Markup:
    """Draw an age on its axis: a sketch of the density, the 80 % interval under it.

    The sketch is a normal curve with the interval's own spread on each side; below 18 it has no
    shape.
    """
    parts: list[Markup] = []
    if isinstance(estimate.value, int | float) and estimate.interval is not None:
        parts += _age_density(float(estimate.value), estimate.interval)
    parts += [
        element("line", x1="0%", x2="100%", y1=92, y2=92, class_="axis"),
        element("rect", x="0%", y=88, width=percent(_age_place(ADULT)), height=8, class_="zone"),
        label(0, 114, "< 18"),
    ]
    for years in (30, 40, 50, 60, 70):
        place = percent(_age_place(years))
        parts.append(element("line", x1=place, x2=place, y1=92, y2=97, class_="axis"))
        parts.append(label(_age_place(years), 114, str(years)))
    parts.append(label(1, 114, "80"))
    description = t("{age}, on an axis from under 18 to 80.", age=age_range(t, estimate))
    return chart(identity, trait_name(t, Trait.AGE), description, 120, parts)


def _age_density(value: float, interval: tuple[float, float]) -> list[Markup]:
    low, high = interval
    below = max(1.0, value - low) / _Z80
    above = max(1.0, high - value) / _Z80

    def height(years: float) -> float:
        spread = below if years < value else above
        return math.exp(-((years - value) ** 2) / (2 * spread**2))

    if value < ADULT:  # no shape below 18, nor any that would tell the year from above
        points = [(_AGE_FROM, 1.0), (ADULT, 1.0)]
        shown_low, shown_high = _AGE_FROM, ADULT
    else:
        flat = (height(_AGE_FROM) + height(ADULT)) / 2
        points = [(_AGE_FROM, flat), (ADULT, flat)]
        points += [(float(years), height(years)) for years in range(int(ADULT), int(_AGE_TO) + 1)]
        shown_low, shown_high = (low if low >= ADULT else _AGE_FROM), high
    inside = [point for point in points if shown_low <= point[0] <= shown_high]
    parts = [
        element(
            "svg",
            element("path", d=_area(points), class_="density"),
            element("path", d=_area(inside), class_="density-inside"),
            x="0",
            y=20,
            width="100%",
            height=72,
            viewBox="0 0 100 100",
            preserveAspectRatio="none",
        ),
        element(
            "line",
            x1=percent(_age_place(shown_low)),
            x2=percent(_age_place(shown_high)),
            y1=92,
            y2=92,
            class_="interval",
        ),
    ]
    if value >= ADULT:
        place = _age_place(value)
        parts.append(
            element("line", x1=percent(place), x2=percent(place), y1=20, y2=92, class_="needle")
        )
        parts.append(label(place, 14, str(round(value)), "figure", margin=0.04))
    return parts


def _area(points: list[tuple[float, float]]) -> str:
    if not points:
        return ""
    placed = [(_age_place(years) * 100, 100 - height * 96) for years, height in points]
    line = " ".join(f"L{x:.2f} {y:.2f}" for x, y in placed)
    return f"M{placed[0][0]:.2f} 100 {line} L{placed[-1][0]:.2f} 100 Z"


def percentile_scale(
    t: Translator, estimate: Estimate, identity: str, impression: Estimate | None = None
) -> Markup:
    """Draw a Big Five percentile between lower and higher, the average in the middle.

    A ring marks the impression that the words give, where one is told.
    """
    positive, negative = directions(t, estimate.trait)
    description = t(
        "{headline}, on a scale from {negative} (0) to {positive} (100); the average is 50.",
        headline=headline(t, estimate),
        negative=negative,
        positive=positive,
    )
    parts = [
        element("line", x1="0%", x2="100%", y1=12, y2=12, class_="rail"),
        element("line", x1="50%", x2="50%", y1=5, y2=19, class_="axis"),
    ]
    if isinstance(estimate.value, int | float):
        place = percent(float(estimate.value) / 100)
        parts.append(element("circle", cx=place, cy=12, r=7, class_="point"))
    if impression is not None:
        said = t("The impression your words give: {headline}.", headline=headline(t, impression))
        description = f"{description} {said}"
        place = percent(float(impression.value or 0) / 100)
        parts.append(element("circle", cx=place, cy=12, r=8, class_="ring"))
    return chart(identity, trait_name(t, estimate.trait), description, 24, parts)


def reliability_strip(
    t: Translator, times: tuple[float, float, float], sentence: str, identity: str
) -> Markup:
    """Draw a hundred strokes, as many of them dark as the program is right times in 100."""
    right, low, high = (in_hundred(share) for share in times)
    strokes = [
        element(
            "rect",
            x=percent(index / 100),
            y=4,
            width="0.6%",
            height=18,
            class_="stroke-right" if index < right else "stroke-wrong",
        )
        for index in range(100)
    ]
    bounds = element(
        "line", x1=percent(low / 100), x2=percent(high / 100), y1=27, y2=27, class_="bounds"
    )
    chance = element("line", x1="50%", x2="50%", y1=0, y2=30, class_="chance")
    parts = [*strokes, bounds, chance, label(0.5, 44, t("heads or tails"), "small")]
    parts.append(
        element(
            "text",
            f"{right}",
            x=percent(right / 100),
            y=44,
            text_anchor=anchor(right / 100),
            class_="small strong",
        )
        if right > 68
        else Markup("")
    )
    return chart(identity, t("How often it is right"), sentence, 48, parts)


def shares_strip(title: str, sentence: str, share: float, count: int, identity: str) -> Markup:
    """Draw one square a post (fifty where there are more), the share of them dark."""
    shown = max(1, min(50, count))
    dark = round(share * shown)
    squares = [
        element(
            "rect",
            x=percent(index % 25 / 25),
            y=2 + 18 * (index // 25),
            width="3%",
            height=13,
            rx=2,
            class_="stroke-right" if index < dark else "stroke-wrong",
        )
        for index in range(shown)
    ]
    return chart(identity, title, sentence, 20 if shown <= 25 else 38, squares)
