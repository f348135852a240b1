"""A new file that only its owner can read, whole or not at all, and over nothing unless told to."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from reflet.footprint.errors import ErrorCode, StoreError


def refuse_taken(path: Path) -> None:
    """Find out before the work whether a file may be written at a place.

    Raises:
        StoreError: ``already_exists`` where something lies there.
    """
    if path.exists() or path.is_symlink():
        raise StoreError(
            ErrorCode.ALREADY_EXISTS,
            f"{path} exists already and was left as it is. Choose another place, or ask to replace "
            "it (--force, or force=True).",
        )


@contextmanager
def private_file(path: Path, *, force: bool = False) -> Iterator[BinaryIO]:
    """Give a stream to write ``path`` with; the file appears, mode 0600, when all is written.

    Raises:
        StoreError: ``already_exists`` unless ``force``, or ``not_allowed`` where it cannot be
            written.
    """
    if not force:
        refuse_taken(path)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise _unwritable(path, error) from error
    temporary = Path(name)  # made with mode 0600
    try:
        with os.fdopen(handle, "wb") as stream:
            yield cast(BinaryIO, stream)
        if not force:
            refuse_taken(path)  # it may have been taken while this was written
        temporary.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        temporary.unlink(missing_ok=True)


def _unwritable(path: Path, error: OSError) -> StoreError:
    return StoreError(
        ErrorCode.NOT_ALLOWED,
        f"{path} cannot be written ({error.strerror}). See whether its folder is there, may be "
        "written in and has room, or choose another place.",
    )
