"""What is not words: reactions, people, connections, and what Facebook believes and sells.

Each function takes one item, or a whole file, and the owner; it raises what ``BAD_SHAPE`` lists
on an item that has another shape, which is then counted as lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from reflet.footprint.records import Activity, Contact, Like, Login, Record, Setting
from reflet.sources.facebook.owner import FacebookOwner
from reflet.sources.made_ids import made_id
from reflet.sources.meta.fields import Fields, values
from reflet.sources.meta.times import time_of
from reflet.sources.texts import text_of

Handler = Callable[[Any, FacebookOwner], Iterator[Record]]


def reactions(item: dict[str, Any], owner: FacebookOwner) -> Iterator[Record]:
    """Yield a reaction; Facebook says what to only in a sentence of its own, or by a link."""
    fields = Fields(item)
    when = fields.when()
    if when is None and not fields.link():
        raise KeyError("timestamp")
    url = fields.link() or _link(item)
    id_ = str(item.get("fbid") or "") or made_id(when, fields.title, url)
    author = fields.text("username", "name")
    yield Like(id_, owner.account, url=url, created_at=when, author=author)


def liked_pages(item: dict[str, Any], owner: FacebookOwner) -> Iterator[Record]:
    """Yield a page that was liked, by its name."""
    fields = Fields(item)
    name = str(item.get("name") or fields.text("name") or fields.title)
    if not name:
        raise KeyError("name")
    url = text_of(item.get("url")) or fields.link()
    yield Like(made_id("page", name), owner.account, name, url, fields.when())


def people(relation: str) -> Handler:
    """Return a handler of people of whom Facebook gives a name and a time."""

    def contacts(item: dict[str, Any], owner: FacebookOwner) -> Iterator[Record]:
        fields = Fields(item)
        first = next((e for e in item.get("data") or () if isinstance(e, dict)), {})
        name = item.get("name") or first.get("name") or fields.text("name") or fields.title
        if not name:
            raise KeyError("name")
        url = text_of(item.get("uri")) or text_of(first.get("uri")) or fields.link()
        handle = fields.text("username")
        yield Contact(
            id=str(handle or url or name),
            account=owner.account,
            relation=relation,
            handle=handle,
            url=url,
            name=str(name),
            since=fields.when(),
        )

    return contacts


def address_book(content: dict[str, Any], owner: FacebookOwner) -> Iterator[Record]:
    """Yield everybody of the address book that was handed to Facebook."""
    book = _inner(content)
    for entry in book["address_book"] if isinstance(book, dict) else book:
        reached = [str(way["contact_point"]) for way in entry.get("details") or ()]
        name = str(entry.get("name") or ", ".join(reached))
        yield Contact(
            id=", ".join(reached) or name,
            account=owner.account,
            relation="address_book",
            name=name,
            since=time_of(entry.get("created_timestamp")),
        )


def logins(item: dict[str, Any], owner: FacebookOwner) -> Iterator[Record]:
    """Yield a connection, unless another of the files that list some told as much of it."""
    session: dict[str, Any] = item.get("session") or item
    fields = Fields(item)
    at = time_of(session.get("timestamp") or session.get("created_timestamp")) or fields.when()
    if at is None:
        raise KeyError("timestamp")
    address = _said(session, "ip_address", "ip") or fields.text("ip")
    device = _said(session, "device", "user_agent") or fields.text("agent")
    known = owner.seen_logins.setdefault(at, set())
    if not any(address in (None, ip) and device in (None, name) for ip, name in known):
        known.add((address, device))
        yield Login(owner.account, at, address, device)


def devices(item: dict[str, Any], owner: FacebookOwner) -> Iterator[Record]:
    """Yield a device that was used or is trusted."""
    named = [str(item[k]) for k in ("name", "manufacturer", "type", "model", "os") if item.get(k)]
    name = " ".join(dict.fromkeys(named)) or Fields(item).text("name", "agent")
    if not name:
        raise KeyError("name")
    stamp = (
        item.get("update_time") or item.get("created_timestamp") or item.get("updated_timestamp")
    )
    yield Setting(owner.account, "device", name, time_of(stamp) or Fields(item).when())


def listed(setting: str) -> Handler:
    """Return a handler of a whole file that lists texts, or objects with a name."""

    def settings(content: Any, owner: FacebookOwner) -> Iterator[Record]:
        if isinstance(content, dict) and "label_values" in content:
            texts = [(text, None) for text in values(content)]
        else:
            inner = _inner(content) if isinstance(content, dict) else content
            texts = [_named(entry) for entry in (inner if isinstance(inner, list) else [inner])]
        for text, at in texts:
            yield Setting(owner.account, setting, text, at)

    return settings


def _said(item: dict[str, Any], *keys: str) -> str | None:
    """Return the first text that lies under one of these keys."""
    return next((text for key in keys if (text := text_of(item.get(key)))), None)


def _inner(content: dict[str, Any]) -> Any:
    """Return what a file wraps in its first key; raise KeyError where it is empty."""
    for inner in content.values():
        return inner
    raise KeyError("a wrapping key")


def _named(entry: Any) -> tuple[str, Any]:
    if isinstance(entry, str):
        return entry, None
    stamp = entry.get("added_timestamp") or entry.get("timestamp")
    name = entry.get("advertiser_name") or entry.get("name") or Fields(entry).text("name")
    if not name:
        raise KeyError("name")
    return str(name), time_of(stamp)


def locations(content: dict[str, Any], owner: FacebookOwner) -> Iterator[Record]:
    """Yield where Facebook believes that the owner lives."""
    inner = _inner(content)
    pairs = inner.get("city_region_pairs") or [
        [inner.get(key) for key in ("city", "region", "country")]
    ]
    for pair in pairs:
        said = ", ".join(str(piece) for piece in pair if piece)
        if said:
            yield Setting(owner.account, "inferred_location", said)


def off_network(item: dict[str, Any], owner: FacebookOwner) -> Iterator[Record]:
    """Yield a firm that reported the owner's visits or purchases elsewhere."""
    times = [at for event in item.get("events") or () if (at := time_of(event.get("timestamp")))]
    yield Setting(
        owner.account, "off_network_activity", str(item["name"]), max(times, default=None)
    )


def activities(kind: str) -> Handler:
    """Return a handler of things searched or saved."""

    def done(item: dict[str, Any], owner: FacebookOwner) -> Iterator[Record]:
        fields = Fields(item)
        first = next((e for e in item.get("data") or () if isinstance(e, dict)), {})
        text = first.get("text") or fields.text("text", "name", "caption") or fields.title
        when = fields.when()
        url = fields.link() or _link(item)
        if not (text or url):
            raise KeyError("text")
        id_ = str(item.get("fbid") or "") or made_id(when, text, url)
        yield Activity(id_, owner.account, kind, str(text) or None, url, when)

    return done


def _link(item: dict[str, Any]) -> str | None:
    for attachment in item.get("attachments") or ():
        for entry in attachment.get("data") or ():
            if url := (entry.get("external_context") or {}).get("url"):
                return str(url)
    return None
