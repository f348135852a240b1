"""Documents: authors' windows at several amounts of text, as matrices to train and test on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from reflet.footprint.records import Post
from reflet.lab.corpora import Author
from reflet.profiling.features.compiled import count_by_post
from reflet.profiling.features.hashing import BLOCK_SIZE
from reflet.profiling.features.window import PostFeatures, WindowFeatures, pool, read_posts
from reflet.profiling.window import select_windows


@dataclass(frozen=True, slots=True)
class View:
    """How much of an author is read: the newest ``posts``, or ``words``, of what they wrote.

    ``own`` leaves reposts out, as the product does; a view that keeps them is for comparing with
    figures published on all that an account posted.
    """

    posts: int | None = None
    words: int | None = None
    own: bool = True

    def __str__(self) -> str:
        amount = f"{self.posts} posts" if self.posts else f"{self.words} words"
        amount = amount if self.posts or self.words else "all"
        return amount if self.own else f"{amount}, reposts included"


ALL = View()


@dataclass(frozen=True, eq=False)
class Documents:
    """Windows of authors as numbers, one a row.

    ``counts`` is (rows, hashed n-grams), ``dense`` (rows, style and agreement); ``author`` is
    each row's place in the list of authors that was read.
    """

    counts: sp.csr_matrix
    dense: NDArray[np.float64]
    words: NDArray[np.int64]
    disclosure: NDArray[np.float64]
    posts: NDArray[np.int64]
    author: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.author)

    def take(self, rows: NDArray[np.int64] | NDArray[np.bool_]) -> Documents:
        """Return these rows alone."""
        return Documents(
            self.counts[rows],
            self.dense[rows],
            self.words[rows],
            self.disclosure[rows],
            self.posts[rows],
            self.author[rows],
        )


def read_documents(
    authors: Sequence[Author],
    views: Iterable[View],
    progress: Callable[[int, int], None] | None = None,
) -> dict[View, Documents]:
    """Read every author at every view; an author with nothing to read has an empty row."""
    views = list(views)
    read: dict[View, list[WindowFeatures]] = {view: [] for view in views}
    n_posts: dict[View, list[int]] = {view: [] for view in views}
    for done, author in enumerate(authors, 1):
        newest = {own: _texts(author, own=own) for own in {view.own for view in views}}
        features = {own: _read(texts, author.language) for own, texts in newest.items()}
        for view in views:
            posts = features[view.own][: view.posts]
            if view.words is not None:
                texts = first_words(newest[view.own], view.words)
                # Only the last one may be cut.
                whole = posts[: len(texts) - 1] if texts else []
                posts = [*whole, *_read(texts[len(whole) :], author.language)]
            read[view].append(pool(posts))
            n_posts[view].append(len(posts))
        if progress is not None:
            progress(done, len(authors))
    return {view: tabulate(read[view], n_posts[view]) for view in views}


def _read(texts: Sequence[str], language: str) -> list[PostFeatures]:
    return read_posts(texts, language, count=count_by_post)


def first_words(texts: Sequence[str], words: int) -> list[str]:
    """Return the first texts that hold ``words`` words (split at spaces), the last one cut."""
    taken: list[str] = []
    for text in texts:
        pieces = text.split()
        if len(pieces) >= words:
            return [*taken, " ".join(pieces[:words])]
        taken.append(text)
        words -= len(pieces)
    return taken


def texts_of(author: Author, view: View) -> list[str]:
    """Return the texts that are read of an author at ``view``, newest first."""
    texts = _texts(author, own=view.own)[: view.posts]
    return texts if view.words is None else first_words(texts, view.words)


def _texts(author: Author, *, own: bool) -> list[str]:
    """Return an author's texts, newest first: the window's, or all of them as posted."""
    if not own:
        return list(reversed(author.posts))
    posts = [
        Post(id=str(rank), account=author.id, text=text) for rank, text in enumerate(author.posts)
    ]
    windows = select_windows(posts, last=None, language=author.language)
    return [post.text for window in windows for post in window.posts]


def tabulate(windows: Sequence[WindowFeatures], n_posts: Sequence[int]) -> Documents:
    """Return windows as documents, one a row; ``n_posts`` says how many posts each pools."""
    lengths = [len(window.ngrams) for window in windows]
    counts = sp.csr_matrix(
        (
            np.concatenate([window.counts for window in windows]).astype(np.float32),
            np.concatenate([window.ngrams for window in windows]).astype(np.int32),
            np.concatenate(([0], np.cumsum(lengths))),
        ),
        shape=(len(windows), 2 * BLOCK_SIZE),
    )
    return Documents(
        counts=counts,
        dense=np.array([window.dense for window in windows]),
        words=np.array([window.words for window in windows]),
        disclosure=np.array([window.disclosure for window in windows]),
        posts=np.array(n_posts),
        author=np.arange(len(windows)),
    )
