"""Where each n-gram of a window stands: from contributions of n-grams to those of tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from reflet.footprint.records import Post
from reflet.language.clean import token_spans
from reflet.profiling.features.hashing import occurrences
from reflet.profiling.features.window import WindowFeatures

_APOSTROPHES = ("'", "’")


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """The tokens of a window, and the n-grams that stand in each.

    ``feature``, ``first`` and ``last`` have one entry an occurrence of an n-gram: the rank of its
    feature in the window's ``ngrams``, the first and the last token that it covers. ``word`` gives
    each token's word and ``post`` each token's post, by rank; ``labels`` and ``places`` give each
    word's name and where it was written, newest first.
    """

    feature: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    word: NDArray[np.int64]
    post: NDArray[np.int64]
    labels: tuple[str, ...]
    places: tuple[tuple[tuple[str, int, int], ...], ...]
    counts: NDArray[np.int64]

    def to_tokens(self, contributions: NDArray[np.float64]) -> NDArray[np.float64]:
        """Share what each n-gram contributed among its occurrences, and those among their tokens.

        ``contributions`` has one number for each of the window's ``ngrams``. The occurrences of an
        n-gram share equally; a pair of words gives each word half. The sum stays the same.
        """
        half = (contributions / self.counts)[self.feature] / 2
        size = len(self.word)
        return np.asarray(
            np.bincount(self.first, weights=half, minlength=size)
            + np.bincount(self.last, weights=half, minlength=size)
        )


def lay_out(posts: Sequence[Post], features: WindowFeatures) -> Layout:
    """Find where the n-grams of a window's ``posts`` stand."""
    found = occurrences([post.text for post in posts])
    spans = [token_spans(post.text) for post in posts]
    start_of_post = np.concatenate(([0], np.cumsum([len(each) for each in spans]))).astype(np.int64)
    first = start_of_post[found.post] + found.token
    words: dict[str, int] = {}
    places: list[list[tuple[str, int, int]]] = []
    word: list[int] = []
    for post, tokens in zip(posts, spans, strict=True):
        for start, end, size in _words(post.text, tokens):
            label = _label(post.text[start:end])
            rank = words.setdefault(label, len(words))
            if rank == len(places):
                places.append([])
            places[rank].append((post.id, start, end))
            word.extend([rank] * size)
    return Layout(
        feature=np.searchsorted(features.ngrams, found.index),
        first=first,
        last=first + found.width - 1,
        word=np.array(word, dtype=np.int64),
        post=np.repeat(np.arange(len(posts)), [len(each) for each in spans]),
        labels=tuple(words),
        places=tuple(tuple(each) for each in places),
        counts=features.counts,
    )


def _words(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Join each token that ends in an apostrophe to the next: «j'|aime» is one word to a reader.

    Returns ``(start, end, number of tokens)`` each.
    """
    words: list[tuple[int, int, int]] = []
    open_ = False
    for (start, end), (following, _) in pairwise((*spans, (-1, -1))):
        if open_:
            begun, _, size = words[-1]
            words[-1] = (begun, end, size + 1)
        else:
            words.append((start, end, 1))
        elided = text[end - 1] in _APOSTROPHES and end - start > 1
        open_ = elided and following == end and text[end : end + 1].isalpha()
    return words


def _label(written: str) -> str:
    """Name a word as the features see it: what they replace by one symbol has one name."""
    if written.startswith(("http://", "https://", "www.")):
        return "http…"
    if len(written) > 1 and written[0] in "@#":
        return f"{written[0]}…"
    if written.isdecimal():
        return "0"
    return written.lower().replace("’", "'")
