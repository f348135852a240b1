"""The picture of the curves: ours beside the published one, on the same axes, as an SVG file."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from reflet.lab.likes.evaluate import COHORTS, FILMS, Evaluation
from reflet.lab.likes.folds import ALL
from reflet.lab.likes.published import PUBLISHED
from reflet.lab.likes.survey import NAME
from reflet.lab.metrics import Figure
from reflet.profiling.estimate import Trait

_WIDTH, _HEIGHT = 840, 445
_PANEL_WIDTH, _LEFT, _TOP, _BOTTOM, _BETWEEN = 330, 52, 66, 330, 90
_LEGEND, _LINE = 390, 20
_TICKS = (1, 5, 10, 20, 50, 100, 300)
_STYLE = """
text { font: 13px system-ui, sans-serif; fill: #222 }
.title { font-weight: 600 } .soft { fill: #666 }
.grid { stroke: #ddd } .published { stroke: #777; stroke-dasharray: 6 4 } .films { stroke: #c2410c }
.tastes { stroke: #0e7490 } .line { fill: none; stroke-width: 2.5 }
.band { stroke: none; opacity: .16 }
.band.films, .dot.films { fill: #c2410c } .band.tastes, .dot.tastes { fill: #0e7490 }
.dot.published { fill: #777 } .back { fill: #fff }
@media (prefers-color-scheme: dark) {
  text { fill: #eee } .soft { fill: #aaa } .grid { stroke: #3a3a3a } .back { fill: #16181c }
  .films { stroke: #fb923c } .band.films, .dot.films { fill: #fb923c }
  .tastes { stroke: #22d3ee } .band.tastes, .dot.tastes { fill: #22d3ee }
  .published { stroke: #aaa } .dot.published { fill: #aaa }
}
"""


@dataclass(frozen=True)
class _Panel:
    """One measure: where it stands, and the range of its axis."""

    trait: Trait
    title: str
    left: float
    bottom: float
    top: float
    marks: Sequence[float]

    def x(self, likes: float) -> float:
        return self.left + _PANEL_WIDTH * math.log(likes) / math.log(_TICKS[-1])

    def y(self, value: float) -> float:
        return _BOTTOM - (_BOTTOM - _TOP) * (value - self.bottom) / (self.top - self.bottom)


_PANELS = (
    _Panel(Trait.GENDER, "Gender, AUC", _LEFT, 0.5, 1.0, (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)),
    _Panel(
        Trait.AGE,
        "Age, r",
        _LEFT + _PANEL_WIDTH + _BETWEEN,
        0.0,
        1.0,
        (0.0, 0.2, 0.4, 0.6, 0.8, 1.0),
    ),
)
_SERIES = (
    ("published", "Facebook pages, published (read off the figure)"),
    ("films", f"films: {FILMS}, {COHORTS[FILMS]} likes and more"),
    ("tastes", f"tastes: {NAME}, {COHORTS[NAME]} and more"),
)


def picture(found: Evaluation) -> str:
    """Return the picture of an evaluation: the same people at each number of likes, 95 % bands.

    Age is drawn for the films alone: everybody in the survey is of one age, nearly.
    """
    parts = [f'<rect class="back" width="{_WIDTH}" height="{_HEIGHT}"/>']
    for panel in _PANELS:
        parts += _axes(panel)
        parts += _line(panel, "published", PUBLISHED[panel.trait])
        parts += _curve(panel, "films", found.same_people[FILMS][panel.trait])
        if panel.trait is Trait.GENDER:
            parts += _curve(panel, "tastes", found.same_people[NAME][panel.trait])
    parts += _legend()
    title = (
        "How well likes tell gender and age, by how many there are: Reflet and the published curve"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">'
        f"<title>{title}</title><style>{_STYLE}</style>{''.join(parts)}</svg>\n"
    )


def _axes(panel: _Panel) -> Iterable[str]:
    right = panel.left + _PANEL_WIDTH
    yield _text(panel.left, _TOP - 18, panel.title, "title")
    for mark in panel.marks:
        y = panel.y(mark)
        yield f'<path class="grid" d="M{panel.left} {y:.1f}H{right}"/>'
        yield _text(panel.left - 8, y + 4, f"{mark:.1f}", "soft", "end")
    for likes in _TICKS:
        yield _text(panel.x(likes), _BOTTOM + 18, str(likes), "soft", "middle")
    yield _text((panel.left + right) / 2, _BOTTOM + 38, "likes each", "soft", "middle")


def _curve(panel: _Panel, kind: str, curve: Mapping[int, Figure]) -> Iterable[str]:
    figures = {amount: figure for amount, figure in curve.items() if amount != ALL}
    edge = [(n, one.high) for n, one in figures.items()]
    edge += [(n, one.low) for n, one in reversed(figures.items())]
    yield f'<path class="band {kind}" d="M{_path(panel, edge)}Z"/>'
    yield from _line(panel, kind, {n: figure.value for n, figure in figures.items()})


def _line(panel: _Panel, kind: str, values: Mapping[int, float]) -> Iterable[str]:
    yield f'<path class="line {kind}" d="M{_path(panel, values.items())}"/>'
    for likes, value in values.items():
        place = f'cx="{panel.x(likes):.1f}" cy="{panel.y(value):.1f}"'
        yield f'<circle class="dot {kind}" {place} r="3.5"/>'


def _path(panel: _Panel, points: Iterable[tuple[int, float]]) -> str:
    held = ((n, max(value, panel.bottom)) for n, value in points)
    return "L".join(f"{panel.x(n):.1f} {panel.y(value):.1f}" for n, value in held)


def _legend() -> Iterable[str]:
    for row, (kind, name) in enumerate(_SERIES):
        y = _LEGEND + _LINE * row
        yield f'<path class="line {kind}" d="M{_LEFT} {y - 4}h26"/>'
        yield _text(_LEFT + 32, y, name)


def _text(x: float, y: float, words: str, kind: str = "", anchor: str = "start") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text class="{kind}" {place}>{escape(words)}</text>'
