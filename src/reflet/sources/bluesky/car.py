"""CAR files: content-addressed blocks one after the other, each checked against its address.

The framing is CARv1 (https://ipld.io/specs/transport/car/carv1/). It is read here, block by
block, rather than by ``libipld.decode_car``, which gives up the whole file for one bad block.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from libipld import decode_dag_cbor

LARGEST_BLOCK = 8 << 20
"""Bytes; records of the network stay under 1 MiB, nodes of the tree under a few KiB."""

_HEADER_MOST = 1 << 16
_SHA_256 = 0x12
_DAG_CBOR = 0x71
_RAW = 0x55
_DIGEST = 32


class CarError(ValueError):
    """The file is no CAR, or stops being one at some place."""


@dataclass
class Blocks:
    """The blocks of a CAR file by their CID, as bytes; ``bad`` counts those left out.

    ``cut`` says why reading stopped before the end of the file, if it did.
    """

    roots: list[bytes]
    by_cid: dict[bytes, bytes] = field(default_factory=dict)
    bad: int = 0
    cut: str | None = None

    def decoded(self, cid: bytes) -> dict[str, Any] | None:
        """Return a block as the object that it holds, or None where it is missing or malformed."""
        data = self.by_cid.get(cid)
        return None if data is None else decode(data)


def decode(data: bytes) -> dict[str, Any] | None:
    """Decode a strict DAG-CBOR object; None for anything else. Links become their CID's bytes."""
    try:
        value = decode_dag_cbor(data)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def read_blocks(stream: BinaryIO) -> Blocks:
    """Read all blocks of a CAR file into memory.

    Raises:
        CarError: where its header cannot be read. Damage further on is told in the result.
        ReadError: from the archive's own stream.
    """
    source = _Bytes(stream)
    size = source.varint()
    if size is None or not 0 < size <= _HEADER_MOST:
        raise CarError("it does not begin with a header")
    header = decode(source.exactly(size))
    roots = header.get("roots") if header else None
    if not header or header.get("version") != 1 or not isinstance(roots, list) or not roots:
        raise CarError("its header is no header of version 1")
    blocks = Blocks([root for root in roots if isinstance(root, bytes)])
    try:
        for cid, data in _framed(source):
            if data is not None and _matches(cid, data):
                blocks.by_cid[cid] = data
            else:
                blocks.bad += 1
    except CarError as error:
        blocks.cut = str(error)
    return blocks


def _framed(source: _Bytes) -> Iterator[tuple[bytes, bytes | None]]:
    """Yield each block's CID and content; no content where the CID is of no kind known."""
    while (size := source.varint()) is not None:
        if not 0 < size <= LARGEST_BLOCK:
            raise CarError("a block has a size that none can have")
        frame = source.exactly(size)
        length = _cid_length(frame)
        yield (frame[:length], frame[length:]) if length else (b"", None)


def _cid_length(frame: bytes) -> int:
    """Return the length of the CID that a block begins with, or 0 for a kind not known."""
    known = len(frame) >= 4 + _DIGEST and frame[0] == 1 and frame[1] in (_DAG_CBOR, _RAW)
    return 4 + _DIGEST if known and frame[2:4] == bytes((_SHA_256, _DIGEST)) else 0


def _matches(cid: bytes, data: bytes) -> bool:
    return hashlib.sha256(data).digest() == cid[4:]


class _Bytes:
    """Exact numbers of bytes from a stream that may give fewer at a time."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._buffer = b""
        self._at = 0

    def _fill(self, size: int) -> bool:
        """Have at least ``size`` bytes ahead; tell whether there are."""
        while len(self._buffer) - self._at < size:
            piece = self._stream.read(1 << 20)
            if not piece:
                return False
            self._buffer = self._buffer[self._at :] + piece
            self._at = 0
        return True

    def exactly(self, size: int) -> bytes:
        """Return the next ``size`` bytes.

        Raises:
            CarError: where the file ends before.
        """
        if not self._fill(size):
            raise CarError("it ends within a block")
        self._at += size
        return self._buffer[self._at - size : self._at]

    def varint(self) -> int | None:
        """Return the next LEB128 number, or None at the end of the file.

        Raises:
            CarError: where it is too long to be a size.
        """
        value = 0
        for shift in range(0, 63, 7):
            if not self._fill(1):
                if shift:
                    raise CarError("it ends within a size")
                return None
            byte = self._buffer[self._at]
            self._at += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
        raise CarError("a block has a size that none can have")
