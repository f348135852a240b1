"""The features of a window: each post read once, then pooled, as often as the window changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reflet.language.agreement import Agreement
from reflet.language.disclosure import LANGUAGES as DISCLOSURE_LANGUAGES
from reflet.language.disclosure import is_personal
from reflet.language.gender_marks import find_gender_marks
from reflet.language.tokens import count_words
from reflet.profiling.features.agreement import AGREEMENT_NAMES, agreement
from reflet.profiling.features.hashing import PostCounts, count_by_post
from reflet.profiling.features.sameness import MOST_POSTS, SAMENESS_NAMES, sameness
from reflet.profiling.features.style import STYLE_NAMES, PostStyle, pool_styles, read_styles

DENSE_NAMES: tuple[str, ...] = (*STYLE_NAMES, *AGREEMENT_NAMES, *SAMENESS_NAMES)
STYLE = slice(0, len(STYLE_NAMES))
AGREEMENT = slice(STYLE.stop, STYLE.stop + len(AGREEMENT_NAMES))
SAMENESS = slice(AGREEMENT.stop, len(DENSE_NAMES))

HABITS: NDArray[np.int64] = np.r_[STYLE, SAMENESS]
"""The places of how posts are written, whatever they say: style and sameness."""

HABIT_NAMES: tuple[str, ...] = (*STYLE_NAMES, *SAMENESS_NAMES)


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
    number a name of ``DENSE_NAMES``; ``disclosure`` is the share of personal posts, of ``posts``.
    """

    ngrams: NDArray[np.int64]
    counts: NDArray[np.int64]
    dense: NDArray[np.float64]
    words: int
    disclosure: float
    posts: int


def read_posts(
    texts: Sequence[str],
    language: str,
    *,
    count: Callable[[Sequence[str]], list[PostCounts]] = count_by_post,
) -> list[PostFeatures]:
    """Read each of ``texts`` by itself, in ``language`` (ISO 639-1).

    ``count`` may be that of ``reflet.profiling.features.compiled``, which pays from some hundreds
    of posts on.
    """
    return [
        PostFeatures(
            text=text,
            ngrams=ngrams,
            counts=counts,
            words=count_words(text),
            is_personal=language in DISCLOSURE_LANGUAGES and is_personal(text, language),
            agreements=tuple(find_gender_marks(text, language)),
            style=style,
        )
        for text, (ngrams, counts), style in zip(
            texts, count(texts), read_styles(texts), strict=True
        )
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
        dense=np.concatenate(
            (
                pool_styles([post.style for post in posts]),
                agreement(marks),
                sameness([post.text for post in posts[:MOST_POSTS]]),
            )
        ),
        words=sum(post.words for post in posts),
        disclosure=sum(post.is_personal for post in posts) / max(len(posts), 1),
        posts=len(posts),
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
