"""Reading posts once: many windows share their posts, and reading one costs more than pooling."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from reflet.footprint.records import Post
from reflet.profiling.features.hashing import BLOCK_SIZE
from reflet.profiling.features.window import PostFeatures, WindowFeatures, pool, read_posts

_AT_ONCE = 500
"""Posts read or added up in one go: an account of 100,000 would take gigabytes."""


class PostReader:
    """Reads posts in one language, and keeps what it read by the posts' text."""

    def __init__(self, language: str) -> None:
        """Read in ``language`` (ISO 639-1)."""
        self.language = language
        self._read: dict[str, PostFeatures] = {}

    def read(self, posts: Sequence[Post]) -> list[PostFeatures]:
        """Return what each of ``posts`` holds, reading only those not met before."""
        unread = list(dict.fromkeys(p.text for p in posts if p.text not in self._read))
        for start in range(0, len(unread), _AT_ONCE):
            texts = unread[start : start + _AT_ONCE]
            found = map(_compact, read_posts(texts, self.language))
            self._read.update(zip(texts, found, strict=True))
        return [self._read[post.text] for post in posts]

    def window(self, posts: Sequence[Post]) -> WindowFeatures:
        """Return the features of a window of ``posts``, newest first."""
        read = self.read(posts)
        return pool(read if len(read) <= _AT_ONCE else _added_up(read))


def _compact(post: PostFeatures) -> PostFeatures:
    """Return the same in a quarter of the memory, and holding on to no other post's arrays."""
    style = replace(post.style, words=[sys.intern(word) for word in post.style.words])
    if style.lower == post.text:
        style = replace(style, lower=post.text)
    most = int(post.counts.max(initial=0))
    return replace(
        post,
        ngrams=post.ngrams.astype(np.int32),
        counts=post.counts.astype(np.min_scalar_type(most)),
        style=style,
    )


def _added_up(posts: Sequence[PostFeatures]) -> list[PostFeatures]:
    """Return posts that pool to the same window, the first of which holds all the n-grams.

    Numbers are whole, so that the order in which they are added changes nothing.
    """
    total: NDArray[np.int64] = np.zeros(2 * BLOCK_SIZE, np.int64)
    for start in range(0, len(posts), _AT_ONCE):
        some = posts[start : start + _AT_ONCE]
        ngrams = np.concatenate([post.ngrams for post in some]).astype(np.int64)
        counts = np.concatenate([post.counts for post in some]).astype(np.int64)
        np.add.at(total, ngrams, counts)  # several times as quick on whole machine words
    ngrams, nothing = np.flatnonzero(total), np.empty(0, np.int64)
    whole = replace(posts[0], ngrams=ngrams, counts=total[ngrams])
    return [whole, *(replace(post, ngrams=nothing, counts=nothing) for post in posts[1:])]
