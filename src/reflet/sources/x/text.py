"""The text of a tweet as its reader saw it: links expanded, entities unescaped."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

_REPOST = re.compile(r"RT @\w{1,20}:")
_OLD_QUOTE = re.compile(r"(?<=\S)\s+(?=[\"“«(]?RT @\w{1,20}:)")
_STATUS_URL = re.compile(
    r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/(?:i/web|i|\w{1,20})/status(?:es)?/(\d+)"
)
_ESCAPES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#39;", "'"), ("&amp;", "&"))


def unescape(text: str) -> str:
    """Undo the few escapes that X writes; a general HTML unescape would eat parts of links."""
    if "&" in text:
        for escaped, plain in _ESCAPES:
            text = text.replace(escaped, plain)
    return text


def integer(value: Any) -> int | None:
    """Return a number that X wrote as a string or a number, or None."""
    try:
        return int(value)
    except (TypeError, ValueError):
        return None


def expand(text: str, links: Collection[tuple[str, str, tuple[Any, Any] | None]]) -> str:
    """Replace shortened links and unescape what lies between them.

    ``links`` are ``(shortened, expanded, indices)``. Indices count code points of the text still
    escaped, and are believed only where the shortened link is really there; otherwise it is
    looked for. Text is unescaped piece by piece, so that ``&copy=`` in a link stays.
    """
    if not links:
        return unescape(text)
    places: list[tuple[int, int, str]] = []
    for short, expanded, indices in links:
        start = integer(indices[0]) if indices else None
        if start is None or start < 0 or not text.startswith(short, start):
            start = text.find(short)
        if short and start >= 0:
            places.append((start, start + len(short), expanded))
    if not places:
        return unescape(text)
    pieces: list[str] = []
    at = 0
    for start, end, expanded in sorted(places):
        if start >= at:
            pieces += (unescape(text[at:start]), expanded)
            at = end
    pieces.append(unescape(text[at:]))
    return "".join(pieces)


def links_of(
    entities: Mapping[str, Any], extended: Mapping[str, Any] | None = None
) -> list[tuple[str, str, tuple[Any, Any] | None]]:
    """Return a tweet's links and media as ``expand`` wants them; media leave the text.

    ``extended`` are the extended entities, whose media stand in where the others have none.
    """
    links: list[tuple[str, str, tuple[Any, Any] | None]] = []
    for kind in ("urls", "media"):
        holder = entities if kind in entities else extended or entities
        for entity in holder.get(kind) or ():
            if not isinstance(entity, dict) or not entity.get("url"):
                continue
            indices = entity.get("indices") or (entity.get("start"), entity.get("end"))
            pair = (indices[0], indices[1]) if len(indices) == 2 else None
            short = str(entity["url"])
            expanded = "" if kind == "media" else str(entity.get("expanded_url") or short)
            links.append((short, expanded, pair))
    return links


def is_repost(text: str) -> bool:
    """Tell a repost, which X exports mark in no other way than ``RT @user:``."""
    return text.startswith("RT @") and _REPOST.match(text) is not None


def old_quotation(text: str) -> tuple[int, int] | None:
    """Return the span of an old-style quotation: the author's words, then ``RT @user: …``."""
    match = _OLD_QUOTE.search(text) if "RT @" in text else None
    return (match.end(), len(text)) if match else None


def cut_quoted_link(text: str) -> tuple[str, str | None]:
    """Cut the link to a quoted post from the end of a text; return the post's id as well.

    X shows the quoted post as a card in the link's place.
    """
    if "/status" not in text:
        return text, None
    stripped = text.rstrip()
    begins = max(stripped.rfind("http"), 0)
    match = _STATUS_URL.match(stripped, begins)
    if match is None or not re.fullmatch(r"(?:[/?#]\S*)?", stripped[match.end() :]):
        return text, None
    return stripped[:begins].rstrip(), match.group(1)
