"""Text from an export, made safe to print: it was written by anyone, anywhere."""

from __future__ import annotations

import re

# Control characters but the line's end, overrides of direction, and lone surrogates.
_UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|[\ud800-\udfff]")


def printable(text: str) -> str:
    """Replace what could command a terminal or hide text, one character for one.

    Control characters (escape sequences begin with one) and direction overrides become spaces,
    lone surrogates ``\ufffd``; line ends stay. Offsets into the text stay true.
    """
    return _UNSAFE.sub(_safe, text)


def _safe(match: re.Match[str]) -> str:
    return "\ufffd" if "\ud800" <= match[0] <= "\udfff" else " "


def web_address(url: str | None) -> str | None:
    """Give the address if it is a plain web one, ``None`` for anything a link must not do."""
    if url is None or not url.lower().startswith(("https://", "http://")):
        return None
    return printable(url) if url.split() == [url] else None
