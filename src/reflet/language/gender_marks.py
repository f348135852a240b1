"""Where a writer gives away their gender, in each language that has a matcher."""

from __future__ import annotations

from collections.abc import Sequence

from reflet.language.agreement import Agreement

LANGUAGES = frozenset({"en", "es", "fr"})
"""The languages (ISO 639-1) whose marks are known."""


def find_gender_marks(
    text: str, language: str, quoted: Sequence[tuple[int, int]] = ()
) -> list[Agreement]:
    """Return the marks of the writer's gender in a text, in order; none in another language.

    ``quoted`` are spans ``(start, end)`` known to be someone else's words.
    """
    # A matcher is imported when its language is met: the French lexicon loads slowly.
    match language:
        case "en":
            from reflet.language.english.matcher import find_agreements  # noqa: PLC0415
        case "es":
            from reflet.language.spanish.matcher import find_agreements  # noqa: PLC0415
        case "fr":
            from reflet.language.french.matcher import find_agreements  # noqa: PLC0415
        case _:
            return []
    return find_agreements(text, quoted)
