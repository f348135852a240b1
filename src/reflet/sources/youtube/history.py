"""The history of videos watched and searches made: activities, told apart by their links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

from reflet.footprint.records import Activity, Record
from reflet.sources.texts import text_of
from reflet.sources.utc import utc_time
from reflet.sources.youtube.layout import Holds

# How Takeout begins or ends the title of an item, in the languages of the account.
_AROUND = re.compile(
    r"(?:Watched |Vous avez regardé |Has visto |Hai guardato |Je hebt (?:naar )?|Viewed |"
    r"Searched for |Vous avez recherché |Gezocht naar |Heb je gezocht: )?"
    r"(?P<title>.*?)"
    r"(?: angesehen| bekeken| gekeken|(?: gesucht| gezocht))?",
    re.DOTALL,
)
_QUOTES = {('"', '"'), ("„", "“"), ("«", "»"), ("“", "”")}


def activity(item: dict[str, Any], account: str, holds: Holds) -> Iterator[Record]:
    """Yield what an item of the history tells.

    Raises:
        KeyError, TypeError, ValueError: where it has neither a title nor a link.
    """
    title, link = text_of(item.get("title")), text_of(item.get("titleUrl"))
    if title is None and link is None:
        raise ValueError("an item without title and link")
    at = utc_time(item.get("time"))
    kind, text = "searched" if holds is Holds.SEARCHED else "watched", title
    if link and (query := _query(link)):
        kind, text = "searched", query
    elif title is not None:
        text = _bare(title)
    if item.get("details") and kind == "watched":
        kind = "watched_ad"  # «details» says «From Google Ads», in the account's language
    elif link and kind == "watched" and "/post/" in link:
        kind = "viewed"
    moment = at.strftime("%Y%m%dT%H%M%S.%f")[:-3] if at else "undated"
    yield Activity(f"{moment} {link or text}", account, kind, text or None, link, at)


def _query(link: str) -> str | None:
    """Return what was searched, by the link to its results."""
    try:
        parts = urlsplit(link)
        if parts.path.rstrip("/") not in ("/results", "/search"):
            return None
        asked = parse_qs(parts.query)
    except ValueError:
        return None
    found = asked.get("search_query") or asked.get("q")
    return found[0].strip() if found else None


def _bare(title: str) -> str:
    """Return a title without «Watched» and the like; a removed video's may be a link."""
    match = _AROUND.fullmatch(title.replace("\xa0", " "))
    bare = (match["title"] if match else title).strip()
    for first, last in _QUOTES:
        if len(bare) > 1 and bare.startswith(first) and bare.endswith(last):
            return bare[1:-1].strip()
    return bare
