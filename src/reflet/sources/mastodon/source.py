"""The source of Mastodon: what it claims, and the way through its files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import islice

from reflet.footprint.archive import Archive, Member
from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.records import Activity, Like, Problem, Record
from reflet.sources.base import Claim, claimed
from reflet.sources.losses import BAD_SHAPE, Losses
from reflet.sources.mastodon import tables
from reflet.sources.mastodon.activities import ActivityReader, addresses
from reflet.sources.mastodon.actor import Actor, actor_by_address, actor_of, read_object
from reflet.sources.mastodon.collections import items_of
from reflet.sources.members import MEDIA, Paths, Routes, beginning, route


class Holds(StrEnum):
    """What a file of the archive itself holds."""

    ACTOR = "actor"
    OUTBOX = "outbox"
    LIKES = "likes"
    BOOKMARKS = "bookmarks"


_FOLLOWING = tables.contacts("following")
_FOLLOWER = tables.contacts("follower")
_BLOCKED = tables.contacts("blocked")
_MUTED = tables.contacts("muted")


Handled = tuple[tuple[Member, Holds | tables.Row], ...]


class Mastodon:
    """The archive of Mastodon, or of another server of the fediverse that writes the same."""

    name = "mastodon"
    expected = (
        "the Mastodon archive as downloaded, archive-….tar.gz or .zip, with outbox.json inside "
        "(Preferences, Import and export, Request your archive)"
    )
    handlers: Mapping[str, Holds | tables.Row | None] = {
        "actor.json": Holds.ACTOR,
        "outbox.json": Holds.OUTBOX,
        "likes.json": Holds.LIKES,
        "bookmarks.json": Holds.BOOKMARKS,
        # Apart from the archive, under the names that versions have given them.
        "following_accounts.csv": _FOLLOWING,
        "following.csv": _FOLLOWING,
        "follower_accounts.csv": _FOLLOWER,
        "followers.csv": _FOLLOWER,
        "blocked_accounts.csv": _BLOCKED,
        "blocking.csv": _BLOCKED,
        "muted_accounts.csv": _MUTED,
        "muting.csv": _MUTED,
        "blocked_domains.csv": tables.setting("blocked_server"),
        "bookmarks.csv": tables.bookmark,
        "favourite_posts.csv": tables.favourite,
        "following_tags.csv": tables.setting("followed_hashtag"),
        "lists.csv": None,
        "custom_filters.json": None,
        "account_notes.csv": None,
        **MEDIA,
    }
    refused: Mapping[str, str] = {}

    def claim(self, archive: Archive) -> Claim | None:
        """Claim archives with an outbox or an actor of ActivityPub."""
        for member, kind in self._handled(archive.members):
            if _is_genuine(archive, member, kind):
                return claimed(self, archive, f"Mastodon archive, by {archive.label(member)}")
        return None

    def _handled(self, members: Iterable[Member]) -> Handled:
        routes: Routes[Holds | tables.Row] = route(members, self.handlers)
        return routes.handled

    def records(self, archive: Archive, claim: Claim) -> Iterator[Record | Problem]:
        """Yield each account and profile, then its posts, likes, bookmarks and contacts."""
        handled = self._handled(claim.members)
        owners: dict[int, Actor] = {}
        for member, kind in handled:
            if kind is Holds.ACTOR:
                yield from _learn(archive, member, owners)
        for member, kind in handled:
            told = kind is not Holds.OUTBOX or member.part in owners
            if not told and (found := _owner_by_outbox(archive, member)):
                owners[member.part] = found
        for owner in {actor.account: actor for actor in owners.values()}.values():
            yield from owner.records()
        accounts = {owner.account for owner in owners.values()}
        sole = next(iter(owners.values())) if len(accounts) == 1 else None
        paths = Paths(archive.members)
        for member, kind in handled:
            if kind is Holds.ACTOR:
                continue
            actor = owners.get(member.part, sole)
            if actor is None:
                yield _nobodys(archive, member)
            elif kind is Holds.OUTBOX:
                yield from _posts(archive, member, actor, paths)
            elif isinstance(kind, Holds):
                yield from _addresses(archive, member, actor, kind)
            else:
                yield from tables.read_table(archive, member, actor, kind)


def _is_genuine(archive: Archive, member: Member, kind: Holds | tables.Row) -> bool:
    """Tell whether a file says of itself that it is ActivityPub."""
    if kind is Holds.OUTBOX:
        head = beginning(archive, member, 1 << 16)
        return b'"OrderedCollection"' in head and b'"orderedItems"' in head
    if kind is Holds.ACTOR:
        try:
            actor_of(read_object(archive, member))
        except (ReadError, ValueError):
            return False
        return True
    return False


def _learn(archive: Archive, member: Member, owners: dict[int, Actor]) -> Iterator[Problem]:
    """Take what an actor.json says of the owner of its part."""
    try:
        owners[member.part] = actor_of(read_object(archive, member))
    except ReadError as error:
        yield Problem(error.code, archive.label(member), error.message)
    except BAD_SHAPE:
        losses = Losses(archive.label(member), read=1, bad=1)
        yield from losses.problems()


def _owner_by_outbox(archive: Archive, member: Member) -> Actor | None:
    """Find the owner by the first activities, which name who did them."""
    for item in islice(items_of(archive, member, Losses(member.name)), 100):
        try:
            by = item.get("actor") or item.get("attributedTo")
            return actor_by_address(next(addresses(by)))
        except (*BAD_SHAPE, StopIteration):
            continue
    return None


def _nobodys(archive: Archive, member: Member) -> Problem:
    return Problem(
        ErrorCode.UNKNOWN_OWNER,
        archive.label(member),
        "this file was left out: without actor.json nothing tells whose it is. Give the whole "
        "archive, and one account's files at a time.",
    )


def _posts(
    archive: Archive, member: Member, owner: Actor, paths: Paths
) -> Iterator[Record | Problem]:
    """Yield the posts of an outbox."""
    losses = Losses(archive.label(member))
    reader = ActivityReader(owner.account, owner.followers, paths.find)
    for item in items_of(archive, member, losses):
        try:
            post = reader.post(item)
        except BAD_SHAPE:
            losses.bad += 1
            continue
        if post is not None:
            losses.undated += post.created_at is None
            yield post
    yield from losses.problems()


def _addresses(
    archive: Archive, member: Member, owner: Actor, kind: Holds
) -> Iterator[Record | Problem]:
    """Yield liked or bookmarked posts, of which only the address is given."""
    losses = Losses(archive.label(member))
    for item in items_of(archive, member, losses):
        address = next(addresses(item), None)
        if address is None:
            losses.bad += 1
        elif kind is Holds.LIKES:
            yield Like(address, owner.account, url=address)
        else:
            yield Activity(address, owner.account, "saved", url=address)
    yield from losses.problems()
