"""What the owner did on Reddit without words: votes, things saved, communities, connections."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reflet.footprint.records import Activity, Contact, Like, Login, Record, Setting
from reflet.sources.csv_rows import Row
from reflet.sources.reddit.owner import Owner, plain_name
from reflet.sources.utc import utc_time

Handler = Callable[[Owner, Row], Iterator[Record]]


def votes(prefix: str) -> Handler:
    """Return the handler of votes on things of a kind: ``t3`` posts, ``t1`` comments."""

    def handler(owner: Owner, row: Row) -> Iterator[Record]:
        """Yield a like for a vote up, an activity for one down, nothing for one taken back."""
        id_, direction = f"{prefix}_{row['id']}", row["direction"].casefold()
        if direction == "up":
            yield Like(id_, owner.account, url=_link(row))
        elif direction == "down":
            yield Activity(id_, owner.account, "downvoted", url=_link(row))
        elif direction not in ("none", "removed", ""):
            raise ValueError("a vote is up, down or none")

    return handler


def done(kind: str, prefix: str) -> Handler:
    """Return the handler of what was saved, hidden …"""

    def handler(owner: Owner, row: Row) -> Iterator[Record]:
        yield Activity(f"{prefix}_{row['id']}", owner.account, kind, url=_link(row))

    return handler


def polls(owner: Owner, row: Row) -> Iterator[Record]:
    """Yield an answer to a poll."""
    answer = row.get("text") or row.get("user_selection") or None
    yield Activity(f"t3_{row['post_id']}", owner.account, "voted", text=answer)


def communities(relation: str) -> Handler:
    """Return the handler of communities that were joined, moderated …"""

    def handler(owner: Owner, row: Row) -> Iterator[Record]:
        name = row["subreddit"].strip().removeprefix("/").removeprefix("r/")
        if not name:
            raise ValueError("a community without a name")
        url = f"https://www.reddit.com/r/{name}"
        yield Contact(f"r/{name.lower()}", owner.account, relation, f"r/{name}", url)

    return handler


def friends(owner: Owner, row: Row) -> Iterator[Record]:
    """Yield a user whom the owner follows."""
    name = row["username"].strip()
    if not name:
        raise ValueError("a user without a name")
    url = f"https://www.reddit.com/user/{name}"
    yield Contact(f"u/{plain_name(name)}", owner.account, "following", name, url)


def logins(owner: Owner, row: Row) -> Iterator[Record]:
    """Yield a connection; the first row tells from where the account was made."""
    if row["date"].strip().casefold() == "registration ip":
        yield Setting(owner.account, "creation_ip", row["ip"])
        return
    at = utc_time(row["date"])
    if at is None:
        raise ValueError("a connection without a time")
    yield Login(owner.account, at, row["ip"] or None)


def values(name: str, key: str | None = None, value: str = "value") -> Handler:
    """Return the handler of settings, one a row; ``key`` is the column that names them."""

    def handler(owner: Owner, row: Row) -> Iterator[Record]:
        if row[value].strip():
            yield Setting(owner.account, f"{name}:{row[key]}" if key else name, row[value])

    return handler


def cells(name: str) -> Handler:
    """Return the handler of a table whose every cell is a setting, named by its column."""

    def handler(owner: Owner, row: Row) -> Iterator[Record]:
        for key, value in row.items():
            if value.strip():
                yield Setting(owner.account, f"{name}:{key}", value)

    return handler


def _link(row: Row) -> str | None:
    return row.get("permalink") or None
