"""Which kind of container an input is, told by its first bytes and never by its name."""

from __future__ import annotations

import gzip
import io
import tarfile
from pathlib import Path
from typing import BinaryIO

from reflet.footprint.containers import (
    Container,
    FileContainer,
    FolderContainer,
    TarContainer,
    ZipContainer,
)
from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.limits import Limits

Input = str | Path | BinaryIO

_ZIP_MAGICS = (b"PK\x03\x04", b"PK\x05\x06")
_GZIP_MAGIC = b"\x1f\x8b"
_OTHER_ARCHIVES = {b"Rar!\x1a\x07": "RAR", b"7z\xbc\xaf\x27\x1c": "7-Zip", b"\xfd7zXZ": "xz"}
_TAR_MAGIC_AT = 257


def label_of(input_: Input) -> str:
    """Return the file name of an input, for messages and as a single file's member name."""
    if isinstance(input_, str | Path):
        path = Path(input_)
        return path.name or str(path)
    name = getattr(input_, "name", None)
    return Path(name).name.strip("<>") if isinstance(name, str) else "input"


def open_container(input_: Input, limits: Limits) -> Container:
    """Open a path, or a binary stream (which is read whole into memory, within the limits).

    Raises:
        ReadError: where there is nothing to open, or its outer shape is damaged.
    """
    label = label_of(input_)
    if not isinstance(input_, str | Path):
        data = input_.read(limits.member + 1)
        if len(data) > limits.member:
            raise ReadError(
                ErrorCode.BOMB, f"{label} is over {limits.member >> 20} MiB: give it as a file."
            )
        return _open_file(label, io.BytesIO(data), len(data), limits)
    path = Path(input_)
    try:
        if path.is_dir():
            return FolderContainer(path)
        if not path.exists():
            raise ReadError(
                ErrorCode.NOT_FOUND,
                f"there is no file or folder {path}. Expected: the export as downloaded "
                "(.zip), its unpacked folder, or a file of posts (.jsonl, .csv, .txt).",
            )
        if not path.is_file():
            raise ReadError(
                ErrorCode.NOT_AN_EXPORT,
                f"{path} is neither a file nor a folder. Give the export as downloaded.",
            )
        return _open_file(label, path.open("rb"), path.stat().st_size, limits)
    except PermissionError as error:
        raise ReadError(
            ErrorCode.NOT_ALLOWED, f"{path} may not be read: give yourself the right to read it."
        ) from error


def _open_file(label: str, file: BinaryIO, size: int, limits: Limits) -> Container:
    head = file.read(512)
    file.seek(0)
    if not head:
        file.close()
        raise ReadError(
            ErrorCode.EMPTY_EXPORT, f"{label} is empty (0 bytes). Download the export again."
        )
    for magic, kind in _OTHER_ARCHIVES.items():
        if head.startswith(magic):
            file.close()
            raise ReadError(
                ErrorCode.NOT_AN_EXPORT,
                f"{label} is a {kind} archive. Unpack it, then give the folder.",
            )
    if head.startswith(_ZIP_MAGICS):
        return ZipContainer(label, file)
    packed = head.startswith(_GZIP_MAGIC)
    if packed:
        try:
            head = gzip.GzipFile(fileobj=file).read(512)
        except (OSError, EOFError) as error:
            raise ReadError(
                ErrorCode.TRUNCATED,
                f"{label} begins like a gzip file but is cut short or damaged. Get it again.",
            ) from error
        file.seek(0)
    if head[_TAR_MAGIC_AT : _TAR_MAGIC_AT + 5] == b"ustar":
        try:
            return TarContainer(label, file, limits, size if packed else None)
        except tarfile.TarError as error:
            raise ReadError(
                ErrorCode.TRUNCATED, f"{label} is a damaged tar archive. Download it again."
            ) from error
    return FileContainer(label, file, size, packed)
