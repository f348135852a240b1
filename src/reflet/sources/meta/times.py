"""Meta's times: seconds since 1970, sometimes milliseconds, sometimes nonsense."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

FIRST = datetime(2004, 2, 4, tzinfo=UTC)
"""The day that Facebook opened: nothing on it is older."""

_FIRST = FIRST.timestamp()
_LAST = 4_102_444_800  # 2100
_MILLISECONDS = 100_000_000_000


def time_of(value: Any) -> datetime | None:
    """Read a time, or return None where there is none (0) or none that can be true."""
    if value is None:
        return None
    try:
        seconds = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    if seconds >= _MILLISECONDS:
        seconds /= 1000
    if not _FIRST <= seconds < _LAST:
        return None
    return datetime.fromtimestamp(seconds, UTC)
