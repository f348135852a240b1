"""What the marks of the first person singular are, for one language."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FirstPerson:
    """The marks of one language, as patterns over a text without quotations and addresses.

    ``excluded`` holds a word of the first person and not the person ("World War I"): it is taken
    out first. ``written`` is searched anywhere. ``dropped``, for a first person that is left out
    ("Went to the sea"), is matched at the start of each sentence that is no question, and only in
    a text without ``plural``: who says "our" speaks for several.
    """

    excluded: re.Pattern[str]
    written: re.Pattern[str]
    dropped: re.Pattern[str]
    plural: re.Pattern[str]


def compiled(*, excluded: str, written: str, dropped: str, plural: str) -> FirstPerson:
    """Compile the patterns of one language: verbose, and blind to case but for ``(?-i:…)``."""
    flags = re.IGNORECASE | re.VERBOSE
    return FirstPerson(
        excluded=re.compile(excluded, flags),
        written=re.compile(written, flags),
        dropped=re.compile(dropped, flags),
        plural=re.compile(plural, flags),
    )


def any_of(words: str) -> str:
    """Return the alternation of words that are separated by blanks."""
    return "|".join(words.split())
