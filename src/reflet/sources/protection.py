"""When an account was private, and who could therefore see a post of a given time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from reflet.footprint.records import Visibility

Periods = tuple[tuple[datetime, datetime | None], ...]


def private_periods(switches: Iterable[tuple[datetime, bool]], since: datetime) -> Periods:
    """Return the private periods from the times at which an account was closed (True) or opened.

    Where the history begins with an opening, the account was private before for an unknown time,
    taken to be all of it from ``since`` on: what may have been written for followers alone is not
    read without asking.
    """
    periods: list[tuple[datetime, datetime | None]] = []
    start: datetime | None = None
    for position, (time, closed) in enumerate(sorted(switches)):
        if closed:
            start = start or time
        elif start or position == 0:
            periods.append((start or since, time))
            start = None
    if start:
        periods.append((start, None))
    return tuple(periods)


@dataclass(frozen=True, slots=True)
class VisibilityRule:
    """Who could see a post when it was written, as far as the export tells.

    ``known_from`` is the first dated change of protection; before it nothing is known, unless it
    was an opening, which the periods tell.
    """

    periods: Periods
    known_from: datetime | None

    def at(self, time: datetime | None) -> Visibility:
        """Return the visibility of a post of this time."""
        if time is None or self.known_from is None:
            return Visibility.UNKNOWN
        for start, end in self.periods:
            if start <= time and (end is None or time < end):
                return Visibility.FOLLOWERS
        return Visibility.PUBLIC if time >= self.known_from else Visibility.UNKNOWN
