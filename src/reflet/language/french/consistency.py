"""In which gender an author writes of themself, all marks taken together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from reflet.language.french.agreement import Agreement

_ENOUGH = 2


def consistent_gender(agreements: Iterable[Agreement]) -> Literal["F", "M"] | None:
    """Return the gender in which an author agrees with themself, if their marks confirm it.

    One mark proves little: it may be a joke, a slip of spelling, someone else's message. A gender
    is accepted where at least two marks bear it, one of them heard (contente, not fatiguée), and
    more marks than bear the other one. Inclusive marks count for neither.
    """
    marks = [mark for mark in agreements if mark.gender != "inclusive"]
    feminine = [mark for mark in marks if mark.gender == "F"]
    masculine = [mark for mark in marks if mark.gender == "M"]
    if len(feminine) == len(masculine):
        return None
    prevailing = max(feminine, masculine, key=len)
    if len(prevailing) < _ENOUGH or not any(mark.heard for mark in prevailing):
        return None
    return "F" if prevailing is feminine else "M"
