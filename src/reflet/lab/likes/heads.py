"""The heads: a logistic or a ridge regression on the components, its penalty chosen by the data.

The penalty is the one whose scores of users left out predict best, once calibrated: a strong
penalty shrinks scores, which calibration puts right. What a model without one user says of that
user is exact in closed form for the ridge (Allen's PRESS), and one Newton step away for the
logistic (Rad & Maleki, «A scalable estimate of the out-of-sample prediction error via approximate
leave-one-out», JRSS B 82, 2020). So no inner folds are needed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.linalg
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Factor = tuple[Floats, bool]

PENALTIES = tuple(float(10**power) for power in np.arange(-2.0, 3.01, 0.5))
# The penalty is chosen on so many users at most: it is a statement on how large weights are, which
# more users do not change.
_CHOOSING = 5_000
_STEPS = 30
# The last of Newton's steps is the first that gains less than so many nats a user: what it leaves
# to be gained is about the square of that. To compare penalties, less will do.
_CLOSE, _CLOSE_ENOUGH = 1e-9, 1e-6
_LONGEST = 20.0
_SLOW = 0.1


@dataclass(frozen=True, eq=False)
class Head:
    """A weighted sum of components: ``weights`` (components) and ``bias``.

    ``loss`` is that of the scores left out, calibrated, for the penalty chosen: squared units, or
    nats.
    """

    weights: Floats
    bias: float
    penalty: float
    loss: float

    def score(self, places: NDArray[np.floating]) -> Floats:
        """Return the raw scores of users at these ``places``, (users, components)."""
        return np.asarray(places @ self.weights.astype(places.dtype), dtype=np.float64) + self.bias


def fit_ridge(
    places: NDArray[np.floating], truth: Floats, penalties: tuple[float, ...] = PENALTIES
) -> Head:
    """Fit a number; the bias is not penalised."""
    few = _few(len(truth))
    best = _choose_ridge(places[few], truth[few], penalties)
    if len(few) == len(truth):
        return best
    middle, centre = places.mean(axis=0), truth.mean()
    centred, target = places - middle, (truth - centre).astype(places.dtype)
    products = (centred.T @ centred).astype(np.float64)
    products[np.diag_indices_from(products)] += best.penalty
    weights = scipy.linalg.solve(products, centred.T @ target, assume_a="pos")
    return Head(weights, float(centre - middle @ weights), best.penalty, best.loss)


def fit_logistic(
    places: NDArray[np.floating],
    truth: Floats,
    penalties: tuple[float, ...] = PENALTIES,
) -> Head:
    """Fit the log-odds of a ``truth`` of 1 and 0; the bias is not penalised."""
    design = np.column_stack([places, np.ones(len(places), dtype=places.dtype)])
    few = _few(len(truth))
    best = _choose_logistic(design[few], truth[few], penalties)
    start = np.append(best.weights, best.bias)
    theta = newton_logistic(design, truth, _ridge(best.penalty, len(start)), start)
    return Head(theta[:-1], float(theta[-1]), best.penalty, best.loss)


def _few(users: int) -> NDArray[np.int64]:
    """Return the users on whom the penalty is chosen."""
    return np.random.default_rng(0).permutation(users)[:_CHOOSING]


def _choose_ridge(
    places: NDArray[np.floating], truth: Floats, penalties: tuple[float, ...]
) -> Head:
    """Fit each penalty, and return the head of least loss."""
    middle, centre = places.mean(axis=0), truth.mean()
    centred, target = places - middle, truth - centre
    strength, turn = np.linalg.eigh((centred.T @ centred).astype(np.float64))
    strength = np.maximum(strength, 0)
    turned = (centred @ turn.astype(places.dtype)).astype(np.float64)
    pull, squares = turned.T @ target, turned**2
    best: Head | None = None
    for penalty in penalties:
        shrunk = pull / (strength + penalty)
        leverage = squares @ (1 / (strength + penalty)) + 1 / len(truth)
        left_out = target - (target - turned @ shrunk) / np.maximum(1 - leverage, 1e-3)
        loss = _line_loss(left_out, target)
        if best is None or loss < best.loss:
            weights = turn @ shrunk
            best = Head(weights, float(centre - middle @ weights), penalty, loss)
    assert best is not None
    return best


def _choose_logistic(
    design: NDArray[np.floating], truth: Floats, penalties: tuple[float, ...]
) -> Head:
    """Fit each penalty, from the strongest, and return the head of least loss."""
    theta = np.zeros(design.shape[1])
    theta[-1] = np.log(truth.mean() / (1 - truth.mean()))
    best: Head | None = None
    risen = 0
    for penalty in sorted(penalties, reverse=True):  # each a warm start for the next
        theta, left_out = _newton(design, truth, penalty, theta)
        loss = _logistic_loss(left_out, truth)
        if best is None or loss < best.loss:
            best, risen = Head(theta[:-1].copy(), float(theta[-1]), penalty, loss), 0
        else:
            risen += 1
            if risen == 2:
                break  # the loss has one valley
    assert best is not None
    return best


def newton_logistic(
    design: NDArray[np.floating], truth: Floats, ridge: Floats, start: Floats
) -> Floats:
    """Return the weights of least penalised loss; ``ridge`` is each column's penalty."""
    return _descend(design, truth, ridge, start, _CLOSE)


def _descend(
    design: NDArray[np.floating], truth: Floats, ridge: Floats, start: Floats, close: float
) -> Floats:
    """Take Newton's steps until the last gains less than ``close`` nats a user.

    A curvature costs fifty slopes and changes little near the end, so one serves for as long as
    each step gains a tenth of the one before, or less.
    """
    theta, gained, factor = start, np.inf, None
    for _ in range(_STEPS):
        chance = _chance(design, theta)
        slope = design.T @ (truth - chance).astype(design.dtype) - ridge * theta
        if factor is None:
            factor = _curvature(design, chance, ridge)
        step = scipy.linalg.cho_solve(factor, slope)
        # A long step overshoots where classes are nearly apart; held, it still gets there.
        theta = theta + step * min(1.0, _LONGEST / max(float(np.linalg.norm(step)), 1e-12))
        before, gained = gained, float(slope @ step)
        if gained < 2 * close * len(truth):
            break
        if gained > _SLOW * before:
            factor = None
    return theta


def _newton(
    design: NDArray[np.floating], truth: Floats, penalty: float, start: Floats
) -> tuple[Floats, Floats]:
    """Return the penalised optimum, and the scores of users approximately left out."""
    ridge = _ridge(penalty, len(start))
    theta = _descend(design, truth, ridge, start, _CLOSE_ENOUGH)
    chance = _chance(design, theta)
    curve, factor = chance * (1 - chance), _curvature(design, chance, ridge)
    inverse = scipy.linalg.cho_solve(factor, np.eye(len(theta))).astype(design.dtype)
    leverage = np.einsum("ij,ij->i", design @ inverse, design)
    held = np.minimum(curve * leverage, 0.99)
    score = np.asarray(design @ theta.astype(design.dtype), dtype=np.float64)
    return theta, score - leverage * (truth - chance) / (1 - held)


def _ridge(penalty: float, columns: int) -> Floats:
    """Return each column's penalty; the last, the bias, has none to speak of."""
    return np.append(np.full(columns - 1, penalty), 1e-9)


def _curvature(design: NDArray[np.floating], chance: Floats, ridge: Floats) -> Factor:
    curve = (chance * (1 - chance)).astype(design.dtype)
    hessian = (design.T @ (design * curve[:, None])).astype(np.float64)
    factor: Factor = scipy.linalg.cho_factor(hessian + np.diag(ridge))
    return factor


def _chance(design: NDArray[np.floating], theta: Floats) -> Floats:
    score = (design @ theta.astype(design.dtype)).astype(np.float64)
    return np.asarray(1 / (1 + np.exp(-np.clip(score, -30, 30))))


def _logistic_loss(score: Floats, truth: Floats) -> float:
    """Return the mean loss of ``score`` after the line that calibrates it best, in nats."""
    spread = max(float(score.std()), 1e-12)
    design = np.column_stack([(score - score.mean()) / spread, np.ones(len(score))])
    line = newton_logistic(design, truth, np.full(2, 1e-6), np.zeros(2))
    if line[0] < 0:  # scores that point the wrong way predict nothing
        line = np.array([0.0, np.log(truth.mean() / (1 - truth.mean()))])
    said = design @ line
    return float(np.mean(np.logaddexp(0, np.where(truth == 1, -said, said))))


def _line_loss(score: Floats, truth: Floats) -> float:
    """Return the mean squared error of ``score`` after the line that calibrates it best."""
    apart = score - score.mean()
    slope = max(0.0, float(apart @ truth) / max(float(apart @ apart), 1e-12))
    return float(np.mean((truth - truth.mean() - slope * apart) ** 2))
