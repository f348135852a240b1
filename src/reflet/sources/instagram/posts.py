"""What the owner wrote on Instagram and Threads: posts, stories, reels, comments, messages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from reflet.footprint.records import Post, PostKind, Record, Visibility
from reflet.sources.instagram.owner import InstagramOwner
from reflet.sources.made_ids import made_id
from reflet.sources.meta.fields import Fields
from reflet.sources.meta.media import media_of, upload_addresses
from reflet.sources.meta.messages import own_messages
from reflet.sources.meta.times import time_of


def posts(item: dict[str, Any], owner: InstagramOwner) -> Iterator[Record]:
    """Yield a post or reel: seen by whoever the account was open to."""
    post = _post(item, owner, owner.visibility)
    yield post
    yield from upload_addresses(item.get("media", [item]), owner.account, post.created_at)


def stories(item: dict[str, Any], owner: InstagramOwner) -> Iterator[Record]:
    """Yield a story, or an archived post: perhaps for a few, so never said to be public."""

    def few(when: datetime | None) -> Visibility:
        seen = owner.visibility(when)
        return seen if seen is Visibility.FOLLOWERS else Visibility.UNKNOWN

    post = _post(item, owner, few)
    yield post
    yield from upload_addresses(item.get("media", [item]), owner.account, post.created_at)


def threads(item: dict[str, Any], owner: InstagramOwner) -> Iterator[Record]:
    """Yield a post or reply on Threads, whose own privacy the export does not tell."""
    post = _post(item, owner, lambda _: Visibility.UNKNOWN)
    yield replace(post, kind=PostKind.REPLY) if _says(item, "is_reply") else post


def comments(item: dict[str, Any], owner: InstagramOwner) -> Iterator[Record]:
    """Yield a comment; Instagram tells under whose post, not under which."""
    fields = Fields(item)
    whose = {fields.text("owner"), item.get("media_owner")}
    text = fields.text("comment") or next(
        (f.value.strip() for _, f in fields.every if f.value.strip() and f.value not in whose), None
    )
    when = fields.when()
    if text is None:
        if item.get("media_list_data"):
            return  # a comment that is a picture
        raise KeyError("comment")
    yield Post(
        id=made_id(when, text, fields.text("owner")),
        account=owner.account,
        text=text,
        created_at=when,
        kind=PostKind.REPLY,
        url=fields.link(),
    )


def messages(item: dict[str, Any], owner: InstagramOwner) -> Iterator[Record]:
    """Yield the messages of a conversation that the owner wrote."""
    yield from own_messages(item, owner.account, owner.names, owner.paths)


def _post(
    item: dict[str, Any],
    owner: InstagramOwner,
    visibility: Callable[[datetime | None], Visibility],
) -> Post:
    listed = item.get("media", [item])
    fields = Fields(item)
    when = fields.when() or next(
        (at for medium in listed if (at := time_of(medium.get("creation_timestamp")))), None
    )
    text = fields.title.strip() or fields.text("caption", "text") or ""
    if not text:
        titles = {str(medium.get("title") or "").strip() for medium in listed} - {""}
        text = titles.pop() if len(titles) == 1 else ""
    files = [medium for medium in listed if medium.get("uri")]
    if not text and not files:
        raise KeyError("media")
    named = [] if text else [str(medium["uri"]).rpartition("/")[2] for medium in files]
    return Post(
        id=str(item.get("fbid") or "") or made_id(when, text, *named),
        account=owner.account,
        text=text,
        created_at=when,
        visibility=visibility(when),
        url=fields.link(),
        media=tuple([media_of(medium, owner.paths, text) for medium in files]),
    )


def _says(value: Any, key: str) -> bool:
    """Tell whether a flag is set anywhere in an item."""
    if isinstance(value, dict):
        return value.get(key) is True or any(_says(inner, key) for inner in value.values())
    return isinstance(value, list) and any(_says(inner, key) for inner in value)
