"""Fitting the curve from a line's value to a probability: Richards' (1959), with two plateaux.

probability = low + (high - low) sigmoid(value) ** power. The plateaux are the three- and
four-parameter logistic of test theory (Barton and Lord 1981): some people write like the other sex
however much of theirs is read, and no score makes that less likely. With a power over one, the
curve leaves its lower plateau later and steeper than it reaches the upper one. A sigmoid is the
curve with plateaux of 0 and 1 and a power of one.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

Floats = NDArray[np.float64]

_WIDEST = 0.25
"""How far from 0 and 1 a plateau may lie."""
_START = -2.0
_POWER_PENALTY = 4.0
"""Of the squared logarithm of the power: a few hundred rows are not bent without cause."""
_STEPS = 5000
_TINY = 1e-9


def fit_curve(
    design: Floats, label: Floats, weight: Floats, start: Floats
) -> tuple[Floats, tuple[float, float, float]]:
    """Return a line's coefficients on ``design`` and the curve's low, high and power.

    By penalised likelihood, all at once: half of the squared coefficients is the penalty of these,
    as in ``LogisticRegression`` with ``C`` one; ``start`` are such a regression's. By L-BFGS (Liu
    and Nocedal 1989).
    """
    n = design.shape[1]

    def loss(point: Floats) -> tuple[float, Floats]:
        coefficients, log_power = point[:n], float(point[-1])
        low, high, power = _curve(point[n:])
        sigmoid = expit(design @ coefficients)
        risen = sigmoid**power
        probability = np.clip(low + (high - low) * risen, _TINY, 1 - _TINY)
        likelihood = np.where(label == 1, np.log(probability), np.log1p(-probability))
        pull = weight * np.where(label == 1, 1 / probability, -1 / (1 - probability))
        slope = np.empty_like(point)
        slope[:n] = coefficients - design.T @ (pull * (high - low) * power * risen * (1 - sigmoid))
        share = expit(point[n : n + 2])
        slope[n] = -(pull @ (1 - risen)) * _WIDEST * share[0] * (1 - share[0])
        slope[n + 1] = (pull @ risen) * _WIDEST * share[1] * (1 - share[1])
        bend = pull @ (risen * np.log(np.maximum(sigmoid, 1e-300)))
        slope[-1] = _POWER_PENALTY * log_power - (high - low) * power * bend
        penalty = (coefficients @ coefficients + _POWER_PENALTY * log_power**2) / 2
        return float(penalty - weight @ likelihood), slope

    found = minimize(
        loss,
        np.concatenate([start, [_START, _START, 0.0]]),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": _STEPS, "maxfun": 2 * _STEPS, "ftol": 1e-12},
    )
    return np.asarray(found.x[:n]), _curve(found.x[n:])


def _curve(point: Floats) -> tuple[float, float, float]:
    low, high = _WIDEST * expit(point[:2])
    return float(low), float(1 - high), float(np.exp(point[2]))
