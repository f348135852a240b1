"""The elements of a WXR file, one at a time, from a file of any size."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import BinaryIO

from reflet.footprint.errors import ErrorCode
from reflet.sources.feed.markup import CleanStream, entities
from reflet.sources.losses import Losses
from reflet.sources.xml_stream import Element, EntityError, XmlError, elements_at

_WHOLE = frozenset(("item", "wp:author"))
_OF_THE_SITE = frozenset(("title", "link", "description", "language", "wp:base_blog_url"))
_NAMES = (
    ("http://wordpress.org/export/", "wp:"),
    ("https://wordpress.org/export/", "wp:"),
    ("http://purl.org/rss/1.0/modules/content/", "content:"),
    ("http://wordpress.org/export/1.2/excerpt/", "excerpt:"),
    ("http://purl.org/dc/elements/1.1/", "dc:"),
)


def elements_of(stream: BinaryIO, losses: Losses) -> Iterator[tuple[str, Element]]:
    """Yield the name and the element of each item and author, and of what is said of the site.

    Damage ends the reading and goes to ``losses``.

    Raises:
        ReadError: ``bomb`` where entities are defined; or the archive's own.
    """
    try:
        for element in elements_at(CleanStream(stream), 2):  # below rss and channel
            name = name_of(element)
            if name in _WHOLE or name in _OF_THE_SITE:
                yield name, element
    except EntityError as error:
        raise entities(losses.member) from error
    except XmlError:
        losses.damaged(ErrorCode.DAMAGED, "the file is cut short or damaged")


def name_of(element: Element) -> str:
    """Return an element's name with the usual prefix, whatever the version of the format."""
    return _usual(element.tag)


@lru_cache(maxsize=1024)
def _usual(tag: str) -> str:
    space, between, name = tag.rpartition("}")
    if not between:
        return tag
    matches = [(len(known), prefix) for known, prefix in _NAMES if space.startswith(known)]
    return max(matches)[1] + name if matches else f"?:{name}"


def texts_of(element: Element) -> dict[str, str]:
    """Return the text of each child by name; the first of a name counts."""
    found: dict[str, str] = {}
    for child in element.children:
        found.setdefault(_usual(child.tag), child.text.strip())
    return found


def children(element: Element, name: str) -> Iterator[Element]:
    """Yield the children of a name."""
    return (child for child in element.children if name_of(child) == name)
