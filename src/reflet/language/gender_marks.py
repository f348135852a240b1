"""Where a writer gives away their gender, in each language that has a matcher."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from reflet.language.agreement import Agreement

# Each lies in a package of its own, read when its language is: the French lexicon loads slowly.
_MATCHERS = {
    "en": "reflet.language.english.matcher",
    "es": "reflet.language.spanish.matcher",
    "fr": "reflet.language.french.matcher",
}

LANGUAGES = frozenset(_MATCHERS)
"""The languages (ISO 639-1) whose marks are known."""


def find_gender_marks(
    text: str, language: str, quoted: Sequence[tuple[int, int]] = ()
) -> list[Agreement]:
    """Return the marks of the writer's gender in a text, in order; none in another language.

    ``quoted`` are spans ``(start, end)`` known to be someone else's words.
    """
    if language not in _MATCHERS:
        return []
    find: Callable[[str, Sequence[tuple[int, int]]], list[Agreement]] = import_module(
        _MATCHERS[language]
    ).find_agreements
    return find(text, quoted)
