"""From an Altair chart to an SVG that is read on a phone, in the light and in the dark.

The same chart gives the same bytes. Colours stand in the drawing for the light; a style sheet in
it exchanges each for its counterpart where the reader's screen is dark.
"""

from __future__ import annotations

import altair as alt
import vl_convert

WIDTH = 290
"""Of the plotted area, in pixels: with axes and labels a drawing stays below 390."""

INK, FAINT, GRID, GROUND = "#23272e", "#5f6672", "#dfe2e7", "#ffffff"
COLOURS = ("#1f5fa8", "#b3541e", "#2f7d4f", "#7a4fa0")
"""Of series: told apart by those who see few colours, and by their order in the legend."""

PALE = "#b9bec7"

_DARK = {
    INK: "#e6e8ec",
    FAINT: "#a5adba",
    GRID: "#3a404a",
    GROUND: "#15181d",
    PALE: "#5b6370",
    COLOURS[0]: "#7db3f0",
    COLOURS[1]: "#f0a070",
    COLOURS[2]: "#7cc99b",
    COLOURS[3]: "#c4a0e8",
}
_FONT = "Arial, Helvetica, Liberation Sans, Roboto, sans-serif"


def svg(chart: alt.TopLevelMixin, title: str) -> str:
    """Return the chart as SVG, with ``title`` for those who hear it read."""
    specification = chart.to_dict()
    specification["config"] = _CONFIG
    drawn: str = vl_convert.vegalite_to_svg(specification)
    start = drawn.index(">") + 1
    head = f"<title>{title}</title><style>{_dark_style()}</style>"
    return f"{drawn[:start]}{head}{drawn[start:]}\n"


def _dark_style() -> str:
    rules = "".join(
        f'[fill="{light}"]{{fill:{dark}}}[stroke="{light}"]{{stroke:{dark}}}'
        for light, dark in _DARK.items()
    )
    return f"@media (prefers-color-scheme: dark){{{rules}}}"


_LABELS = {"labelColor": INK, "titleColor": INK, "labelFontSize": 12, "titleFontSize": 12}
_CONFIG = {
    "background": GROUND,
    "font": _FONT,
    "padding": 8,
    "view": {"stroke": None},
    "axis": {
        **_LABELS,
        "titleFontWeight": "normal",
        "grid": True,
        "gridColor": GRID,
        "domainColor": FAINT,
        "tickColor": FAINT,
        "labelLimit": 220,
    },
    "legend": {
        **_LABELS,
        "orient": "top",
        "direction": "vertical",
        "title": None,
        "labelLimit": 330,
        "columnPadding": 16,
        "padding": 4,
        "symbolStrokeWidth": 2.5,
        "symbolBaseStrokeColor": FAINT,
        "symbolBaseFillColor": FAINT,
    },
    "header": {**_LABELS, "titleFontWeight": "normal", "labelFontWeight": "bold"},
    "title": {"color": INK, "fontSize": 13, "anchor": "start", "fontWeight": "bold"},
    "range": {"category": list(COLOURS)},
}
