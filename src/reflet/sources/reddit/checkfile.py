"""checkfile.csv: the SHA-256 of each table, which tells whether the export is whole."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from reflet.footprint.archive import Archive, Member
from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.records import Problem
from reflet.sources.csv_rows import CsvRows

_PIECE = 1 << 20


def verify(
    archive: Archive, checkfiles: Iterable[Member], wanted: Iterable[Member]
) -> Iterator[Problem]:
    """Yield a problem for each table that is missing, or is not what Reddit wrote.

    ``wanted`` are the tables that are read; no others are hashed, and each of them once.
    """
    read: dict[str, list[Member]] = {}
    for member in wanted:
        read.setdefault(member.basename, []).append(member)
    present = {member.basename for member in archive.members}
    for checkfile in checkfiles:
        rows = CsvRows(archive, checkfile)
        seen: set[str] = set()
        for row in rows:
            name, digest = row.get("filename", "").strip(), row.get("sha256", "").strip().lower()
            base = name.rpartition("/")[2]
            if not base or len(digest) != 64 or base in seen:
                rows.losses.bad += base not in seen
                continue
            seen.add(base)
            # Of several parts only one holds the table, unless they are not of one export.
            digests = [_digest(archive, member) for member in read.get(base, ())]
            if digests and digest not in digests and None not in digests:
                yield Problem(
                    ErrorCode.DAMAGED,
                    archive.label(read[base][0]),
                    "its content is not what Reddit wrote (its SHA-256 differs from that in "
                    "checkfile.csv): it was changed or damaged since. It was read as it is; "
                    "download the export again if you did not change it.",
                )
            elif base not in present:
                yield Problem(
                    ErrorCode.MISSING_MEMBER,
                    _shown(base),
                    "checkfile.csv announces this table, and it is not there. Give the .zip as "
                    "downloaded, with nothing taken out, or all of its parts.",
                )
        yield from rows.losses.problems()


def _digest(archive: Archive, member: Member) -> str | None:
    """Return the SHA-256 of a member, or None where it cannot be read, which is told elsewhere."""
    digest = hashlib.sha256()
    try:
        with archive.open(member) as stream:
            while piece := stream.read(_PIECE):
                digest.update(piece)
    except ReadError:
        return None
    return digest.hexdigest()


def _shown(name: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in name[:120])
