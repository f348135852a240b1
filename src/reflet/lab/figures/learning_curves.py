"""Learning curves: how well people held out are read, from how much of them is read.

Each person is scored by the machine of the fold that holds them out, at every amount of text that
they wrote; authors are read one after the other and only their scores are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reflet.lab.corpora import Author
from reflet.lab.documents import ALL, Documents, View, first_words, tabulate, texts_of
from reflet.lab.metrics import (
    auc,
    balanced_accuracy,
    bootstrap,
    correlation,
    mean_absolute_error,
)
from reflet.profiling.estimate import Trait
from reflet.profiling.features.window import WindowFeatures, pool, read_posts

Floats = NDArray[np.float64]
Places = NDArray[np.int64]

AMOUNTS: tuple[View, ...] = (
    *(View(posts=posts) for posts in (1, 5, 10, 25, 50, 100, 200)),
    *(View(words=words) for words in (100, 300, 600, 1200)),
)
SAMPLE = 3000
"""Of a larger corpus so many people are drawn, by groups."""

COHORT = 60
"""At least so many people wrote the most that the curve of the same people goes up to."""

FEWEST = 20
"""Of so many people, and of so many of either kind, a figure is given."""

_CHUNK = 200

Score = Callable[[Documents, Places], Floats]
"""Calibrated scores of documents, whose authors stand at these places of the corpus."""


@dataclass(frozen=True, eq=False)
class Point:
    """Everybody who wrote an amount: their places in the corpus, and their scores."""

    place: Places
    score: Floats


def learning_curve(
    trait: Trait,
    authors: Sequence[Author],
    label: Floats,
    group: NDArray[np.str_],
    score: Score,
) -> list[dict[str, Any]]:
    """Return a row of figures an amount: of all who wrote so much, and of the same people.

    ``label`` and ``group`` are one entry an author, ``label`` not a number where unknown. A score
    is log-odds, or a trait's value on the scale of ``label``.
    """
    places = drawn(group, np.flatnonzero(~np.isnan(label)))
    points = score_amounts(authors, places, score)
    rows = []
    for amounts in (AMOUNTS[:7], AMOUNTS[7:]):
        enough = [
            view
            for view in amounts
            if len(points[view].place) >= COHORT
            and _fewest(trait, label[points[view].place]) >= FEWEST
        ]
        cohort = points[enough[-1]].place if enough else np.empty(0, dtype=np.int64)
        for view in amounts:
            point = points[view]
            figures = _figures(trait, label, group, point)
            if figures is None:
                continue
            row = {"amount": view.posts or view.words, "unit": "posts" if view.posts else "words"}
            same = np.isin(point.place, cohort)
            of_same = Point(point.place[same], point.score[same])
            together = _figures(trait, label, group, of_same) if view in enough else None
            rows.append(row | figures | {"same_people": together})
    return rows


def drawn(group: NDArray[np.str_], places: Places, *, most: int = SAMPLE, seed: int = 0) -> Places:
    """Return the places, or whole groups of them up to ``most`` people, in their order."""
    if len(places) <= most:
        return places
    names, member = np.unique(group[places], return_inverse=True)
    order = np.random.default_rng(seed).permutation(len(names))
    size = np.bincount(member)
    taken = order[np.cumsum(size[order]) <= most]
    return places[np.isin(member, taken)]


def score_amounts(authors: Sequence[Author], places: Places, score: Score) -> dict[View, Point]:
    """Score the authors at these places at every amount that they wrote."""
    found: dict[View, tuple[list[Places], list[Floats]]] = {view: ([], []) for view in AMOUNTS}
    for start in range(0, len(places), _CHUNK):
        read: dict[View, list[tuple[int, WindowFeatures, int]]] = {view: [] for view in AMOUNTS}
        for place in places[start : start + _CHUNK]:
            for view, window, posts in _amounts(authors[place]):
                read[view].append((int(place), window, posts))
        for view, rows in read.items():
            if rows:
                at = np.array([place for place, _, _ in rows])
                documents = tabulate([one for _, one, _ in rows], [posts for *_, posts in rows])
                found[view][0].append(at)
                found[view][1].append(score(documents, at))
    none: Places = np.empty(0, dtype=np.int64)
    return {
        view: Point(np.concatenate([none, *at]), np.concatenate([np.empty(0), *scores]))
        for view, (at, scores) in found.items()
    }


def _amounts(author: Author) -> Iterator[tuple[View, WindowFeatures, int]]:
    """Yield the author at every amount that they wrote; each post is read once."""
    texts = texts_of(author, ALL)
    posts = read_posts(texts, author.language)
    words = sum(len(text.split()) for text in texts)
    for view in AMOUNTS:
        if view.posts is not None and len(posts) >= view.posts:
            yield view, pool(posts[: view.posts]), view.posts
        elif view.words is not None and words >= view.words:
            cut = first_words(texts, view.words)
            last = read_posts(cut[-1:], author.language)
            yield view, pool([*posts[: len(cut) - 1], *last]), len(cut)


def _fewest(trait: Trait, truth: Floats) -> int:
    """Return how many people there are of the rarer kind, or in all where there are no kinds.

    Hardly a bot wrote 200 posts of its own: a figure of those few tells of them, not of the amount.
    """
    if trait not in (Trait.GENDER, Trait.ACCOUNT_KIND):
        return len(truth)
    return int(min((truth == 1).sum(), (truth == 0).sum()))


def _figures(
    trait: Trait, label: Floats, group: NDArray[np.str_], point: Point
) -> dict[str, Any] | None:
    truth, score, groups = label[point.place], point.score, group[point.place]
    if _fewest(trait, truth) < FEWEST or len(np.unique(truth)) < 2:
        return None
    measures: Mapping[str, Callable[[Floats, Floats], float]] = {
        "r": correlation,
        "auc": auc,
        "balanced_accuracy": balanced_accuracy,
    }
    if trait is Trait.AGE:
        truth, score = np.exp(truth), np.exp(score)
        measures = {"r": correlation, "mae": mean_absolute_error}
    elif trait not in (Trait.GENDER, Trait.ACCOUNT_KIND):
        measures = {"r": correlation}
    figures = {
        name: asdict(bootstrap(measure, truth, score, groups)) for name, measure in measures.items()
    }
    return {"n": len(truth), **figures}
