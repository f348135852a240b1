"""Building blocks of the inline charts: escaped SVG elements, positions in percents.

Positions are percents of the chart's width, so that a chart is as wide as its place on a phone
and on a desk while its letters keep their size. Colours come from the page's style sheet through
classes: light, dark and print are decided there.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape


def element(name: str, *children: Markup | str, **attributes: object) -> Markup:
    """Make one element; attribute names use ``_`` for ``-`` and ``class_`` for ``class``."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_number(value))}"'
        for key, value in attributes.items()
    )
    inside = "".join(escape(child) for child in children)
    return Markup(f"<{name}{written}>{inside}</{name}>")  # noqa: S704 - all parts are escaped


def _number(value: object) -> object:
    return f"{value:.4g}" if isinstance(value, float) else value


def percent(share: float) -> str:
    """Write a share of the width, kept within the chart."""
    return f"{max(0.0, min(1.0, share)) * 100:.5g}%"


def anchor(share: float, margin: float = 0.12) -> str:
    """Choose how a label stands at a place, so that it does not leave the chart."""
    if share < margin:
        return "start"
    return "end" if share > 1 - margin else "middle"


def label(
    share: float, y: int, text: str, class_: str = "label", *, margin: float = 0.12
) -> Markup:
    """Write a label at a place of the width."""
    return element(
        "text", text, x=percent(share), y=y, text_anchor=anchor(share, margin), class_=class_
    )


def chart(
    identity: str, title: str, description: str, height: int, parts: Iterable[Markup]
) -> Markup:
    """Wrap a chart's parts, with its title and description for those who do not see it."""
    return element(
        "svg",
        element("title", title, id=f"{identity}-title"),
        element("desc", description, id=f"{identity}-desc"),
        *parts,
        class_="chart",
        role="img",
        width="100%",
        height=height,
        aria_labelledby=f"{identity}-title {identity}-desc",
    )
