"""Hashed n-grams: the second half of the featuriser's contract.

Characters are Unicode code points of the normalised text (see ``reflet.language.clean``). A
token t is seen as «⟂t⟂», with the line feed as ⟂; its character n-grams are those of 2 to 5
code points that lie within it, ⟂ included, a lone ⟂ excluded. Word n-grams are single tokens
and pairs of neighbours within one post. An n-gram's hash is polynomial in its code points,
modulo 2**64, then mixed (the finaliser of MurmurHash3, A. Appleby, public domain) and cut to
its top bits. Character n-grams and word n-grams have each their own half of the index space.

Two implementations give the same numbers: the NumPy one here, which every installation has, and
the compiled one of ``reflet.profiling.features.compiled``, for those who read many authors.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reflet.language.clean import POST_END, normalise

FEATURES_VERSION = 2
CHAR_ORDERS = (2, 3, 4, 5)
BLOCK_BITS = 22
BLOCK_SIZE = 1 << BLOCK_BITS
"""Indices below are character n-grams; those from here to ``2 * BLOCK_SIZE`` are word n-grams."""

BASE = np.uint64(0x9E3779B97F4A7C15)
PAIR = np.uint64(0xC2B2AE3D27D4EB4F)
_MIX_1 = np.uint64(0xFF51AFD7ED558CCD)
_MIX_2 = np.uint64(0xC4CEB9FE1A85EC53)
_SHIFT = np.uint64(33)
_TOP = np.uint64(64 - BLOCK_BITS)
_BREAK = ord("\n")
_END = ord(POST_END)

PostCounts = tuple[NDArray[np.int64], NDArray[np.int64]]
"""The distinct n-grams of a post, ascending, and how often each occurs."""


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Every n-gram of some posts, in an unspecified order; arrays of one length.

    ``index`` is the hashed feature, ``post`` the post's rank, ``token`` the rank within the post
    of the (first) token it lies in, ``width`` how many tokens it covers (1 or 2).
    """

    index: NDArray[np.int64]
    post: NDArray[np.int64]
    token: NDArray[np.int64]
    width: NDArray[np.int64]


def _mix(value: NDArray[np.uint64]) -> NDArray[np.int64]:
    value = value ^ (value >> _SHIFT)
    value = value * _MIX_1
    value = value ^ (value >> _SHIFT)
    value = value * _MIX_2
    value = value ^ (value >> _SHIFT)
    return (value >> _TOP).astype(np.int64)


def codepoints(texts: Sequence[str]) -> NDArray[np.uint32]:
    """Return the normalised text of ``texts`` as code points, opened by one line feed."""
    # A lone surrogate cannot be encoded; "surrogatepass" keeps its code point as any other.
    data = ("\n" + normalise(texts)).encode("utf-32-le", "surrogatepass")
    return np.frombuffer(data, dtype=np.uint32)


def occurrences(texts: Sequence[str]) -> Occurrences:
    """Return every n-gram of ``texts`` with the post and token it stands in (NumPy)."""
    points = codepoints(texts)
    breaks = np.flatnonzero(points == _BREAK)
    starts, ends = breaks[:-1] + 1, breaks[1:]
    is_end = (points[starts] == _END) & (ends - starts == 1)
    post_of_token = np.cumsum(is_end) - is_end
    first_token = np.concatenate(([0], np.flatnonzero(is_end)[:-1] + 1)) if len(starts) else starts
    rank = np.arange(len(starts)) - first_token[post_of_token]
    chars = points.astype(np.uint64) + np.uint64(1)

    # The token that a position belongs to: a break belongs to the token that it closes.
    token_of = np.cumsum(points == _BREAK) - 1
    token_of[breaks] = np.maximum(token_of[breaks] - 1, 0)
    indices, tokens = [], []
    rolling = chars
    for order in range(2, CHAR_ORDERS[-1] + 1):
        rolling = rolling[:-1] * BASE + chars[order - 1 :]
        begin = np.arange(len(rolling))
        last = begin + order - 1
        # Inner characters hold no break, and the n-gram is not the two breaks around nothing.
        token = token_of[last]
        inside = starts[token] - 1 <= begin
        kept = begin[inside & ~is_end[token]]
        indices.append(_mix(rolling[kept] + np.uint64(order)))
        tokens.append(token_of[kept + order - 1])
    char_index, char_token = np.concatenate(indices), np.concatenate(tokens)

    word_hash = _word_hashes(chars, starts, ends)
    words = np.flatnonzero(~is_end)
    pairs = words[:-1][np.diff(words) == 1] if len(words) else words
    word_index = _mix(word_hash[words])
    pair_index = _mix(word_hash[pairs] * PAIR + word_hash[pairs + 1])
    token = np.concatenate((char_token, words, pairs))
    return Occurrences(
        index=np.concatenate((char_index, BLOCK_SIZE + word_index, BLOCK_SIZE + pair_index)),
        post=post_of_token[token],
        token=rank[token],
        width=np.repeat([1, 1, 2], [len(char_token), len(words), len(pairs)]),
    )


def count_by_post(texts: Sequence[str]) -> list[PostCounts]:
    """Return the distinct n-grams of each of ``texts``, ascending, and how often each occurs."""
    found = occurrences(texts)
    # One number tells post and feature, so that one sort is enough.
    pairs, counts = np.unique(found.post * (2 * BLOCK_SIZE) + found.index, return_counts=True)
    bounds = np.searchsorted(pairs, np.arange(len(texts) + 1) * (2 * BLOCK_SIZE))
    index = pairs % (2 * BLOCK_SIZE)
    return [(index[a:b], counts[a:b]) for a, b in itertools.pairwise(bounds)]


def _word_hashes(
    chars: NDArray[np.uint64], starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> NDArray[np.uint64]:
    """Return each token's polynomial hash: the sum of ``char * BASE**(characters after it)``."""
    if not len(starts):
        return np.empty(0, dtype=np.uint64)
    lengths = ends - starts
    powers = np.full(int(lengths.max()), BASE)
    powers[0] = 1
    powers = np.multiply.accumulate(powers)
    inside = np.repeat(ends, lengths + 1)
    after = inside - 1 - np.arange(int(starts[0]), int(ends[-1]) + 1)
    # The closing break of each token weighs nothing: its "after" is -1.
    weights = np.where(after >= 0, powers[np.maximum(after, 0)], np.uint64(0))
    terms = chars[int(starts[0]) : int(ends[-1]) + 1] * weights
    return np.add.reduceat(terms, starts - starts[0])
