"""What the owner did on TikTok without words, and what TikTok holds about them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reflet.footprint.records import Activity, Contact, Like, Login, Record, Setting
from reflet.sources.tiktok.owner import Owner
from reflet.sources.tiktok.values import Item, id_of, said
from reflet.sources.utc import utc_time

Handler = Callable[[Item, Owner, str], Iterator[Record]]
"""Takes an item, the owner and the key above the item's list; raises on another shape."""


def likes(item: Item, owner: Owner, key: str) -> Iterator[Record]:
    """Yield a like: a link and a time, no words."""
    link, at = said(item["link"]), utc_time(item.get("date"))
    yield Like(id_of(link, "like", at, link), owner.account, url=link, created_at=at)


def done(kind: str, *names: str) -> Handler:
    """Return the handler of things done; ``names`` are the keys that make up their text."""

    def handler(item: Item, owner: Owner, key: str) -> Iterator[Record]:
        at = utc_time(item.get("date") or item.get("timestamp"))
        link = said(item.get("link") or item.get("effectlink"))
        text = ": ".join(filter(None, (said(item.get(name)) for name in names))) or None
        if link is None and text is None:
            raise ValueError("nothing is told of what was done")
        id_ = f"{at:%Y%m%dT%H%M%SZ} {link or text}" if at else str(link or text)
        yield Activity(id_, owner.account, kind, text, link, at)

    return handler


def contacts(relation: str) -> Handler:
    """Return the handler of a list of accounts."""

    def handler(item: Item, owner: Owner, key: str) -> Iterator[Record]:
        name = said(item["username"])
        if name is None:
            raise ValueError("an account without a name")
        url = f"https://www.tiktok.com/@{name}"
        since = utc_time(item.get("date"))
        yield Contact(name.lower(), owner.account, relation, name, url, since=since)

    return handler


def logins(item: Item, owner: Owner, key: str) -> Iterator[Record]:
    """Yield a connection, and which device and network it came from."""
    at = utc_time(item["date"])
    if at is None:
        raise ValueError("a connection without a time")
    parts = (said(item.get(name)) for name in ("devicemodel", "devicesystem", "networktype"))
    carrier = said(item.get("carrier"))
    device = ", ".join(filter(None, (*parts, carrier))) or None
    yield Login(owner.account, at, said(item.get("ip")), device)


def devices(item: Item, owner: Owner, key: str) -> Iterator[Record]:
    """Yield what TikTok noted of a device: its advertising numbers among others."""
    for name, value in item.items():
        if text := said(value):
            yield Setting(owner.account, f"device:{name}", text)
