"""How much may come out of an input: a hostile archive must not fill memory or time."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from lzma import LZMAError
from tarfile import TarError
from typing import BinaryIO
from zipfile import BadZipFile

from reflet.footprint.errors import ErrorCode, ReadError

_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on untrusted input, in bytes unless said otherwise.

    A genuine export's JSON shrinks 5 to 20 times; deflate cannot pass 1,032, which is what zip
    bombs come close to. The ratio is judged only after ``ratio_from`` bytes have come out, for
    small files of repeated text may pass it innocently.
    """

    member: int = 2048 * _MIB
    total: int = 8192 * _MIB
    ratio: float = 200.0
    ratio_from: int = 16 * _MIB
    members: int = 1_000_000


class LimitedStream(io.RawIOBase):
    """A member's stream that stops at the limits and tells damage as a ``ReadError``.

    ``packed`` is the member's size inside its archive, in bytes; ``spent`` is called with each
    number of bytes read, and may raise. Seeking is passed through, so that a tar reader can use
    it; limits then hold on the furthest position reached.
    """

    def __init__(
        self,
        stream: BinaryIO,
        name: str,
        limits: Limits,
        packed: int,
        spent: Callable[[int], None] | None = None,
    ) -> None:
        super().__init__()
        self._stream = stream
        self._name = name
        self._limits = limits
        self._packed = max(packed, 1)
        self._at = 0
        self._spent = spent

    def readable(self) -> bool:
        """Say that the stream can be read."""
        return True

    def seekable(self) -> bool:
        """Say whether the underlying stream can seek."""
        return self._stream.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move, as the underlying stream does; what is skipped counts as read."""
        self._at = self._stream.seek(offset, whence)
        self._check()
        return self._at

    def tell(self) -> int:
        """Return the position, in unpacked bytes."""
        return self._at

    def read(self, size: int | None = -1) -> bytes:
        """Read up to ``size`` bytes.

        Raises:
            ReadError: past a limit (``bomb``), or where the member is encrypted or damaged.
        """
        if size is None or size < 0:
            return self.readall()
        try:
            data = self._stream.read(size)
        except EOFError as error:
            raise self._error(ErrorCode.TRUNCATED, "ends before its time") from error
        except (BadZipFile, zlib.error, LZMAError, TarError, OSError, ValueError) as error:
            raise self._error(ErrorCode.DAMAGED, "is damaged") from error
        self._at += len(data)
        self._check()
        if self._spent is not None:
            self._spent(len(data))
        return data

    def readall(self) -> bytes:
        """Read all that is left, within the limits."""
        return b"".join(iter(lambda: self.read(_MIB), b""))

    def close(self) -> None:
        """Close the underlying stream too."""
        if not self.closed:
            self._stream.close()
        super().close()

    def _check(self) -> None:
        limits = self._limits
        if self._at > limits.member or (
            self._at > limits.ratio_from and self._at > self._packed * limits.ratio
        ):
            raise ReadError(
                ErrorCode.BOMB,
                f"{self._name} unpacks to more than a genuine export ever does "
                f"({self._at // _MIB} MiB so far from {self._packed / _MIB:.1f}); reading it was "
                "stopped. Download the export again from the network itself.",
            )

    def _error(self, code: ErrorCode, what: str) -> ReadError:
        return ReadError(
            code,
            f"{self._name} {what} and could be read only in part. Download the export again.",
        )
