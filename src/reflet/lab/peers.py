"""The plain peer, in the same folds: TF-IDF n-grams and a linear machine, on one corpus alone.

Characters 2 to 5 as in PAN's baselines, words 1 and 2 where a corpus is too large for these; no
agreement, no style, no other corpus, no normalisation.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import Ridge
from sklearn.svm import LinearSVC

from reflet.lab.crossvalidate import Corpus, HeldOut
from reflet.lab.documents import View, texts_of
from reflet.profiling.estimate import Trait

LARGE = 5000
"""From so many people on, words 1 and 2 take the place of characters 2 to 5."""


def peer_scores(corpus: Corpus, view: View, trait: Trait, held: HeldOut) -> NDArray[np.float64]:
    """Return the peer's score of each person of ``held``, trained on the other folds' people."""
    texts = ["\n".join(texts_of(corpus.authors[i], view)) for i in held.author]
    is_large = len(texts) > LARGE
    scores = np.zeros(len(texts))
    for number in np.unique(held.fold):
        train, test = np.flatnonzero(held.fold != number), np.flatnonzero(held.fold == number)
        vectorizer = TfidfVectorizer(
            analyzer="word" if is_large else "char",
            ngram_range=(1, 2) if is_large else (2, 5),
            min_df=5,
            sublinear_tf=True,
            dtype=np.float32,
        )
        table = vectorizer.fit_transform([texts[i] for i in train])
        unseen = vectorizer.transform([texts[i] for i in test])
        if trait is Trait.AGE:
            ridge = Ridge(alpha=1.0, solver="lsqr").fit(table, held.label[train])
            scores[test] = ridge.predict(unseen)
        else:
            machine = LinearSVC(C=1.0, tol=1e-3).fit(table, held.label[train])
            scores[test] = machine.decision_function(unseen)
    return scores
