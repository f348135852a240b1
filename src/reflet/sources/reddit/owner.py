"""Whose Reddit export it is: the name in its tables, or else in the name of the download."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from reflet.footprint.records import Account, Profile
from reflet.sources.csv_rows import Row
from reflet.sources.utc import utc_time

_DOWNLOAD = re.compile(r"export_(?P<name>[\w-]{3,20})_\d{6,8}")
_CREATED = ("registration date", "signup date", "account created", "created at")


def plain_name(name: str | None) -> str:
    """Return a user's name as names are compared: without ``u/`` and capitals."""
    return (name or "").strip().lower().removeprefix("/").removeprefix("u/")


@dataclass
class Owner:
    """What is known of the account while its export is read."""

    name: str | None = None
    created_at: datetime | None = None
    gender: str | None = None
    birth_date: str | None = None

    @property
    def account(self) -> str:
        """The account's id in the footprint."""
        return f"reddit:{plain_name(self.name) or 'unknown'}"

    def owns(self, name: str | None) -> bool:
        """Tell whether this is the owner's name, in whatever way it is written."""
        return bool(self.name) and plain_name(name) == plain_name(self.name)

    def learn(self, row: Row) -> None:
        """Take what a row of statistics.csv says.

        Raises:
            KeyError: where it has no such columns.
        """
        what, value = row["statistic"].replace("_", " ").casefold(), row["value"]
        if what in ("account name", "username") and value:
            self.name = self.name or value
        elif what in _CREATED:
            self.created_at = self.created_at or utc_time(value)

    def guess(self, downloads: Iterable[str]) -> None:
        """Take the name from that of the download, where no table tells it."""
        for download in downloads:
            match = _DOWNLOAD.match(download)
            if match and not self.name:
                self.name = match["name"]

    def records(self) -> tuple[Account, Profile]:
        """Return the account and what it says of itself."""
        url = f"https://www.reddit.com/user/{self.name}" if self.name else None
        account = Account(
            self.account, "reddit", handle=self.name, created_at=self.created_at, url=url
        )
        return account, Profile(self.account, birth_date=self.birth_date, stated_gender=self.gender)
