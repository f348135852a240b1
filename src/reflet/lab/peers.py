"""The peer that has won PAN's tasks, in the same folds and on one corpus alone.

A linear support vector machine on TF-IDF of word 1-2-grams and character 3-5-grams (Basile et al.
2017, first in PAN 2017; Daneshvar & Inkpen 2018 and Pizarro 2019 hardly differ); for age a ridge
on the same. No agreement, no style, no other corpus, no normalisation.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.feature_extraction.text import HashingVectorizer, TfidfTransformer
from sklearn.linear_model import Ridge
from sklearn.svm import LinearSVC

from reflet.lab.corpus import Corpus
from reflet.lab.crossvalidate import HeldOut
from reflet.lab.documents import View, texts_of
from reflet.profiling.estimate import Trait

LARGE = 5000
"""From so many people on, characters 3 and 4 within words take the place of 3 to 5."""

_MINIMUM_AUTHORS = 2
_PLACES = 2**20


def peer_scores(corpus: Corpus, view: View, trait: Trait, held: HeldOut) -> NDArray[np.float64]:
    """Return the peer's score of each person of ``held``, trained on the other folds' people."""
    texts = ["\n".join(texts_of(corpus.authors[i], view)) for i in held.author]
    counts = _count(texts)
    scores = np.zeros(len(texts))
    for number in np.unique(held.fold):
        train, test = np.flatnonzero(held.fold != number), np.flatnonzero(held.fold == number)
        table, unseen = _weigh(counts, train, test)
        if trait is Trait.AGE:
            ridge = Ridge(alpha=1.0, solver="lsqr").fit(table, held.label[train])
            scores[test] = ridge.predict(unseen)
        else:
            machine = LinearSVC(C=1.0, tol=1e-3, random_state=0).fit(table, held.label[train])
            scores[test] = machine.decision_function(unseen)
    return scores


def _count(texts: Sequence[str]) -> list[sp.csr_matrix]:
    """Count the n-grams of words and of characters, each hashed, once for all folds."""
    characters = ("char_wb", (3, 4)) if len(texts) > LARGE else ("char", (3, 5))
    return [
        HashingVectorizer(
            analyzer=analyzer,
            ngram_range=ngrams,
            n_features=_PLACES,
            alternate_sign=False,
            norm=None,
            dtype=np.float32,
        ).transform(texts)
        for analyzer, ngrams in (("word", (1, 2)), characters)
    ]


def _weigh(
    counts: Sequence[sp.csr_matrix], train: NDArray[np.int64], test: NDArray[np.int64]
) -> tuple[sp.csr_matrix, sp.csr_matrix]:
    """Weigh each block by what the people to train on used, and put the blocks side by side."""
    tables, unseen = [], []
    for block in counts:
        rows = block[train]
        kept = np.bincount(rows.indices, minlength=_PLACES) >= _MINIMUM_AUTHORS
        weigh = TfidfTransformer(sublinear_tf=True)
        tables.append(weigh.fit_transform(rows[:, kept]))
        unseen.append(weigh.transform(block[test][:, kept]))
    return sp.hstack(tables).tocsr(), sp.hstack(unseen).tocsr()
