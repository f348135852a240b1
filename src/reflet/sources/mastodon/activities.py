"""The activities of an ActivityPub collection, as posts: notes, polls and boosts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from reflet.footprint.records import Media, Post, PostKind, Visibility
from reflet.sources.html_text import Spans, html_to_text
from reflet.sources.utc import utc_time

PUBLIC = frozenset({"https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"})
_STATUS = re.compile(r"/(?:statuses/)?(\d{5,})(?:/activity)?/?$")
_QUOTES = ("quote", "quoteUri", "quoteUrl", "_misskey_quote")
_NOTES = frozenset({"Note", "Question", "Article", "Page"})
_WITHOUT_WORDS = frozenset(
    ("Delete", "Update", "Undo", "Follow", "Accept", "Reject", "Like", "Block", "Add", "Remove")
)
_MEDIA_KINDS = {"image": "photo", "video": "video", "audio": "audio"}


@dataclass(frozen=True, slots=True)
class ActivityReader:
    """Turns the activities of one account into posts.

    ``followers`` is the address of its followers' collection, where it is known; ``locate`` finds
    the member of the archive that a path means.
    """

    account: str
    followers: str | None
    locate: Callable[[str], str | None]

    def post(self, item: dict[str, Any]) -> Post | None:
        """Read one activity, or None for one that leaves no post (a deletion, a follow).

        A bare note, as may lie behind a damaged place, is read too.

        Raises:
            KeyError, TypeError, ValueError: for an unknown kind, or one without id or content.
        """
        kind = item["type"]
        if kind == "Announce":
            return self._boost(item)
        if kind == "Create":
            note = item["object"]
            if not isinstance(note, dict):
                raise TypeError("a creation without what was created")
            return self._note(note, item)
        if kind in _NOTES:
            return self._note(item, {})
        if kind in _WITHOUT_WORDS:
            return None
        raise ValueError("an activity of no kind known")

    def _boost(self, item: dict[str, Any]) -> Post:
        target = item["object"]
        # One's own post for followers is given whole when it is boosted by oneself.
        address = str(target["id"] if isinstance(target, dict) else target)
        return Post(
            id=status_id(str(item["id"])),
            account=self.account,
            text="",
            created_at=utc_time(item.get("published")),
            kind=PostKind.REPOST,
            visibility=visibility(item, self.followers),
            url=address,
        )

    def _note(self, note: dict[str, Any], activity: dict[str, Any]) -> Post:
        address = str(note["id"])
        seen_by = visibility(note if "to" in note or "cc" in note else activity, self.followers)
        reply_to = note.get("inReplyTo")
        text, quoted = text_of(note)
        if seen_by is Visibility.DIRECT:
            kind = PostKind.MESSAGE
        elif reply_to:
            kind = PostKind.REPLY
        elif any(note.get(name) for name in _QUOTES):
            kind = PostKind.QUOTE
        else:
            kind = PostKind.POST
        return Post(
            id=status_id(address),
            account=self.account,
            text=text,
            created_at=utc_time(note.get("published") or activity.get("published")),
            kind=kind,
            visibility=seen_by,
            language=_language(note),
            url=_address(note.get("url")) or address,
            reply_to=status_id(str(reply_to)) if reply_to else None,
            quoted=quoted,
            media=tuple(self._media(one) for one in listed(note.get("attachment")) if one),
        )

    def _media(self, item: dict[str, Any]) -> Media:
        address = _address(item.get("url"))
        path = self.locate(address) if address else None
        alt = item.get("name") or item.get("summary")
        return Media(
            kind=_MEDIA_KINDS.get(str(item.get("mediaType")).partition("/")[0], "unknown"),
            path=path,
            url=address if address and address.startswith(("https://", "http://")) else None,
            alt=str(alt) if alt else None,
        )


def status_id(address: str) -> str:
    """Return the number at the end of a status's address, as its server's API calls it.

    Servers that number nothing keep the whole address.
    """
    match = _STATUS.search(address)
    return match.group(1) if match else address


def visibility(item: dict[str, Any], followers: str | None) -> Visibility:
    """Return who could see an activity, from whom it is addressed to.

    Mastodon puts the public into ``to`` for a public post, into ``cc`` for an unlisted one.
    """
    to = [str(one) for one in listed(item.get("to"))]
    cc = [str(one) for one in listed(item.get("cc"))]
    if not to and not cc:
        return Visibility.UNKNOWN
    if PUBLIC.intersection(to):
        return Visibility.PUBLIC
    if PUBLIC.intersection(cc):
        return Visibility.UNLISTED
    if any(one == followers or one.endswith("/followers") for one in to + cc):
        return Visibility.FOLLOWERS
    return Visibility.DIRECT


def text_of(note: dict[str, Any]) -> tuple[str, Spans]:
    """Return a note as its reader sees it: warning, words, a poll's choices; and what is quoted.

    Raises:
        TypeError: where its content is no text.
    """
    content = note.get("content")
    if content is None:
        content = next(iter((note.get("contentMap") or {"": ""}).values()))
    if not isinstance(content, str):
        raise TypeError("a note whose content is no text")
    body, spans = html_to_text(content)
    heading = "\n\n".join(
        plain for name in ("name", "summary") if (plain := html_to_text(note.get(name) or "")[0])
    )
    choices = listed(note.get("oneOf")) or listed(note.get("anyOf"))
    poll = "\n".join(str(choice["name"]) for choice in choices if choice.get("name"))
    shift = len(heading) + 2 if heading and body else 0
    text = "\n\n".join(piece for piece in (heading, body, poll) if piece)
    return text, tuple((start + shift, end + shift) for start, end in spans)


def listed(value: Any) -> list[Any]:
    """Return a JSON-LD value as a list: one item may stand without its brackets."""
    return value if isinstance(value, list) else [] if value is None else [value]


def addresses(value: Any) -> Iterator[str]:
    """Yield the addresses of a JSON-LD value: strings, or links with an ``href``."""
    for one in listed(value):
        address = one.get("href") or one.get("id") if isinstance(one, dict) else one
        if isinstance(address, str) and address:
            yield address


def _address(value: Any) -> str | None:
    return next(addresses(value), None)


def _language(note: dict[str, Any]) -> str | None:
    """Return the language that the author chose, where there is one and only one."""
    languages = list(note.get("contentMap") or ())
    if len(languages) != 1 or not isinstance(languages[0], str):
        return None
    return languages[0].partition("-")[0].lower() or None
