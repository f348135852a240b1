"""The published curve: Kosinski, Stillwell & Graepel (PNAS 2013), figure 4.

Read off the figure, give or take .02: 500 users of Facebook who liked 300 pages or more, at random
subsets of their likes. Openness is left out, for nothing here measures it.
"""

from __future__ import annotations

from collections.abc import Mapping

from reflet.profiling.estimate import Trait

_LIKES = (1, 5, 10, 20, 30, 40, 50, 100, 150, 250, 300)

PUBLISHED: Mapping[Trait, Mapping[int, float]] = {
    Trait.GENDER: dict(
        zip(
            _LIKES,
            (0.57, 0.69, 0.70, 0.745, 0.79, 0.80, 0.80, 0.86, 0.865, 0.875, 0.905),
            strict=True,
        )
    ),
    Trait.AGE: dict(
        zip(
            _LIKES,
            (0.25, 0.33, 0.48, 0.585, 0.64, 0.67, 0.70, 0.73, 0.76, 0.78, 0.76),
            strict=True,
        )
    ),
}
"""Gender's AUC, age's r, by the number of likes."""
