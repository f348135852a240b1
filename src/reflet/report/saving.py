"""Writing a portrait to a file: private to its owner, and over nothing unless told to."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

_PRIVATE = 0o600


def write_private(path: Path, text: str, *, force: bool = False) -> None:
    """Write a text as UTF-8 in a file that only its owner can read.

    Raises ``FileExistsError`` where something lies at ``path`` already, unless ``force``; and
    ``FileNotFoundError`` where its folder does not exist. A file is replaced whole or not at all.
    """
    if not path.parent.is_dir():
        raise FileNotFoundError(
            f"{path}: there is no folder {path.parent}; create it or choose another place"
        )
    if path.is_dir():
        raise IsADirectoryError(f"{path} is a folder; give the name of a file to write")
    if not force and (path.exists() or path.is_symlink()):
        raise _exists(path)
    # Lone surrogates may come from an export; a portrait must still be written.
    content = text.encode("utf-8", "replace")
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        temporary.chmod(_PRIVATE)
        if force:
            temporary.replace(path)
        else:
            _place(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _place(temporary: Path, path: Path) -> None:
    """Give the file its name, unless another took it meanwhile."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise _exists(path) from None
    except OSError:  # a file system without hard links (FAT, some network shares)
        temporary.replace(path)


def _exists(path: Path) -> FileExistsError:
    return FileExistsError(
        f"{path} exists already and is kept as it is; "
        "choose another name, or ask to replace it (--force, or force=True)"
    )
