"""Within one corpus: what is reached on people like those learned from, nested and grouped.

Not what a stranger gets (see ``leave_out``): topics and tasks of the corpus are shared. Ours is a
kernel ridge on n-grams, on the dense coordinates, and on what heads learned from the other corpora
alone say; the peer a ridge on TF-IDF of word 1-2-grams, on the corpus alone, in the same folds. Of
both the penalty, and ours how much the other corpora weigh, is chosen within the folds of training.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from itertools import product
from typing import Any

import numpy as np
import scipy.linalg as la
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer

from reflet.lab.documents import ALL, texts_of
from reflet.lab.metrics import auc, bootstrap, correlation
from reflet.lab.personality.leave_out import TRAITS
from reflet.lab.personality.rated import Rated, standardised
from reflet.lab.splits import SEED, group_folds

Floats = NDArray[np.float64]

_INNER_FOLDS = 4
_PENALTIES = (3.0, 10.0, 30.0, 100.0)
_FROM_OTHERS = (0.3, 1.0)


def within_corpus(
    one: Rated,
    values: sp.csr_matrix,
    coordinates: Floats,
    from_others: Floats,
    by_question: Sequence[Floats] = (),
) -> dict[str, Any]:
    """Return the row of a corpus: figures of r, or of AUC where its labels are yes or no.

    ``from_others`` is what heads that never saw this corpus say of its authors: (authors, five).
    ``by_question`` are coordinates of each answer, where all authors answered the same questions.
    """
    told = _kernel(standardised(from_others))
    both = _kernel(values) + _kernel(coordinates)
    tried = [both + weight * told for weight in _FROM_OTHERS]
    if by_question:
        apart = _centred(np.sum([_kernel(answers) for answers in by_question], axis=0))
        tried = [2 * apart + one_of for one_of in tried]
    ours = _nested(one, tried)
    peer = _nested(one, [_kernel(_plain(one))])
    is_binary = all(len(np.unique(column)) == 2 for column in one.label.T)
    return {
        "corpus": one.name,
        "n": len(one.label),
        "measure": "auc" if is_binary else "r",
        "ours": _figures(one, ours, is_binary=is_binary),
        "peer": _figures(one, peer, is_binary=is_binary),
    }


def _figures(one: Rated, said: Floats, *, is_binary: bool) -> dict[str, Any]:
    measure = auc if is_binary else correlation
    truth = (one.label > 0).astype(np.float64) if is_binary else one.label

    def mean(label: Floats, score: Floats) -> float:
        return float(np.mean([measure(a, b) for a, b in zip(label.T, score.T, strict=True)]))

    values = {
        trait: round(measure(truth[:, column], said[:, column]), 3)
        for column, trait in enumerate(TRAITS)
    }
    return {**values, "mean": asdict(bootstrap(mean, truth, said, one.group))}


def _plain(one: Rated) -> sp.csr_matrix:
    # Weighed on the whole corpus, which sees no label.
    texts = ["\n".join(texts_of(author, ALL)) for author in one.authors]
    return TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True).fit_transform(texts)


def _kernel(rows: Floats | sp.csr_matrix) -> Floats:
    """Return the products of all rows with each other, centred, their mean square one."""
    if isinstance(rows, np.ndarray):
        return _centred(rows @ rows.T)
    return _centred((rows @ rows.T).toarray())


def _centred(products: Floats) -> Floats:
    mean = products.mean(axis=0)
    centred = products - mean - mean[:, None] + mean.mean()
    return np.asarray(centred / max(float(np.trace(centred)) / len(centred), 1e-12))


def _nested(one: Rated, kernels: Sequence[Floats]) -> Floats:
    """Return what is said of each author by heads whose every choice was made without them."""
    same = [""] * len(one.label)
    fold = group_folds(list(one.group), same)
    said = np.zeros_like(one.label)
    for number in np.unique(fold):
        train, test = np.flatnonzero(fold != number), np.flatnonzero(fold == number)
        inner = group_folds(list(one.group[train]), same[: len(train)], _INNER_FOLDS, SEED + 1)
        tried = {}
        for place in range(len(kernels)):
            held = np.zeros((len(_PENALTIES), len(train), one.label.shape[1]))
            for part in range(_INNER_FOLDS):
                seen, unseen = train[inner != part], train[inner == part]
                held[:, inner == part] = _ridges(kernels[place], one.label, seen, unseen)
            for penalty, scores in zip(_PENALTIES, held, strict=True):
                tried[place, penalty] = np.mean(
                    [correlation(a, b) for a, b in zip(one.label[train].T, scores.T, strict=True)]
                )
        place, penalty = max(product(range(len(kernels)), _PENALTIES), key=tried.__getitem__)
        said[test] = _ridges(kernels[place], one.label, train, test, (penalty,))[0]
    return said


def _ridges(
    kernel: Floats,
    label: Floats,
    train: NDArray[np.int64],
    test: NDArray[np.int64],
    penalties: Sequence[float] = _PENALTIES,
) -> Floats:
    """Return the prediction of ``test`` for each penalty: (penalties, rows, five)."""
    products, across = kernel[np.ix_(train, train)], kernel[np.ix_(test, train)]
    mean, centre = products.mean(axis=0), label[train].mean(axis=0)
    products = products - mean - mean[:, None] + mean.mean()
    across = across - across.mean(axis=1, keepdims=True) - mean + mean.mean()
    unit = np.trace(products) / len(train)
    said = []
    for penalty in penalties:
        ridge = products + penalty * unit * np.eye(len(train))
        said.append(across @ la.solve(ridge, label[train] - centre, assume_a="pos") + centre)
    return np.array(said)
