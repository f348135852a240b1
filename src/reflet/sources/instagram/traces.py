"""What is not words: likes, people, connections, and what Instagram believes and sells.

Each function takes one item and the owner; it raises what ``BAD_SHAPE`` lists on an item that has
another shape, which is then counted as lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from reflet.footprint.records import Activity, Contact, Like, Login, Record, Setting
from reflet.sources.instagram.owner import InstagramOwner
from reflet.sources.made_ids import made_id
from reflet.sources.meta.fields import Fields, canonical, values
from reflet.sources.meta.media import coordinates

Handler = Callable[[Any, InstagramOwner], Iterator[Record]]

_LATITUDE = ("latitud", "breedte", "breite")
_LONGITUDE = ("longitud", "lengte", "länge")


def likes(item: dict[str, Any], owner: InstagramOwner) -> Iterator[Record]:
    """Yield a like: whose post, its address, and in newer exports its caption."""
    fields = Fields(item)
    url, when = fields.link(), fields.when()
    if url is None and when is None:
        raise KeyError("href")
    author = fields.title or fields.text("username", "owner", "name") or None
    id_ = url or made_id(when, author)
    yield Like(id_, owner.account, fields.text("caption"), url, when, author)


def people(relation: str) -> Handler:
    """Return a handler of accounts: those followed, blocked …"""

    def contacts(item: dict[str, Any], owner: InstagramOwner) -> Iterator[Record]:
        fields = Fields(item)
        handle = fields.text("username", "listed") or fields.title
        if not handle:
            raise KeyError("value")
        name = fields.text("name")
        since = fields.when()
        yield Contact(handle, owner.account, relation, handle, fields.link(), name, since)

    return contacts


def address_book(item: dict[str, Any], owner: InstagramOwner) -> Iterator[Record]:
    """Yield somebody of the address book that was handed to Instagram."""
    fields = Fields(item)
    names = [name for key in ("first_name", "last_name") if (name := fields.text(key))]
    reached = fields.text("contact", "coordinates", "phone", "email")
    id_ = reached or " ".join(names)
    if not id_:
        raise KeyError("contact")
    name = " ".join(names) or None
    yield Contact(id_, owner.account, "address_book", name=name, since=fields.when())


def logins(item: dict[str, Any], owner: InstagramOwner) -> Iterator[Record]:
    """Yield a connection."""
    fields = Fields(item)
    at = fields.when()
    if at is None:
        raise ValueError("a connection without a time")
    yield Login(owner.account, at, fields.text("ip"), fields.text("agent"))


def devices(item: dict[str, Any], owner: InstagramOwner) -> Iterator[Record]:
    """Yield a device that was used, and when last."""
    fields = Fields(item)
    name = fields.text("agent", "name")
    if name is None:
        raise KeyError("agent")
    yield Setting(owner.account, "device", name, fields.when())


def first_value(setting: str) -> Handler:
    """Return a handler of items that say one thing, under whatever label, or a list of them."""

    def said(item: dict[str, Any], owner: InstagramOwner) -> Iterator[Record]:
        fields = Fields(item)
        texts = list(values(item))
        name = item.get("advertiser_name") or item.get("name")
        texts += [str(name)] if name else []
        if not texts:
            texts = [field.value for _, field in fields.every if field.value][:1]
        if not texts:
            raise KeyError("value")
        for text in texts:
            yield Setting(owner.account, setting, text, fields.when())

    return said


def last_location(item: dict[str, Any], owner: InstagramOwner) -> Iterator[Record]:
    """Yield where the person was last known to be."""
    fields = Fields(item)
    north, east = (
        next((f.value for label, f in fields.every if any(p in label for p in parts)), None)
        for parts in (_LATITUDE, _LONGITUDE)
    )
    where = coordinates(north, east)
    if where:
        said = f"{where[0]}, {where[1]}"
        yield Setting(owner.account, "inferred_location", said, fields.when())


def profile_changes(item: dict[str, Any], owner: InstagramOwner) -> Iterator[Record]:
    """Yield a handle or address that the account had before; other changes are not kept."""
    fields = Fields(item)
    changed = canonical(fields.text("changed") or "")
    setting = {"username": "previous_handle", "email": "previous_email"}.get(changed)
    old = fields.text("old")
    if setting and old:
        yield Setting(owner.account, setting, old, fields.when())


def activities(kind: str) -> Handler:
    """Return a handler of things searched or saved."""

    def done(item: dict[str, Any], owner: InstagramOwner) -> Iterator[Record]:
        fields = Fields(item)
        url, when = fields.link(), fields.when()
        text = fields.title or fields.text("listed", "caption", "username", "text")
        text = text or next((field.value for _, field in fields.every if field.value), None)
        if not (text or url):
            raise KeyError("value")
        id_ = str(item.get("fbid") or "") or made_id(when, text, url)
        yield Activity(id_, owner.account, kind, text, url, when)

    return done
