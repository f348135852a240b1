"""The plots of the accuracy page, from a card's study alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from reflet.lab.page.drawing import COLOURS, FAINT, INK, PALE, WIDTH
from reflet.lab.page.published import CURVES
from reflet.lab.recipes import NEWEST_50, WORDS_750

Card = Mapping[str, Any]
Row = dict[str, Any]

_DASHES = ([1, 0], [9, 3], [3, 2])
_HEIGHT = 190
_ROW = 19
_NARROW = 165
_DETAILED = {str(NEWEST_50), str(WORDS_750)}
_LETTER = 6.8
"""Pixels of a letter, in the widest fonts that a reader's machine may have."""

_CELLS = {
    "all": "{}",
    "words read": "{} words",
    "sex": "sex {}",
    "age": "aged {}",
}
_MEASURES = {"auc": "AUC", "r": "r", "mae": "mean error, years", "accuracy": "share right"}


def plots(card: Card) -> dict[str, alt.TopLevelMixin]:
    """Return the plots of a bundle by name; none where its card has no study."""
    study = card.get("study")
    if not study:
        return {}
    drawn: dict[str, alt.TopLevelMixin] = {}
    for name, draw, key in (
        ("learning", learning, "learning_curves"),
        ("selective", selective, "selective"),
        ("reliability", reliability, "reliability"),
        ("intervals", intervals, "intervals"),
        ("by-whom", by_whom, "by_whom"),
    ):
        if study.get(key):
            drawn[name] = draw(study[key])
    return drawn


def learning(curves: Sequence[Card]) -> alt.TopLevelMixin:
    """Draw how the main figure grows with posts and with words, with its 95 % bounds.

    The dashed line is of the same people at every amount.
    """
    measure = "auc" if "auc" in curves[0]["rows"][0] else "r"
    rows = []
    for curve in curves:
        for row in curve["rows"]:
            where = {"corpus": curve["corpus"], "unit": row["unit"], "amount": row["amount"]}
            rows.append({**where, "who": "all who wrote so much", **row[measure]})
            if row["same_people"]:
                same = {"value": row["same_people"][measure]["value"]}
                rows.append({**where, "who": "the same people", **same})
    corpora = [curve["corpus"] for curve in curves]
    colour = alt.Color("corpus:N", sort=None).scale(domain=corpora, range=COLOURS)
    panels = []
    for unit in ("posts", "words"):
        theirs = [row for row in rows if row["unit"] == unit]
        if not theirs:
            continue
        x = _amount(unit, theirs)
        base = _chart(theirs)
        bounds = _chart([row for row in theirs if "low" in row])
        low = alt.Y("low:Q", title=_MEASURES[measure]).scale(zero=False)
        band = bounds.mark_area(opacity=0.15).encode(
            x, low, alt.Y2("high:Q"), colour.legend(symbolType="stroke", symbolOpacity=1)
        )
        line = base.mark_line(strokeWidth=2).encode(
            x,
            alt.Y("value:Q", title=_MEASURES[measure]),
            colour.legend(None),
            alt.StrokeDash("who:N", sort=None).legend(symbolType="stroke"),
        )
        points = bounds.mark_point(filled=True, size=28, opacity=1).encode(
            x, alt.Y("value:Q"), colour.legend(None)
        )
        panels.append((band + line + points).properties(width=WIDTH, height=_HEIGHT))
    return alt.vconcat(*panels)


def beside_published(cards: Sequence[Card]) -> alt.TopLevelMixin:
    """Draw every trait's correlation beside the published curves, on the same axes."""
    own: list[Row] = []
    for card in cards:
        for curve in card.get("study", {}).get("learning_curves", ())[:1]:
            own += [
                {
                    "series": f"{card['name']}, {curve['corpus']}",
                    "unit": row["unit"],
                    "amount": row["amount"],
                    "value": row["r"]["value"],
                }
                for row in curve["rows"]
            ]
        # The Big Five's is of words alone, on corpora left out.
        own += [
            {
                "series": f"{card['name']}, Big Five",
                "unit": "words",
                "amount": point["words"],
                "value": point["mean"]["value"],
            }
            for point in card.get("curve", ())
        ]
    ours = list(dict.fromkeys(row["series"] for row in own))
    rows = own + [
        {"series": curve.name, "unit": curve.unit, "amount": amount, "value": value}
        for curve in CURVES
        for amount, value in curve.points
    ]
    names = [*ours, *(curve.name for curve in CURVES)]
    hues = [COLOURS[place % len(COLOURS)] for place in range(len(ours))]
    dashes = [_DASHES[place // len(COLOURS)] for place in range(len(ours))]
    published = [[2, 3], [6, 2, 1, 2], [8, 4], [4, 4]]
    colour = alt.Color("series:N", sort=names).scale(
        domain=names, range=[*hues, *([FAINT] * len(CURVES))]
    )
    dash = alt.StrokeDash("series:N", sort=names).scale(domain=names, range=[*dashes, *published])
    panels = []
    for unit in ("posts", "words"):
        theirs = [row for row in rows if row["unit"] == unit]
        base = _chart(theirs).encode(_amount(unit, theirs), alt.Y("value:Q", title="r"))
        line = base.mark_line(strokeWidth=1.8).encode(
            colour.legend(symbolType="stroke"), dash.legend(symbolType="stroke")
        )
        points = base.mark_point(filled=True, size=20, opacity=1).encode(colour.legend(None))
        panels.append((line + points).properties(width=WIDTH, height=_HEIGHT + 60))
    return alt.vconcat(*panels)


def selective(curves: Sequence[Card]) -> alt.TopLevelMixin:
    """Draw accuracy against the share of people who are answered, the surest first."""
    shown = _main(curves)
    # Of messages, two thirds by women, what counts is the mean of both sexes' shares.
    measure = "balanced_accuracy" if shown[0]["who"] else "accuracy"
    rows = []
    for curve in shown:
        rows += [
            {"series": _title(curve), "coverage": point["coverage"], "value": point[measure]}
            for point in curve["curve"]
        ]
    base = _chart(rows).encode(
        alt.X("coverage:Q", title="share of people answered")
        .axis(format="%", values=[0.2, 0.4, 0.6, 0.8, 1])
        .scale(domain=[0.1, 1]),
        alt.Y("value:Q", title=measure.replace("_", " ")).axis(format="%").scale(zero=False),
        alt.Color("series:N", sort=None),
        alt.StrokeDash("series:N", sort=None),
    )
    named = _chart([{"at": 0.8}]).mark_rule(color=FAINT, strokeDash=[3, 3])
    layers = alt.layer(base.mark_line(strokeWidth=2), named.encode(alt.X("at:Q")))
    return layers.properties(width=WIDTH, height=_HEIGHT)


def reliability(curves: Sequence[Card]) -> alt.TopLevelMixin:
    """Draw what was said against how often it was so, a panel a corpus."""
    panels = []
    for place, curve in enumerate(curves):
        base = _chart(list(curve["bins"]))
        x = alt.X("said:Q", title="probability said").scale(domain=[0, 1])
        colour = COLOURS[place % len(COLOURS)]
        y = alt.Y("found:Q", title="share found").scale(domain=[0, 1])
        bounds = base.mark_rule(color=colour).encode(x, alt.Y("low:Q").title(""), alt.Y2("high:Q"))
        points = base.mark_point(filled=True, size=36, color=colour, opacity=1).encode(x, y)
        corners = [{"said": 0, "found": 0}, {"said": 1, "found": 1}]
        diagonal = _chart(corners).mark_line(color=PALE, strokeDash=[4, 3]).encode(x, y)
        title = _title(curve)
        panels.append((diagonal + bounds + points).properties(width=215, height=215, title=title))
    return alt.vconcat(*panels)


def intervals(cells: Sequence[Card]) -> alt.TopLevelMixin:
    """Draw how often the 80 % interval holds, with what a bin of so many people may miss by."""
    panels = []
    judged = [cell for cell in in_detail(cells) if cell["passes"] is not None]
    for title, rows in _grouped(judged, _title).items():
        values = [
            {
                "cell": _cell(row),
                "covered": row["covered"],
                "from": max(0.8 - row["allowed"], 0),
                "to": min(0.8 + row["allowed"], 1),
                "verdict": "within" if row["passes"] else "outside",
            }
            for row in rows
        ]
        base = _chart(values).encode(_names(values))
        x = alt.X("from:Q", title="covered").axis(format="%").scale(domain=[0, 1])
        band = base.mark_bar(height=7, color=PALE).encode(x, alt.X2("to:Q"))
        points = base.mark_point(filled=True, size=45, opacity=1).encode(
            alt.X("covered:Q"), *_verdict_marks()
        )
        drawn = (band + points).properties(width=_NARROW, height=_ROW * len(values), title=title)
        panels.append(drawn)
    return alt.vconcat(*panels)


def by_whom(dimensions: Sequence[Card]) -> alt.TopLevelMixin:
    """Draw each cell's main figure with its bounds, a panel a corpus and way to part people."""
    panels = []
    for part in dimensions:
        measure = part["measure"]
        values = [
            {"cell": f"{cell['cell']} ({cell['n']})", **cell[measure]} for cell in part["cells"]
        ]
        base = _chart(values).encode(_names(values))
        x = alt.X("low:Q", title=_MEASURES[measure]).scale(zero=False, nice=True)
        bounds = base.mark_rule(color=COLOURS[0], strokeWidth=2).encode(x, alt.X2("high:Q"))
        points = base.mark_point(filled=True, size=45, color=COLOURS[0], opacity=1)
        drawn = bounds + points.encode(alt.X("value:Q"))
        title = f"{part['corpus']}, {part['dimension']}"
        panels.append(drawn.properties(width=_NARROW, height=_ROW * len(values), title=title))
    return alt.vconcat(*panels)


def _amount(unit: str, rows: Sequence[Row]) -> alt.X:
    ticks = [1, 5, 10, 25, 50, 100, 200] if unit == "posts" else [100, 300, 600, 1200, 3000]
    amounts = [row["amount"] for row in rows]
    return (
        alt.X("amount:Q", title=f"{unit} read")
        .scale(type="log", domain=[min(amounts), max(amounts)], nice=False)
        .axis(values=ticks, format="d")
    )


def _names(rows: Sequence[Row]) -> alt.Y:
    """Return the axis of cells, with room for their names in whatever font they are drawn."""
    room = _LETTER * max(len(row["cell"]) for row in rows) + 8
    return alt.Y("cell:N", sort=None, title=None).axis(minExtent=room, grid=False)


def _chart(rows: Sequence[Card]) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=[dict(row) for row in rows]))


def _verdict_marks() -> tuple[alt.Color, alt.Shape]:
    kinds = ["within", "outside"]
    return (
        alt.Color("verdict:N").scale(domain=kinds, range=[INK, COLOURS[1]]),
        alt.Shape("verdict:N").scale(domain=kinds, range=["circle", "cross"]),
    )


def _main(curves: Sequence[Card]) -> list[Card]:
    """Return at most four curves: the population that is asked about, else each corpus's first."""
    of_some = [curve for curve in curves if curve["who"]]
    return (of_some or list(curves))[: len(COLOURS)]


def _title(row: Card) -> str:
    return ", ".join(part for part in (row["corpus"], row["view"], row["who"]) if part)


def _cell(row: Card) -> str:
    return f"{_CELLS[row['dimension']].format(row['cell'])} ({row['n']})"


def in_detail(rows: Sequence[Card]) -> Sequence[Card]:
    """Return the rows of the views told in detail: about what the product reads."""
    return [row for row in rows if row["view"] in _DETAILED] or rows


def _grouped(rows: Sequence[Card], key: Any) -> dict[str, list[Card]]:
    groups: dict[str, list[Card]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups
