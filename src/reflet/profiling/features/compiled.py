"""Counting hashed n-grams in machine code, for those who read many authors.

The same numbers as ``reflet.profiling.features.hashing``, by Numba (the ``fast`` extra) in one
pass over the characters; without Numba it is that function. Compiling takes seconds, once an
installation: a single portrait is quicker with NumPy, and never comes here.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from reflet.language.clean import POST_END
from reflet.profiling.features import hashing
from reflet.profiling.features.hashing import (
    BASE,
    BLOCK_BITS,
    BLOCK_SIZE,
    CHAR_ORDERS,
    PAIR,
    PostCounts,
    codepoints,
)

try:
    from numba import njit

    IS_COMPILED = True
except ImportError:
    IS_COMPILED = False

_tables = threading.local()

_BREAK = ord("\n")
_END = ord(POST_END)
_LEAST, _MOST = CHAR_ORDERS[0], CHAR_ORDERS[-1]
_ONE = np.uint64(1)
_SHIFT = np.uint64(33)
_TOP = np.uint64(64 - BLOCK_BITS)
_MIX_1 = np.uint64(0xFF51AFD7ED558CCD)
_MIX_2 = np.uint64(0xC4CEB9FE1A85EC53)


def count_by_post(texts: Sequence[str]) -> list[PostCounts]:
    """Return the distinct n-grams of each of ``texts``, ascending, and how often each occurs."""
    if not IS_COMPILED:
        return hashing.count_by_post(texts)
    points = codepoints(texts)
    # Every character begins one n-gram of each order at most; a token adds itself and a pair.
    room = len(points) * (_MOST - _LEAST + 3)
    ngrams, counts = np.empty(room, np.int64), np.empty(room, np.int64)
    bounds = np.zeros(len(texts) + 1, np.int64)
    _count(points, ngrams, counts, bounds, _table())
    return [(ngrams[a:b].copy(), counts[a:b].copy()) for a, b in pairwise(bounds.tolist())]


def _table() -> NDArray[np.int32]:
    """Return this thread's table of noughts; making 32 MiB anew costs more than counting."""
    table: NDArray[np.int32] | None = getattr(_tables, "table", None)
    if table is None:
        table = _tables.table = np.zeros(2 * BLOCK_SIZE, np.int32)
    return table


if IS_COMPILED:

    @njit(cache=True)
    def _mix(value: np.uint64) -> np.int64:
        value ^= value >> _SHIFT
        value *= _MIX_1
        value ^= value >> _SHIFT
        value *= _MIX_2
        value ^= value >> _SHIFT
        return np.int64(value >> _TOP)

    @njit(cache=True)
    def _count(
        points: NDArray[np.uint32],
        ngrams: NDArray[np.int64],
        counts: NDArray[np.int64],
        bounds: NDArray[np.int64],
        seen: NDArray[np.int32],
    ) -> None:
        """Fill ``ngrams`` and ``counts`` post after post; post i's lie in bounds i to i + 1.

        ``seen`` has one nought a feature, and is given back so.
        """
        post, filled, begun = 0, 0, 0
        previous, has_previous = np.uint64(0), False
        start = 1
        for end in range(1, len(points)):
            if points[end] != _BREAK:
                continue
            if end - start == 1 and points[start] == _END:
                ngrams[begun:filled].sort()
                for place in range(begun, filled):
                    counts[place] = seen[ngrams[place]]
                    seen[ngrams[place]] = 0
                post += 1
                bounds[post] = filled
                begun, has_previous = filled, False
                start = end + 1
                continue
            word = np.uint64(0)
            for place in range(start, end):
                word = word * BASE + (np.uint64(points[place]) + _ONE)
            index = BLOCK_SIZE + _mix(word)
            if seen[index] == 0:
                ngrams[filled] = index
                filled += 1
            seen[index] += 1
            if has_previous:
                index = BLOCK_SIZE + _mix(previous * PAIR + word)
                if seen[index] == 0:
                    ngrams[filled] = index
                    filled += 1
                seen[index] += 1
            previous, has_previous = word, True
            for first in range(start - 1, end):
                rolling = np.uint64(points[first]) + _ONE
                for last in range(first + 1, min(first + _MOST, end + 1)):
                    rolling = rolling * BASE + (np.uint64(points[last]) + _ONE)
                    index = _mix(rolling + np.uint64(last - first + 1))
                    if seen[index] == 0:
                        ngrams[filled] = index
                        filled += 1
                    seen[index] += 1
            start = end + 1
