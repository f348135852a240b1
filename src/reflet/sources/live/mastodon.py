"""One's own public posts on a Mastodon server, by its API, without a password.

``/api/v1/accounts/lookup`` and ``/api/v1/accounts/:id/statuses``
(https://docs.joinmastodon.org/methods/accounts/). Posts get the same ids as in an archive, so
that one completes the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.records import (
    Account,
    Media,
    Post,
    PostKind,
    Problem,
    Profile,
    Record,
    Setting,
    Visibility,
)
from reflet.sources.html_text import html_to_text
from reflet.sources.live.client import Client
from reflet.sources.losses import BAD_SHAPE, Losses
from reflet.sources.mastodon.activities import listed, status_id, text_of
from reflet.sources.mastodon.actor import account_id
from reflet.sources.utc import utc_time

_PAGE = 40
_MOST_PAGES = 5_000
_SEEN_BY = {
    "public": Visibility.PUBLIC,
    "unlisted": Visibility.UNLISTED,
    "private": Visibility.FOLLOWERS,
    "direct": Visibility.DIRECT,
}
_MEDIA = {"image": "photo", "gifv": "video", "video": "video", "audio": "audio"}
_SWITCHES = {"locked": "approves_followers", "discoverable": "discoverable"}

Json = dict[str, Any]


class MastodonAccount:
    """An account on a server, found by its name."""

    def __init__(self, client: Client, server: str, name: str) -> None:
        """Ask the server for the account.

        Raises:
            ReadError: where it cannot be asked, or knows no such account.
        """
        self._client = client
        self._server = server
        said = client.json(f"{server}/api/v1/accounts/lookup", {"acct": name})
        if not isinstance(said, dict) or not said.get("id") or not said.get("username"):
            raise ReadError(ErrorCode.NOT_FOUND, f"{server} knows no account of that name.")
        self._said: Json = said
        self.host = _host(str(said.get("url"))) or _host(server) or ""
        self.account = account_id(str(said["username"]), self.host)
        self.cursor: str | None = None

    def records(self, cursor: str | None) -> Iterator[Record | Problem]:
        """Yield the account, then its public posts newer than the cursor: a status's id."""
        yield from self._owner()
        losses = Losses(f"@{self._said['username']}@{self.host}")
        self.cursor = cursor
        for status in self._statuses(cursor):
            losses.read += 1
            try:
                post = self._post(status)
            except BAD_SHAPE:
                losses.bad += 1
                continue
            if self.cursor is None or _order(post.id) > _order(self.cursor):
                self.cursor = post.id
            losses.undated += post.created_at is None
            yield post
        yield from losses.problems()

    def _statuses(self, since: str | None) -> Iterator[Any]:
        """Yield statuses newest first, page by page, until one that is known or the last."""
        address = f"{self._server}/api/v1/accounts/{self._said['id']}/statuses"
        query: dict[str, str | int] = {"limit": _PAGE}
        if since is not None:
            query["since_id"] = since
        for _ in range(_MOST_PAGES):
            page = self._client.json(address, query)
            if not isinstance(page, list) or not page:
                return
            yield from page
            last = page[-1].get("id") if isinstance(page[-1], dict) else None
            if not isinstance(last, str) or last == query.get("max_id"):
                return
            query["max_id"] = last

    def _owner(self) -> Iterator[Record]:
        said = self._said
        name, bio = said.get("display_name"), html_to_text(str(said.get("note") or ""))[0]
        yield Account(
            id=self.account,
            network="mastodon",
            handle=f"{said['username']}@{self.host}",
            name=str(name) if name else None,
            created_at=utc_time(said.get("created_at")),
            url=str(said["url"]) if said.get("url") else None,
        )
        fields = [
            (html_to_text(str(one.get("name")))[0], html_to_text(str(one.get("value")))[0])
            for one in listed(said.get("fields"))
            if isinstance(one, dict)
        ]
        website = next((value for _, value in fields if value.startswith("http")), None)
        yield Profile(self.account, bio=bio or None, website=website)
        yield from (Setting(self.account, "profile_field", f"{k}: {v}") for k, v in fields)
        for key, setting in _SWITCHES.items():
            if isinstance(said.get(key), bool):
                yield Setting(self.account, setting, str(said[key]).lower())

    def _post(self, status: Json) -> Post:
        id_ = str(status["id"])
        seen_by = _SEEN_BY.get(str(status.get("visibility")), Visibility.UNKNOWN)
        created_at = utc_time(status.get("created_at"))
        shared = status.get("reblog")
        if shared:
            address = str(shared.get("uri") or shared["url"])
            kind = PostKind.REPOST
            return Post(id_, self.account, "", created_at, kind, seen_by, url=address)
        poll = status.get("poll") or {}
        text, quoted = text_of(
            {
                "content": status["content"],
                "summary": status.get("spoiler_text"),
                "oneOf": [{"name": str(one["title"])} for one in poll.get("options") or ()],
            }
        )
        reply_to = status.get("in_reply_to_id")
        kind = PostKind.QUOTE if status.get("quote") else PostKind.POST
        return Post(
            id=id_ if id_.isdigit() else status_id(str(status["uri"])),
            account=self.account,
            text=text,
            created_at=created_at,
            kind=PostKind.REPLY if reply_to else kind,
            visibility=seen_by,
            language=str(status.get("language") or "").partition("-")[0].lower() or None,
            url=str(status.get("url") or status.get("uri")),
            reply_to=str(reply_to) if reply_to else None,
            quoted=quoted,
            media=tuple(_media(one) for one in status.get("media_attachments") or ()),
        )


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _media(item: Json) -> Media:
    alt, url = item.get("description"), item.get("url")
    kind = _MEDIA.get(str(item.get("type")), "unknown")
    return Media(kind, url=str(url) if url else None, alt=str(alt) if alt else None)


def _order(id_: str) -> tuple[int, str]:
    """Return what sorts ids by age: numbers, of which a longer one is the newer."""
    return len(id_), id_
