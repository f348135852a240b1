"""Tables of likes: the public tutorial's three files, or one long table, CSV or Parquet."""

from __future__ import annotations

import csv
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from reflet.lab.likes.labels import COLUMNS, Label, read_label
from reflet.lab.likes.matrix import LikesError, LikesMatrix, build

USERS, LIKES, PAIRS = "users.csv", "likes.csv", "users-likes.csv"
USER_COLUMNS = ("userid", "user", "user_id", "id")
LIKE_COLUMNS = ("likeid", "like", "like_id", "item", "page", "id")
NAME_COLUMNS = ("name", "title", "like_name")


@dataclass(frozen=True, eq=False)
class Table:
    """A matrix with the labels of its rows, and what was met on the way, worth telling."""

    matrix: LikesMatrix
    labels: tuple[Label, ...]
    notes: tuple[str, ...] = ()


def read_tables(path: Path, users: Path | None = None) -> Table:
    """Read likes and labels.

    ``path`` is a folder of ``users.csv``, ``likes.csv`` (which may be absent) and
    ``users-likes.csv``, or one long table of a user and a like a row, ``.csv`` or ``.parquet``,
    whose labels stand in the same rows or in the table ``users``. Columns are found by name.
    Labels other than gender, age and the Big Five are left alone.

    Raises ``LikesError`` where a file is absent or unreadable, has no such columns, no label, one
    class only, or no pair of a known user.
    """
    names: dict[str, str] = {}
    if path.is_dir():
        users = users or path / USERS
        pairs = path / PAIRS
        if (path / LIKES).exists():
            names = _names(path / LIKES)
    else:
        pairs = path
    given = _People() if users is None else _read_users(users)
    is_open = users is None
    columns, rows = _rows(pairs)
    user_at, like_at = _place(columns, USER_COLUMNS, pairs), _place(columns, LIKE_COLUMNS, pairs)
    label_at = [columns.index(name) for name in _label_columns(columns)] if is_open else []
    if is_open:
        given.columns = _label_columns(columns)
    likes: dict[str, int] = {}
    user_places, like_places = array("q"), array("q")
    strangers: dict[str, int] = {}
    for row in rows:
        user, like = row[user_at], row[like_at]
        if is_open and user not in given.places:
            given.add(user, [row[place] for place in label_at])
        place = given.places.get(user)
        if place is None:
            strangers[user] = strangers.get(user, 0) + 1
            continue
        user_places.append(place)
        like_places.append(likes.setdefault(like, len(likes)))
    if not user_places:
        msg = f"{pairs.name}: no row names a user of {users.name if users else 'the table'}"
        raise LikesError(f"{msg}; expected pairs of a user and a like")
    notes = _stranger_notes(strangers, users)
    matrix = build(
        np.frombuffer(user_places, dtype=np.int64),
        np.frombuffer(like_places, dtype=np.int64),
        len(given.places),
        [names.get(like, like) for like in likes],
    )
    twice = len(user_places) - matrix.pairs
    if twice:
        notes.append(f"{twice:,} pairs come more than once; each counts once")
    labels = given.labels((users or pairs).name)
    ignored = sorted(set(given.ignored))
    if ignored:
        notes.append(f"columns that Reflet does not learn from: {', '.join(ignored)}")
    return Table(matrix, labels, tuple(notes))


class _People:
    """Users in the order met, each with the values of the label columns."""

    def __init__(self, columns: Sequence[str] = (), ignored: Sequence[str] = ()) -> None:
        self.places: dict[str, int] = {}
        self.columns = list(columns)
        self.ignored = list(ignored)
        self.values: list[list[str]] = []

    def add(self, user: str, values: list[str]) -> None:
        self.places[user] = len(self.values)
        self.values.append(values)

    def labels(self, where: str) -> tuple[Label, ...]:
        found: dict[str, Label] = {}
        for place, column in enumerate(self.columns):
            trait = COLUMNS[column.casefold()]
            if trait.value not in found:
                found[trait.value] = read_label(trait, [row[place] for row in self.values])
        if not found:
            msg = (
                f"{where}: no label to learn; expected a column such as gender, age, ope, con, "
                "ext, agr or neu (for a long table without labels, name theirs with --users)"
            )
            raise LikesError(msg)
        return tuple(found.values())


def _read_users(path: Path) -> _People:
    columns, rows = _rows(path)
    at = _place(columns, USER_COLUMNS, path)
    labelled = _label_columns(columns)
    people = _People(labelled, [c for c in columns if c not in labelled and c != columns[at]])
    places = [columns.index(name) for name in labelled]
    for row in rows:
        if row[at] in people.places:
            raise LikesError(f"{path.name}: the user «{row[at]}» comes twice; give each one row")
        people.add(row[at], [row[place] for place in places])
    return people


def _names(path: Path) -> dict[str, str]:
    columns, rows = _rows(path)
    at, name = _place(columns, LIKE_COLUMNS, path), _place(columns, NAME_COLUMNS, path)
    return {row[at]: row[name] for row in rows}


def _label_columns(columns: Sequence[str]) -> list[str]:
    return [name for name in columns if name.casefold() in COLUMNS]


def _place(columns: Sequence[str], known: Sequence[str], path: Path) -> int:
    lower = [column.casefold() for column in columns]
    for name in known:
        if name in lower:
            return lower.index(name)
    msg = f"{path.name}: expected a column {' or '.join(known)}, found {', '.join(columns)}"
    raise LikesError(msg)


def _rows(path: Path) -> tuple[list[str], Iterator[Sequence[str]]]:
    """Return a table's columns and an iterator over its rows, all of their length."""
    if not path.is_file():
        raise LikesError(f"{path}: no such file; expected a table, .csv or .parquet")
    if path.suffix.lower() == ".parquet":
        return _parquet_rows(path)
    stream = path.open(encoding="utf-8-sig", newline="")
    reader = csv.reader(stream)
    try:
        columns = [column.strip() for column in next(reader, [])]
    except (UnicodeDecodeError, csv.Error) as error:
        stream.close()
        raise LikesError(f"{path.name} is no CSV table in UTF-8: {error}") from error
    if not columns:
        stream.close()
        raise LikesError(f"{path.name} is empty; expected a first row of column names")

    def rows() -> Iterator[Sequence[str]]:
        with stream:
            try:
                for row in reader:
                    if len(row) == len(columns):
                        yield row
                    elif row:
                        msg = (
                            f"{path.name}, line {reader.line_num}: expected {len(columns)} "
                            f"values, found {len(row)}; mend the line, or leave it out"
                        )
                        raise LikesError(msg)
            except (UnicodeDecodeError, csv.Error) as error:
                raise LikesError(f"{path.name} is no CSV table in UTF-8: {error}") from error

    return columns, rows()


def _parquet_rows(path: Path) -> tuple[list[str], Iterator[Sequence[str]]]:
    try:
        from pyarrow import ArrowInvalid, parquet  # noqa: PLC0415 - only Parquet needs it
    except ModuleNotFoundError as error:
        msg = f"{path.name}: reading Parquet needs pyarrow; pip install pyarrow, or give a CSV"
        raise LikesError(msg) from error
    try:
        table = parquet.ParquetFile(path)
    except (ArrowInvalid, OSError) as error:
        raise LikesError(f"{path.name} is no Parquet table: {error}") from error

    def rows() -> Iterator[Sequence[str]]:
        for batch in table.iter_batches():
            columns = [_texts(column.to_pylist()) for column in batch.columns]
            yield from zip(*columns, strict=True)

    return list(table.schema_arrow.names), rows()


def _texts(values: Sequence[object]) -> list[str]:
    return ["" if value is None else str(value) for value in values]


def _stranger_notes(strangers: Mapping[str, int], users: Path | None) -> list[str]:
    if not strangers or users is None:
        return []
    first = next(iter(strangers))
    return [
        f"{sum(strangers.values()):,} pairs name {len(strangers):,} users that {users.name} does "
        f"not have, such as «{first}»; they were left out"
    ]
