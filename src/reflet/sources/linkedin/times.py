"""LinkedIn's times, which come in half a dozen shapes, most of them without a zone (UTC)."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from reflet.sources.utc import utc_time

_FORMATS = (
    "%d %b %Y",  # Connections.csv: 01 Mar 2024
    "%b %Y",  # Positions.csv: Mar 2021
    "%Y",
    "%m/%d/%y, %I:%M %p",  # Invitations.csv, Registration.csv: 9/1/26, 10:00 AM
    "%m/%d/%Y, %I:%M %p",
    "%m/%d/%y",
    "%Y/%m/%d %H:%M:%S",
    "%a %b %d %H:%M:%S %Y",  # Logins.csv: Sat Mar 02 06:00:00 UTC 2024
)
_ZONE = re.compile(r" (?:UTC|GMT)\b")
_BLANKS = re.compile(r"[\s\u202f\u00a0]+")


def time_of(value: str | None) -> datetime | None:
    """Read a time in any of the shapes, or return None; a month alone is its first day."""
    text = _BLANKS.sub(" ", value or "").strip()
    if not text:
        return None
    if text[4:5] == "-":  # posts, comments and messages, which come by the thousand
        return utc_time(text)
    plain = _ZONE.sub("", text)
    for shape in _FORMATS:
        try:
            return datetime.strptime(plain, shape).replace(tzinfo=UTC)
        except ValueError:
            continue
    return None
