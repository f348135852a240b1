"""What the owner wrote on Facebook: posts, comments, messages, and captions of pictures.

Facebook does not say who could see them: the visibility of all but messages is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from reflet.footprint.records import Media, Post, PostKind, Record
from reflet.sources.facebook.owner import FacebookOwner
from reflet.sources.made_ids import made_id
from reflet.sources.meta.fields import Fields
from reflet.sources.meta.media import coordinates, media_of, upload_addresses
from reflet.sources.meta.messages import own_messages
from reflet.sources.meta.times import time_of


def posts(item: dict[str, Any], owner: FacebookOwner) -> Iterator[Record]:
    """Yield a post, where it holds anything beside a title that Facebook wrote."""
    fields = Fields(item)
    said = _first(item.get("data"), "post") or fields.text("text", "caption") or ""
    found = _Attached(item, owner)
    text = said.strip() or found.text
    place = found.place or _labelled_place(fields)
    when = fields.when()
    if text or found.media or place:
        yield Post(
            id=_id(item, when, text, found),
            account=owner.account,
            text=text,
            created_at=when,
            url=fields.link(),
            media=found.media,
            place=place,
        )
    yield from found.addresses


def comments(item: dict[str, Any], owner: FacebookOwner) -> Iterator[Record]:
    """Yield a comment of the owner's."""
    fields = Fields(item)
    inner: dict[str, Any] = next(
        (e["comment"] for e in item.get("data") or () if "comment" in e), {}
    )
    when = time_of(inner.get("timestamp")) or fields.when()
    text = str(inner.get("comment") or fields.text("comment", "text") or "").strip()
    found = _Attached(item, owner)
    if not inner and not text and not found.media:
        if "label_values" not in item and "title" not in item:
            raise KeyError("comment")
        return  # a comment that was deleted since leaves its title
    yield Post(
        id=_id(item, when, text, found),
        account=owner.account,
        text=text,
        created_at=when,
        kind=PostKind.REPLY,
        url=fields.link(),
        media=found.media,
        place=found.place,
    )


def pictures(item: dict[str, Any], owner: FacebookOwner) -> Iterator[Record]:
    """Yield a picture that lies in an album or in none, as a post; not those of posts read."""
    listed = item.get("photos")
    for entry in listed if isinstance(listed, list) else [item]:
        uri = str(entry["uri"])
        if uri in owner.seen_media:
            continue
        owner.seen_media.add(uri)
        when = time_of(entry.get("creation_timestamp"))
        said = str(entry.get("description") or "").strip()
        medium = media_of(entry, owner.paths)
        post_id = made_id(when, said, uri.rpartition("/")[2])
        yield Post(post_id, owner.account, said, created_at=when, media=(medium,))
        yield from upload_addresses([entry], owner.account, when)


def messages(item: dict[str, Any], owner: FacebookOwner) -> Iterator[Record]:
    """Yield the messages of a conversation that the owner wrote."""
    names = {owner.name} if owner.name else set()
    yield from own_messages(item, owner.account, names, owner.paths)


class _Attached:
    """What hangs on a post or comment: media, links, a place, a text."""

    def __init__(self, item: dict[str, Any], owner: FacebookOwner) -> None:
        media: list[Media] = []
        texts: list[str] = []
        self.uris: list[str] = []
        self.place: str | None = None
        self.addresses: list[Record] = []
        entries = [e for a in item.get("attachments") or () for e in a.get("data") or ()]
        entries += [{"media": medium} for medium in item.get("media") or ()]
        for entry in entries:  # one entry may hold several kinds
            if isinstance(medium := entry.get("media"), dict) and medium.get("uri"):
                self.uris.append(str(medium["uri"]))
                owner.seen_media.add(str(medium["uri"]))
                media.append(media_of(medium, owner.paths))
                texts.append(str(medium.get("description") or "").strip())
                when = time_of(item.get("timestamp"))
                self.addresses += upload_addresses([medium], owner.account, when)
            if isinstance(link := entry.get("external_context"), dict) and link.get("url"):
                media.append(Media("link", url=str(link["url"]), alt=link.get("name") or None))
                self.uris.append(str(link["url"]))
            if isinstance(place := entry.get("place"), dict):
                self.place = self.place or _place(place)
            if isinstance(text := entry.get("text"), str):
                texts.append(text.strip())
        self.media = tuple(media)
        said = list(dict.fromkeys(text for text in texts if text))
        self.text = said[0] if len(said) == 1 else ""


def _id(item: dict[str, Any], when: datetime | None, text: str, found: _Attached) -> str:
    # A later export may keep its files elsewhere, so that their paths tell only what no words do.
    files = [] if text else [uri.rpartition("/")[2] for uri in found.uris]
    return str(item.get("fbid") or "") or made_id(when, text, *files)


def _first(entries: Any, key: str) -> str | None:
    """Return the text under ``key`` in the first entry that has it."""
    return next((str(entry[key]) for entry in entries or () if entry.get(key)), None)


def _place(place: dict[str, Any]) -> str | None:
    name = str(place.get("name") or place.get("address") or "").strip()
    point = place.get("coordinate") or {}
    where = coordinates(point.get("latitude"), point.get("longitude"))
    said = f"{where[0]}, {where[1]}" if where else ""
    return f"{name} ({said})" if name and said else name or said or None


def _labelled_place(fields: Fields) -> str | None:
    """Return the place of a check-in, whose coordinates are written ``(38.57 , -121.48)``."""
    written = (fields.text("coordinates") or "").strip("() ").split(",")
    where = coordinates(*written) if len(written) == 2 else None
    if where is None:
        return None
    return _place(
        {
            "name": fields.text("name"),
            "coordinate": {"latitude": where[0], "longitude": where[1]},
        }
    )
