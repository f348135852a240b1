"""The manifest: what X says the export holds, which is the check of what was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from reflet.footprint.archive import Archive, Member
from reflet.footprint.errors import ErrorCode
from reflet.footprint.records import Problem
from reflet.sources.x.layout import holds, read_object


class Manifests:
    """The manifests of all parts of an export."""

    def __init__(self, archive: Archive, members: Iterable[Member]) -> None:
        """Read them; one that is damaged promises nothing."""
        self.users: dict[int, dict[str, Any]] = {}
        self._counts: dict[int, dict[str, int]] = {}
        self._partial = False
        for member in members:
            content = read_object(archive, member)
            info = content.get("archiveInfo")
            if isinstance(info, dict):
                partial = info.get("isPartialArchive", info.get("isArchivePartial"))
                self._partial |= partial in (True, "true")
            user = content.get("userInfo")
            if isinstance(user, dict):
                self.users[member.part] = user
            self._counts[member.part] = _counts(content.get("dataTypes"))

    def expected(self, member: Member) -> int | None:
        """Return how many items are announced for a member, where that is known."""
        counts = self._counts.get(member.part)
        if counts is None and len(self._counts) == 1:
            (counts,) = self._counts.values()
        return counts.get(member.basename) if counts else None

    def missing(self, members: Iterable[Member]) -> Iterator[Problem]:
        """Yield a problem for each file that is announced, would be read, and is in no part."""
        present = {member.basename for member in members}
        advice = (
            "Give all the parts of the export together."
            if self._partial
            else "Give the .zip as downloaded, with nothing taken out."
        )
        for part, counts in self._counts.items():
            for name, count in counts.items():
                if not count or name in present or holds(Member(part, name, 0)) is None:
                    continue
                present.add(name)
                yield Problem(
                    ErrorCode.MISSING_MEMBER,
                    name,
                    f"the manifest announces this file with {count:,} items, and it is not there. "
                    f"{advice}",
                    count,
                )


def _counts(types: Any) -> dict[str, int]:
    """Return how many items are announced for each file, by base name."""
    counts: dict[str, int] = {}
    for kind in types.values() if isinstance(types, dict) else ():
        files = kind.get("files") if isinstance(kind, dict) else None
        for file in files if isinstance(files, list) else ():
            try:
                counts[str(file["fileName"]).rpartition("/")[2]] = int(file["count"])
            except (KeyError, TypeError, ValueError):
                continue  # a type without files, as X writes for media folders
    return counts
