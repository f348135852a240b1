"""The mending of Meta's exports, whose JSON holds each byte of UTF-8 as a character."""

from __future__ import annotations

from typing import Any


def mended(value: Any) -> Any:
    """Return a JSON tree with every string, keys included, read as the UTF-8 that it was.

    To be applied once: a person may have written «Ã©». A string that cannot be such bytes is left
    as it is, so a file that Meta wrote properly comes to no harm.
    """
    if isinstance(value, str):
        return value if value.isascii() else _mended_text(value)
    if isinstance(value, list):
        return [mended(item) for item in value]
    if isinstance(value, dict):
        return {mended(key): mended(item) for key, item in value.items()}
    return value


def _mended_text(text: str) -> str:
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text
