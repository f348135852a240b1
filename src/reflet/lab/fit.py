"""Fitting a head: n-grams by a linear machine, the rest beside it, added up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.svm import LinearSVC

from reflet.lab.communities import community_columns
from reflet.lab.forest import grow_forest
from reflet.lab.latent import Latent
from reflet.lab.telling import telling_scale
from reflet.lab.vocabulary import Vocabulary, block_factor
from reflet.profiling.features.window import AGREEMENT, HABITS, STYLE
from reflet.profiling.models.bundle import standardise
from reflet.profiling.models.forest import Forest

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Penalty:
    """How a head is held back, and how its parts are added.

    ``cost`` is C of the machine (classes) or the ridge's penalty (numbers). ``style``,
    ``agreement`` multiply those parts' scores before they are added to the n-grams'; nought
    leaves a part out. ``word_weight`` scales the block of words against that of characters.
    ``joint_habits`` puts the standardised habits (style and sameness), so scaled, into the machine
    itself, and ``latent`` the latent coordinates. ``forest`` multiplies the score of trees on the
    habits. ``telling`` is how far the scale of an n-gram follows how telling it is by itself.
    ``communities`` gives each community of training an intercept of its own, so scaled.
    """

    cost: float
    style: float = 0.0
    agreement: float = 0.0
    word_weight: float = 1.0
    joint_habits: float = 0.0
    latent: float = 0.0
    forest: float = 0.0
    telling: float = 0.0
    communities: float = 0.0


@dataclass(frozen=True, eq=False)
class Head:
    """A fitted head: a weighted sum of n-grams' values and of the standardised rest."""

    weights: Floats
    dense_mean: Floats
    dense_scale: Floats
    dense_weights: Floats
    bias: float
    forest: Forest | None

    def raw(self, values: sp.csr_matrix, dense: Floats) -> Floats:
        """Return the raw score of each row."""
        standard = standardise(dense, self.dense_mean, self.dense_scale)
        score = values @ self.weights + standard @ self.dense_weights + self.bias
        return np.asarray(score + _trees(self.forest, standard))


@dataclass(frozen=True, eq=False)
class Rows:
    """Windows ready for a machine: the values of their n-grams, latent coordinates, the rest.

    ``values`` is (rows, n-grams), its words scaled as the penalty says; ``latent`` (rows,
    dimensions), without columns where no latent dimension is used; ``dense`` as in ``Documents``.
    """

    values: sp.csr_matrix
    latent: Floats
    dense: Floats

    def take(self, rows: NDArray[np.int64] | NDArray[np.bool_]) -> Rows:
        """Return these rows alone."""
        return Rows(self.values[rows], self.latent[rows], self.dense[rows])


def stack(parts: Sequence[Rows]) -> Rows:
    """Put rows below rows."""
    return Rows(
        sp.vstack([part.values for part in parts]).tocsr(),
        np.concatenate([part.latent for part in parts]),
        np.concatenate([part.dense for part in parts]),
    )


@dataclass(frozen=True, eq=False)
class Machine:
    """A fitted machine, on ``Rows``: weights on values, latent coordinates and dense features."""

    weights: Floats
    latent_weights: Floats
    dense_mean: Floats
    dense_scale: Floats
    dense_weights: Floats
    bias: float
    forest: Forest | None

    def raw(self, rows: Rows) -> Floats:
        """Return the raw score of each row."""
        standard = standardise(rows.dense, self.dense_mean, self.dense_scale)
        score = rows.values @ self.weights + rows.latent @ self.latent_weights
        score = score + standard @ self.dense_weights + self.bias
        return np.asarray(score + _trees(self.forest, standard))

    def divided(self, unit: float) -> Machine:
        """Return the machine whose raw scores are these divided by ``unit``."""
        return replace(
            self,
            weights=self.weights / unit,
            latent_weights=self.latent_weights / unit,
            dense_weights=self.dense_weights / unit,
            bias=self.bias / unit,
            forest=self.forest and replace(self.forest, value=self.forest.value / unit),
        )


def fit_classes(
    rows: Rows, label: Floats, weight: Floats, groups: NDArray[np.str_], penalty: Penalty
) -> Machine:
    """Fit a machine that tells 1 from 0: above nought is a 1.

    A linear support vector machine on the n-grams (Basile et al. 2017, Pizarro 2019 won PAN's
    tasks so), a logistic regression on the style and another on the agreement. ``groups`` tells
    whose community each row is of.
    """
    mean, deviation = dense_standard(rows.dense)
    standard = standardise(rows.dense, mean, deviation)
    machine = LinearSVC(C=penalty.cost, tol=1e-3, random_state=0, max_iter=3000)
    room = np.ones(rows.values.shape[1], np.float32)
    if penalty.telling:
        room = telling_scale(rows.values, label, weight, penalty.telling)
        rows = replace(rows, values=(rows.values @ sp.diags(room)).tocsr())
    columns = join_columns(rows, standard, penalty)
    n_read = columns.shape[1]
    if penalty.communities:
        columns = sp.hstack([columns, community_columns(groups, penalty.communities)]).tocsr()
    machine.fit(columns, label, weight)
    coefficients = machine.coef_[0, :n_read]
    weights, latent_weights, dense_weights = part_columns(coefficients, rows, penalty)
    weights = weights * room
    bias = float(machine.intercept_[0])
    for block, factor, cost in ((STYLE, penalty.style, 0.1), (AGREEMENT, penalty.agreement, 0.3)):
        if factor:
            beside = LogisticRegression(C=cost, max_iter=3000)
            beside.fit(standard[:, block], label, weight)
            dense_weights[block] += factor * beside.coef_[0]
            bias += factor * float(beside.intercept_[0])
    forest = None
    if penalty.forest:
        forest = grow_forest(standard[:, HABITS], label, weight, penalty.forest)
    return Machine(weights, latent_weights, mean, deviation, dense_weights, bias, forest)


def fit_number(rows: Rows, value: Floats, weight: Floats, penalty: Penalty) -> Machine:
    """Fit a machine that gives a number, by ridge regression on the n-grams and on the style."""
    mean, scale = dense_standard(rows.dense)
    standard = standardise(rows.dense, mean, scale)
    centre = float(np.average(value, weights=weight))
    ridge = Ridge(alpha=penalty.cost, solver="lsqr", tol=1e-3)
    ridge.fit(join_columns(rows, standard, penalty), value - centre, sample_weight=weight)
    weights, latent_weights, dense_weights = part_columns(np.asarray(ridge.coef_), rows, penalty)
    bias = centre + float(ridge.intercept_)
    if penalty.style:
        beside = Ridge(alpha=0.2 * len(value))
        beside.fit(standard[:, STYLE], value - centre, sample_weight=weight)
        dense_weights[STYLE] += penalty.style * beside.coef_
        bias += penalty.style * float(beside.intercept_)
    return Machine(weights, latent_weights, mean, scale, dense_weights, bias, None)


def fold(machine: Machine, vocabulary: Vocabulary, latent: Latent | None, penalty: Penalty) -> Head:
    """Return the machine as a bundle's head: one weight an n-gram, on its unscaled value."""
    weights, bias = machine.weights.copy(), machine.bias
    if latent is not None:
        folded, offset = latent.fold(machine.latent_weights)
        weights[latent.columns] += folded
        bias += offset
    return Head(
        weights * block_factor(vocabulary, penalty.word_weight),
        machine.dense_mean,
        machine.dense_scale,
        machine.dense_weights,
        bias,
        machine.forest,
    )


def join_columns(rows: Rows, standard: Floats, penalty: Penalty) -> sp.csr_matrix:
    """Put side by side what one machine is fitted on; ``standard`` is the standardised rest."""
    columns = [rows.values]
    if rows.latent.shape[1]:
        columns.append(sp.csr_matrix((penalty.latent * rows.latent).astype(np.float32)))
    if penalty.joint_habits:
        habits = (penalty.joint_habits * standard[:, HABITS]).astype(np.float32)
        columns.append(sp.csr_matrix(habits))
    return columns[0] if len(columns) == 1 else sp.hstack(columns).tocsr()


def part_columns(
    coefficients: Floats, rows: Rows, penalty: Penalty
) -> tuple[Floats, Floats, Floats]:
    """Part what ``join_columns`` put together: weights of values, latent coordinates, the rest."""
    n_values, n_latent = rows.values.shape[1], rows.latent.shape[1]
    dense_weights = np.zeros(rows.dense.shape[1])
    if penalty.joint_habits:
        dense_weights[HABITS] = penalty.joint_habits * coefficients[n_values + n_latent :]
    latent = penalty.latent * coefficients[n_values : n_values + n_latent]
    return coefficients[:n_values], latent, dense_weights


def _trees(forest: Forest | None, standard: Floats) -> Floats | float:
    return 0.0 if forest is None else forest.scores(standard[:, HABITS])


def dense_standard(dense: Floats) -> tuple[Floats, Floats]:
    """Return the mean and scale that standardise a window's ``dense``."""
    scale = dense.std(axis=0)
    # What never varies in training (agreement, outside French) must weigh nothing later.
    return dense.mean(axis=0), np.where(scale > 1e-9, scale, 1.0)
