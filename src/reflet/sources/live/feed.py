"""A feed at its address: asked for whole, and only if it changed."""

from __future__ import annotations

import json
from collections.abc import Iterator

from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.records import Problem, Record, Visibility
from reflet.sources.feed.entries import Origin, records_of
from reflet.sources.feed.markup import HEAD, is_feed
from reflet.sources.feed.source import LARGEST
from reflet.sources.live.client import Client
from reflet.sources.live.transport import Bounds, shown

_FEED = Bounds(body=LARGEST)
_TYPES = "application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.5"
_UNCHANGED = 304


class LiveFeed:
    """A feed of one's own; the cursor is what its server last called its version."""

    def __init__(self, client: Client, address: str) -> None:
        """Take the address; nothing is asked yet."""
        self._client = client
        self._address = address
        self.cursor: str | None = None

    def records(self, cursor: str | None) -> Iterator[Record | Problem]:
        """Yield the feed's account and entries, or nothing where it has not changed.

        Raises:
            ReadError: where it cannot be asked, or is no feed.
        """
        self.cursor = cursor
        known = _version(cursor)
        headers = {"Accept": _TYPES}
        for header, name in (("If-None-Match", "etag"), ("If-Modified-Since", "modified")):
            if name in known:
                headers[header] = known[name]
        answer = self._client.get(
            self._address, headers=headers, bounds=_FEED, accepted=(200, _UNCHANGED)
        )
        if answer.status == _UNCHANGED:
            return
        if not is_feed(answer.body[:HEAD]):
            raise ReadError(
                ErrorCode.NOT_AN_EXPORT,
                f"{shown(self._address)} is no feed. Give the address of the feed itself, which "
                "the site's page names (RSS or Atom).",
            )
        yield from records_of(
            answer.body, Origin(shown(self._address), self._address, Visibility.PUBLIC)
        )
        version = {"etag": "etag", "modified": "last-modified"}
        told = {name: answer.headers[key] for name, key in version.items() if key in answer.headers}
        self.cursor = json.dumps(told) if told else None


def _version(cursor: str | None) -> dict[str, str]:
    try:
        value = json.loads(cursor or "{}")
    except ValueError:
        return {}
    return {k: v for k, v in value.items() if isinstance(v, str)} if isinstance(value, dict) else {}
