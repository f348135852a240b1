"""What the engine is compared with: plain regressions on the raw matrix, and the tutorial's recipe.

Written plainly with scikit-learn. The tutorial is Kosinski, Wang, Lakkaraju & Leskovec, «Mining
big data to extract patterns and predict real-life outcomes», Psychological Methods 21 (2016): a
truncated SVD of the training users, 50 components, then unpenalised regressions on them (its
varimax rotation changes nothing in an unpenalised regression's predictions).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.decomposition import TruncatedSVD
from sklearn.linear_model import (
    LinearRegression,
    LogisticRegression,
    Ridge,
    RidgeCV,
)
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline

from reflet.lab.likes.folds import Learner
from reflet.lab.likes.labels import Label
from reflet.profiling.estimate import Trait

TUTORIAL_COMPONENTS = 50
_GRID = (0.003, 0.01, 0.03, 0.1, 0.3, 1.0)
_STEPS = 3000


@dataclass(frozen=True)
class _Regressions:
    models: dict[Trait, Any]

    def scores(self, liked: sp.csr_matrix) -> dict[Trait, NDArray[np.float64]]:
        said = {}
        for trait, model in self.models.items():
            score = getattr(model, "decision_function", model.predict)
            said[trait] = np.asarray(score(liked), dtype=np.float64)
        return said


def plain() -> Learner:
    """Return scikit-learn's regressions on the raw matrix, as they come (C = 1, alpha = 1)."""
    return _learner(lambda: LogisticRegression(max_iter=_STEPS), lambda: Ridge(alpha=1.0))


def tuned() -> Learner:
    """Return the same with their penalty chosen by cross-validation inside the training users."""
    return _learner(
        lambda: GridSearchCV(
            LogisticRegression(max_iter=_STEPS), {"C": list(_GRID)}, scoring="roc_auc", cv=5
        ),
        lambda: RidgeCV(alphas=[1 / c for c in _GRID], cv=5),
    )


def tutorial(components: int = TUTORIAL_COMPONENTS) -> Learner:
    """Return the tutorial's recipe; fewer components where the matrix has no more."""

    def reduced(width: int, last: Any) -> Any:
        count = min(components, width - 1)
        return make_pipeline(TruncatedSVD(count, algorithm="arpack", random_state=0), last)

    def learn(
        liked: sp.csr_matrix, labels: Sequence[Label], rows: NDArray[np.int64]
    ) -> _Regressions:
        width = min(liked.shape[1], len(rows))
        inner = _learner(
            lambda: reduced(width, LogisticRegression(C=np.inf, max_iter=_STEPS)),
            lambda: reduced(width, LinearRegression()),
        )
        return inner(liked, labels, rows)  # type: ignore[return-value]

    return learn


def _learner(logistic: Callable[[], Any], linear: Callable[[], Any]) -> Learner:
    def learn(
        liked: sp.csr_matrix, labels: Sequence[Label], rows: NDArray[np.int64]
    ) -> _Regressions:
        models = {}
        for label in labels:
            known = rows[label.known[rows]]
            model = logistic() if label.is_binary else linear()
            models[label.trait] = model.fit(liked[known].astype(np.float64), label.target[known])
        return _Regressions(models)

    return learn
