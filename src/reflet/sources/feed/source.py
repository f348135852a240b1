"""The source of feeds: saved RSS and Atom files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reflet.footprint.archive import Archive, Member
from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.records import Problem, Record
from reflet.sources.base import Claim
from reflet.sources.feed.markup import HEAD, is_feed
from reflet.sources.members import MEDIA, beginning, route

LARGEST = 16 << 20
"""Bytes of one feed; feeds hold the newest entries and stay under one MiB."""


class Feed:
    """RSS (0.9 to 2.0) and Atom."""

    name = "feed"
    expected = "a feed of your site or account, saved as a file (RSS or Atom)"
    handlers: Mapping[str, bool | None] = {
        "*.xml": True,
        "*.rss": True,
        "*.atom": True,
        "*.rdf": True,
        **MEDIA,
    }
    refused: Mapping[str, str] = {}

    def claim(self, archive: Archive) -> Claim | None:
        """Claim single files that are feeds, and archives with feeds and nothing else to read."""
        feeds = tuple(member for member in archive.members if self._is_feed(archive, member))
        if not feeds:
            return None
        rest = route((m for m in archive.members if m not in feeds), self.handlers)
        unknown = rest.unknown + tuple(member for member, _ in rest.handled)
        if any(not archive.is_single_file(member.part) for member in unknown):
            return None
        return Claim(self.name, f"feed, by {archive.label(feeds[0])}", feeds, rest.ignored, unknown)

    def _is_feed(self, archive: Archive, member: Member) -> bool:
        named = bool(route([member], self.handlers).handled)
        single = archive.is_single_file(member.part)
        return (named or single) and is_feed(beginning(archive, member, HEAD))

    def records(self, archive: Archive, claim: Claim) -> Iterator[Record | Problem]:
        """Yield each feed's account and entries."""
        from reflet.sources.feed.entries import Origin, records_of  # noqa: PLC0415 - feeds alone

        for member in claim.members:
            label = archive.label(member)
            try:
                with archive.open(member) as stream:
                    data = stream.read(LARGEST + 1)
                if len(data) > LARGEST:
                    raise ReadError(
                        ErrorCode.BOMB,
                        f"{label} is over {LARGEST >> 20} MiB, which no feed is. Give the export "
                        "of the site instead.",
                    )
                yield from records_of(data, Origin(label))
            except ReadError as error:
                yield Problem(error.code, label, error.message)
