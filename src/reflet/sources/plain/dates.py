"""The many ways in which a table of posts writes a time."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from reflet.sources.x.times import parse_time

_DAY_FIRST = re.compile(
    r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?:[ ,T]+(?:à )?(\d{1,2})[:h](\d{2})(?::(\d{2}))?)?\s*"
)
_MILLISECONDS_FROM = 1e11


def parse_date(value: object) -> datetime | None:
    """Read a time, or return None where it is none. Times without a zone are taken as UTC.

    Understood: seconds or milliseconds since 1970, ISO 8601, Twitter's own, RFC 2822 (mail), and
    ``18/02/2023 19:45``, day first as in French; month first only where the day cannot be.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _epoch(float(value))
    text = str(value).strip()
    try:
        return _epoch(float(text))
    except ValueError:
        pass
    return parse_time(text) or _day_first(text) or _mail(text)


def _epoch(seconds: float) -> datetime | None:
    if not math.isfinite(seconds):
        return None
    if abs(seconds) >= _MILLISECONDS_FROM:
        seconds /= 1000
    if abs(seconds) < 1e8:  # a year alone, a rank: no date of a network
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _day_first(text: str) -> datetime | None:
    match = _DAY_FIRST.fullmatch(text)
    if match is None:
        return None
    day, month, year, hour, minute, second = (int(group or 0) for group in match.groups())
    if month > 12:
        day, month = month, day
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None


def _mail(text: str) -> datetime | None:
    try:
        time = parsedate_to_datetime(text)
        return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
