"""The rows of one table (CSV) of an export, one by one, and the account of what was lost.

A row that cannot be read is counted and the next one is read. Names of columns are compared
without capitals, spaces around them or a byte-order mark, all of which exports vary.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator

from reflet.footprint.archive import Archive, Member
from reflet.footprint.errors import ReadError
from reflet.footprint.records import Problem, Record
from reflet.sources.losses import BAD_SHAPE, Losses
from reflet.sources.members import beginning

Row = dict[str, str]
"""A row's cells by the names of their columns, lower case; a short row lacks its last ones."""


def header_of(archive: Archive, member: Member) -> frozenset[str]:
    """Return the column names of a table, without reading the rest."""
    text = beginning(archive, member, 4000).decode("utf-8", "replace")
    try:
        first = next(csv.reader(io.StringIO(text, newline="")), [])
    except csv.Error:
        return frozenset()
    return frozenset(map(_column, first))


def _column(name: str) -> str:
    return name.strip().lstrip("\ufeff").casefold()


class CsvRows:
    """The rows of one member; ``losses`` counts what was read and what was left out."""

    def __init__(
        self, archive: Archive, member: Member, header: frozenset[str] = frozenset()
    ) -> None:
        """Read nothing yet; rows before the one with the columns of ``header`` are a preamble."""
        self._archive = archive
        self._member = member
        self._header = header
        self.columns: tuple[str, ...] = ()
        self.losses = Losses(archive.label(member))

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows; blank ones are none, and those with too many cells are counted bad."""
        try:
            with self._archive.open(self._member) as stream:
                text = io.TextIOWrapper(stream, "utf-8-sig", "replace", newline="")
                yield from self._rows(csv.reader(text))
        except ReadError as error:
            self.losses.stopped(error)

    def _rows(self, reader: Iterator[list[str]]) -> Iterator[Row]:
        while True:
            try:
                cells = next(reader, None)
            except csv.Error:  # a cell without an end; the reader goes on with the next line
                self.losses.bad += 1
                continue
            if cells is None:
                return
            if not any(cells):
                continue
            if not self.columns:
                columns = tuple(map(_column, cells))
                self.columns = columns if self._header <= set(columns) else ()
                continue
            self.losses.read += 1
            if len(cells) > len(self.columns):
                self.losses.bad += 1
            else:
                yield dict(zip(self.columns, cells, strict=False))

    def records(self, take: Callable[[Row], Iterable[Record]]) -> Iterator[Record | Problem]:
        """Yield what ``take`` makes of each row, then what was lost; it may raise on a bad row."""
        for row in self:
            try:
                yield from take(row)
            except BAD_SHAPE:
                self.losses.bad += 1
        yield from self.losses.problems()
