"""Selective prediction: how often the answers are right when the least sure are not given.

People are ordered by how far their calibrated log-odds are from nought; each was calibrated on
other groups (El-Yaniv & Wiener 2010 call the curve risk against coverage).
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reflet.lab.figures.judged import Judged
from reflet.lab.metrics import accuracy, balanced_accuracy, bootstrap

NAMED = 0.8
"""The coverage whose figures are given with their bounds."""

_COVERAGES = tuple(round(0.1 + 0.05 * step, 2) for step in range(19))
_FEWEST = 20


def selective(judged: Judged) -> dict[str, Any]:
    """Return accuracy and balanced accuracy at each coverage, and with bounds where it is .8."""
    truth, log_odds, group = judged.held.label, judged.value, judged.held.group
    curve = []
    for coverage in _COVERAGES:
        kept = surest(log_odds, coverage)
        if kept.sum() >= _FEWEST and len(np.unique(truth[kept])) == 2:
            curve.append(
                {
                    "coverage": coverage,
                    "n": int(kept.sum()),
                    "accuracy": accuracy(truth[kept], log_odds[kept]),
                    "balanced_accuracy": balanced_accuracy(truth[kept], log_odds[kept]),
                }
            )
    kept = surest(log_odds, NAMED)
    # A figure of both kinds of people needs both among the surest.
    has_both = len(np.unique(truth[kept])) == 2
    at = {
        name: asdict(bootstrap(measure, truth[kept], log_odds[kept], group[kept]))
        if has_both
        else None
        for name, measure in (("accuracy", accuracy), ("balanced_accuracy", balanced_accuracy))
    }
    return {**judged.title, "curve": curve, "at": {"coverage": NAMED, **at}}


def surest(log_odds: NDArray[np.float64], coverage: float) -> NDArray[np.bool_]:
    """Return who is among the share ``coverage`` whose answers are the surest."""
    count = max(round(coverage * len(log_odds)), 1)
    kept = np.zeros(len(log_odds), dtype=bool)
    kept[np.argsort(-np.abs(log_odds), kind="stable")[:count]] = True
    return kept
