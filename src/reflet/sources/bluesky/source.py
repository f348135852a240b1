"""The source of Bluesky: CAR files, and the way from a commit to its records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reflet.footprint.archive import Archive, Member
from reflet.footprint.records import Problem, Record
from reflet.sources.base import Claim
from reflet.sources.members import MEDIA, beginning, route


class Bluesky:
    """The repository that Bluesky exports, ``repo.car``."""

    name = "bluesky"
    expected = "the Bluesky repository as downloaded, repo.car (Settings, Account, Export my data)"
    handlers: Mapping[str, bool | None] = {"*.car": True, "chat.jsonl": None, **MEDIA}
    refused: Mapping[str, str] = {}

    def claim(self, archive: Archive) -> Claim | None:
        """Claim files that begin as a CAR does; a single file may have any name."""
        cars = tuple(member for member in archive.members if _is_car(archive, member))
        if not cars:
            return None
        rest = route((m for m in archive.members if m not in cars), self.handlers)
        reason = f"Bluesky repository, by {archive.label(cars[0])}"
        unknown = rest.unknown + tuple(member for member, _ in rest.handled)
        return Claim(self.name, reason, cars, rest.ignored, unknown)

    def records(self, archive: Archive, claim: Claim) -> Iterator[Record | Problem]:
        """Yield the account, then its records in the order of the tree."""
        from reflet.sources.bluesky.repository import repository  # noqa: PLC0415 - for CARs alone

        for member in claim.members:
            yield from repository(archive, member)


def _is_car(archive: Archive, member: Member) -> bool:
    """Tell whether a file begins with the header of a CAR: a short map with two known names."""
    if not (archive.is_single_file(member.part) or member.name.lower().endswith(".car")):
        return False
    head = beginning(archive, member)
    return b"eroots" in head[:16] and b"gversion\x01" in head
