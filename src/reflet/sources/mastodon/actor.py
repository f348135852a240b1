"""Whose export it is: the account, its profile, and what its owner set about being found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from reflet.footprint.archive import Archive, Member
from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.records import Account, Profile, Record, Setting
from reflet.sources.html_text import html_to_text
from reflet.sources.json_stream import well_formed
from reflet.sources.mastodon.activities import addresses, listed
from reflet.sources.texts import text_of
from reflet.sources.utc import utc_time

KINDS = frozenset({"Person", "Service", "Application", "Group", "Organization"})
_LARGEST = 4 << 20
_SWITCHES = {
    "manuallyApprovesFollowers": "approves_followers",
    "discoverable": "discoverable",
    "indexable": "indexable",
    "memorial": "memorial",
    "suspended": "suspended",
}


@dataclass(frozen=True, slots=True)
class Actor:
    """An account as ActivityPub describes it."""

    account: str
    handle: str | None
    host: str | None
    said: dict[str, Any]

    @property
    def followers(self) -> str | None:
        """The address of the collection of its followers."""
        value = self.said.get("followers")
        return value if isinstance(value, str) else None

    def records(self) -> Iterator[Record]:
        """Yield the account, its profile and its settings."""
        said = self.said
        url = next(addresses(said.get("url")), None) or next(addresses(said.get("id")), None)
        yield Account(
            id=self.account,
            network="mastodon",
            handle=f"{self.handle}@{self.host}" if self.handle and self.host else self.handle,
            name=text_of(said.get("name")),
            created_at=utc_time(said.get("published")),
            url=url,
        )
        shown = list(self._fields())
        bio = html_to_text(str(said.get("summary") or ""))[0]
        website = next((value for _, value in shown if value.startswith("http")), None)
        yield Profile(self.account, bio=bio or None, website=website)
        yield from (Setting(self.account, "profile_field", f"{k}: {v}") for k, v in shown)
        for key, name in _SWITCHES.items():
            if isinstance(said.get(key), bool):
                yield Setting(self.account, name, str(said[key]).lower())
        if said.get("type") == "Service":
            yield Setting(self.account, "automated", "true")
        for key, name in (("alsoKnownAs", "also_known_as"), ("movedTo", "moved_to")):
            yield from (Setting(self.account, name, one) for one in addresses(said.get(key)))

    def _fields(self) -> Iterator[tuple[str, str]]:
        for one in listed(self.said.get("attachment")):
            if isinstance(one, dict) and one.get("type") == "PropertyValue":
                name = html_to_text(str(one.get("name") or ""))[0]
                value = html_to_text(str(one.get("value") or ""))[0]
                if name or value:
                    yield name, value


def actor_of(said: dict[str, Any]) -> Actor:
    """Make an actor of what actor.json says.

    Raises:
        ValueError: where it describes no account.
    """
    name = text_of(said.get("preferredUsername"))
    address = next(addresses(said.get("url")), None) or next(addresses(said.get("id")), "")
    host = urlsplit(address).hostname
    if text_of(said.get("type")) not in KINDS or not name or not host:
        raise ValueError("no account is described")
    return Actor(account_id(name, host), name, host, said)


def actor_by_address(address: str) -> Actor:
    """Make an actor of its address alone, ``https://host/users/name``.

    Raises:
        ValueError: where it is no address of an account.
    """
    parts = urlsplit(address)
    name = parts.path.rstrip("/").rpartition("/")[2].removeprefix("@")
    if not parts.hostname or not name:
        raise ValueError("no account has such an address")
    return Actor(account_id(name, parts.hostname), name, parts.hostname, {"id": address})


def account_id(name: str, host: str) -> str:
    """Return an account's id in the footprint; capitals do not count in either half."""
    return f"mastodon:{name.lower()}@{host.lower()}"


def read_object(archive: Archive, member: Member) -> dict[str, Any]:
    """Read a small JSON file that holds one object.

    Raises:
        ReadError: where it is damaged, or holds something else.
    """
    with archive.open(member) as stream:
        data = stream.read(_LARGEST + 1)
    try:
        value = well_formed(json.loads(data))
    except (ValueError, RecursionError) as error:
        raise _no_object(archive, member) from error
    if not isinstance(value, dict):
        raise _no_object(archive, member)
    return value


def _no_object(archive: Archive, member: Member) -> ReadError:
    return ReadError(
        ErrorCode.DAMAGED,
        f"{archive.label(member)} holds no JSON object that can be read. Ask for the export again.",
    )
