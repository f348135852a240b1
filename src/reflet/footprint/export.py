"""The footprint as files for other tools: JSON lines or Parquet, one file a kind of record.

Rows are read and written a few thousand at a time, so that memory does not grow with them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, get_args, get_type_hints

from reflet.footprint.errors import ErrorCode, StoreError
from reflet.footprint.private_file import private_file, refuse_taken
from reflet.footprint.rows import TABLES, Table, time_from_text
from reflet.footprint.store import Footprint

_BATCH = 4000
_INSTALL = "pip install 'reflet[tables]'"

Write = Callable[[Table, Iterator[list[tuple[Any, ...]]], BinaryIO], int]


def export_jsonl(
    footprint: Footprint, folder: str | Path, *, force: bool = False
) -> dict[str, int]:
    """Write ``accounts.jsonl``, ``posts.jsonl`` … and return how many records each got.

    Times are ISO 8601 in UTC; spans, media and periods are JSON, not text in JSON. A kind of
    which there is no record gets no file.

    Raises:
        StoreError: ``already_exists`` where a file is there, unless ``force``; ``not_allowed``
            where the folder cannot be written.
    """
    return _export(footprint, Path(folder), "jsonl", _write_jsonl, force)


def export_parquet(
    footprint: Footprint, folder: str | Path, *, force: bool = False
) -> dict[str, int]:
    """Write ``accounts.parquet``, ``posts.parquet`` … and return how many records each got.

    Times are timestamps in UTC; spans, media and periods are JSON as text. Needs pyarrow.

    Raises:
        StoreError: as ``export_jsonl`` does, and ``not_installed`` without pyarrow.
    """
    try:
        import pyarrow.parquet  # noqa: F401, PLC0415 - an extra, and slow to load
    except ImportError as error:
        raise StoreError(
            ErrorCode.NOT_INSTALLED,
            f"writing Parquet needs pyarrow, which is not installed. Install it ({_INSTALL}), or "
            "export to JSON lines, which needs nothing.",
        ) from error
    return _export(footprint, Path(folder), "parquet", _write_parquet, force)


def _export(
    footprint: Footprint, folder: Path, ending: str, write: Write, force: bool
) -> dict[str, int]:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            ErrorCode.NOT_ALLOWED,
            f"the folder {folder} cannot be made ({error.strerror}). Choose another place.",
        ) from error
    filled = [table for table in TABLES if footprint.has_any(table.name)]
    paths = {table.name: folder / f"{table.name}.{ending}" for table in filled}
    if not force:
        for path in paths.values():
            refuse_taken(path)
    counts: dict[str, int] = {}
    with ExitStack() as files:  # none is put in place before all are written
        for table in filled:
            stream = files.enter_context(private_file(paths[table.name], force=force))
            counts[table.name] = write(table, _batches(footprint, table), stream)
    return counts


def _batches(footprint: Footprint, table: Table) -> Iterator[list[tuple[Any, ...]]]:
    rows = footprint.rows(table.name)
    while batch := list(islice(rows, _BATCH)):
        yield batch


def _write_jsonl(table: Table, batches: Iterator[list[tuple[Any, ...]]], stream: BinaryIO) -> int:
    nested = {name for name, kind in _kinds(table) if kind is tuple}
    written = 0
    for batch in batches:
        lines = []
        for row in batch:
            item = dict(zip(table.columns, row, strict=True))
            for name in nested:
                item[name] = json.loads(item[name])
            lines.append(json.dumps(item, ensure_ascii=False) + "\n")
        stream.write("".join(lines).encode())
        written += len(batch)
    return written


def _write_parquet(table: Table, batches: Iterator[list[tuple[Any, ...]]], stream: BinaryIO) -> int:
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    types = {datetime: pa.timestamp("us", tz="UTC"), int: pa.int64()}
    kinds = _kinds(table)
    schema = pa.schema([(name, types.get(kind, pa.string())) for name, kind in kinds])
    written = 0
    with pq.ParquetWriter(stream, schema, compression="zstd") as writer:
        for batch in batches:
            columns = [
                [time_from_text(cell) for cell in column] if kind is datetime else list(column)
                for (_, kind), column in zip(kinds, zip(*batch, strict=True), strict=True)
            ]
            writer.write_batch(pa.record_batch(columns, schema=schema))
            written += len(batch)
    return written


def _kinds(table: Table) -> list[tuple[str, type]]:
    """Return the columns of a table, each with the type of what it holds, None aside."""
    hints = get_type_hints(table.record)
    kinds: list[tuple[str, type]] = []
    for name in table.columns:
        hint = hints[name]
        choices = [choice for choice in get_args(hint) if choice is not type(None)]
        if getattr(hint, "__origin__", None) is tuple:
            kinds.append((name, tuple))
        else:
            kinds.append((name, choices[0] if choices else hint))
    return kinds
