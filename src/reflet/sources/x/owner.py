"""Whose export it is: the account, its profile and when it was protected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from reflet.footprint.records import Account, Profile
from reflet.sources.protection import Periods, VisibilityRule, private_periods
from reflet.sources.x.text import unescape
from reflet.sources.x.times import FIRST, parse_time


@dataclass
class Owner:
    """What is known of the account while its export is read.

    ``switches`` are the times at which it was protected (True) or opened again (False).
    """

    user_id: str | None = None
    handle: str | None = None
    name: str | None = None
    created_at: datetime | None = None
    email: str | None = None
    switches: set[tuple[datetime, bool]] = field(default_factory=set)

    @property
    def account(self) -> str:
        """The account's id in the footprint."""
        if self.user_id:
            return f"x:{self.user_id}"
        return f"x:@{self.handle.lower()}" if self.handle else "x:unknown"

    def known(self) -> bool:
        """Tell whether anything names the account."""
        return bool(self.user_id or self.handle)

    def learn(self, item: dict[str, Any]) -> None:
        """Take what an item of account.js, manifest.js or user_details.js says."""
        self.user_id = self.user_id or _text(item.get("accountId") or item.get("id"))
        handle = item.get("username") or item.get("userName") or item.get("screen_name")
        self.handle = self.handle or _text(handle)
        name = item.get("accountDisplayName") or item.get("displayName") or item.get("full_name")
        self.name = self.name or _text(name)
        self.email = self.email or _text(item.get("email"))
        created = item.get("createdAt") or item.get("created_at")
        self.created_at = self.created_at or parse_time(created)

    def learn_switch(self, item: dict[str, Any]) -> None:
        """Take one change of the «protect your posts» setting.

        Raises:
            ValueError: where it has no time.
        """
        time = parse_time(item.get("protectedAt"))
        if time is None:
            raise ValueError("a change of protection without a time")
        self.switches.add((time, not str(item.get("action", "")).lower().startswith("un")))

    def merge(self, other: Owner) -> None:
        """Take what another part of the same export says."""
        self.handle = self.handle or other.handle
        self.name = self.name or other.name
        self.created_at = self.created_at or other.created_at
        self.email = self.email or other.email
        self.switches |= other.switches

    def protected(self) -> Periods:
        """Return the protected periods; X's history of them reaches six months back."""
        return private_periods(self.switches, self.created_at or FIRST)

    def visibility(self) -> VisibilityRule:
        """Return the rule that dates each post's visibility."""
        first = min((time for time, _ in self.switches), default=None)
        return VisibilityRule(self.protected(), first)

    def record(self) -> Account:
        """Return the account's record."""
        return Account(
            id=self.account,
            network="x",
            handle=self.handle,
            name=self.name,
            created_at=self.created_at,
            url=f"https://x.com/{self.handle}" if self.handle else None,
            protected=self.protected(),
        )


def profile_of(account: str, items: Iterable[dict[str, Any]], ages: dict[str, Any]) -> Profile:
    """Build the profile from profile.js (and user_details.js) and the birth date of ageinfo.js."""
    said: dict[str, str | None] = {}
    for item in items:
        description = item.get("description")
        source = description if isinstance(description, dict) else item
        for key in ("bio", "website", "location"):
            said[key] = said.get(key) or _text(source.get(key))
    info = ages.get("ageInfo")
    birth_date = _text(info.get("birthDate")) if isinstance(info, dict) else None
    return Profile(account, birth_date=birth_date, **said)


def _text(value: Any) -> str | None:
    """Return a non-empty string, unescaped, or None."""
    return unescape(str(value)).strip() or None if isinstance(value, str | int) else None
