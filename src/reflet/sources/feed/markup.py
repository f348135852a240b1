"""Telling feeds and exports written in XML by how they begin, and refusing hostile ones."""

from __future__ import annotations

import codecs
import re
from typing import BinaryIO

from reflet.footprint.errors import ErrorCode, ReadError

HEAD = 1 << 14
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PROLOG = re.compile(
    r"(?:\s|\ufeff|<\?(?:(?!\?>).)*\?>|<!--(?:(?!-->).)*-->|<!DOCTYPE[^<>\[]*>)*", re.S
)
_FEED = re.compile(r"<(?:rss|(?:\w+:)?feed|rdf:RDF)[\s>]")
_BLOG = re.compile(r"xmlns:\w+\s*=\s*[\"']https?://wordpress\.org/export/")
_ENTITY = re.compile(rb"<!(?:ENTITY|DOCTYPE[^>]{0,1000}\[)", re.IGNORECASE)
_REFERENCE = re.compile(rb"&#(?:(?P<decimal>\d{1,4000})|[xX](?P<hex>[0-9a-fA-F]{1,4000}));?")
# Control characters, which XML forbids and people paste into their posts.
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r"))


def is_feed(head: bytes) -> bool:
    """Tell whether a file begins as RSS or Atom does, and is no export of a blog."""
    text = _decoded(head)
    return _starts_feed(text) and _BLOG.search(text) is None


def is_blog(head: bytes) -> bool:
    """Tell whether a file begins as WordPress's export does: RSS with names of its own."""
    text = _decoded(head)
    return _starts_feed(text) and _BLOG.search(text) is not None


def _starts_feed(text: str) -> bool:
    prolog = _PROLOG.match(text)
    return _FEED.match(text, prolog.end() if prolog else 0) is not None


def _decoded(head: bytes) -> str:
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return head.decode(encoding, "replace")
    return head.decode("utf-8", "replace")


def as_plain_bytes(data: bytes) -> bytes:
    """Return XML in an encoding of which each ASCII letter is one byte: UTF-16 becomes UTF-8."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = data.decode(encoding, "replace")
            return re.sub(r"^<\?xml(?:(?!\?>).)*\?>", "", text, count=1).encode()
    return data


def with_true_references(data: bytes) -> bytes:
    """Return markup whose references to characters that there are none of («&#xD800;») are mended.

    feedparser gives up the whole feed for one of them.
    """
    return _REFERENCE.sub(_true_reference, data)


def _true_reference(match: re.Match[bytes]) -> bytes:
    decimal, hexadecimal = match["decimal"], match["hex"]
    number = int(decimal) if decimal else int(hexadecimal, 16)
    there_is = number < 0xD800 or 0xDFFF < number < 0x110000
    return match[0] if there_is else b"&#xFFFD;"


def refuse_entities(data: bytes, label: str) -> None:
    """Refuse XML that defines entities: a few lines of them unpack to gigabytes, or read files.

    Raises:
        ReadError: ``bomb``.
    """
    if _ENTITY.search(data):
        raise entities(label)


def entities(label: str) -> ReadError:
    """Return the error for XML that defines entities."""
    return ReadError(
        ErrorCode.BOMB,
        f"{label} defines entities, which no feed or export of a blog needs and hostile files use; "
        "it was not read. Download it again from the site itself.",
    )


class CleanStream:
    """A stream without the control characters for which a strict parser would stop."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        """Read up to ``size`` bytes; fewer come where some were left out."""
        while data := self._stream.read(size):
            if kept := data.translate(None, _CONTROLS):
                return kept
        return b""
