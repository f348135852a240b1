"""Writes files into zips, tars and folders, always with the same bytes; hostile ones as well."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

_DAY = (2024, 6, 1, 0, 0, 0)


def write_container(path: Path, members: Mapping[str, bytes], *, encrypted: bool = False) -> Path:
    """Write members to a .zip, a .tar, a .tar.gz or a folder, as the path's ending says."""
    if path.name.endswith(".zip"):
        content = zip_bytes(members)
        path.write_bytes(mark_encrypted(content) if encrypted else content)
    elif path.name.endswith((".tar", ".tar.gz")):
        content = tar_bytes(members)
        path.write_bytes(gzip.compress(content, mtime=0) if path.suffix == ".gz" else content)
    else:
        for name, content in members.items():
            (path / name).parent.mkdir(parents=True, exist_ok=True)
            (path / name).write_bytes(content)
    return path


def zip_bytes(members: Mapping[str, bytes], *, links: Mapping[str, str] | None = None) -> bytes:
    """Return a zip of members; ``links`` maps names to the targets of symbolic links."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, _DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o100600 << 16
            archive.writestr(info, content)
        for name, target in (links or {}).items():
            info = zipfile.ZipInfo(name, _DAY)
            info.external_attr = 0o120777 << 16
            archive.writestr(info, target)
    return file.getvalue()


def tar_bytes(members: Mapping[str, bytes], *, links: Mapping[str, str] | None = None) -> bytes:
    """Return a tar of members; ``links`` maps names to the targets of symbolic links."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        for name, target in (links or {}).items():
            info = tarfile.TarInfo(name)
            info.type = tarfile.SYMTYPE
            info.linkname = target
            archive.addfile(info)
    return file.getvalue()


def mark_encrypted(content: bytes) -> bytes:
    """Set the flag «encrypted» of every member of a zip, which the standard library cannot do."""
    data = bytearray(content)
    for signature, flags_at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + flags_at] |= 1
            at = data.find(signature, at + 4)
    return bytes(data)
