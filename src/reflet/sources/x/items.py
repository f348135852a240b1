"""The items of one file of the export, one by one, and the account of what was lost."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from reflet.footprint.archive import Archive, Member
from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.records import Problem
from reflet.sources.json_stream import Damage, iter_array
from reflet.sources.losses import BAD_SHAPE
from reflet.sources.x.tweets import tweet_of_csv


class Reading:
    """The items of one member, and the account of what was lost on the way."""

    def __init__(self, archive: Archive, member: Member) -> None:
        self.archive = archive
        self.member = member
        self.rows = 0
        self.bad = 0
        self.damage: list[tuple[ErrorCode, str]] = []

    def items(self) -> Iterator[dict[str, Any]]:
        """Yield the items, each taken out of its one-key wrapper; ``rows`` counts them."""
        try:
            with self.archive.open(self.member) as stream:
                for item in iter_array(stream):
                    if isinstance(item, dict):
                        self.rows += 1
                        yield _unwrapped(item)
                    elif isinstance(item, Damage):
                        self.damage.append((ErrorCode.DAMAGED, item.reason))
                    else:
                        self.rows += 1
                        self.bad += 1
        except ReadError as error:
            self.damage.append((error.code, error.message))

    def problem(self, expected: int | None) -> Problem | None:
        """Sum up what was lost; ``expected`` is how many items the manifest promises."""
        lost = self.bad if expected is None else max(expected - self.rows + self.bad, self.bad)
        name = self.archive.label(self.member)
        promised = "" if expected is None else f" of the {expected:,} that the manifest announces"
        got = f"{self.rows - self.bad:,} items{promised} were read"
        again = "Ask X for the export again if what is missing matters."
        if self.damage:
            code, reason = self.damage[0]
            known = lost if expected is not None else None
            return Problem(code, name, f"{reason}; {got}. {again}", known)
        if self.bad:
            message = f"{got}; {self.bad:,} have a shape that is not known and were left out."
            return Problem(ErrorCode.BAD_ITEMS, name, message, lost)
        if expected is not None and expected != self.rows:
            return Problem(ErrorCode.COUNT_MISMATCH, name, f"{got}. {again}", lost)
        return None


def _unwrapped(item: dict[str, Any]) -> dict[str, Any]:
    """Take an item out of ``{"tweet": {...}}``; before about March 2020 there was no wrapper."""
    if len(item) == 1:
        (inner,) = item.values()
        if isinstance(inner, dict):
            return inner
    return item


class CsvReading(Reading):
    """The rows of tweets.csv in the shape of tweets."""

    def items(self) -> Iterator[dict[str, Any]]:
        """Yield the rows; ``rows`` counts them."""
        try:
            with self.archive.open(self.member) as stream:
                text = io.TextIOWrapper(stream, "utf-8-sig", "replace", newline="")
                for row in csv.DictReader(text):
                    self.rows += 1
                    try:
                        yield tweet_of_csv(row)
                    except BAD_SHAPE:
                        self.bad += 1
        except csv.Error as error:
            self.damage.append((ErrorCode.DAMAGED, f"the table is damaged ({error})"))
        except ReadError as error:
            self.damage.append((error.code, error.message))
