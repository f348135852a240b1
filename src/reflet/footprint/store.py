"""The footprint: all records of a person, in one SQLite file or in memory."""

from __future__ import annotations

import gc
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import platformdirs

from reflet.footprint.errors import ErrorCode, StoreError
from reflet.footprint.records import (
    Account,
    Activity,
    Contact,
    Like,
    Login,
    Post,
    Problem,
    Profile,
    Record,
    Setting,
)
from reflet.footprint.rows import (
    TABLES,
    Table,
    account_from_row,
    activity_from_row,
    contact_from_row,
    like_from_row,
    login_from_row,
    post_from_row,
    setting_from_row,
    to_row,
)
from reflet.footprint.schema import migrate

_BATCH = 2000
_CACHE_KIB = 64 << 10  # so that the indexes of a large footprint stay in memory while it grows
_PAGE = 8 << 10  # bytes; a large index is a fifth quicker to fill than in pages of 4 KiB
_BY_RECORD = {table.record: table for table in TABLES}
_BY_NAME = {table.name: table for table in TABLES}


def default_path() -> Path:
    """Return where the footprint is kept: under ``$REFLET_HOME``, else the user's data folder."""
    home = os.environ.get("REFLET_HOME")
    folder = Path(home) if home else Path(platformdirs.user_data_dir("reflet", appauthor=False))
    return folder / "footprint.sqlite"


@dataclass
class ImportSummary:
    """What one import did, by table name: rows added, replaced, and left as they were.

    ``losses`` are the problems met; ``source`` names what recognised the input, and ``reason``
    says by what; ``ignored`` are the files left out on purpose.
    """

    added: dict[str, int] = field(default_factory=dict)
    replaced: dict[str, int] = field(default_factory=dict)
    unchanged: dict[str, int] = field(default_factory=dict)
    losses: list[Problem] = field(default_factory=list)
    source: str = ""
    reason: str = ""
    ignored: list[str] = field(default_factory=list)

    @property
    def problems(self) -> int:
        """How many problems the import met, those of an earlier import included."""
        return len(self.losses)

    @property
    def posts(self) -> int:
        """How many posts the import brought, new to the footprint or not."""
        kinds = (self.added, self.replaced, self.unchanged)
        return sum(kind.get("posts", 0) for kind in kinds)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Pause the collector of cyclic garbage, which takes a tenth of the time of an import.

    Records and what they are read from hold no cycles: counting references frees them.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class Footprint:
    """Records in SQLite: add them, then read them back. Use it as a context manager."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        """Wrap an open connection; ``in_memory`` and ``open`` are the usual ways."""
        self._connection = connection
        migrate(connection, name)

    @classmethod
    def in_memory(cls) -> Self:
        """Return an empty footprint that leaves nothing behind."""
        return cls(sqlite3.connect(":memory:", isolation_level=None), "memory")

    @classmethod
    def open(cls, path: str | Path) -> Self:
        """Open a kept footprint, or create it, readable by its owner alone.

        Raises:
            StoreError: where the file is no footprint, is newer, or may not be written.
        """
        path = Path(path)
        connection: sqlite3.Connection | None = None
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
            connection = sqlite3.connect(path, isolation_level=None)
            connection.execute(f"PRAGMA page_size = {_PAGE}")  # of a new file; others keep theirs
            footprint = cls(connection, path.name)
            path.chmod(0o600)  # a file made by hand, or copied, may be open to others
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        except (OSError, sqlite3.OperationalError) as error:
            if connection is not None:
                connection.close()
            raise StoreError(
                ErrorCode.NOT_ALLOWED,
                f"the footprint {path} cannot be opened for writing. Give yourself the right to, "
                "or choose another place with REFLET_HOME.",
            ) from error
        except StoreError:
            if connection is not None:
                connection.close()
            raise
        return footprint

    def close(self) -> None:
        """Close the database; one in memory is gone."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def add(
        self,
        records: Iterable[Record | Problem],
        progress: Callable[[int], None] | None = None,
    ) -> ImportSummary:
        """Add records and problems in one transaction: all of them, or none on an error.

        What is there already is left as it is; a record with the same key but another content
        replaces the older one. ``progress`` is called with the number of records so far.

        Raises:
            StoreError: where the file cannot be written: locked by another program, or disk full.
        """
        with _without_collection():
            return self._add(records, progress)

    def _add(
        self, records: Iterable[Record | Problem], progress: Callable[[int], None] | None
    ) -> ImportSummary:
        summary = ImportSummary()
        done = 0
        stream = iter(records)
        execute = self._connection.execute
        try:
            execute("BEGIN IMMEDIATE")
            while batch := list(islice(stream, _BATCH)):
                by_table: dict[str, list[Record | Problem]] = {}
                for record in batch:
                    by_table.setdefault(_BY_RECORD[type(record)].name, []).append(record)
                for name, rows in by_table.items():
                    self._upsert(_BY_NAME[name], rows, summary)
                done += len(batch)
                if progress is not None:
                    progress(done)
            execute("COMMIT")
        except BaseException as error:
            if self._connection.in_transaction:
                execute("ROLLBACK")
            if isinstance(error, sqlite3.OperationalError):
                raise StoreError(
                    ErrorCode.NOT_ALLOWED,
                    f"the footprint could not be written ({error}). See whether another program "
                    "holds it open and whether the disk is full, then import again.",
                ) from error
            raise
        return summary

    def _upsert(
        self, table: Table, records: list[Record | Problem], summary: ImportSummary
    ) -> None:
        summary.losses += [record for record in records if isinstance(record, Problem)]
        before = self._last(table.name)
        cursor = self._connection.executemany(table.upsert, map(to_row, records))
        added = self._last(table.name) - before
        replaced = cursor.rowcount - added
        for counts, number in (
            (summary.added, added),
            (summary.replaced, replaced),
            (summary.unchanged, len(records) - added - replaced),
        ):
            if number:
                counts[table.name] = counts.get(table.name, 0) + number

    def _last(self, table: str) -> int:
        """Return the highest position given so far: each added row gets the next one."""
        sql = f"SELECT coalesce(max(rowid), 0) FROM {table}"  # noqa: S608 - our own names
        (position,) = self._connection.execute(sql).fetchone()
        return int(position)

    @property
    def connection(self) -> sqlite3.Connection:
        """The database, for what reads or writes it as a whole."""
        return self._connection

    def has_any(self, table: str) -> bool:
        """Tell whether there is a record of a kind, by the name of its table."""
        return next(self._rows(table, "LIMIT 1"), None) is not None

    def rows(self, table: str) -> Iterator[tuple[Any, ...]]:
        """Yield a table's rows as they are kept, in the order of their input."""
        yield from self._rows(table, "ORDER BY rowid")

    def _rows(self, table: str, tail: str = "", values: tuple[str, ...] = ()) -> Iterator[Any]:
        columns = ", ".join(_BY_NAME[table].columns)
        sql = f"SELECT {columns} FROM {table} {tail}"  # noqa: S608 - our own names
        with closing(self._connection.execute(sql, values)) as cursor:
            yield from cursor

    def accounts(self) -> list[Account]:
        """Return the accounts, in the order in which they were first met."""
        return [account_from_row(row) for row in self._rows("accounts", "ORDER BY rowid")]

    def post_count(self, account: str | None = None) -> int:
        """Return how many posts are held, of one account or of all."""
        sql = "SELECT count(*) FROM posts WHERE ? IS NULL OR account = ?"
        (number,) = self._connection.execute(sql, (account, account)).fetchone()
        return int(number)

    def posts(self, account: str | None = None) -> Iterator[Post]:
        """Yield posts newest first, of one account or of all.

        Posts without a time come after the others, the last of their input first: files without
        times are written oldest first.
        """
        where = "" if account is None else "WHERE account = ?"
        values = () if account is None else (account,)
        tail = f"{where} ORDER BY created_at DESC, position DESC"
        yield from map(post_from_row, self._rows("posts", tail, values))

    def profiles(self) -> list[Profile]:
        """Return what the accounts' profile pages say."""
        return [Profile(*row) for row in self._rows("profiles", "ORDER BY rowid")]

    def _of(self, table: str, account: str | None) -> Iterator[Any]:
        """Yield the rows of a table in the order of their input, of one account or of all."""
        where = "" if account is None else "WHERE account = ?"
        values = () if account is None else (account,)
        return self._rows(table, f"{where} ORDER BY position", values)

    def likes(self, account: str | None = None) -> Iterator[Like]:
        """Yield likes in the order of their input, of one account or of all."""
        yield from map(like_from_row, self._of("likes", account))

    def contacts(self, account: str | None = None) -> Iterator[Contact]:
        """Yield contacts in the order of their input, of one account or of all."""
        yield from map(contact_from_row, self._of("contacts", account))

    def logins(self, account: str | None = None) -> Iterator[Login]:
        """Yield connections in the order of their input, of one account or of all."""
        yield from map(login_from_row, self._of("logins", account))

    def settings(self, account: str | None = None) -> Iterator[Setting]:
        """Yield settings and inferences in the order of their input, of one account or of all."""
        yield from map(setting_from_row, self._of("settings", account))

    def activities(self, account: str | None = None) -> Iterator[Activity]:
        """Yield activities in the order of their input, of one account or of all."""
        yield from map(activity_from_row, self._of("activities", account))

    def cursor(self, source: str) -> str | None:
        """Return where the last fetch of a live source ended, or None before the first."""
        sql = "SELECT value FROM cursors WHERE source = ?"
        row = self._connection.execute(sql, (source,)).fetchone()
        return None if row is None else str(row[0])

    def keep_cursor(self, source: str, account: str, value: str) -> None:
        """Keep where a fetch of a live source ended, and whose posts it fetched."""
        sql = "INSERT OR REPLACE INTO cursors (source, account, value) VALUES (?, ?, ?)"
        self._connection.execute(sql, (source, account, value))

    def problems(self) -> list[Problem]:
        """Return what could not be read of the inputs."""
        return [Problem(*row) for row in self._rows("problems", "ORDER BY position")]
