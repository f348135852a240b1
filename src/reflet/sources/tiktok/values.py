"""What TikTok's values mean: «N/A», keys whose capitals flip, who may see a post."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from typing import Any

from reflet.footprint.records import Visibility

Item = dict[str, Any]
"""An item of a list by its keys, lower case: TikTok writes ``Date`` in one list, ``date`` in
another, and changes its mind between versions."""

_NOTHING = {"", "n/a", "null", "none"}
_VIDEO = re.compile(r"/(?:video|photo|v)/(\d{6,})")
_SEEN_BY = {
    "public": Visibility.PUBLIC,
    "everyone": Visibility.PUBLIC,
    "public to everyone": Visibility.PUBLIC,
    "tout le monde": Visibility.PUBLIC,
    "iedereen": Visibility.PUBLIC,
    "alle": Visibility.PUBLIC,
    "friends": Visibility.FOLLOWERS,
    "followers": Visibility.FOLLOWERS,
    "mutual friends": Visibility.FOLLOWERS,
    "amis": Visibility.FOLLOWERS,
    "vrienden": Visibility.FOLLOWERS,
    "freunde": Visibility.FOLLOWERS,
    "only me": Visibility.DIRECT,
    "only you": Visibility.DIRECT,
    "private": Visibility.DIRECT,
    "self only": Visibility.DIRECT,
    "moi uniquement": Visibility.DIRECT,
}


def lowered(value: Any) -> Item:
    """Return an item with its keys in lower case and without blanks.

    Raises:
        TypeError: where it is no object.
    """
    if not isinstance(value, dict):
        raise TypeError("an item is an object")
    return {name_of(key): inner for key, inner in value.items()}


def name_of(key: str) -> str:
    """Return a key as keys are compared."""
    return key.replace(" ", "").casefold()


def said(value: Any) -> str | None:
    """Return a text, or None for null, «N/A» and what is no text."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(value).strip()
    return None if text.casefold() in _NOTHING else text


def visibility(who: Any) -> Visibility:
    """Return who could see a post by «WhoCanView»."""
    return _SEEN_BY.get((said(who) or "").casefold(), Visibility.UNKNOWN)


def id_of(link: str | None, kind: str, at: datetime | None, text: str | None) -> str:
    """Return the number in a link, or else one made of the time and the text.

    Links to files change with every export and hold no number.
    """
    if link and (match := _VIDEO.search(link)):
        return match[1]
    moment = at.strftime("%Y%m%dT%H%M%SZ") if at else "undated"
    digest = hashlib.sha256((text or link or "").encode()).hexdigest()[:12]
    return f"{kind}-{moment}-{digest}"
