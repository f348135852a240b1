"""Whose export it is, and what they told LinkedIn of themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from reflet.footprint.records import Account, Profile, Record, Setting
from reflet.sources.csv_rows import Row
from reflet.sources.linkedin.times import time_of

_BLANKS = re.compile(r"\s+")


@dataclass
class Owner:
    """What is known of the account while its export is read."""

    said: Row = field(default_factory=dict)
    created_at: datetime | None = None

    def learn_profile(self, row: Row) -> Iterator[Record]:
        """Take the row of Profile.csv; raise ValueError where it has no name."""
        if not (row.get("first name") or row.get("last name")):
            raise ValueError("a profile without a name")
        self.said = {**row, **self.said}
        yield from ()

    def learn_registration(self, row: Row) -> Iterator[Record]:
        """Take the row of Registration.csv."""
        self.created_at = self.created_at or time_of(row.get("registered at"))
        yield from ()

    @property
    def name(self) -> str | None:
        """The person's name, by which LinkedIn signs messages."""
        pieces = (self.said.get("first name", ""), self.said.get("last name", ""))
        return _BLANKS.sub(" ", " ".join(pieces)).strip() or None

    @property
    def account(self) -> str:
        """The account's id in the footprint; the export holds no handle, so it is the name."""
        return f"linkedin:{(self.name or 'unknown').lower()}"

    def merge(self, other: Owner) -> None:
        """Take what another part of the same export says."""
        self.said = {**other.said, **self.said}
        self.created_at = self.created_at or other.created_at

    def records(self) -> Iterator[Record]:
        """Yield the account and its profile."""
        yield Account(self.account, "linkedin", name=self.name, created_at=self.created_at)
        if not self.said:
            return
        pieces = (self._cell("headline"), self._cell("summary"))
        yield Profile(
            self.account,
            bio="\n\n".join(piece for piece in pieces if piece) or None,
            location=self._cell("geo location"),
            website=self._cell("websites"),
            birth_date=self._cell("birth date"),
        )
        for setting, column in (
            ("address", "address"),
            ("industry", "industry"),
            ("previous_name", "maiden name"),
            ("linked_handle", "twitter handles"),
        ):
            if value := self._cell(column):
                yield Setting(self.account, setting, value)

    def _cell(self, column: str) -> str | None:
        """Return a cell; lists are written ``[a,b]``."""
        value = self.said.get(column, "").strip()
        if value.startswith("[") and value.endswith("]"):
            value = value[1:-1]
        return value or None
