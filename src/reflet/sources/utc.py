"""Times as the networks' tables write them, most often in UTC and seldom saying so."""

from __future__ import annotations

import math
from datetime import UTC, datetime

_FIRST = datetime(2004, 1, 1, tzinfo=UTC)
_LAST = datetime(2100, 1, 1, tzinfo=UTC)


def utc_time(value: object) -> datetime | None:
    """Read ``2025-05-18 04:35:32 UTC``, ISO 8601, or seconds, ms or µs since 1970; in UTC.

    A time without a zone counts as UTC. None stands for what is no time, and for one before the
    networks (2004) or after this century: neither can be true.
    """
    if isinstance(value, str):
        text = value.strip().removesuffix(" UTC")
        try:
            if len(text) == 19:
                time = datetime.fromisoformat(text + "+00:00")
            elif text[4:5] != "-" and text.isascii() and text.replace(".", "", 1).isdigit():
                return _of_epoch(float(text))
            else:
                time = datetime.fromisoformat(text)
                time = (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, OverflowError):
            return None
    elif isinstance(value, int | float) and not isinstance(value, bool):
        return _of_epoch(value)
    else:
        return None
    return time if _FIRST <= time < _LAST else None


def _of_epoch(number: float) -> datetime | None:
    try:
        seconds = float(number)
        if not math.isfinite(seconds):
            return None
        while seconds >= 1e11:  # milliseconds, microseconds
            seconds /= 1000
        time = datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return time if _FIRST <= time < _LAST else None
