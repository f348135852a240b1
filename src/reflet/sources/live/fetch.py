"""From an address to the footprint: which network is asked, and from where it goes on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from urllib.parse import urlsplit

from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.records import Account, Problem, Record
from reflet.footprint.store import Footprint, ImportSummary
from reflet.sources.bluesky.identifiers import is_did
from reflet.sources.live.bluesky import BlueskyAccount, Way
from reflet.sources.live.client import Client
from reflet.sources.live.feed import LiveFeed
from reflet.sources.live.mastodon import MastodonAccount

_MASTODON_NAME = re.compile(r"@?([\w.-]+)@([\w.-]+(?::\d+)?)", re.ASCII)
_MASTODON_PAGE = re.compile(r"/(?:@|users/)([\w.-]+)/?", re.ASCII)
_BLUESKY_NAME = re.compile(r"@?(?:[a-zA-Z0-9-]{1,63}\.)+[a-zA-Z][a-zA-Z0-9-]*")
_BLUESKY_PAGE = re.compile(r"/profile/([^/]+)/?")


class Network(StrEnum):
    """Whose interface is asked."""

    MASTODON = "mastodon"
    BLUESKY = "bluesky"
    FEED = "feed"


@dataclass(frozen=True, slots=True)
class Target:
    """What to fetch: a name on a network, and the server to ask where that is known."""

    network: Network
    name: str
    server: str | None = None


class _Live(Protocol):
    """An account or a feed; after its records were read, ``cursor`` is where to go on."""

    cursor: str | None

    def records(self, cursor: str | None) -> Iterator[Record | Problem]: ...


def target_of(address: str, network: Network | None = None, server: str | None = None) -> Target:
    """Tell what an address means: ``@name@host``, a handle, a DID, a profile's page, a feed.

    ``network`` settles what the address leaves open, ``server`` names the one to ask
    (``https://…``). Nothing is asked here.

    Raises:
        ReadError: ``not_found`` where it means nothing.
    """
    address = address.strip()
    server = server.rstrip("/") if server else None
    found = _by_page(address, server) if "://" in address else _by_name(address, server)
    for target in found:
        if network in (None, target.network):
            return target
    raise ReadError(
        ErrorCode.NOT_FOUND,
        "this is no address that can be fetched. Expected: @name@server for Mastodon, a handle "
        "(name.bsky.social) or a DID for Bluesky, or the https:// address of a feed.",
    )


def _by_name(name: str, server: str | None) -> Iterator[Target]:
    if match := _MASTODON_NAME.fullmatch(name):
        yield Target(Network.MASTODON, match[1], server or f"https://{match[2]}")
    if is_did(name) or _BLUESKY_NAME.fullmatch(name):
        yield Target(Network.BLUESKY, name.removeprefix("@"), server)


def _by_page(address: str, server: str | None) -> Iterator[Target]:
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return
    if host is None:
        return
    if host == "bsky.app" and (match := _BLUESKY_PAGE.match(parts.path)):
        yield Target(Network.BLUESKY, match[1], server)
    if match := _MASTODON_PAGE.fullmatch(parts.path):
        yield Target(Network.MASTODON, match[1], server or f"{parts.scheme}://{parts.netloc}")
    yield Target(Network.FEED, address)


def fetch_into(
    footprint: Footprint,
    target: Target,
    client: Client,
    *,
    way: Way = Way.REPOSITORY,
    progress: Callable[[int], None] | None = None,
) -> ImportSummary:
    """Add one's own public posts to a footprint, only those newer than the last time.

    Where the last time ended is kept in the footprint, once the records are.
    ``progress`` is called with the number of records so far.

    Raises:
        ReadError: ``offline`` unless the client is online; ``unreachable``, ``not_found`` or
            ``not_an_export`` where nothing can be fetched. The footprint is then as it was.
    """
    name = f"{target.network}:{target.name}@{target.server or ''}"
    if target.network is Network.BLUESKY:
        name += f"#{way}"
    live = _live(client, target, way)
    known = footprint.cursor(name)
    accounts: list[str] = []

    def records() -> Iterator[Record | Problem]:
        for record in live.records(known):
            if isinstance(record, Account):
                accounts.append(record.id)
            yield record

    summary = footprint.add(records(), progress)
    if live.cursor is not None and live.cursor != known and accounts:
        footprint.keep_cursor(name, accounts[0], live.cursor)
    summary.source = str(target.network)
    summary.reason = f"fetched {target.name}"
    return summary


def _live(client: Client, target: Target, way: Way) -> _Live:
    if target.network is Network.MASTODON:
        return MastodonAccount(client, target.server or "", target.name)
    if target.network is Network.BLUESKY:
        return BlueskyAccount(client, target.name, target.server, way=way)
    return LiveFeed(client, target.name)
