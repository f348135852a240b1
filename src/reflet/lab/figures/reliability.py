"""Whether probabilities and intervals are what they say, in bins, on people held out."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reflet.lab.calibrate_age import COVERAGE
from reflet.lab.figures.by_whom import named_cells, word_bins
from reflet.lab.figures.judged import Judged, age_group
from reflet.lab.metrics import ECE_BINS, both_alike

Floats = NDArray[np.float64]

TOLERANCE = 0.02
"""An interval may cover so much more or less than it says, and two standard errors besides."""

ANSWERED = "age answered"
_FEWEST = 10


def reliability(judged: Judged) -> dict[str, Any]:
    """Return, in ten bins of equal numbers, what was said and how often it was so.

    Both classes weigh the same, as in the calibration. ``low`` and ``high`` bound the share by
    Wilson's 95 % interval for the bin's effective number of people.
    """
    label, probability = judged.held.label, 1 / (1 + np.exp(-judged.value))
    weight = both_alike(label)
    order = np.argsort(probability, kind="stable")
    bins = []
    for rows in np.array_split(order, min(ECE_BINS, len(order) // _FEWEST)):
        share = float(np.average(label[rows], weights=weight[rows]))
        effective = float(weight[rows].sum() ** 2 / (weight[rows] ** 2).sum())
        low, high = wilson(share, effective)
        bins.append(
            {
                "said": float(np.average(probability[rows], weights=weight[rows])),
                "found": share,
                "low": low,
                "high": high,
                "n": len(rows),
            }
        )
    return {**judged.title, "bins": bins}


def wilson(share: float, n: float, z: float = 1.96) -> tuple[float, float]:
    """Return Wilson's interval of a share found in ``n`` draws (Wilson 1927)."""
    centre = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * math.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    return centre - half, centre + half


def interval_coverage(judged: Judged) -> list[dict[str, Any]]:
    """Return how often the 80 % interval holds the truth: of all, and in each bin.

    ``allowed`` is by how much a bin of so many people may miss: ``TOLERANCE`` and two standard
    errors of a share of .8. The interval is made to hold whatever the writer's own age; how often
    it holds by the age that is answered is told, without a verdict in ``passes``.
    """
    label = judged.held.label
    inside = (label >= judged.interval[:, 0]) & (label <= judged.interval[:, 1])
    cells = {("all", "all"): np.ones(len(label), dtype=bool)}
    for name, at in word_bins(judged.held.words).items():
        cells["words read", name] = at
    for dimension, names in (("sex", judged.sex), ("age", judged.band)):
        for name, at in named_cells(names).items():
            cells[dimension, name] = at
    answered = np.array([age_group(float(age)) for age in np.exp(judged.value)])
    for name, at in named_cells(answered).items():
        cells[ANSWERED, name] = at
    rows = []
    for (dimension, name), at in cells.items():
        n = int(at.sum())
        if n >= _FEWEST:
            allowed = TOLERANCE + 2 * math.sqrt(COVERAGE * (1 - COVERAGE) / n)
            covered = float(inside[at].mean())
            rows.append(
                {
                    **judged.title,
                    "dimension": dimension,
                    "cell": name,
                    "n": n,
                    "covered": covered,
                    "allowed": allowed,
                    "passes": None if dimension == ANSWERED else abs(covered - COVERAGE) <= allowed,
                }
            )
    return rows
