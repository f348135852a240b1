"""What the owner wrote on TikTok: captions of posts, comments, messages, reviews of places."""

from __future__ import annotations

from collections.abc import Iterator

from reflet.footprint.records import Activity, Media, Post, PostKind, Record, Visibility
from reflet.sources.tiktok.owner import Owner
from reflet.sources.tiktok.values import Item, id_of, said, visibility
from reflet.sources.utc import utc_time

_MARKS_OF_A_POST = {"whocanview", "likes", "allowcomments", "title"}


def videos(item: Item, owner: Owner, key: str) -> Iterator[Record]:
    """Yield a post, or a video that was watched: both lists are called «VideoList»."""
    link, at = said(item.get("link")), utc_time(item.get("date"))
    if not _MARKS_OF_A_POST & item.keys():
        if link is None and at is None:
            raise ValueError("a watched video without link and time")
        id_ = f"{at:%Y%m%dT%H%M%SZ} {link}" if at else str(link)
        yield Activity(id_, owner.account, "watched", url=link, at=at)
        return
    text = "\n\n".join(filter(None, (said(item.get("title")), said(item.get("addyourstext")))))
    if link is None and at is None and not text:
        raise ValueError("a post without anything")
    yield Post(
        id=id_of(link, "post", at, text),
        account=owner.account,
        text=text,
        created_at=at,
        visibility=visibility(item.get("whocanview")),
        media=(Media("video", url=link),) if link else (),
        place=said(item.get("location")),
    )


def comments(item: Item, owner: Owner, key: str) -> Iterator[Record]:
    """Yield a comment; TikTok does not tell under what, and numbers none of them."""
    text, at = said(item["comment"]) or "", utc_time(item.get("date"))
    photo = said(item.get("photo"))
    if not text and not photo:
        raise ValueError("a comment without words or picture")
    yield Post(
        id=id_of(None, "comment", at, text or photo),
        account=owner.account,
        text=text,
        created_at=at,
        kind=PostKind.REPLY,
        url=said(item.get("url")),
        media=(Media("photo", url=photo),) if photo else (),
    )


def live_comments(item: Item, owner: Owner, key: str) -> Iterator[Record]:
    """Yield what was written under a live video: a comment or a question."""
    text = said(item.get("commentcontent") or item.get("questioncontent"))
    at = utc_time(item.get("commenttime") or item.get("questiontime"))
    if text is None:
        raise ValueError("a comment without words")
    yield Post(
        id_of(None, "live", at, text), owner.account, text, at, PostKind.REPLY, Visibility.UNKNOWN
    )


def messages(item: Item, owner: Owner, key: str) -> Iterator[Record]:
    """Yield a message that the owner sent; others' words are not kept. ``key`` is the chat."""
    if not owner.owns(said(item["from"])):
        return
    text, at = said(item.get("content")) or "", utc_time(item.get("date"))
    yield Post(
        id=id_of(None, "message", at, f"{key} {text}"),
        account=owner.account,
        text=text,
        created_at=at,
        kind=PostKind.MESSAGE,
        visibility=Visibility.DIRECT,
    )


def reviews(item: Item, owner: Owner, key: str) -> Iterator[Record]:
    """Yield the review of a place."""
    text, at = said(item.get("reviewtext")) or "", utc_time(item.get("date"))
    place = said(item["placename"])
    id_ = id_of(None, "review", at, f"{place} {text}")
    yield Post(id_, owner.account, text, at, place=place)
