"""Forgetting: what was kept of an account, of a network, or all of it, leaves the file for good."""

from __future__ import annotations

import sqlite3

from reflet.footprint.errors import ErrorCode, StoreError
from reflet.footprint.store import Footprint


def purge(
    footprint: Footprint,
    *,
    account: str | None = None,
    network: str | None = None,
    everything: bool = False,
) -> dict[str, int]:
    """Delete what is held of one account (by its id), of one network, or everything.

    Returns how many rows left each table; those of which none did are not in it. The pages that
    held them are overwritten with zeros and given back to the disk, and so is the write-ahead
    log: afterwards the file does not hold a word of them. Copies elsewhere (backups, snapshots
    of the file system, what a solid-state disk keeps aside) are out of reach. Problems, which
    belong to no account, go with everything only.

    Raises:
        ValueError: where not exactly one of the three is asked for.
        StoreError: where the file cannot be written, for another program holds it open.
    """
    if (account is not None) + (network is not None) + everything != 1:
        raise ValueError("ask for one account, one network or everything")
    connection = footprint.connection
    if account is not None:
        condition, wanted = "{} = :wanted", account
    elif network is not None:
        condition, wanted = _OF_NETWORK, network
    else:
        condition, wanted = "1", None
    try:
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("BEGIN IMMEDIATE")
        try:
            deleted = _delete(connection, condition, wanted)
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.OperationalError as error:
        raise StoreError(
            ErrorCode.NOT_ALLOWED,
            f"the footprint could not be purged ({error}). See whether another program holds it "
            "open and whether the disk is full, then purge again.",
        ) from error
    return deleted


# An account without a row of its own is known by its id, which begins with its network.
_OF_NETWORK = (
    "{0} IN (SELECT id FROM accounts WHERE network = :wanted)"
    " OR substr({0}, 1, length(:wanted) + 1) = :wanted || ':'"
)


def _delete(connection: sqlite3.Connection, condition: str, wanted: str | None) -> dict[str, int]:
    """Delete from every table of the schema, whatever version made it; accounts come last."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    deleted: dict[str, int] = {}
    for (table,) in sorted(names, key=lambda name: name[0] == "accounts"):
        columns = [column for _, column, *_ in connection.execute(f"PRAGMA table_info({table})")]
        owner = "id" if table == "accounts" else "account" if "account" in columns else None
        if owner is None and wanted is not None:
            continue
        where = condition.format(owner)
        cursor = connection.execute(
            f"DELETE FROM {table} WHERE {where}",  # noqa: S608 - names of our own schema
            {"wanted": wanted},
        )
        if cursor.rowcount:
            deleted[table] = cursor.rowcount
    return deleted
