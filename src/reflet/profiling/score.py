"""Scoring: a window's features through a bundle's heads and calibrations, to figures."""

from __future__ import annotations

from dataclasses import dataclass

from reflet.profiling.estimate import Trait
from reflet.profiling.features.window import WindowFeatures
from reflet.profiling.models.bundle import Bundle, Values
from reflet.profiling.models.calibration import Calibration


@dataclass(frozen=True, slots=True)
class Score:
    """What one head says of one window.

    ``raw`` is the head's own output; the calibrated score is ``slope * raw + offset``, on the
    scale of the calibration's link; ``words`` are those of the window.
    """

    trait: Trait
    raw: float
    slope: float
    offset: float
    words: int
    calibration: Calibration

    @property
    def calibrated(self) -> float:
        """The calibrated score, on the scale of the calibration's link."""
        return self.slope * self.raw + self.offset

    @property
    def figure(self) -> float:
        """The answer as a number, within what was measured: a probability, years, a percentile."""
        return self.calibration.figure(self.calibration.bounded(self.calibrated))

    @property
    def raw_figure(self) -> float:
        """The head's own output in a readable unit: log-odds, years or SD."""
        return self.calibration.figure(self.raw) if self.calibration.in_years else self.raw


def score(
    bundle: Bundle, features: WindowFeatures, values: Values | None = None
) -> dict[Trait, Score]:
    """Return what each head of ``bundle`` says of a window.

    ``values`` are ``bundle.values(features)`` where they are known already.
    """
    raw = bundle.raw(values or bundle.values(features))
    scores = {}
    for trait, said, calibration in zip(bundle.traits, raw, bundle.calibrations, strict=True):
        slope, offset = calibration.line(features.words, features.disclosure, features.posts)
        scores[trait] = Score(
            trait=trait,
            raw=float(said),
            slope=slope,
            offset=offset,
            words=features.words,
            calibration=calibration,
        )
    return scores
