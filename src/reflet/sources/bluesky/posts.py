"""Posts of a Bluesky repository, and their pictures, links and quotations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from libipld import encode_cid

from reflet.footprint.records import Media, Post, PostKind, Visibility
from reflet.sources.bluesky.identifiers import split_address, time_of_tid
from reflet.sources.bluesky.text import expand
from reflet.sources.texts import text_of
from reflet.sources.utc import utc_time

POST = "app.bsky.feed.post"
_EMBED = "app.bsky.embed."


def post_of(account: str, did: str, key: str, record: dict[str, Any]) -> Post:
    """Read one post; a repository is open to everyone, so that each is public.

    Raises:
        KeyError, TypeError, ValueError: where its shape is another.
    """
    text = record["text"]
    if not isinstance(text, str):
        raise TypeError("a post whose text is no text")
    embed = record.get("embed")
    pieces = list(_embeds(embed)) if isinstance(embed, dict) else []
    reply = record.get("reply")
    parent = str(reply["parent"]["uri"]) if reply else None
    if parent:
        kind = PostKind.REPLY
    else:
        kind = PostKind.QUOTE if any(map(_is_quotation, pieces)) else PostKind.POST
    return Post(
        id=key,
        account=account,
        text=expand(text, record.get("facets")).strip(),
        created_at=time_of(record, key),
        kind=kind,
        visibility=Visibility.PUBLIC,
        language=_language(record.get("langs")),
        url=f"https://bsky.app/profile/{did}/post/{key}",
        reply_to=_own_key(parent, did) if parent else None,
        media=tuple(media for piece in pieces for media in _media(did, piece)),
    )


def time_of(record: dict[str, Any], key: str) -> datetime | None:
    """Return when a record says it was made, else what its key says; None where neither does.

    ``createdAt`` is the author's claim: it may lie long before the key's time, in posts brought
    over from elsewhere.
    """
    return utc_time(record.get("createdAt")) or time_of_tid(key)


def _embeds(embed: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield an embed, or both halves of one that joins a quotation and media."""
    if embed.get("$type") == f"{_EMBED}recordWithMedia":
        for half in (embed.get("record"), embed.get("media")):
            if isinstance(half, dict):
                # The half of a quotation may come without its type.
                yield {"$type": f"{_EMBED}record", **half}
    else:
        yield embed


def _is_quotation(embed: dict[str, Any]) -> bool:
    """Tell a quoted post from an embedded list, feed or starter pack."""
    if embed.get("$type") != f"{_EMBED}record":
        return False
    try:
        return split_address(embed["record"]["uri"])[1] == POST
    except (KeyError, TypeError, ValueError):
        return False


def _media(did: str, embed: dict[str, Any]) -> Iterator[Media]:
    kind = embed.get("$type")
    if kind == f"{_EMBED}images":
        for image in embed["images"]:
            cid = _blob_cid(image.get("image"))
            url = f"https://cdn.bsky.app/img/feed_fullsize/plain/{did}/{cid}" if cid else None
            yield Media("photo", url=url, alt=text_of(image.get("alt")))
    elif kind == f"{_EMBED}video":
        yield Media("video", alt=text_of(embed.get("alt")))


def _blob_cid(blob: Any) -> str | None:
    """Return a blob's CID: bytes in a CAR, ``{"$link": …}`` in JSON."""
    ref = blob.get("ref") if isinstance(blob, dict) else None
    if isinstance(ref, dict):
        ref = ref.get("$link")
    try:
        return encode_cid(ref) if isinstance(ref, bytes | str) else None
    except ValueError:
        return None


def _language(langs: Any) -> str | None:
    """Return the language that the author chose, where there is one and only one."""
    if not isinstance(langs, list) or len(langs) != 1 or not isinstance(langs[0], str):
        return None
    return langs[0].partition("-")[0].lower() or None


def _own_key(address: str, did: str) -> str:
    """Return the key of an own post; another's keeps its whole address."""
    try:
        account, collection, key = split_address(address)
    except ValueError:
        return address
    return key if account == did and collection == POST else address
