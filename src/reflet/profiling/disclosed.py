"""How personal an account is, and how well gender is read on accounts like it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reflet.profiling.reading import Disclosure, Personal

# Median shares of personal posts, newest 50: French text messages .50, English tweets of people
# .20 (nine in ten have .06 or more), Spanish ones .12, English tweets of programs .04. Below a
# tenth an account is written like few people's; from a third on it is mostly about its author.
IMPERSONAL_BELOW = 0.10
MIXED_BELOW = 0.35
# Spanish drops its subjects, so that the rules hear the first person less often.
_IMPERSONAL_BELOW = {"es": 0.05}


def disclosed(share: float, language: str, card: Mapping[str, Any] | None) -> Disclosure:
    """Say how personal a window is whose posts are personal in this ``share``.

    ``card`` is that of the bundle that reads gender, if there is one: its figures by tercile of
    self-disclosure tell how well that is done on such accounts. An impersonal account gets none,
    for no corpus resembles it.
    """
    if share < _IMPERSONAL_BELOW.get(language, IMPERSONAL_BELOW):
        return Disclosure(share, Personal.IMPERSONAL)
    kind = Personal.MIXED if share < MIXED_BELOW else Personal.PERSONAL
    terciles = (card or {}).get("disclosure_figures", {}).get("gender", [])
    for index, row in enumerate(terciles):
        if share <= row["upto"] or index == len(terciles) - 1:
            figures = (row["measure"], row["value"], row["low"], row["high"], row["n"])
            return Disclosure(share, kind, figures)
    return Disclosure(share, kind)
