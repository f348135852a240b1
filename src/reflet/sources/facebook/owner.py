"""Whose export it is: the account, its page, and what they told Facebook of themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from reflet.footprint.archive import Member
from reflet.footprint.records import Account, Profile, Record, Setting
from reflet.sources.members import Paths
from reflet.sources.meta.times import time_of
from reflet.sources.texts import text_of

# Where in profile_v2 a thing lies, and the key that names it there.
_TOLD = (
    ("previous_name", "previous_names", "name"),
    ("previous_name", "other_names", "name"),
    ("hometown", "hometown", "name"),
    ("relationship", "relationship", "status"),
    ("partner", "relationship", "partner"),
    ("family_member", "family_members", "name"),
    ("school", "education_experiences", "name"),
    ("employer", "work_experiences", "employer"),
    ("job_title", "work_experiences", "title"),
    ("place_lived", "places_lived", "place"),
    ("language", "languages", "name"),
    ("religion", "religious_view", "name"),
    ("politics", "political_view", "name"),
    ("phone_number", "phone_numbers", "phone_number"),
)


@dataclass
class FacebookOwner:
    """What is known of the account while its export is read."""

    paths: Paths = field(default_factory=lambda: Paths(()))
    profile: dict[str, Any] = field(default_factory=dict)
    seen_media: set[str] = field(default_factory=set)
    seen_logins: dict[datetime, set[tuple[str | None, str | None]]] = field(default_factory=dict)

    def learn(self, member: Member, content: Any) -> None:
        """Take profile_information.json; raise KeyError where it has another shape."""
        said = content["profile_v2"] if "profile_v2" in content else content["profile"]
        self.profile = {**said, **self.profile}

    def known(self) -> bool:
        """Tell whether anything names the account."""
        return self._key() is not None

    def merge(self, other: FacebookOwner) -> None:
        """Take what another part of the same export says."""
        self.profile = {**other.profile, **self.profile}

    @property
    def account(self) -> str:
        """The account's id in the footprint."""
        return f"facebook:{self._key() or 'unknown'}"

    @property
    def name(self) -> str | None:
        """The displayed name, by which Facebook signs messages."""
        name = self.profile.get("name")
        return _text(name.get("full_name") if isinstance(name, dict) else name)

    def _key(self) -> str | None:
        handle = self._handle()
        return handle.lower() if handle else self.name

    def _handle(self) -> str | None:
        uri = _text(self.profile.get("profile_uri")) or ""
        return _text(self.profile.get("username")) or uri.rstrip("/").rpartition("/")[2] or None

    def records(self) -> Iterator[Record]:
        """Yield the account, its profile, and the rest of what was told as settings."""
        said = self.profile
        yield Account(
            id=self.account,
            network="facebook",
            handle=self._handle(),
            name=self.name,
            created_at=time_of(said.get("registration_timestamp")),
            url=_text(said.get("profile_uri")),
        )
        if not said:
            return
        yield Profile(
            self.account,
            bio=_named(said.get("intro_bio"), "name") or _text(said.get("about_me")),
            location=_named(said.get("current_city"), "name"),
            website=next(_all(said.get("websites"), "address"), (None, None))[0],
            birth_date=_birth_date(said.get("birthday")),
            stated_gender=_gender(said.get("gender")),
        )
        emails = said.get("emails")
        if isinstance(emails, dict):
            yield from self._settings("email", emails.get("emails"), "")
            yield from self._settings("previous_email", emails.get("previous_emails"), "")
        for setting, key, inner in _TOLD:
            yield from self._settings(setting, said.get(key), inner)

    def _settings(self, name: str, value: Any, key: str) -> Iterator[Setting]:
        for text, at in _all(value, key):
            yield Setting(self.account, name, text, at)


def _all(value: Any, key: str) -> Iterator[tuple[str, datetime | None]]:
    """Yield each text of a value that may be one or several, plain or in an object."""
    for entry in value if isinstance(value, list) else [value]:
        text = _named(entry, key)
        if text:
            stamp = entry.get("timestamp") if isinstance(entry, dict) else None
            yield text, time_of(stamp)


def _named(value: Any, key: str) -> str | None:
    return _text(value.get(key)) if isinstance(value, dict) else _text(value)


def _text(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("name")
    return text_of(value)


def _birth_date(value: Any) -> str | None:
    try:
        return f"{int(value['year']):04}-{int(value['month']):02}-{int(value['day']):02}"
    except (KeyError, TypeError, ValueError):
        return None


def _gender(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("gender_option") or value.get("pronoun")
    text = _text(value)
    return text.lower() if text else None
