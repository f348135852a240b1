"""French agreement as numbers: third block of the features, nought in other languages.

A feminine mark is strong evidence and a masculine one weak (the final e is often missing), so
each has its own counts, and what each is worth is learned with the rest of the head.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from reflet.language.french import Agreement

AGREEMENT_VERSION = 1
AGREEMENT_NAMES: tuple[str, ...] = (
    "feminine_strong",
    "feminine_weak",
    "masculine_strong",
    "masculine_weak",
    "balance",
    "any_feminine",
    "any_masculine_strong",
)

# Half a mark of each before any is seen (Jeffreys' prior); a masculine that is not heard counts
# for about half of one that is.
_PRIOR = 0.5
_WEAK = {"F": 0.7, "M": 0.4}


def agreement(marks: Iterable[Agreement]) -> NDArray[np.float64]:
    """Return the marks of a window as one number a name of ``AGREEMENT_NAMES``.

    Inclusive writing is not to be read: its marks count for nothing.
    """
    counts = {("F", "strong"): 0, ("F", "weak"): 0, ("M", "strong"): 0, ("M", "weak"): 0}
    for mark in marks:
        if mark.gender != "inclusive":
            counts[mark.gender, mark.strength] += 1
    feminine = counts["F", "strong"] + _WEAK["F"] * counts["F", "weak"]
    masculine = counts["M", "strong"] + _WEAK["M"] * counts["M", "weak"]
    return np.array(
        [
            *np.log1p(list(counts.values())),
            np.log((feminine + _PRIOR) / (masculine + _PRIOR)),
            float(counts["F", "strong"] + counts["F", "weak"] > 0),
            float(counts["M", "strong"] > 0),
        ]
    )
