"""What the footprint holds, in figures: by network and account, by kind, by year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reflet.footprint.store import Footprint

# What is counted apart within each table, and which column says when, where one does.
_PARTS: dict[str, tuple[str, str]] = {
    "posts": ("kind", "created_at"),
    "likes": ("'like'", "created_at"),
    "contacts": ("relation", "since"),
    "logins": ("'login'", "at"),
    "settings": ("'setting'", "at"),
    "activities": ("kind", "at"),
    "profiles": ("'profile'", "NULL"),
}


@dataclass(frozen=True, slots=True)
class Count:
    """How many records of one kind an account left in one year.

    ``table`` is where they are kept; ``kind`` tells posts, contacts and activities apart
    (``reply``, ``follower``, ``searched`` …). ``year`` is None where the export has no time.
    """

    network: str
    account: str
    table: str
    kind: str
    year: int | None
    number: int


def summary(footprint: Footprint) -> list[Count]:
    """Count the records of a footprint, in order of network, account, table, kind and year."""
    return sorted(_counts(footprint), key=_order)


def _counts(footprint: Footprint) -> Iterator[Count]:
    for table, (kind, at) in _PARTS.items():
        rows = footprint.connection.execute(
            f"SELECT coalesce(a.network, substr(t.account, 1, instr(t.account, ':') - 1)),"  # noqa: S608
            " t.account, t.kind, CAST(t.year AS INTEGER), t.number FROM"
            f" (SELECT account, {kind} AS kind, substr({at}, 1, 4) AS year, count(*) AS number"
            f" FROM {table} GROUP BY 1, 2, 3) t LEFT JOIN accounts a ON a.id = t.account"
        )
        for network, account, name, year, number in rows:
            yield Count(network, account, table, name, year, number)


def _order(count: Count) -> tuple[str, str, str, str, int]:
    return (count.network, count.account, count.table, count.kind, count.year or 0)
