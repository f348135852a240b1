"""The records a footprint is made of: one frozen dataclass a kind of thing left behind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Visibility(StrEnum):
    """Who could see a record. Never ``PUBLIC`` where the export does not tell."""

    PUBLIC = "public"
    UNLISTED = "unlisted"
    FOLLOWERS = "followers"
    DIRECT = "direct"
    UNKNOWN = "unknown"


class PostKind(StrEnum):
    """What a post is to its author; only the first three hold their own words."""

    POST = "post"
    REPLY = "reply"
    QUOTE = "quote"
    REPOST = "repost"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class Account:
    """One account on one network.

    ``id`` is unique within the footprint: ``"<network>:<network's own id or handle>"``.
    ``protected`` holds the periods, as ``(start, end)`` in UTC, in which only followers could
    read the account; an open end is ``None``.
    """

    id: str
    network: str
    handle: str | None = None
    name: str | None = None
    created_at: datetime | None = None
    url: str | None = None
    protected: tuple[tuple[datetime, datetime | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """What an account says of its owner in its own profile page."""

    account: str
    bio: str | None = None
    location: str | None = None
    website: str | None = None
    birth_date: str | None = None
    stated_gender: str | None = None


@dataclass(frozen=True, slots=True)
class Media:
    """One picture, video or sound attached to a post.

    ``path`` is the member of the export that holds it, where one does. ``place`` is where it was
    taken, as degrees north and east, ``camera`` with what.
    """

    kind: str
    path: str | None = None
    url: str | None = None
    alt: str | None = None
    place: tuple[float, float] | None = None
    camera: str | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """One post, reply, quotation, repost or message.

    ``text`` is plain text as its reader saw it (entities unescaped, links expanded).
    ``quoted`` are ``(start, end)`` spans of ``text`` that are someone else's words.
    ``created_at`` is aware, in UTC, or ``None`` where the input has no time.
    ``language`` is what the network itself says, if it does; ``place`` the name of the place, or
    its coordinates, that the post was tagged with.
    """

    id: str
    account: str
    text: str
    created_at: datetime | None = None
    kind: PostKind = PostKind.POST
    visibility: Visibility = Visibility.UNKNOWN
    language: str | None = None
    url: str | None = None
    reply_to: str | None = None
    quoted: tuple[tuple[int, int], ...] = ()
    media: tuple[Media, ...] = ()
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Like:
    """Something the account liked; ``author`` is who wrote it, by handle or name."""

    id: str
    account: str
    text: str | None = None
    url: str | None = None
    created_at: datetime | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """Another account or person, and since when it is what ``relation`` says.

    Relations: ``follower``, ``following``, ``friend``, ``blocked``, ``muted``, ``restricted``,
    ``close_friend``, ``requested``, ``removed``, ``address_book``, ``subscription``.
    """

    id: str
    account: str
    relation: str
    handle: str | None = None
    url: str | None = None
    name: str | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Login:
    """One connection to the account."""

    account: str
    at: datetime
    ip: str | None = None
    device: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of the account, or one thing that the network says it knows or inferred.

    ``at`` is when that came about, where the export tells.
    """

    account: str
    name: str
    value: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Activity:
    """Something done on a network that is neither words nor a like: ``kind`` says what.

    ``watched``, ``searched``, ``saved``, ``shared``, ``hidden``, ``downvoted``, ``clicked`` …
    ``text`` is a title or what was searched. ``id`` tells two of a kind apart: the network's own
    where it has one, otherwise made of the time and the thing.
    """

    id: str
    account: str
    kind: str
    text: str | None = None
    url: str | None = None
    at: datetime | None = None


Record = Account | Profile | Post | Like | Contact | Login | Setting | Activity


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in an input that could not be read; it travels beside the records.

    ``member`` names the file inside the input, never its content; ``message`` says what was
    found, what was expected and what to do. ``lost`` is how many items are missing, if known.
    """

    code: str
    member: str
    message: str
    lost: int | None = None
