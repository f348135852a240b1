"""One's own Bluesky repository, from the server that holds it; none of it needs a password.

Three ways: the whole repository (``com.atproto.sync.getRepo``, a CAR), its records collection by
collection (``com.atproto.repo.listRecords``), or the posts as the app shows them
(``app.bsky.feed.getAuthorFeed``), where the server itself cannot be asked. All give the same ids.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.records import Post, PostKind, Problem, Record, Visibility
from reflet.sources.bluesky.car import CarError, read_blocks
from reflet.sources.bluesky.identifiers import is_did, page_of, split_address, time_of_tid
from reflet.sources.bluesky.posts import POST
from reflet.sources.bluesky.records import PROFILE, Repository
from reflet.sources.bluesky.repository import records_of
from reflet.sources.live.client import Client
from reflet.sources.live.transport import Bounds, UnreachableError
from reflet.sources.losses import BAD_SHAPE, Losses
from reflet.sources.mastodon.activities import listed
from reflet.sources.utc import utc_time

APP_VIEW = "https://public.api.bsky.app"
DIRECTORY = "https://plc.directory"
_PAGE = 100
_MOST_PAGES = 20_000
_REPOSITORY = Bounds(body=1 << 30)
_HANDLE = re.compile(r"(?:[a-zA-Z0-9-]{1,63}\.)+[a-zA-Z][a-zA-Z0-9-]{0,62}")

Json = dict[str, Any]


class Way(StrEnum):
    """How a Bluesky account is read."""

    REPOSITORY = "repository"
    RECORDS = "records"
    POSTS = "posts"


class BlueskyAccount:
    """An account, found by its handle or its DID, and the server that holds its repository."""

    def __init__(
        self,
        client: Client,
        name: str,
        server: str | None = None,
        *,
        way: Way = Way.REPOSITORY,
        app_view: str = APP_VIEW,
    ) -> None:
        """Find the account; ``server`` is asked where it is given, instead of being looked for.

        Raises:
            ReadError: where there is no such account, or its servers cannot be asked.
        """
        name = name.removeprefix("@")
        if not is_did(name) and not _HANDLE.fullmatch(name):
            raise ReadError(
                ErrorCode.NOT_FOUND,
                "this is no Bluesky handle, as in name.bsky.social, and no DID.",
            )
        self._client = client
        self._way = way
        self.did = name if is_did(name) else self._resolve(name, server or app_view)
        self._server = app_view if way is Way.POSTS else server or self._server_of(self.did)
        self.handle = None if is_did(name) else name
        self.account = f"bluesky:{self.did}"
        self.cursor: str | None = None

    def records(self, cursor: str | None) -> Iterator[Record | Problem]:
        """Yield the account and what is newer than the cursor, or all of it.

        A repository that has not changed is not fetched again; one that has is fetched whole,
        for only so can its tree be checked.
        """
        self.cursor = cursor
        if self._way is Way.POSTS:
            yield from self._posts(cursor)
        elif self._way is Way.RECORDS:
            yield from self._collections(cursor)
        else:
            yield from self._repository(cursor)

    def _ask(self, method: str, query: dict[str, str | int], server: str | None = None) -> Json:
        said = self._client.json(f"{server or self._server}/xrpc/{method}", query)
        if not isinstance(said, dict):
            raise UnreachableError(f"{method} was answered with something else than an object.")
        return said

    def _resolve(self, handle: str, server: str) -> str:
        said = self._ask("com.atproto.identity.resolveHandle", {"handle": handle}, server)
        if not is_did(said.get("did")):
            raise ReadError(ErrorCode.NOT_FOUND, "there is no Bluesky account of that handle.")
        return str(said["did"])

    def _server_of(self, did: str) -> str:
        """Return the server that an account's public document names."""
        host = did.removeprefix("did:web:")
        document = f"https://{host}/.well-known/did.json" if host != did else f"{DIRECTORY}/{did}"
        said = self._client.json(document)
        for service in listed(said.get("service")) if isinstance(said, dict) else ():
            if isinstance(service, dict) and str(service.get("id", "")).endswith("#atproto_pds"):
                return str(service.get("serviceEndpoint")).rstrip("/")
        raise ReadError(ErrorCode.NOT_FOUND, "the account names no server that holds its posts.")

    def _repository(self, cursor: str | None) -> Iterator[Record | Problem]:
        latest = self._ask("com.atproto.sync.getLatestCommit", {"did": self.did})
        revision = str(latest.get("rev") or "")
        if revision and revision == cursor:
            return
        address = f"{self._server}/xrpc/com.atproto.sync.getRepo?{urlencode({'did': self.did})}"
        answer = self._client.get(address, bounds=_REPOSITORY)
        try:
            blocks = read_blocks(io.BytesIO(answer.body))
        except CarError as error:
            raise UnreachableError(f"the server gave no repository: {error}.") from error
        commit = blocks.decoded(blocks.roots[0]) if blocks.roots else None
        if commit is None or commit.get("did") != self.did:
            raise UnreachableError("the server gave the repository of another account.")
        yield from records_of(blocks, "repo.car", self._known_handle())
        self.cursor = str(commit.get("rev") or revision)

    def _known_handle(self) -> str | None:
        """Return the handle, asking the server for it where only the DID was given."""
        if self.handle is None:
            said = self._ask("com.atproto.repo.describeRepo", {"repo": self.did})
            self.handle = str(said["handle"]) if said.get("handle") else None
        return self.handle

    def _collections(self, cursor: str | None) -> Iterator[Record | Problem]:
        """Yield each collection's records newest first, down to the newest of the time before."""
        described = self._ask("com.atproto.repo.describeRepo", {"repo": self.did})
        handle = str(described["handle"]) if described.get("handle") else self.handle
        repository = Repository(self.did, handle)
        known = dict(line.split(" ", 1) for line in (cursor or "").splitlines() if " " in line)
        collections = [str(name) for name in listed(described.get("collections"))]
        profile = next((value for _, value in self._list(PROFILE, None)), None)
        yield from repository.owner(profile)
        losses = Losses(f"repository of {handle or self.did}")
        for name in collections:
            newest = known.get(name, "")
            # Only keys made of their time sort by age; collections with others are read whole.
            until = newest if time_of_tid(newest) else None
            for key, value in self._list(name, until):
                newest = max(newest, key)
                yield from repository.records(name, key, value, losses)
            known[name] = newest
        yield from losses.problems()
        self.cursor = "\n".join(f"{name} {key}" for name, key in sorted(known.items()) if key)

    def _list(self, collection: str, until: str | None) -> Iterator[tuple[str, Json | None]]:
        query: dict[str, str | int] = {"repo": self.did, "collection": collection, "limit": _PAGE}
        for _ in range(_MOST_PAGES):
            page = self._ask("com.atproto.repo.listRecords", query)
            for record in listed(page.get("records")):
                try:
                    _, _, key = split_address(record["uri"])
                    value = record["value"]
                except BAD_SHAPE:
                    continue
                if until is not None and key <= until:
                    return
                yield key, value if isinstance(value, dict) else None
            following = page.get("cursor")
            if not following or following == query.get("cursor"):
                return
            query["cursor"] = str(following)

    def _posts(self, cursor: str | None) -> Iterator[Record | Problem]:
        """Yield what the app shows of the account, newest first."""
        repository = Repository(self.did, self.handle)
        losses = Losses(f"posts of {self.handle or self.did}")
        said = self._ask("app.bsky.actor.getProfile", {"actor": self.did})
        repository.handle = str(said["handle"]) if said.get("handle") else self.handle
        yield from repository.owner(said)
        query: dict[str, str | int] = {"actor": self.did, "limit": _PAGE}
        newest = cursor or ""
        for _ in range(_MOST_PAGES):
            page = self._ask("app.bsky.feed.getAuthorFeed", query)
            fresh = False
            for item in listed(page.get("feed")):
                try:
                    at, records = self._shown(repository, item, losses)
                except BAD_SHAPE:
                    losses.read += 1
                    losses.bad += 1
                    continue
                yield from records
                fresh |= at > (cursor or "")
                newest = max(newest, at)
            following = page.get("cursor")
            # The order of the list is nearly that of its times: a page of known ones ends it.
            if not fresh or not following or following == query.get("cursor"):
                break
            query["cursor"] = str(following)
        yield from losses.problems()
        self.cursor = newest or None

    def _shown(
        self, repository: Repository, item: Json, losses: Losses
    ) -> tuple[str, list[Record]]:
        """Return when an entry of the app's list came into it, and what it becomes."""
        shown, reason = item["post"], item.get("reason")
        address = str(shown["uri"])
        author, collection, key = split_address(address)
        if isinstance(reason, dict) and reason.get("$type") == "app.bsky.feed.defs#reasonRepost":
            at = str(reason["indexedAt"])
            name = str(reason["uri"]) if reason.get("uri") else f"at://{self.did}/repost/{at}"
            losses.read += 1
            return at, [
                Post(
                    id=f"repost-{name.rpartition('/')[2]}",
                    account=self.account,
                    text="",
                    created_at=utc_time(at),
                    kind=PostKind.REPOST,
                    visibility=Visibility.PUBLIC,
                    url=page_of(address) or address,
                )
            ]
        at = str(shown.get("indexedAt") or shown["record"]["createdAt"])
        if reason is not None or author != self.did or collection != POST:
            return at, []  # pinned: it comes again at its own place
        return at, list(repository.records(POST, key, shown["record"], losses))
