"""From the blocks of a repository to its records, by way of its commit and its tree."""

from __future__ import annotations

from collections.abc import Iterator

from reflet.footprint.archive import Archive, Member
from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.records import Problem, Record
from reflet.sources.bluesky.car import Blocks, CarError, read_blocks
from reflet.sources.bluesky.records import PROFILE, Repository
from reflet.sources.bluesky.tree import Tree
from reflet.sources.losses import Losses


def repository(archive: Archive, member: Member) -> Iterator[Record | Problem]:
    """Yield the records of a CAR file in an archive, and what was lost of them."""
    label = archive.label(member)
    try:
        with archive.open(member) as stream:
            blocks = read_blocks(stream)
    except ReadError as error:
        yield Problem(error.code, label, error.message)
        return
    except CarError as error:
        yield Problem(
            ErrorCode.DAMAGED,
            label,
            f"it is no repository that can be read: {error}. Export it again.",
        )
        return
    yield from records_of(blocks, label)


def records_of(blocks: Blocks, label: str, handle: str | None = None) -> Iterator[Record | Problem]:
    """Yield the records of a repository's blocks, and what was lost of them."""
    commit = blocks.decoded(blocks.roots[0]) if blocks.roots else None
    try:
        owner = Repository(str((commit or {})["did"]), handle)
    except (KeyError, ValueError):
        yield Problem(
            ErrorCode.UNKNOWN_OWNER,
            label,
            "the commit that says whose repository this is is missing or damaged, so that nothing "
            "was read. Export it again.",
        )
        return
    losses = Losses(label)
    root = (commit or {}).get("data")
    tree = Tree(blocks)
    entries = list(tree.entries(root if isinstance(root, bytes) else None))
    profile = next((cid for collection, _, cid in entries if collection == PROFILE), None)
    yield from owner.owner(None if profile is None else blocks.decoded(profile))
    for collection, key, cid in entries:
        yield from owner.records(collection, key, blocks.decoded(cid), losses)
    losses.bad += tree.bad
    if blocks.cut:
        losses.damaged(ErrorCode.TRUNCATED, f"reading stopped early: {blocks.cut}")
    elif blocks.bad or tree.missing:
        losses.damaged(
            ErrorCode.DAMAGED,
            f"{blocks.bad:,} blocks are damaged and {tree.missing:,} parts of the record tree "
            "are missing",
        )
    yield from losses.problems()
