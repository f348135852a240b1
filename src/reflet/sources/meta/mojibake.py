"""The mending of Meta's exports, whose JSON holds each byte of UTF-8 as a character."""

from __future__ import annotations

from typing import Any


def mended(value: Any) -> Any:
    """Return a JSON tree with every string, keys included, read as the UTF-8 that it was.

    Objects and lists are mended in their place.

    To be applied once: a person may have written «Ã©». A string that cannot be such bytes is left
    as it is, so a file that Meta wrote properly comes to no harm.
    """
    kind = type(value)
    if kind is dict:
        _mend_object(value)
    elif kind is list:
        _mend_list(value)
    elif kind is str and not value.isascii():
        return _mended_text(value)
    return value


def _mend_object(value: dict[str, Any]) -> None:
    if not "".join(value).isascii():
        mended_keys = [(_mended_text(key), inner) for key, inner in value.items()]
        value.clear()
        value.update(mended_keys)
    for key, inner in value.items():
        kind = type(inner)
        if kind is str:
            if not inner.isascii():
                value[key] = _mended_text(inner)
        elif kind is dict:
            _mend_object(inner)
        elif kind is list:
            _mend_list(inner)


def _mend_list(value: list[Any]) -> None:
    for place, inner in enumerate(value):
        kind = type(inner)
        if kind is dict:
            _mend_object(inner)
        elif kind is list:
            _mend_list(inner)
        elif kind is str and not inner.isascii():
            value[place] = _mended_text(inner)


def _mended_text(text: str) -> str:
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text
