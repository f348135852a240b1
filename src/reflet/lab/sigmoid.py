"""Ages by least squares through a sigmoid: of the youngest and oldest, nobody is younger or older.

A line in years, or in their logarithm, is pulled by the ends of a range: to come near 40 it must
overshoot whoever writes like the oldest. Years = low + (high - low) sigmoid(z), with z linear,
levels off instead. It is fitted by L-BFGS (Liu & Nocedal 1989) from a ridge regression's start.
"""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit
from sklearn.linear_model import Ridge

from reflet.lab.fit import Machine, Penalty, Rows, dense_standard, join_columns, part_columns
from reflet.profiling.models.bundle import standardise

Floats = NDArray[np.float64]

_STEPS = 40
_START_PENALTY = 4.0
_MARGIN = 0.1


def fit_years(
    rows: Rows, years: Floats, weight: Floats, penalty: Penalty, between: tuple[float, float]
) -> Machine:
    """Fit a machine whose raw score is the log-odds of where an age lies ``between`` two.

    ``penalty.cost`` is added to the squared errors, in units of the ages' variance, for each unit
    of squared weight. Style counts where ``joint_habits`` puts it among the rest, not beside it.
    """
    mean, scale = dense_standard(rows.dense)
    design = join_columns(rows, standardise(rows.dense, mean, scale), penalty)
    coefficients, bias = _fit(design, years, weight, penalty.cost, between)
    weights, latent_weights, dense_weights = part_columns(coefficients, rows, penalty)
    return Machine(weights, latent_weights, mean, scale, dense_weights, bias, None)


def _log_odds(years: Floats, between: tuple[float, float]) -> Floats:
    """Return where ``years`` lie between two, those at and beyond the ends held a tenth within."""
    low, high = between
    share = np.clip((years - low) / (high - low), _MARGIN, 1 - _MARGIN)
    return np.asarray(np.log(share / (1 - share)))


def _fit(
    design: sp.csr_matrix,
    years: Floats,
    weight: Floats,
    cost: float,
    between: tuple[float, float],
) -> tuple[Floats, float]:
    low, high = between
    target = _log_odds(years, between)
    centre = float(np.average(target, weights=weight))
    start = Ridge(alpha=_START_PENALTY, solver="lsqr", tol=1e-3)
    start.fit(design, target - centre, sample_weight=weight)
    transposed = design.T.tocsr()
    unit = weight / float(np.average((years - years.mean()) ** 2, weights=weight))

    def loss(point: Floats) -> tuple[float, Floats]:
        share = expit(design @ point[:-1].astype(design.dtype) + point[-1])
        error = low + (high - low) * share - years
        pull = unit * error * (high - low) * share * (1 - share)
        slope = transposed @ pull.astype(design.dtype) + cost * point[:-1]
        total = unit @ error**2 + cost * (point[:-1] @ point[:-1])
        return 0.5 * float(total), np.append(slope, pull.sum())

    found = minimize(
        loss,
        np.append(start.coef_, start.intercept_ + centre),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": _STEPS, "ftol": 1e-6},
    )
    return np.asarray(found.x[:-1]), float(found.x[-1])
