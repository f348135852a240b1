"""What a synthetic export of X is made from: invented owners, posts and traces."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any


@dataclass(frozen=True)
class AccountSpec:
    """The invented owner of an export."""

    handle: str = "camille_invente"
    name: str = "Camille I."
    user_id: str = "1400000001"
    created_at: datetime = datetime(2015, 6, 1, 8, 0, tzinfo=UTC)
    bio: str = ""
    location: str = ""
    website: str = ""
    birth_date: str | None = None


@dataclass(frozen=True)
class PostSpec:
    """One invented post.

    ``kind`` is post, reply, thread (a reply to one's own previous post), quote, repost, note (a
    long post) or message. ``to`` is the handle replied or written to, ``of`` the one quoted or
    reposted; ``sender`` is a message's writer, the owner unless named.
    """

    text: str
    at: datetime
    kind: str = "post"
    lang: str = "fr"
    to: str | None = None
    of: str | None = None
    sender: str | None = None
    photo: bool = False
    id: str | None = None
    versions: Sequence[str] = ()  # the numbers of all versions, where it was edited
    created_at: str | None = None  # written as it is, for impossible dates


@dataclass(frozen=True)
class Extras:
    """What an export holds besides tweets and messages."""

    likes: Sequence[tuple[str, str]] = ()  # (tweet id, text)
    followers: Sequence[str] = ()
    following: Sequence[str] = ()
    blocked: Sequence[str] = ()
    muted: Sequence[str] = ()
    logins: Sequence[tuple[datetime, str]] = ()
    interests: Sequence[str] = ()
    gender: str | None = None
    languages: Sequence[str] = ()
    inferred_ages: Sequence[str] = ()
    old_handles: Sequence[str] = ()
    protection: Sequence[tuple[datetime, str]] = ()  # (time, "Protect" or "Unprotect")
    circle: Sequence[tuple[str, datetime, str]] = ()  # (text, time, number)
    others: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    """Any other files, by stem, as X writes them."""


def persona_posts(lines: Iterable[str]) -> list[PostSpec]:
    """Read an invented person's posts from lines of JSON (``persona_*.jsonl``)."""
    posts: list[PostSpec] = []
    for line in lines:
        item = json.loads(line)
        item.pop("side", None)
        at = datetime.fromisoformat(item.pop("at")).replace(tzinfo=UTC)
        spec = PostSpec(at=at, sender=item.pop("from", None), **item)
        if posts and posts[-1].at == at:
            spec = replace(spec, at=at.replace(second=(posts[-1].at.second + 20) % 60))
        posts.append(spec)
    return posts


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def iso(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
