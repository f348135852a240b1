"""What the owner wrote on Reddit: posts, comments, messages, chats.

Each function takes the owner and one row, and yields records; it raises KeyError or ValueError on
a row of another shape, which is then counted as lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflet.footprint.records import Media, Post, PostKind, Record, Visibility
from reflet.sources.csv_rows import Row
from reflet.sources.reddit.owner import Owner
from reflet.sources.utc import utc_time

_LINE = re.compile(r"^ {0,3}>(?!!).*(?:\n(?! {0,3}>|\s*$).*)*", re.M)
"""A quotation in Markdown: ``>`` and what follows it up to an empty line; ``>!`` hides words."""

_THREAD = re.compile(r"/comments/(\w+)")
_GONE = {"[deleted]", "[removed]"}
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_PICTURE = re.compile(r"https?://(?:i\.redd\.it|preview\.redd\.it|i\.imgur\.com)/", re.I)
_VIDEO = re.compile(r"https?://v\.redd\.it/", re.I)


def posts(owner: Owner, row: Row) -> Iterator[Record]:
    """Yield a post: its title, its body, and the link that it shares."""
    body, link = _body(row.get("body")), (row.get("url") or "").strip()
    media: tuple[Media, ...] = ()
    if _PICTURE.match(link) or _VIDEO.match(link):
        media = (Media("video" if _VIDEO.match(link) else "photo", url=link),)
        link = ""
    elif not link.startswith("http") or link == row.get("permalink") or "/comments/" in link:
        link = ""
    text = "\n\n".join(part for part in (_body(row["title"]), body, link) if part)
    yield Post(
        id=f"t3_{_id(row)}",
        account=owner.account,
        text=text,
        created_at=utc_time(row.get("date")),
        url=_url(row),
        quoted=quotations(text),
        media=media,
    )


def comments(owner: Owner, row: Row) -> Iterator[Record]:
    """Yield a comment, which answers another one or else the post of its thread."""
    text = _body(row["body"])
    parent = (row.get("parent") or "").strip()
    thread = _THREAD.search(row.get("link") or "")
    reply_to = parent if parent.startswith("t1_") or not parent else f"t1_{parent}"
    picture = (row.get("media") or "").strip()
    yield Post(
        id=f"t1_{_id(row)}",
        account=owner.account,
        text=text,
        created_at=utc_time(row.get("date")),
        kind=PostKind.REPLY,
        url=_url(row),
        reply_to=reply_to or (f"t3_{thread[1]}" if thread else None),
        quoted=quotations(text),
        media=(Media("unknown", url=picture),) if picture.startswith("http") else (),
    )


def messages(owner: Owner, row: Row) -> Iterator[Record]:
    """Yield a message that the owner sent; others' words are not kept."""
    if owner.owns(row["from"]):
        subject, body = _body(row.get("subject")), _body(row["body"])
        first = subject and not subject.casefold().startswith("re:")
        yield _message(f"t4_{_id(row)}", owner, f"{subject}\n\n{body}" if first else body, row)


def chats(owner: Owner, row: Row) -> Iterator[Record]:
    """Yield a message that the owner wrote in a chat."""
    if owner.owns(row["username"]):
        yield _message(f"chat_{row['message_id']}", owner, _body(row["message"]), row)


def _message(id_: str, owner: Owner, text: str, row: Row) -> Post:
    # A chat of a whole community is read by others than the ones written to.
    between = (row.get("conversation_type") or "direct").casefold()
    return Post(
        id=id_,
        account=owner.account,
        text=text,
        created_at=utc_time(row.get("date") or row.get("created_at")),
        kind=PostKind.MESSAGE,
        visibility=Visibility.DIRECT
        if "direct" in between or "group" in between
        else Visibility.UNKNOWN,
        quoted=quotations(text),
    )


def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of a Markdown text that quote someone else."""
    return tuple(match.span() for match in _LINE.finditer(text)) if ">" in text else ()


def _body(text: str | None) -> str:
    text = (text or "").strip().replace("\r\n", "\n")
    if text in _GONE:
        return ""
    if "&" in text:
        for entity, character in _ENTITIES:
            text = text.replace(entity, character)
    return text


def _id(row: Row) -> str:
    id_ = row["id"].strip()
    if not re.fullmatch(r"[\w-]+", id_):
        raise ValueError("an id is letters and digits")
    return id_.removeprefix("t1_").removeprefix("t3_").removeprefix("t4_")


def _url(row: Row) -> str | None:
    link = (row.get("permalink") or "").strip()
    return f"https://www.reddit.com{link}" if link.startswith("/") else link or None
