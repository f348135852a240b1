"""The elements of a WXR file, one at a time, from a file of any size."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, BinaryIO

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from reflet.footprint.errors import ErrorCode
from reflet.sources.feed.markup import CleanStream, entities
from reflet.sources.losses import Losses

_WHOLE = frozenset(("item", "wp:author"))
_OF_THE_SITE = frozenset(("title", "link", "description", "language", "wp:base_blog_url"))
_NAMES = (
    ("http://wordpress.org/export/", "wp:"),
    ("https://wordpress.org/export/", "wp:"),
    ("http://purl.org/rss/1.0/modules/content/", "content:"),
    ("http://wordpress.org/export/1.2/excerpt/", "excerpt:"),
    ("http://purl.org/dc/elements/1.1/", "dc:"),
)

Element = Any
"""An ``xml.etree.ElementTree.Element``, whose class defusedxml does not name."""


def elements_of(stream: BinaryIO, losses: Losses) -> Iterator[tuple[str, Element]]:
    """Yield the name and the element of each item and author, and of what is said of the site.

    An element is emptied when the next one is asked for. Damage ends the reading and goes to
    ``losses``.

    Raises:
        ReadError: ``bomb`` where entities are defined; or the archive's own.
    """
    path: list[Element] = []
    try:
        for event, element in iterparse(
            CleanStream(stream), events=("start", "end"), forbid_entities=True
        ):
            if event == "start":
                path.append(element)
                continue
            path.pop()
            name = name_of(element)
            depth = len(path)  # 0: rss, 1: channel, 2: what is in it
            if depth == 2 and (name in _WHOLE or name in _OF_THE_SITE):
                yield name, element
            if depth == 2:
                path[-1].clear()
    except DefusedXmlException as error:
        raise entities(losses.member) from error
    except ParseError:
        losses.damaged(ErrorCode.DAMAGED, "the file is cut short or damaged")


def name_of(element: Element) -> str:
    """Return an element's name with the usual prefix, whatever the version of the format."""
    return _usual(str(element.tag))


@lru_cache(maxsize=1024)
def _usual(tag: str) -> str:
    if not tag.startswith("{"):
        return tag
    space, _, name = tag[1:].partition("}")
    matches = [(len(known), prefix) for known, prefix in _NAMES if space.startswith(known)]
    return max(matches)[1] + name if matches else f"?:{name}"


def texts_of(element: Element) -> dict[str, str]:
    """Return the text of each child by name; the first of a name counts."""
    found: dict[str, str] = {}
    for child in element:
        found.setdefault(name_of(child), (child.text or "").strip())
    return found


def children(element: Element, name: str) -> Iterator[Element]:
    """Yield the children of a name."""
    return (child for child in element if name_of(child) == name)
