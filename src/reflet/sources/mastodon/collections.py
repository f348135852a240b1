"""The items of an ActivityPub collection, one at a time, from a file of any size."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from reflet.footprint.archive import Archive, Member
from reflet.footprint.errors import ErrorCode, ReadError
from reflet.sources.json_stream import Damage, iter_array
from reflet.sources.losses import Losses

_KEY = b'"orderedItems"'
_TOTAL = re.compile(rb'"totalItems"\s*:\s*(\d{1,9})')
_BEFORE = 1 << 20  # what precedes the items is a context and a few numbers
_PIECE = 1 << 16


def items_of(archive: Archive, member: Member, losses: Losses) -> Iterator[Any]:
    """Yield the items of a collection; what it announces and what it loses goes to ``losses``."""
    try:
        with archive.open(member) as stream:
            rest, head = _from_items(stream)
            if total := _TOTAL.search(head):
                losses.announced = int(total.group(1))
            for item in iter_array(rest):
                if isinstance(item, Damage):
                    losses.damaged(ErrorCode.DAMAGED, item.reason)
                    continue
                losses.read += 1
                yield item
    except ReadError as error:
        losses.stopped(error)


def _from_items(stream: BinaryIO) -> tuple[BinaryIO, bytes]:
    """Return the stream from the items on, and what precedes them.

    A list without a collection around it is returned as it is: early versions wrote such files.
    """
    head = b""
    while len(head) < _BEFORE and (piece := stream.read(_PIECE)):
        head += piece
        if (found := head.find(_KEY)) >= 0:
            return cast(BinaryIO, _Joined(head[found + len(_KEY) :], stream)), head[:found]
        if head.lstrip()[:1] == b"[":
            break
    return cast(BinaryIO, _Joined(head, stream)), b""


class _Joined(io.RawIOBase):
    """Bytes already read, then the stream that they came from."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._first = first
        self._rest = rest

    def read(self, size: int | None = -1) -> bytes:
        """Return the first bytes whole, then pieces of the rest."""
        first, self._first = self._first, b""
        return first or self._rest.read(-1 if size is None else size)
