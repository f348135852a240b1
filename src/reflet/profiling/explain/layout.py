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

_AT_ONCE = 500
"""Posts whose n-grams are found in one go: those of 100,000 would take gigabytes."""

_APOSTROPHES = ("'", "’")


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """The tokens of a window, and the n-grams that stand in each.

    What stands within a token is kept once for all tokens written alike: ``spelling`` gives each
    token's, and ``inner`` and ``inner_of`` have one entry an occurrence of an n-gram in a
    spelling: the rank of its feature in the window's ``ngrams``, and the spelling. ``pair`` and
    ``pair_at`` have one entry a pair of tokens: the feature's rank, the first of the two.

    ``word`` gives each token's word and ``post`` each token's post, by rank; ``labels`` and
    ``places`` give each word's name and where it was written, newest first.
    """

    spelling: NDArray[np.int32]
    inner: NDArray[np.int32]
    inner_of: NDArray[np.int32]
    pair: NDArray[np.int32]
    pair_at: NDArray[np.int32]
    word: NDArray[np.int32]
    post: NDArray[np.int32]
    labels: tuple[str, ...]
    places: tuple[tuple[tuple[str, int, int], ...], ...]
    counts: NDArray[np.int64]

    def to_tokens(self, contributions: NDArray[np.float64]) -> NDArray[np.float64]:
        """Share what each n-gram contributed among its occurrences, and those among their tokens.

        ``contributions`` has one number for each of the window's ``ngrams``. The occurrences of an
        n-gram share equally; a pair of words gives each word half. The sum stays the same.
        """
        each = contributions / self.counts
        size, spellings = len(self.spelling), int(self.spelling.max(initial=-1)) + 1
        inner = np.bincount(self.inner_of, weights=each[self.inner], minlength=spellings)
        half = each[self.pair] / 2
        return np.asarray(
            inner[self.spelling]
            + np.bincount(self.pair_at, weights=half, minlength=size)
            + np.bincount(self.pair_at + 1, weights=half, minlength=size)
        )


def lay_out(posts: Sequence[Post], features: WindowFeatures) -> Layout:
    """Find where the n-grams of a window's ``posts`` stand."""
    spellings: dict[str, int] = {}
    words: dict[str, int] = {}
    ranks: dict[str, int] = {}
    places: list[list[tuple[str, int, int]]] = []
    spelling: list[int] = []
    word: list[int] = []
    sizes: list[int] = []
    found: list[_Found] = []
    for begun in range(0, len(posts), _AT_ONCE):
        some = posts[begun : begun + _AT_ONCE]
        at, known = len(spelling), len(spellings)
        for post in some:
            tokens = token_spans(post.text)
            sizes.append(len(tokens))
            spelling.extend(
                [spellings.setdefault(post.text[a:b], len(spellings)) for a, b in tokens]
            )
            for start, end, size in _words(post.text, tokens):
                written = post.text[start:end]
                rank = ranks.get(written, -1)
                if rank < 0:
                    rank = ranks[written] = words.setdefault(_label(written), len(words))
                if rank == len(places):
                    places.append([])
                places[rank].append((post.id, start, end))
                word.extend([rank] * size)
        here = np.array(spelling[at:], dtype=np.int32)
        found.append(_find(some, sizes[begun:], here, known, features))
        found[-1].pair_at += np.int32(at)
    return Layout(
        spelling=np.array(spelling, dtype=np.int32),
        inner=_joined([one.inner for one in found]),
        inner_of=_joined([one.inner_of for one in found]),
        pair=_joined([one.pair for one in found]),
        pair_at=_joined([one.pair_at for one in found]),
        word=np.array(word, dtype=np.int32),
        post=np.repeat(np.arange(len(posts), dtype=np.int32), sizes),
        labels=tuple(words),
        places=tuple(tuple(each) for each in places),
        counts=features.counts,
    )


@dataclass
class _Found:
    """A layout's arrays for some of its posts."""

    inner: NDArray[np.int32]
    inner_of: NDArray[np.int32]
    pair: NDArray[np.int32]
    pair_at: NDArray[np.int32]


def _find(
    posts: Sequence[Post],
    sizes: Sequence[int],
    spelling: NDArray[np.int32],
    known: int,
    features: WindowFeatures,
) -> _Found:
    """Find the n-grams of some posts: those in spellings from ``known`` on, and all pairs."""
    found = occurrences([post.text for post in posts])
    rank = np.searchsorted(features.ngrams, found.index).astype(np.int32)
    token = (np.cumsum([0, *sizes])[found.post] + found.token).astype(np.int32)
    is_first = np.zeros(len(spelling), dtype=np.bool_)
    is_first[np.unique(spelling, return_index=True)[1]] = True
    is_first &= spelling >= known
    inside = np.flatnonzero((found.width == 1) & is_first[token])
    between = np.flatnonzero(found.width == 2)
    return _Found(rank[inside], spelling[token[inside]], rank[between], token[between])


def _joined(arrays: Sequence[NDArray[np.int32]]) -> NDArray[np.int32]:
    return np.concatenate([np.empty(0, np.int32), *arrays])


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
