"""The SQLite schema of a footprint and its migrations. ``docs/footprint.md`` documents it."""

from __future__ import annotations

import sqlite3

from reflet.footprint.errors import ErrorCode, StoreError

APPLICATION_ID = 0x5265666C  # "Refl", so that `file` and we recognise our own files

_FIRST = """
CREATE TABLE accounts (
    id TEXT PRIMARY KEY,
    network TEXT NOT NULL,
    handle TEXT,
    name TEXT,
    created_at TEXT,
    url TEXT,
    protected TEXT NOT NULL DEFAULT '[]'
);
CREATE TABLE profiles (
    account TEXT PRIMARY KEY,
    bio TEXT,
    location TEXT,
    website TEXT,
    birth_date TEXT,
    stated_gender TEXT
);
CREATE TABLE posts (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    account TEXT NOT NULL,
    text TEXT NOT NULL,
    created_at TEXT,
    kind TEXT NOT NULL,
    visibility TEXT NOT NULL,
    language TEXT,
    url TEXT,
    reply_to TEXT,
    quoted TEXT NOT NULL DEFAULT '[]',
    media TEXT NOT NULL DEFAULT '[]',
    UNIQUE (account, id)
);
CREATE INDEX posts_newest ON posts (account, created_at);
CREATE TABLE likes (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    account TEXT NOT NULL,
    text TEXT,
    url TEXT,
    created_at TEXT,
    UNIQUE (account, id)
);
CREATE TABLE contacts (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    account TEXT NOT NULL,
    relation TEXT NOT NULL,
    handle TEXT,
    url TEXT,
    UNIQUE (account, relation, id)
);
CREATE TABLE logins (
    position INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    at TEXT NOT NULL,
    ip TEXT,
    device TEXT,
    UNIQUE (account, at)
);
CREATE TABLE settings (
    position INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    UNIQUE (account, name, value)
);
CREATE TABLE problems (
    position INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    member TEXT NOT NULL,
    message TEXT NOT NULL,
    lost INTEGER,
    UNIQUE (code, member, message)
);
"""

_ACTIVITIES = """
CREATE TABLE activities (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    account TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT,
    url TEXT,
    at TEXT,
    UNIQUE (account, kind, id)
);
"""

_MORE_OF_EACH = """
ALTER TABLE posts ADD COLUMN place TEXT;
ALTER TABLE likes ADD COLUMN author TEXT;
ALTER TABLE contacts ADD COLUMN name TEXT;
ALTER TABLE contacts ADD COLUMN since TEXT;
ALTER TABLE settings ADD COLUMN at TEXT;
"""

_CURSORS = """
CREATE TABLE cursors (
    source TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    value TEXT NOT NULL
);
"""

# Two connections may begin within one second: all that is known of them tells them apart.
_LOGINS_APART = """
ALTER TABLE logins RENAME TO logins_by_second;
CREATE TABLE logins (
    position INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    at TEXT NOT NULL,
    ip TEXT,
    device TEXT
);
INSERT INTO logins SELECT position, account, at, ip, device FROM logins_by_second;
DROP TABLE logins_by_second;
CREATE UNIQUE INDEX logins_once
    ON logins (account, at, coalesce(ip, ''), coalesce(device, ''));
"""

MIGRATIONS: tuple[str, ...] = (_FIRST, _ACTIVITIES, _MORE_OF_EACH, _CURSORS, _LOGINS_APART)
"""One script a version, in order; a released one is never edited, another is added."""

VERSION = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection, name: str) -> None:
    """Bring a database to the current schema; an empty one gets all of it.

    Raises:
        StoreError: where the file is no footprint, or a newer program wrote it.
    """
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        raise _not_ours(name) from error
    if application != APPLICATION_ID and (tables or version):
        raise _not_ours(name)
    if version > VERSION:
        raise StoreError(
            ErrorCode.NEWER_FOOTPRINT,
            f"{name} was written by a newer version of Reflet (schema {version}, this one knows "
            f"{VERSION}). Update Reflet, or import the export again into another file.",
        )
    for number, script in enumerate(MIGRATIONS[version:], version + 1):
        connection.executescript(
            f"BEGIN; {script} PRAGMA user_version = {number};"
            f" PRAGMA application_id = {APPLICATION_ID}; COMMIT;"
        )


def _not_ours(name: str) -> StoreError:
    return StoreError(
        ErrorCode.NOT_A_FOOTPRINT,
        f"{name} is not a footprint kept by Reflet. Choose another file; it was left untouched.",
    )
