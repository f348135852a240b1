"""The text of a Bluesky post as its reader sees it, with its shortened links in full."""

from __future__ import annotations

from typing import Any

from reflet.sources.losses import BAD_SHAPE

_LINK = "app.bsky.richtext.facet#link"


def expand(text: str, facets: Any) -> str:
    """Replace links that the text shows shortened by the address that they lead to.

    A facet's places count bytes of the text in UTF-8. One that lies outside, or would cut a
    character in two, or overlaps another, is left alone; so is a link under words of the author's
    own, for those are what its reader sees.
    """
    links = sorted(_links(facets)) if isinstance(facets, list) else []
    if not links:
        return text
    data = text.encode()
    pieces: list[str] = []
    at = 0
    for start, end, address in links:
        if not at <= start < end <= len(data):
            continue
        try:
            before, shown = data[at:start].decode(), data[start:end].decode()
        except UnicodeDecodeError:
            continue
        pieces += (before, address if _shortens(shown, address) else shown)
        at = end
    return "".join(pieces) + data[at:].decode()


def _links(facets: list[Any]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for facet in facets:
        try:
            start, end = int(facet["index"]["byteStart"]), int(facet["index"]["byteEnd"])
            addresses = [one["uri"] for one in facet["features"] if one["$type"] == _LINK]
        except BAD_SHAPE:
            continue
        found += [(start, end, address) for address in addresses if isinstance(address, str)]
    return found


def _shortens(shown: str, address: str) -> bool:
    """Tell whether what is shown is the beginning of the address, as apps shorten it."""
    bare = address.partition("://")[2].removeprefix("www.")
    begun = shown.partition("://")[2] if "://" in shown else shown
    begun = begun.rstrip(".…").removeprefix("www.")
    return len(begun) > 3 and bare.lower().startswith(begun.lower())
