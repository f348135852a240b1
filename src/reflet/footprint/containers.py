"""The shapes an input can come in: zip, tar, folder, single file. Nothing is ever extracted.

Each container lists the members that are safe to read and yields a ``Problem`` for the others.
Opening one returns a raw stream; ``archive.Archive`` puts the limits and the errors around it.
"""

from __future__ import annotations

import gzip
import os
import stat
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import BinaryIO, Protocol, cast

from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.limits import LimitedStream, Limits
from reflet.footprint.records import Problem

_JUNK_FOLDERS = {"__MACOSX"}
_JUNK_FILES = {".DS_Store", "Thumbs.db", "desktop.ini"}
_ZIP_ENCRYPTED = 0x1


class Container(Protocol):
    """One input file or folder."""

    label: str

    def entries(self) -> Iterator[tuple[str, int, int] | Problem]:
        """Yield ``(name, size, packed size)`` of each safe member, in bytes, or a problem."""
        ...

    def open(self, name: str) -> BinaryIO:
        """Open a member by the name that ``entries`` gave."""
        ...

    def close(self) -> None:
        """Let go of the underlying file."""
        ...


def safe_name(name: str) -> str | None:
    """Return a member's name with forward slashes, or None where it would leave its archive."""
    name = name.replace("\\", "/").removeprefix("./")
    path = PurePosixPath(name)
    if path.is_absolute() or PureWindowsPath(name).drive or ".." in path.parts or "\0" in name:
        return None
    return str(path)


def is_junk(name: str) -> bool:
    """Tell whether an operating system, not the network, put this member there."""
    parts = name.split("/")
    return parts[0] in _JUNK_FOLDERS or parts[-1] in _JUNK_FILES or parts[-1].startswith("._")


def _unsafe(label: str, name: str, what: str) -> Problem:
    return Problem(
        ErrorCode.UNSAFE_PATH,
        f"{label}: {_shown(name)}",
        f"this member {what}; it was left out. A genuine export has none: "
        "download it again from the network itself.",
    )


def _shown(name: str) -> str:
    """Make a hostile name fit to print: no control characters, no great length."""
    shown = "".join(c if c.isprintable() else "?" for c in name)
    return shown if len(shown) <= 120 else shown[:119] + "…"


class ZipContainer:
    """A zip file."""

    def __init__(self, label: str, file: BinaryIO) -> None:
        self.label = label
        try:
            self._zip = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise ReadError(
                ErrorCode.TRUNCATED,
                f"{label} begins like a zip file but its table of contents cannot be read: the "
                "download is incomplete or damaged. Download it again, and check its size.",
            ) from error
        self._infos: dict[str, zipfile.ZipInfo] = {}

    def entries(self) -> Iterator[tuple[str, int, int] | Problem]:
        """Yield safe members; encrypted ones, links and bad names become problems."""
        infos = [info for info in self._zip.infolist() if not info.is_dir()]
        locked = sum(1 for info in infos if info.flag_bits & _ZIP_ENCRYPTED)
        if locked:
            message = (
                f"{locked} of the {len(infos)} files in {self.label} are encrypted. Unpack it "
                "with its password, then give the folder."
            )
            if locked == len(infos):
                raise ReadError(ErrorCode.ENCRYPTED, message)
            yield Problem(ErrorCode.ENCRYPTED, self.label, message, locked)
        for info in infos:
            if info.flag_bits & _ZIP_ENCRYPTED:
                continue
            name = safe_name(info.filename)
            mode = info.external_attr >> 16
            if name is None:
                yield _unsafe(self.label, info.filename, "has a path that leaves the archive")
            elif mode and not stat.S_ISREG(mode) and stat.S_IFMT(mode):
                yield _unsafe(self.label, info.filename, "is a link or a device, not a file")
            elif name in self._infos:
                yield Problem(
                    ErrorCode.DUPLICATE,
                    f"{self.label}: {_shown(name)}",
                    "the archive holds two members of this name; the first one was read.",
                )
            else:
                self._infos[name] = info
                yield name, info.file_size, info.compress_size

    def open(self, name: str) -> BinaryIO:
        """Open a member for streaming decompression."""
        return cast(BinaryIO, self._zip.open(self._infos[name]))

    def close(self) -> None:
        """Close the zip file."""
        self._zip.close()


class TarContainer:
    """A tar file, plain or gzip'd. Its members lie one after the other: open them in order."""

    def __init__(self, label: str, file: BinaryIO, limits: Limits, packed: int | None) -> None:
        self.label = label
        self._file = file
        if packed is not None:
            unpacked = cast(BinaryIO, gzip.GzipFile(fileobj=file))
            file = cast(BinaryIO, LimitedStream(unpacked, label, limits, packed))
        self._tar = tarfile.open(fileobj=file, mode="r:")  # noqa: SIM115 - closed by close()
        self._infos: dict[str, tarfile.TarInfo] = {}

    def entries(self) -> Iterator[tuple[str, int, int] | Problem]:
        """Yield safe members; links, devices and bad names become problems."""
        try:
            infos = iter(self._tar)
            while (info := next(infos, None)) is not None:
                if info.isdir():
                    continue
                name = safe_name(info.name)
                if name is None:
                    yield _unsafe(self.label, info.name, "has a path that leaves the archive")
                elif not info.isreg():
                    yield _unsafe(self.label, info.name, "is a link or a device, not a file")
                else:
                    # A later member of a tar replaces an earlier one of the same name.
                    repeated = name in self._infos
                    self._infos[name] = info
                    if not repeated:
                        yield name, info.size, info.size
        except (tarfile.TarError, EOFError, OSError, ReadError) as error:
            if isinstance(error, ReadError) and error.code is ErrorCode.BOMB:
                raise
            if not self._infos:
                raise ReadError(
                    ErrorCode.TRUNCATED,
                    f"{self.label} is a tar archive cut short or damaged before its first file "
                    "ends. Download it again.",
                ) from error
            yield Problem(
                ErrorCode.TRUNCATED,
                self.label,
                "the tar archive is cut short or damaged: what comes after its member "
                f"{len(self._infos)} could not be read. Download it again.",
            )

    def open(self, name: str) -> BinaryIO:
        """Open a member; in a gzip'd tar this may unpack again what precedes it."""
        stream = self._tar.extractfile(self._infos[name])
        if stream is None:  # pragma: no cover - entries() lets only regular files through
            raise KeyError(name)
        return cast(BinaryIO, stream)

    def close(self) -> None:
        """Close the tar file."""
        self._tar.close()
        self._file.close()


class FolderContainer:
    """A folder, which must not lead outside itself."""

    def __init__(self, root: Path) -> None:
        self.label = root.name or str(root)
        self._root = root.resolve()

    def entries(self) -> Iterator[tuple[str, int, int] | Problem]:
        """Yield regular files in name order; links that leave the folder become problems."""
        for folder, subfolders, files in os.walk(self._root):
            subfolders.sort()
            here = Path(folder)
            for name in sorted(files) + [s for s in subfolders if (here / s).is_symlink()]:
                path = here / name
                relative = path.relative_to(self._root).as_posix()
                if path.is_symlink() and not path.resolve().is_relative_to(self._root):
                    yield _unsafe(self.label, relative, "is a link that leaves the folder")
                elif path.is_file():
                    size = path.stat().st_size
                    yield relative, size, size

    def open(self, name: str) -> BinaryIO:
        """Open one file of the folder."""
        return (self._root / name).open("rb")

    def close(self) -> None:
        """Do nothing: a folder holds no file open."""


class FileContainer:
    """A single file, itself the only member; a gzip'd one is read through."""

    def __init__(self, label: str, file: BinaryIO, size: int, packed: bool) -> None:
        self.label = label
        self._file = file
        self._size = size
        self._packed = packed
        self._name = label.removesuffix(".gz") if packed else label

    def entries(self) -> Iterator[tuple[str, int, int] | Problem]:
        """Yield the file itself; the unpacked size of a gzip'd one is not known beforehand."""
        yield self._name, self._size, self._size

    def open(self, name: str) -> BinaryIO:
        """Open the file from its beginning."""
        self._file.seek(0)
        if self._packed:
            return cast(BinaryIO, gzip.GzipFile(fileobj=self._file))
        return cast(BinaryIO, _Borrowed(self._file))

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class _Borrowed:
    """A view of an open file that its reader may close without closing the file."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def read(self, size: int = -1) -> bytes:
        return self._file.read(size)

    def seekable(self) -> bool:
        return False

    def close(self) -> None:
        pass
