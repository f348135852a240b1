"""Applying a calibration: from a head's raw score to what may be said. Fitting is the lab's."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from itertools import pairwise
from statistics import NormalDist
from typing import Any

_NORMAL = NormalDist()
# Beyond e**±20 years nothing is an age; the bound keeps a wild score from overflowing.
_MOST_LOG_YEARS = 20.0
_STRAIGHT = (0.0, 1.0, 1.0)
_LEAST = 1e-9  # A probability nearer to 0 or 1 has log-odds beyond anything measured.
# JSON has no infinity.
_UNBOUNDED = (-1e9, 1e9)


class Link(StrEnum):
    """The scale of a calibrated score."""

    LOGIT = "logit"
    LOG_YEARS = "log_years"
    YEARS_BETWEEN = "years_between"
    """The log-odds of where an age lies between the calibration's two ``years``."""
    STANDARD = "standard"


@dataclass(frozen=True, slots=True)
class Calibration:
    """A straight line whose slope and offset depend on how much is read, and how personal it is.

    With w the logarithm of the words (held within ``words_range``) less that of
    ``reference_words``, d the self-disclosure less ``reference_disclosure``, and p the logarithm
    of the words a post (held within ``length_range``), which tells tweets from blogs, less that of
    ``reference_length``, slope and offset are each ``c[0] + c[1] w + c[2] d``, and ``length[0] p``
    and ``length[1] p``, ``together[0] w p`` and ``together[1] w p``, and ``squared[0] d**2`` and
    ``squared[1] d**2`` more. The line's value is log-odds, the logarithm of years, log-odds between
    the two ``years`` or standard deviations, as ``link`` says.

    Where log-odds are curved, the probability is ``low + (high - low) sigmoid(value) ** power``
    (Richards 1959): ``curve`` is low, high and power. It never falls where the value rises.

    ``intervals`` is the conformal table of an 80 % interval: rows ``(words below which it holds,
    value below which it holds, residual's low quantile, high quantile)``; the first row that fits
    counts. ``ages`` is the table of an interval that holds 80 % whatever the writer's age: rows
    ``(words below which it holds, age in years, low, high)``, between which of the line's values
    80 % of the people of that age lie, ascending in words, then age. Both are empty for a
    probability.

    ``bounds`` hold all but the outermost of the values that people held out were given: what lies
    beyond was never measured, and is shown as the bound.
    """

    link: Link
    slope: tuple[float, float, float]
    offset: tuple[float, float, float]
    reference_words: float
    reference_disclosure: float
    words_range: tuple[float, float]
    intervals: tuple[tuple[float, float, float, float], ...] = ()
    bounds: tuple[float, float] = _UNBOUNDED
    length: tuple[float, float] = (0.0, 0.0)
    reference_length: float = 15.0
    length_range: tuple[float, float] = (1.0, 1000.0)
    together: tuple[float, float] = (0.0, 0.0)
    squared: tuple[float, float] = (0.0, 0.0)
    curve: tuple[float, float, float] = _STRAIGHT
    years: tuple[float, float] = (0.0, 0.0)
    ages: tuple[tuple[float, float, float, float], ...] = ()

    @property
    def in_years(self) -> bool:
        """Whether what is calibrated is an age."""
        return self.link in (Link.LOG_YEARS, Link.YEARS_BETWEEN)

    def figure(self, value: float) -> float:
        """Turn a calibrated ``value`` into a probability, years or a percentile."""
        if self.link is Link.LOGIT:
            low, high, power = self.curve
            return low + (high - low) * math.pow(probability(value), power)
        if self.link is Link.LOG_YEARS:
            return math.exp(max(-_MOST_LOG_YEARS, min(value, _MOST_LOG_YEARS)))
        if self.link is Link.YEARS_BETWEEN:
            low, high = self.years
            return low + (high - low) * probability(value)
        return percentile(value)

    def told(self, value: float) -> float:
        """Turn a calibrated ``value`` into what evidence is counted in.

        Years, log-odds of the probability, or standard deviations.
        """
        if self.in_years:
            return self.figure(value)
        if self.curve == _STRAIGHT:
            return value
        chance = min(max(self.figure(value), _LEAST), 1 - _LEAST)
        return math.log(chance / (1 - chance))

    def line(self, words: int, disclosure: float, posts: int = 1) -> tuple[float, float]:
        """Return the slope and offset for a window of so many words, so personal, in ``posts``."""
        amount = _log_ratio(words, self.words_range, self.reference_words)
        personal = disclosure - self.reference_disclosure
        long = _log_ratio(words / max(posts, 1), self.length_range, self.reference_length)
        both, square = amount * long, personal * personal
        slope, offset = (
            c[0] + c[1] * amount + c[2] * personal + by[0] * long + by[1] * both + by[2] * square
            for c, *by in zip(
                (self.slope, self.offset), self.length, self.together, self.squared, strict=True
            )
        )
        return slope, offset

    def apply(self, raw: float, words: int, disclosure: float, posts: int = 1) -> float:
        """Return the calibrated value of ``raw`` on the scale of ``link``."""
        slope, offset = self.line(words, disclosure, posts)
        return slope * raw + offset

    def bounded(self, value: float) -> float:
        """Return a calibrated ``value`` held within what was measured."""
        return min(max(value, self.bounds[0]), self.bounds[1])

    def interval(self, value: float, words: int) -> tuple[float, float]:
        """Return the 80 % interval around a calibrated ``value``, on the scale of ``link``.

        Raises ``ValueError`` for a calibration without a table.
        """
        for words_below, value_below, low, high in self.intervals:
            if words < words_below and value < value_below:
                return value + low, value + high
        msg = "this calibration has no table of intervals"
        raise ValueError(msg)

    def age_interval(self, value: float, words: int) -> tuple[float, float]:
        """Return the years that a calibrated ``value`` is not unusual for, its figure among them.

        These are the ages of ``ages`` between whose bounds ``value`` lies (label-conditional
        conformal prediction; Vovk et al. 2005), interpolated.
        """
        below = next((row[0] for row in self.ages if words < row[0]), self.ages[-1][0])
        rows = [row for row in self.ages if row[0] == below]
        own = self.figure(self.bounded(value))
        oldest = _crossing([(row[2], row[1]) for row in rows], value)
        youngest = _crossing([(row[3], row[1]) for row in rows], value)
        return min(youngest, own), max(oldest, own)

    def to_dict(self) -> dict[str, Any]:
        """Return the calibration as plain data, for a card."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Calibration:
        """Read a calibration from a card's plain data."""
        return cls(
            link=Link(data["link"]),
            slope=tuple(data["slope"]),
            offset=tuple(data["offset"]),
            reference_words=float(data["reference_words"]),
            reference_disclosure=float(data["reference_disclosure"]),
            words_range=tuple(data["words_range"]),
            intervals=tuple(tuple(row) for row in data["intervals"]),
            bounds=tuple(data.get("bounds", _UNBOUNDED)),
            length=tuple(data.get("length", (0.0, 0.0))),
            reference_length=float(data.get("reference_length", 15.0)),
            length_range=tuple(data.get("length_range", (1.0, 1000.0))),
            together=tuple(data.get("together", (0.0, 0.0))),
            squared=tuple(data.get("squared", (0.0, 0.0))),
            curve=tuple(data.get("curve", _STRAIGHT)),
            years=tuple(data.get("years", (0.0, 0.0))),
            ages=tuple(tuple(row) for row in data.get("ages", ())),
        )


def _crossing(curve: Sequence[tuple[float, float]], value: float) -> float:
    """Return the age at which a rising ``curve`` of (value, age) passes ``value``, or its end."""
    for (low, young), (high, old) in pairwise(curve):
        if value <= high:
            return young + (old - young) * max(value - low, 0.0) / max(high - low, 1e-9)
    return curve[-1][1]


def _log_ratio(value: float, within: tuple[float, float], reference: float) -> float:
    return math.log(min(max(value, within[0]), within[1]) / reference)


def probability(log_odds: float) -> float:
    """Return the probability of ``log_odds``, without overflow."""
    if log_odds < 0:
        return math.exp(max(log_odds, -700.0)) / (1 + math.exp(max(log_odds, -700.0)))
    return 1 / (1 + math.exp(-min(log_odds, 700.0)))


def percentile(standard: float) -> float:
    """Return the share of people, in percent, below ``standard`` standard deviations."""
    return 100 * _NORMAL.cdf(standard)
