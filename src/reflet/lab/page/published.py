"""Curves that others published, to stand beside ours: how accuracy grows with text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Published:
    """A curve: correlation by amount of text; ``is_read_off`` a figure, to about .01 or .02."""

    name: str
    unit: str
    points: tuple[tuple[int, float], ...]
    is_read_off: bool = False


WATSON = Published(
    "Watson, 52 traits",
    "words",
    ((100, 0.095), (300, 0.175), (600, 0.212), (1200, 0.237), (3000, 0.257)),
)
"""IBM Watson Personality Insights, English, mean over its 52 characteristics (its documentation,
table of the page on input)."""

_TWEETS = (10, 25, 50, 75, 100, 150, 200)


def _arnoux(name: str, *values: float) -> Published:
    return Published(name, "posts", tuple(zip(_TWEETS, values, strict=True)), is_read_off=True)


ARNOUX = (
    _arnoux("Arnoux, dense vectors", 0.16, 0.235, 0.275, 0.295, 0.305, 0.315, 0.32),
    _arnoux("Arnoux, 3-grams", 0.09, 0.13, 0.165, 0.19, 0.205, 0.22, 0.235),
    _arnoux("Arnoux, LIWC", 0.11, 0.145, 0.175, 0.19, 0.20, 0.205, 0.21),
)
"""Mean over the Big Five, English tweets (Arnoux et al. 2017, figure 1, read off)."""

CURVES = (WATSON, *ARNOUX)
