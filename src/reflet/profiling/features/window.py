"""The features of a window: each post read once, then pooled, as often as the window changes."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reflet.language.disclosure import LANGUAGES as DISCLOSURE_LANGUAGES
from reflet.language.disclosure import is_personal
from reflet.language.french import Agreement, find_agreements
from reflet.language.tokens import count_words
from reflet.profiling.features.agreement import AGREEMENT_NAMES, agreement
from reflet.profiling.features.hashing import Occurrences, occurrences
from reflet.profiling.features.style import STYLE_NAMES, PostStyle, pool_styles, read_styles

DENSE_NAMES: tuple[str, ...] = (*STYLE_NAMES, *AGREEMENT_NAMES)


@dataclass(frozen=True, slots=True, eq=False)
class PostFeatures:
    """One post, read: what a window of posts is pooled from.

    ``ngrams`` are the distinct hashed n-grams, ``counts`` how often each occurs.
    """

    text: str
    ngrams: NDArray[np.int64]
    counts: NDArray[np.int64]
    words: int
    is_personal: bool
    agreements: tuple[Agreement, ...]
    style: PostStyle


@dataclass(frozen=True, slots=True, eq=False)
class WindowFeatures:
    """What a bundle reads of a window.

    ``ngrams`` are distinct and ascending, of one length with ``counts``; ``dense`` holds one
    number a name of ``DENSE_NAMES``; ``disclosure`` is the share of personal posts.
    """

    ngrams: NDArray[np.int64]
    counts: NDArray[np.int64]
    dense: NDArray[np.float64]
    words: int
    disclosure: float


def read_posts(texts: Sequence[str], language: str) -> list[PostFeatures]:
    """Read each of ``texts`` by itself, in ``language`` (ISO 639-1)."""
    found = occurrences(texts)
    by_post = _split(found, len(texts))
    return [
        PostFeatures(
            text=text,
            ngrams=ngrams,
            counts=counts,
            words=count_words(text),
            is_personal=language in DISCLOSURE_LANGUAGES and is_personal(text, language),
            agreements=tuple(find_agreements(text)) if language == "fr" else (),
            style=style,
        )
        for text, (ngrams, counts), style in zip(texts, by_post, read_styles(texts), strict=True)
    ]


def pool(posts: Sequence[PostFeatures]) -> WindowFeatures:
    """Pool the posts of one window, newest first, into what a bundle reads."""
    ngrams, counts = _sum_counts(
        np.concatenate([np.empty(0, np.int64), *(post.ngrams for post in posts)]),
        np.concatenate([np.empty(0, np.int64), *(post.counts for post in posts)]),
    )
    marks = [mark for post in posts for mark in post.agreements]
    return WindowFeatures(
        ngrams=ngrams,
        counts=counts,
        dense=np.concatenate((pool_styles([post.style for post in posts]), agreement(marks))),
        words=sum(post.words for post in posts),
        disclosure=sum(post.is_personal for post in posts) / max(len(posts), 1),
    )


def _sum_counts(
    index: NDArray[np.int64], counts: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    order = np.argsort(index, kind="stable")
    index, counts = index[order], counts[order]
    starts = np.flatnonzero(np.diff(index, prepend=-1))
    if not len(starts):
        return index, counts
    return index[starts], np.add.reduceat(counts, starts)


def _split(found: Occurrences, n_posts: int) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    order = np.lexsort((found.index, found.post))
    index, post = found.index[order], found.post[order]
    starts = np.flatnonzero(np.diff(index, prepend=-1) | np.diff(post, prepend=-1))
    counts = np.diff(np.append(starts, len(index)))
    index, post = index[starts], post[starts]
    bounds = np.searchsorted(post, np.arange(n_posts + 1))
    return [(index[a:b], counts[a:b]) for a, b in itertools.pairwise(bounds)]
