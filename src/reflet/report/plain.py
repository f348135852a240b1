"""Text from an export, made safe to print: it was written by anyone, anywhere."""

from __future__ import annotations

import unicodedata

_BIDIRECTIONAL_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def printable(text: str) -> str:
    """Replace what could command a terminal or hide text, one character for one.

    Control characters (escape sequences begin with one) and direction overrides become spaces,
    lone surrogates ``\ufffd``; line ends stay. Offsets into the text stay true.
    """
    return "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character == "\n" or (character.isascii() and character.isprintable()):
        return character
    category = unicodedata.category(character)
    if category == "Cs":
        return "\ufffd"
    return " " if category == "Cc" or character in _BIDIRECTIONAL_CONTROLS else character


def web_address(url: str | None) -> str | None:
    """Give the address if it is a plain web one, ``None`` for anything a link must not do."""
    if url is None or not url.lower().startswith(("https://", "http://")):
        return None
    return None if any(character.isspace() for character in url) else printable(url)
