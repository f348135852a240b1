"""The reading of Meta's JSON files: item by item, mended once, and what was lost is told."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from reflet.footprint.archive import Archive, Member
from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.records import Post, Problem, Record
from reflet.sources.json_stream import Damage, well_formed
from reflet.sources.json_tree import iter_tree
from reflet.sources.losses import BAD_SHAPE, Losses
from reflet.sources.members import beginning
from reflet.sources.meta.mojibake import mended

O = TypeVar("O")  # noqa: E741 - the owner, as each network knows them

_WHOLE_FILE = 64 << 20
# A list of one thing is written as that thing; its first key is then one of an item's.
_ONE_ITEM = re.compile(rb'\{\s*"(?:timestamp|media|label_values|fbid|title|data|attachments)"')


@dataclass(frozen=True, slots=True)
class Reads(Generic[O]):
    """How a kind of file is read: ``take`` turns an item into records.

    ``take`` may raise what ``BAD_SHAPE`` lists. A ``whole`` file is one item, whatever is in it.
    Files of a lower ``stage`` are read first.
    """

    take: Callable[[Any, O], Iterator[Record]]
    whole: bool = False
    stage: int = 1


def _nothing(_: Any, __: Any) -> Iterator[Record]:
    return iter(())


TELLS_THE_OWNER: Reads[Any] = Reads(_nothing, whole=True, stage=0)
"""A file that the owner learns from before anything else is read."""


def read_member(
    archive: Archive, member: Member, reads: Reads[O], owner: O
) -> Iterator[Record | Problem]:
    """Yield what a file holds, then what was lost of it."""
    losses = Losses(archive.label(member))
    for item in _items(archive, member, reads.whole, losses):
        try:
            for record in reads.take(item, owner):
                if type(record) is Post and record.created_at is None:
                    losses.undated += 1
                yield record
        except (*BAD_SHAPE, RecursionError):
            losses.bad += 1
    yield from losses.problems()


def _items(archive: Archive, member: Member, whole: bool, losses: Losses) -> Iterator[Any]:
    if whole or _ONE_ITEM.match(beginning(archive, member)):
        content = read_whole(archive, member, losses)
        if content is not None:
            losses.read += 1
            yield content
        return
    try:
        with archive.open(member) as stream:
            for _, item in iter_tree(stream):
                if isinstance(item, Damage):
                    losses.damaged(ErrorCode.DAMAGED, item.reason)
                elif isinstance(item, dict):
                    losses.read += 1
                    try:
                        yield mended(item)
                    except RecursionError:
                        losses.bad += 1
    except ReadError as error:
        losses.stopped(error)


def read_whole(archive: Archive, member: Member, losses: Losses) -> Any:
    """Return the content of a small file, mended; None, and a loss, where it cannot be read."""
    try:
        with archive.open(member) as stream:
            text = stream.read(_WHOLE_FILE).decode("utf-8-sig", "replace")
        return mended(well_formed(json.loads(text, strict=False)))
    except ReadError as error:
        losses.stopped(error)
    except (ValueError, RecursionError):
        losses.damaged(ErrorCode.DAMAGED, "it is not the JSON that was expected")
    return None
