"""Within one corpus: what is reached on people like those learned from, nested and grouped.

Not what a stranger gets (see ``leave_out``): topics and tasks of the corpus are shared. Ours is a
kernel ridge on n-grams or single words, on the dense coordinates, on style, and on what heads
learned from the other corpora alone say; where all answered the same questions, on each answer
apart besides. The peer is a ridge on TF-IDF of word 1-2-grams, on the corpus alone, in the same
folds. Where a sentence encoder is here (``encoder``), ours is measured once more with what it makes
of the texts beside. Of all the penalty, and of ours which of these counts for how much
(``_tried``), is chosen within the folds of training.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
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
from reflet.profiling.features.window import STYLE
from reflet.profiling.models.bundle import STYLE_LIMIT

Floats = NDArray[np.float64]

_INNER_FOLDS = 4
_PENALTIES = (3.0, 10.0, 30.0, 100.0)
_FROM_OTHERS = (0.3, 1.0)
_FROM_OTHERS_BESIDE_WORDS = (0.3, 1.0, 3.0)
_WORDS = 4.0
"""Single words of the corpus, against the coordinates learned from all texts."""
_ENCODED = (1.0, 2.0)
"""What a sentence encoder reads, against all the rest."""


@dataclass(frozen=True, eq=False)
class Answers:
    """What all wrote to one question: ``coordinates`` and ``dense`` (style), a row an author."""

    coordinates: Floats
    dense: Floats


def within_corpus(
    one: Rated,
    values: sp.csr_matrix,
    coordinates: Floats,
    from_others: Floats,
    by_question: Sequence[Answers] = (),
    *,
    encode: Callable[[Sequence[str]], Floats] | None = None,
) -> dict[str, Any]:
    """Return the row of a corpus: figures of r, or of AUC where its labels are yes or no.

    ``from_others`` is what heads that never saw this corpus say of its authors: (authors, five).
    ``by_question`` is one an answer, where all authors answered the same questions. ``encode``
    gives a sentence encoder's numbers of each text, if there is an encoder.
    """
    kernels = _tried(one, values, coordinates, from_others, by_question)
    ours = _nested(one, kernels)
    peer = _nested(one, [_kernel(_plain(one))])
    is_binary = all(len(np.unique(column)) == 2 for column in one.label.T)
    row = {
        "corpus": one.name,
        "n": len(one.label),
        "measure": "auc" if is_binary else "r",
        "ours": _figures(one, ours, is_binary=is_binary),
        "peer": _figures(one, peer, is_binary=is_binary),
    }
    if encode is not None:
        texts = _texts_by_question(one) if by_question else [_texts(one)]
        encoded = _together([standardised(encode(part)) for part in texts])
        beside = [_centred(kernel) + weight * encoded for kernel in kernels for weight in _ENCODED]
        row["with_encoder"] = _figures(one, _nested(one, beside), is_binary=is_binary)
    return row


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


def _tried(
    one: Rated,
    values: sp.csr_matrix,
    coordinates: Floats,
    from_others: Floats,
    by_question: Sequence[Answers],
) -> list[Floats]:
    """Return the kernels that each fold chooses among."""
    told = _kernel(standardised(from_others))
    ngrams = _kernel(values) + _kernel(coordinates)
    if by_question:
        latent = _together([answers.coordinates for answers in by_question])
        ngrams = ngrams + 2 * latent
        words = _WORDS * (_kernel(_words(one)) + _together(_words_by_question(one)))
        style = _together([_style(answers.dense) for answers in by_question])
    else:
        latent = _kernel(coordinates)
        words = _WORDS * _kernel(_words(one))
        style = _kernel(_style(one.documents.dense))
    return [
        *(ngrams + weight * told for weight in _FROM_OTHERS),
        *(words + latent + style + weight * told for weight in _FROM_OTHERS_BESIDE_WORDS),
    ]


def _style(dense: Floats) -> Floats:
    return np.clip(standardised(dense[:, STYLE]), -STYLE_LIMIT, STYLE_LIMIT)


def _words(one: Rated) -> sp.csr_matrix:
    return _single_words(_texts(one))


def _words_by_question(one: Rated) -> list[sp.csr_matrix]:
    return [_single_words(texts) for texts in _texts_by_question(one)]


def _single_words(texts: Sequence[str]) -> sp.csr_matrix:
    # Weighed on the whole corpus, which sees no label.
    return TfidfVectorizer(min_df=2, sublinear_tf=True).fit_transform(texts)


def _together(parts: Sequence[Floats | sp.csr_matrix]) -> Floats:
    return _centred(np.sum([_kernel(part) for part in parts], axis=0))


def _plain(one: Rated) -> sp.csr_matrix:
    # Weighed on the whole corpus, which sees no label.
    return TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True).fit_transform(
        _texts(one)
    )


def _texts(one: Rated) -> list[str]:
    return ["\n".join(texts_of(author, ALL)) for author in one.authors]


def _texts_by_question(one: Rated) -> list[list[str]]:
    return [list(texts) for texts in zip(*(author.posts for author in one.authors), strict=True)]


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
