"""Whose TikTok export it is, which stands somewhere in the middle of the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from reflet.footprint.records import Account, Profile, Record, Setting
from reflet.sources.tiktok.values import name_of, said

_PLACES = {"profilemap", "profileinfo", "profileinformation"}
_TOLD = {
    "emailaddress": "email",
    "telephonenumber": "phone_number",
    "accountregion": "inferred_location",
    "inferredgender": "inferred_gender",
}


@dataclass
class Owner:
    """The account as its «ProfileMap» tells it; ``told`` holds its plain values."""

    told: dict[str, str] = field(default_factory=dict)

    def learn(self, path: tuple[str, ...], value: Any) -> None:
        """Take a value of the document, where it is one of the profile."""
        text = said(value)
        if text and len(path) > 1 and name_of(path[-2]) in _PLACES:
            self.told.setdefault(name_of(path[-1]), text)

    @property
    def handle(self) -> str | None:
        """The name in the account's address."""
        return (self.told.get("username") or "").removeprefix("@") or None

    @property
    def account(self) -> str:
        """The account's id in the footprint."""
        return f"tiktok:{(self.handle or 'unknown').lower()}"

    def owns(self, name: str | None) -> bool:
        """Tell whether this is the owner's handle."""
        return bool(name and self.handle) and (name or "").lower() == (self.handle or "").lower()

    def records(self) -> Iterator[Record]:
        """Yield the account, its profile and what else the profile tells."""
        url = f"https://www.tiktok.com/@{self.handle}" if self.handle else None
        name = self.told.get("displayname") or self.told.get("nickname")
        yield Account(self.account, "tiktok", handle=self.handle, name=name, url=url)
        yield Profile(
            self.account,
            bio=self.told.get("biodescription"),
            birth_date=self.told.get("birthdate"),
            stated_gender=self.told.get("gender"),
        )
        for key, setting in _TOLD.items():
            if value := self.told.get(key):
                yield Setting(self.account, setting, value)
