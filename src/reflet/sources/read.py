"""From files to a footprint: the way every command and the Python API read an input."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reflet.footprint.archive import Archive
from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.opening import Input
from reflet.footprint.records import Account, Problem, Profile, Record, Setting
from reflet.footprint.store import Footprint, ImportSummary
from reflet.sources.base import Reading, Source, assign, unknown_members
from reflet.sources.bluesky import Bluesky
from reflet.sources.facebook import Facebook
from reflet.sources.feed import Feed
from reflet.sources.instagram import Instagram
from reflet.sources.linkedin import LinkedIn
from reflet.sources.mastodon import Mastodon
from reflet.sources.plain import Plain
from reflet.sources.reddit import Reddit
from reflet.sources.tiktok import TikTok
from reflet.sources.wordpress import WordPress
from reflet.sources.x import X
from reflet.sources.youtube import YouTube

NETWORKS: tuple[Source, ...] = (
    X(),
    Facebook(),
    Instagram(),
    LinkedIn(),
    Reddit(),
    TikTok(),
    YouTube(),
    Mastodon(),
    Bluesky(),
    WordPress(),
    Feed(),
)
FALLBACK: Source = Plain()

Progress = Callable[[int, int], None]


def read(*inputs: Input, progress: Progress | None = None) -> Footprint:
    """Read an export into memory and return its footprint; nothing is left behind.

    ``inputs`` are the parts of one export: paths of zips, tars, folders or single files, or
    binary streams. ``progress`` is called with the bytes read so far and the bytes to read.

    Raises:
        ReadError: where nothing could be read. What was lost among things read is in
            ``Footprint.problems()``.
    """
    footprint = Footprint.in_memory()
    try:
        import_into(footprint, *inputs, progress=progress)
    except BaseException:
        footprint.close()
        raise
    return footprint


def import_into(
    footprint: Footprint, *inputs: Input, progress: Progress | None = None
) -> ImportSummary:
    """Add one export, or those of several networks: only what is new or changed is written.

    Takes and raises what ``read`` does; on an error the footprint is left as it was.
    """
    with Archive(inputs) as archive:
        readings = assign(archive, NETWORKS, FALLBACK)
        total = sum(reading.claim.size for reading in readings)

        def report(_: int) -> None:
            if progress is not None:
                progress(min(archive.bytes_read, total), total)

        summary = footprint.add(_records(archive, readings), report)
        summary.source = ", ".join(reading.source.name for reading in readings)
        summary.reason = "; ".join(reading.claim.reason for reading in readings)
        summary.ignored = [archive.label(m) for r in readings for m in r.claim.ignored]
        if progress is not None:
            progress(total, total)
        return summary


def _records(archive: Archive, readings: list[Reading]) -> Iterator[Record | Problem]:
    """Yield the archive's problems and the sources' records.

    Raises:
        ReadError: at the end, where nothing that a person left was among them.
    """
    before: list[Problem] = [*archive.problems, *_unclaimed(archive, readings)]
    yield from before
    empty: list[tuple[Reading, ReadError]] = []
    for reading in readings:
        problems = list(before)
        found = False
        for record in reading.source.records(reading.archive, reading.claim):
            if isinstance(record, Problem):
                problems.append(record)
            elif not found:
                found = not isinstance(record, Account | Profile | Setting)
            yield record
        yield from unknown_members(reading.archive, reading.claim)
        if not found:
            empty.append((reading, _nothing(reading, problems)))
    for reading, error in empty:
        if len(empty) == len(readings):
            raise error
        yield Problem(error.code, ", ".join(reading.archive.parts_in_view()), error.message)


def _nothing(reading: Reading, problems: list[Problem]) -> ReadError:
    """Tell why an export gave nothing: by its first problem, or because it is empty."""
    if problems:
        return ReadError(
            ErrorCode(problems[0].code),
            f"nothing could be read. {problems[0].member}: {problems[0].message}",
        )
    return ReadError(
        ErrorCode.EMPTY_EXPORT,
        f"{', '.join(reading.archive.parts_in_view())} was recognised ({reading.claim.reason}) but "
        "holds no post, message or like. If the account has some, ask for the export again, "
        "complete.",
    )


def _unclaimed(archive: Archive, readings: list[Reading]) -> Iterator[Problem]:
    """Yield a problem for each single file given that no chosen source reads."""
    read_parts = {member.part for reading in readings for member in reading.claim.members}
    reasons = "; ".join(reading.claim.reason for reading in readings)
    for part, label in enumerate(archive.parts()):
        if archive.is_single_file(part) and part not in read_parts:
            yield Problem(
                ErrorCode.NOT_AN_EXPORT,
                label,
                f"this file was left unread, for it is no part of what was recognised "
                f"({reasons}). Import it by itself.",
            )
