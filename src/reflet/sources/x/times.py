"""The times of X's exports, which come in four shapes and are not always possible."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from reflet.sources.x.text import integer

FIRST = datetime(2006, 3, 21, tzinfo=UTC)
"""The day of the first tweet: nothing on the network is older."""

_LAST = datetime(2100, 1, 1, tzinfo=UTC)
_FIRST_SNOWFLAKE = 29_700_859_247
_SNOWFLAKE_EPOCH = datetime.fromtimestamp(1_288_834_974.657, UTC)
_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTHS = {name: f"{number:02d}" for number, name in enumerate(_NAMES, start=1)}


def parse_time(value: object) -> datetime | None:
    """Read ``Sat Feb 18 19:45:15 +0000 2023``, ISO 8601 or ``2013-05-19 17:55:19 +0000``.

    None stands for what is no time, and for one that cannot be true: before the network, or after
    this century.
    """
    if not isinstance(value, str):
        return None
    try:
        if len(value) == 30 and value[20:25] == "+0000":
            # By hand: strptime would take most of the time of reading an export.
            day = f"{value[26:]}-{_MONTHS[value[4:7]]}-{value[8:10]}"
            time = datetime.fromisoformat(f"{day}T{value[11:19]}+00:00")
        else:
            time = datetime.fromisoformat(value.replace(" +", "+", 1))
            time = (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, KeyError, OverflowError):
        return None
    return time if FIRST <= time < _LAST else None


def time_of_id(id_: str) -> datetime | None:
    """Return when an id was given out: since November 2010 ids hold milliseconds."""
    number = integer(id_)
    if number is None or not _FIRST_SNOWFLAKE <= number < 1 << 63:
        return None
    return _SNOWFLAKE_EPOCH + timedelta(milliseconds=number >> 22)
