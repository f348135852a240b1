"""From files to a footprint: the way every command and the Python API read an input."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reflet.footprint.archive import Archive
from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.opening import Input
from reflet.footprint.records import Account, Problem, Profile, Record, Setting
from reflet.footprint.store import Footprint, ImportSummary
from reflet.sources.base import Claim, Source, choose, unknown_members
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
    """Add an export to a footprint: only what is new or changed is written.

    Takes and raises what ``read`` does; on an error the footprint is left as it was.
    """
    with Archive(inputs) as archive:
        source, claim = choose(archive, NETWORKS, FALLBACK)
        total = claim.size

        def report(_: int) -> None:
            if progress is not None:
                progress(min(archive.bytes_read, total), total)

        summary = footprint.add(_records(archive, source, claim), report)
        summary.source, summary.reason = source.name, claim.reason
        summary.ignored = [archive.label(member) for member in claim.ignored]
        if progress is not None:
            progress(total, total)
        return summary


def _records(archive: Archive, source: Source, claim: Claim) -> Iterator[Record | Problem]:
    """Yield the archive's problems and the source's records.

    Raises:
        ReadError: at the end, where nothing that a person left was among them.
    """
    problems: list[Problem] = [*archive.problems, *_unclaimed(archive, claim)]
    yield from problems
    found = False
    for record in source.records(archive, claim):
        if isinstance(record, Problem):
            problems.append(record)
        elif not isinstance(record, Account | Profile | Setting):
            found = True
        yield record
    yield from unknown_members(archive, claim)
    if found:
        return
    if problems:
        raise ReadError(
            ErrorCode(problems[0].code),
            f"nothing could be read. {problems[0].member}: {problems[0].message}",
        )
    raise ReadError(
        ErrorCode.EMPTY_EXPORT,
        f"{', '.join(archive.parts())} was recognised ({claim.reason}) but holds no post, message "
        "or like. If the account has some, ask for the export again, complete.",
    )


def _unclaimed(archive: Archive, claim: Claim) -> Iterator[Problem]:
    """Yield a problem for each single file given that the chosen source does not read."""
    for part, label in enumerate(archive.parts()):
        if archive.is_single_file(part) and all(m.part != part for m in claim.members):
            yield Problem(
                ErrorCode.NOT_AN_EXPORT,
                label,
                f"this file was left unread, for it is no part of what was recognised "
                f"({claim.reason}). Import it by itself.",
            )
