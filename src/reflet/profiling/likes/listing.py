"""Lists of names: one a line or a table with a column ``name``; and the match, to be corrected."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from reflet.profiling.likes.matching import Matching

_SEPARATOR = "; "
_COLUMNS = ("name", "like", "how", "by")
_MOST_BYTES = 50 * 2**20


class ListError(Exception):
    """A list cannot be read; the message says what was found and what is expected."""


def read_names(path: Path) -> tuple[str, ...]:
    """Read a list of names: a text, one a line, or a ``.csv`` with a column ``name``.

    Raises ``ListError``.
    """
    text = _text(path)
    if path.suffix.lower() == ".csv":
        names = [row["name"] for row in _rows(text, path, ("name",))]
    else:
        names = text.splitlines()
    found = tuple(name.strip() for name in names if name.strip())
    if not found:
        raise ListError(f"{path.name} holds no name; expected names of what is liked, one a line")
    return found


def read_corrections(path: Path) -> Mapping[str, tuple[str, ...]]:
    """Read what each name stands for: a table with the columns ``name`` and ``like``.

    Several likes are separated by «;»; none means that the name is unknown. Raises ``ListError``.
    """
    return {
        row["name"]: tuple(like.strip() for like in row["like"].split(";") if like.strip())
        for row in _rows(_text(path), path, ("name", "like"))
        if row["name"].strip()
    }


def write_match(matching: Matching, path: Path, *, force: bool = False) -> None:
    """Write what each name was taken for, so that it can be corrected and read back.

    Only its owner may read the file. Raises ``FileExistsError`` where it exists, unless ``force``.
    """
    if path.exists() and not force:
        raise FileExistsError(path)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for one in matching.matches:
        writer.writerow([one.name, _SEPARATOR.join(one.likes), one.how.value, one.by or ""])
    path.touch(mode=0o600)
    path.chmod(0o600)
    path.write_text(out.getvalue(), encoding="utf-8", newline="")


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ListError(f"{path.name} is larger than any list of likes (over 50 MB)")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        msg = f"{path.name} is no text in UTF-8: save it as a text, or give the export itself"
        raise ListError(msg) from error
    except OSError as error:
        raise ListError(f"{path}: {error.strerror}; look at the path") from error


def _rows(text: str, path: Path, wanted: tuple[str, ...]) -> list[dict[str, str]]:
    try:
        reader = csv.DictReader(io.StringIO(text, newline=""))
        columns = [column.strip().casefold() for column in reader.fieldnames or ()]
        if missing := [name for name in wanted if name not in columns]:
            found = ", ".join(columns) or "nothing"
            raise ListError(f"{path.name}: expected a column «{missing[0]}», found {found}")
        reader.fieldnames = columns
        return [{name: row.get(name) or "" for name in wanted} for row in reader]
    except csv.Error as error:
        raise ListError(f"{path.name} is no CSV table: {error}") from error
