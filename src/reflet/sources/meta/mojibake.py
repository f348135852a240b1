"""The mending of Meta's exports, whose JSON holds each byte of UTF-8 as a character."""

from __future__ import annotations

from typing import Any

_PLAIN = (int, float, bool, type(None))


def mended(value: Any) -> Any:
    """Return a JSON tree with every string, keys included, read as the UTF-8 that it was.

    To be applied once: a person may have written «Ã©». A string that cannot be such bytes is left
    as it is, so a file that Meta wrote properly comes to no harm.
    """
    kind = type(value)
    if kind is str:
        return value if value.isascii() else _mended_text(value)
    if kind is dict:
        return {
            key if key.isascii() else _mended_text(key): (
                inner if type(inner) in _PLAIN else mended(inner)
            )
            for key, inner in value.items()
        }
    if kind is list:
        return [mended(item) for item in value]
    return value


def _mended_text(text: str) -> str:
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text
