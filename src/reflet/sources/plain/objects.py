"""Items of a plain input as posts: objects with a text, tweets of X's API, authors' lines."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from reflet.footprint.errors import ErrorCode
from reflet.footprint.records import Account, Post, PostKind, Problem, Record
from reflet.sources.plain import fields as names
from reflet.sources.plain.dates import parse_date
from reflet.sources.x.text import (
    cut_quoted_link,
    expand,
    is_repost,
    links_of,
    old_quotation,
)
from reflet.sources.x.tweets import language

_KINDS = {kind.value: kind for kind in PostKind}
_REFERENCES = {
    "retweeted": PostKind.REPOST,
    "quoted": PostKind.QUOTE,
    "replied_to": PostKind.REPLY,
}


class Collector:
    """Turns the items of one file into records, each author's account before their posts.

    ``author`` is whom items without an author belong to. ``bad`` counts the items that are
    damaged or have no text.
    """

    def __init__(self, member: str, author: str) -> None:
        self._member = member
        self._author = author
        self._accounts: set[str] = set()
        self._seen: dict[str, int] = {}
        self._good = 0
        self.bad = 0
        self._undated = 0

    def take(self, item: Any) -> Iterator[Record]:
        """Yield the records of one item; one without text is counted as lost."""
        if isinstance(item, str):
            item = {"text": item}
        if not isinstance(item, dict):
            self.bad += 1
            return
        fields = names.named(item)
        posts = names.first(fields, names.POSTS)
        if isinstance(posts, list):
            author = self._author_of(fields) or _text(names.first(fields, names.ID))
            for post in posts:
                inner = {"text": post} if isinstance(post, str) else post
                if isinstance(inner, dict):
                    shared = {"lang": names.first(fields, names.LANGUAGE)}
                    yield from self._post({**shared, **names.named(inner)}, author)
                else:
                    self.bad += 1
        else:
            yield from self._post(fields, None)

    def _post(self, fields: dict[str, Any], author: str | None) -> Iterator[Record]:
        extended = fields.get("extended_tweet")
        if isinstance(extended, dict):  # of a streamed tweet over 140 characters
            fields = {**fields, **extended}
        raw = next((v for n in names.TEXT if isinstance(v := fields.get(n), str) and v), None)
        if raw is None or not raw.strip():
            self.bad += 1
            return
        author = author or self._author_of(fields) or self._author
        account = f"plain:{author}"
        if account not in self._accounts:
            self._accounts.add(account)
            yield Account(account, "plain", handle=author)
        text, kind, reply_to = _read_as_tweet(fields, raw)
        old = old_quotation(text) if kind is not PostKind.REPOST else None
        if old and kind is PostKind.POST:
            kind = PostKind.QUOTE
        stated = names.first(fields, names.TIME)
        created_at = parse_date(stated)
        self._undated += stated is not None and created_at is None
        self._good += 1
        yield Post(
            id=_text(names.first(fields, names.ID)) or self._digest(account, stated, text),
            account=account,
            text=text,
            created_at=created_at,
            kind=_KINDS.get(str(names.first(fields, names.KIND)).lower(), kind),
            language=language(names.first(fields, names.LANGUAGE)),
            url=_text(names.first(fields, names.URL)),
            reply_to=reply_to,
            quoted=(old,) if old else (),
        )

    def _author_of(self, fields: Mapping[str, Any]) -> str | None:
        value = names.first(fields, names.AUTHOR)
        if isinstance(value, dict):
            inner = names.named(value)
            value = names.first(
                inner, ("screen_name", "username", "handle", "id_str", "id", "name")
            )
        return _text(value)

    def _digest(self, account: str, time: Any, text: str) -> str:
        """Make an id from the content, the same at each import; equal posts are numbered."""
        content = f"{account}\0{time}\0{text}".encode()
        digest = hashlib.sha256(content).hexdigest()[:16]
        number = self._seen[digest] = self._seen.get(digest, 0) + 1
        return digest if number == 1 else f"{digest}-{number}"

    def problems(self) -> Iterator[Problem]:
        """Yield what was lost, once every item was taken."""
        if self.bad:
            yield Problem(
                ErrorCode.BAD_ITEMS,
                self._member,
                f"posts read: {self._good:,}; lines or items left out, being damaged or without a "
                f"text: {self.bad:,}.",
                self.bad,
            )
        if self._undated:
            yield Problem(
                ErrorCode.BAD_DATES,
                self._member,
                f"posts whose date cannot be read, which count as the oldest: {self._undated:,}. "
                "Write dates as 2024-05-31T18:45:00Z.",
                0,
            )


def _read_as_tweet(fields: dict[str, Any], raw: str) -> tuple[str, PostKind, str | None]:
    """Return text, kind and the id replied to, as a tweet of X's API (1.1 or 2) tells them."""
    kind = PostKind.POST
    reply_to = _text(names.first(fields, names.REPLY_TO))
    if reply_to or fields.get("in_reply_to_user_id"):
        kind = PostKind.REPLY
    references = fields.get("referenced_tweets")
    for reference in references if isinstance(references, list) else ():
        if isinstance(reference, dict):
            kind = _REFERENCES.get(str(reference.get("type")), kind)
            if kind is PostKind.REPLY:
                reply_to = _text(reference.get("id"))
    if is_repost(raw) or fields.get("retweeted_status"):
        kind = PostKind.REPOST
    entities = fields.get("entities")
    text = expand(raw, links_of(entities)).strip() if isinstance(entities, dict) else raw.strip()
    if kind is not PostKind.REPOST:
        text, quoted = cut_quoted_link(text)
        if quoted and kind is PostKind.POST:
            kind = PostKind.QUOTE
    return text, kind, reply_to


def _text(value: Any) -> str | None:
    return str(value) if isinstance(value, str | int) and str(value) else None
