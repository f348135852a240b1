"""Whose export it is: the account, its profile, and when it was private."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

from reflet.footprint.archive import Member
from reflet.footprint.records import Account, Profile, Record, Setting, Visibility
from reflet.sources.members import Paths
from reflet.sources.meta.fields import Fields
from reflet.sources.protection import Periods, VisibilityRule, private_periods

_UNSET_BIRTH = "1919-01-01"
_YES = {"true", "yes", "vrai", "oui", "ja", "wahr", "waar"}
_NO = {"false", "no", "faux", "non", "nein", "nee", "falsch", "onwaar"}
_OPENED = ("public", "openbaar", "öffentlich")
_CLOSED = ("priv",)
_TOLD = ("username", "name", "email", "phone", "bio", "gender", "birth", "website")


@dataclass
class InstagramOwner:
    """What is known of the account while its export is read.

    ``switches`` are the times at which it was made private (True) or public (False).
    """

    paths: Paths = field(default_factory=lambda: Paths(()))
    said: dict[str, str] = field(default_factory=dict)
    private: bool | None = None
    created_at: datetime | None = None
    switches: set[tuple[datetime, bool]] = field(default_factory=set)

    def learn(self, member: Member, content: Any) -> None:
        """Take what a file says of the owner.

        Raises:
            ValueError: where a change of privacy has no time, or none that is known.
        """
        name = member.basename.lower()
        items = content if isinstance(content, list) else _items(content)
        if "privacy_changes" in name:
            for item in items:
                self._learn_switch(Fields(item))
        elif "signup" in name:
            for item in items:
                fields = Fields(item)
                self.created_at = self.created_at or fields.when()
                self._learn_said(fields)
        else:
            for item in items:
                self._learn_said(Fields(item))

    def _learn_said(self, fields: Fields) -> None:
        for name in _TOLD:
            if text := fields.text(name):
                self.said.setdefault(name, text)
        answer = (fields.text("private") or "").lower()
        if answer in _YES | _NO:
            self.private = answer in _YES

    def _learn_switch(self, fields: Fields) -> None:
        when = fields.when()
        title = (fields.title or " ".join(field.value for _, field in fields.every)).lower()
        opened = any(word in title for word in _OPENED)
        if when is None or not (opened or any(word in title for word in _CLOSED)):
            raise ValueError("a change of privacy that is not known")
        self.switches.add((when, not opened))

    def known(self) -> bool:
        """Tell whether the account's handle is known."""
        return "username" in self.said

    def merge(self, other: InstagramOwner) -> None:
        """Take what another part of the same export says."""
        self.said = {**other.said, **self.said}
        self.private = other.private if self.private is None else self.private
        self.created_at = self.created_at or other.created_at
        self.switches |= other.switches

    @property
    def account(self) -> str:
        """The account's id in the footprint."""
        return _account_id(self.said.get("username", "unknown"))

    @property
    def names(self) -> set[str]:
        """The names that messages may be signed with."""
        return {self.said[key] for key in ("name", "username") if key in self.said}

    def protected(self) -> Periods:
        """Return the private periods; without a history, all of it where it is private now."""
        since = self.created_at or datetime.fromisoformat("2010-10-06T00:00:00+00:00")
        if not self.switches and self.private:
            return ((since, None),)
        return private_periods(self.switches, since)

    def visibility(self, time: datetime | None) -> Visibility:
        """Return who could see a post of this time.

        An account that is public now, and of which no change is recorded, shows its posts to all.
        """
        if not self.switches:
            if self.private is None:
                return Visibility.UNKNOWN
            return Visibility.FOLLOWERS if self.private else Visibility.PUBLIC
        first = min(when for when, _ in self.switches)
        return VisibilityRule(self.protected(), first).at(time)

    def records(self) -> Iterator[Record]:
        """Yield the account, its profile, and how it is reached."""
        handle = self.said.get("username")
        yield Account(
            id=self.account,
            network="instagram",
            handle=handle,
            name=self.said.get("name"),
            created_at=self.created_at,
            url=f"https://www.instagram.com/{handle}/" if handle else None,
            protected=self.protected(),
        )
        if not self.said:
            return
        birth = self.said.get("birth")
        gender = self.said.get("gender")
        yield Profile(
            self.account,
            bio=self.said.get("bio"),
            website=self.said.get("website"),
            birth_date=None if birth == _UNSET_BIRTH else birth,
            stated_gender=gender.lower() if gender else None,
        )
        for name, setting in (("email", "email"), ("phone", "phone_number")):
            if name in self.said:
                yield Setting(self.account, setting, self.said[name])


@lru_cache(maxsize=16)
def _account_id(handle: str) -> str:
    return f"instagram:{handle.lower()}"


def _items(content: dict[str, Any]) -> list[Any]:
    """Return the items that a file wraps in its one key, or the one item that it is."""
    if "label_values" in content or "string_map_data" in content:
        return [content]
    (inner,) = content.values()
    return inner if isinstance(inner, list) else [inner]
