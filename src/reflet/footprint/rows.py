"""Records to rows of the store's tables, and back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from operator import attrgetter
from typing import Any

from reflet.footprint.records import (
    Account,
    Activity,
    Contact,
    Like,
    Login,
    Media,
    Post,
    PostKind,
    Problem,
    Profile,
    Record,
    Setting,
    Visibility,
)

Row = tuple[str | int | None, ...]
Stored = Record | Problem


@dataclass(frozen=True, slots=True)
class Table:
    """Where one kind of record is kept, and which columns tell two of them apart.

    ``optional`` columns of the key may be NULL; two NULLs are the same. ``latest`` names the one
    column in which records of one key may differ, a time, of which the latest is kept.
    """

    name: str
    record: type[Stored]
    key: tuple[str, ...]
    optional: tuple[str, ...] = ()
    latest: str | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns, which are the record's fields in their order."""
        return tuple(field.name for field in fields(self.record))

    @property
    def upsert(self) -> str:
        """The statement that adds a row, or replaces the one of the same key if it differs."""
        rest = [column for column in self.columns if column not in self.key]
        key = (f"coalesce({c}, '')" if c in self.optional else c for c in self.key)
        sql = (
            f"INSERT INTO {self.name} ({', '.join(self.columns)}) "  # noqa: S608 - our own names
            f"VALUES ({', '.join('?' * len(self.columns))}) ON CONFLICT ({', '.join(key)})"
        )
        if not rest:
            return f"{sql} DO NOTHING"
        if self.latest:
            time = self.latest
            set_ = f"DO UPDATE SET {time} = excluded.{time}"
            return f"{sql} {set_} WHERE excluded.{time} > coalesce({self.name}.{time}, '')"
        changed = " OR ".join(f"{c} IS NOT excluded.{c}" for c in rest)
        return (
            sql + f"DO UPDATE SET {', '.join(f'{c} = excluded.{c}' for c in rest)} WHERE {changed}"
        )


TABLES: tuple[Table, ...] = (
    Table("accounts", Account, ("id",)),
    Table("profiles", Profile, ("account",)),
    Table("posts", Post, ("account", "id")),
    Table("likes", Like, ("account", "id")),
    Table("contacts", Contact, ("account", "relation", "id")),
    Table("logins", Login, ("account", "at", "ip", "device"), optional=("ip", "device")),
    Table("settings", Setting, ("account", "name", "value"), latest="at"),
    Table("activities", Activity, ("account", "kind", "id")),
    Table("problems", Problem, ("code", "member", "message")),
)


_TWO_DIGITS = tuple(f"{number:02d}" for number in range(60))


def time_to_text(time: datetime | None) -> str | None:
    """Write a time as ISO 8601 in UTC with microseconds, which sorts as text.

    Raises:
        ValueError: where the time has no zone.
    """
    if time is None:
        return None
    if time.tzinfo is None:
        raise ValueError("a record's time must be aware")
    if time.tzinfo is not UTC:
        time = time.astimezone(UTC)
    # By hand: isoformat asks the zone for its offset, which takes four times as long as the rest.
    two, fraction = _TWO_DIGITS, time.microsecond
    day = f"{time.year:04d}-{two[time.month]}-{two[time.day]}"
    clock = f"{two[time.hour]}:{two[time.minute]}:{two[time.second]}"
    return f"{day}T{clock}.{fraction:06d}Z" if fraction else f"{day}T{clock}.000000Z"


def time_from_text(text: str | None) -> datetime | None:
    """Read what ``time_to_text`` wrote."""
    return None if text is None else datetime.fromisoformat(text)


_COLUMNS = {table.record: attrgetter(*table.columns) for table in TABLES}


def to_row(record: Stored) -> Row:
    """Return a record's columns, in the order of ``Table.columns``."""
    if isinstance(record, Post):
        # The one kind that comes by the hundred thousand: no loop over its fields.
        return (
            record.id,
            record.account,
            record.text,
            time_to_text(record.created_at),
            record.kind._value_,  # what .value is, without the cost of a property
            record.visibility._value_,
            record.language,
            record.url,
            record.reply_to,
            _json(record.quoted) if record.quoted else "[]",
            _media_json(record.media) if record.media else "[]",
            record.place,
        )
    return tuple(
        [
            value if value is None or type(value) is str else _column(value)
            for value in _COLUMNS[type(record)](record)
        ]
    )


def _column(value: Any) -> str | int | None:
    if isinstance(value, datetime):
        return time_to_text(value)
    if isinstance(value, tuple):
        return _json([[time_to_text(start), time_to_text(end)] for start, end in value])
    return value if isinstance(value, int) else str(value)


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _media_json(media: Sequence[Media]) -> str:
    return _json(
        [
            {
                "kind": item.kind,
                "path": item.path,
                "url": item.url,
                "alt": item.alt,
                "place": item.place,
                "camera": item.camera,
            }
            for item in media  # dataclasses.asdict would take most of the time of an import
        ]
    )


def post_from_row(row: Sequence[Any]) -> Post:
    """Build a post from its columns."""
    (
        id_,
        account,
        text,
        created_at,
        kind,
        visibility,
        language,
        url,
        reply_to,
        quoted,
        media,
        place,
    ) = row
    return Post(
        id_,
        account,
        text,
        time_from_text(created_at),
        PostKind(kind),
        Visibility(visibility),
        language,
        url,
        reply_to,
        tuple((start, end) for start, end in json.loads(quoted)) if quoted != "[]" else (),
        tuple(_media(item) for item in json.loads(media)) if media != "[]" else (),
        place,
    )


def _media(item: dict[str, Any]) -> Media:
    """Build a medium; one kept by an older version lacks the newer fields."""
    place = item.pop("place", None)
    return Media(**item, place=(place[0], place[1]) if place else None)


def account_from_row(row: Sequence[Any]) -> Account:
    """Build an account from its columns."""
    id_, network, handle, name, created_at, url, protected = row
    periods = [(time_from_text(start), time_from_text(end)) for start, end in json.loads(protected)]
    return Account(
        id_,
        network,
        handle,
        name,
        time_from_text(created_at),
        url,
        tuple((start, end) for start, end in periods if start is not None),
    )


def like_from_row(row: Sequence[Any]) -> Like:
    """Build a like from its columns."""
    id_, account, text, url, created_at, author = row
    return Like(id_, account, text, url, time_from_text(created_at), author)


def contact_from_row(row: Sequence[Any]) -> Contact:
    """Build a contact from its columns."""
    id_, account, relation, handle, url, name, since = row
    return Contact(id_, account, relation, handle, url, name, time_from_text(since))


def login_from_row(row: Sequence[Any]) -> Login:
    """Build a connection from its columns."""
    account, at, ip, device = row
    return Login(account, datetime.fromisoformat(at), ip, device)


def setting_from_row(row: Sequence[Any]) -> Setting:
    """Build a setting from its columns."""
    account, name, value, at = row
    return Setting(account, name, value, time_from_text(at))


def activity_from_row(row: Sequence[Any]) -> Activity:
    """Build an activity from its columns."""
    id_, account, kind, text, url, at = row
    return Activity(id_, account, kind, text, url, time_from_text(at))
