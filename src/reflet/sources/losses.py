"""The account of what one file of an export lost on the way, told as problems at its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.records import Post, Problem, Record

BAD_SHAPE = (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError)
"""What code that trusts an item's shape raises where the shape is another."""


@dataclass
class Losses:
    """Counts for one member: items read, of a shape not known, and with a date not to be read.

    ``announced`` is how many items the file itself promises, where it does. ``damage`` is the
    first reason why the rest could not be read.
    """

    member: str
    read: int = 0
    bad: int = 0
    undated: int = 0
    announced: int | None = None
    damage: tuple[ErrorCode, str] | None = None

    def damaged(self, code: ErrorCode, reason: str) -> None:
        """Note why items could not be read; the first reason is the one that is told."""
        self.damage = self.damage or (code, reason)

    def stopped(self, error: ReadError) -> None:
        """Note an error that ended the reading of the file."""
        self.damaged(error.code, error.message)

    def dated(self, records: Iterable[Record]) -> Iterator[Record]:
        """Pass records on, and count the posts among them that have no time."""
        for record in records:
            self.undated += isinstance(record, Post) and record.created_at is None
            yield record

    def problems(self) -> Iterator[Problem]:
        """Yield one problem for each kind of loss."""
        got = f"{self.read - self.bad:,} items were read"
        missing = None if self.announced is None else max(self.announced - self.read, 0)
        if self.damage:
            code, reason = self.damage
            reason = reason.rstrip(".")
            lost = None if missing is None else missing + self.bad
            yield Problem(
                code,
                self.member,
                f"{reason}; {got}. Ask for the export again if what is missing matters.",
                lost,
            )
        elif missing:
            yield Problem(
                ErrorCode.COUNT_MISMATCH,
                self.member,
                f"{got} of the {self.announced:,} that the file announces. Ask for the export "
                "again if what is missing matters.",
                missing,
            )
        if self.bad:
            yield Problem(
                ErrorCode.BAD_ITEMS,
                self.member,
                f"{got}; {self.bad:,} have a shape that is not known and were left out.",
                self.bad,
            )
        if self.undated:
            yield Problem(
                ErrorCode.BAD_DATES,
                self.member,
                f"dates that cannot be read or cannot be true: {self.undated:,}. Such items are "
                "kept without a date and count as the oldest. Nothing to be done.",
                0,
            )
