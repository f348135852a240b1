"""What must hold of whatever is read, however strange the export it came from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from reflet.footprint.opening import Input
from reflet.footprint.records import Problem, Record
from reflet.footprint.rows import TABLES
from reflet.footprint.store import Footprint
from reflet.sources.read import import_into

FIRST, LAST = datetime(1900, 1, 1, tzinfo=UTC), datetime(2101, 1, 1, tzinfo=UTC)
HINTS = {table.record: get_type_hints(table.record) for table in TABLES}
_READERS = (
    "accounts",
    "profiles",
    "posts",
    "likes",
    "contacts",
    "logins",
    "settings",
    "activities",
)


class _Watched(Footprint):
    """A footprint that looks at every record before it is kept."""

    def add(self, records: Any, progress: Any = None) -> Any:
        return super().add(map(checked, records), progress)


def checked(record: Record | Problem) -> Record | Problem:
    """Return a record whose fields hold what they say, and times that can be true."""
    for name, hint in HINTS[type(record)].items():
        value = getattr(record, name)
        assert _fits(value, hint), f"{type(record).__name__}.{name} is {value!r:.80}"
        if isinstance(value, datetime):
            assert FIRST <= value < LAST, f"{type(record).__name__}.{name} is {value}"
    return record


def _fits(value: Any, hint: Any) -> bool:
    if isinstance(hint, UnionType):
        return any(_fits(value, choice) for choice in get_args(hint))
    if get_origin(hint) is tuple:
        inner = get_args(hint)
        if not isinstance(value, tuple):
            return False
        if inner[-1] is Ellipsis:
            return all(_fits(item, inner[0]) for item in value)
        return len(value) == len(inner) and all(map(_fits, value, inner))
    if hasattr(hint, "__dataclass_fields__"):
        hints = get_type_hints(hint)
        return isinstance(value, hint) and all(
            _fits(getattr(value, n), h) for n, h in hints.items()
        )
    return isinstance(value, hint)


def check_reading(given: Callable[[], Input]) -> None:
    """Import an input, read it back, and import it again, which must add nothing.

    Raises:
        ReadError: where the input cannot be read.
        AssertionError: where it was read badly.
    """
    with _Watched.in_memory() as footprint:
        import_into(footprint, given())
        for name in _READERS:
            list(getattr(footprint, name)())
        again = import_into(footprint, given())
        assert again.added == {}, f"a second import adds {again.added}"
