"""The user × like matrix: built from pairs, trimmed, its likes weighted by how rare they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

MINIMUM_USERS = 20
MINIMUM_LIKES = 2
"""The original's trimming: likes of fewer users, and users of fewer likes, are dropped."""


class LikesError(Exception):
    """The input cannot be learned from; the message says why and what to do."""


@dataclass(frozen=True, eq=False)
class LikesMatrix:
    """Who likes what: ``liked`` is (users, likes), 1 where a user likes a thing.

    ``users`` gives each row's place in the input that the matrix was built from.
    """

    liked: sp.csr_matrix
    likes: tuple[str, ...]
    users: NDArray[np.int64]

    @property
    def pairs(self) -> int:
        """How many likes all users have together."""
        return int(self.liked.nnz)


def build(
    user: NDArray[np.int64], like: NDArray[np.int64], users: int, likes: Sequence[str]
) -> LikesMatrix:
    """Build the matrix of ``(user, like)`` pairs, each a place; a pair that comes twice is one."""
    ones = np.ones(len(user), dtype=np.float32)
    liked = sp.csr_matrix((ones, (user, like)), shape=(users, len(likes)), dtype=np.float32)
    liked.sum_duplicates()
    liked.data[:] = 1
    return LikesMatrix(liked, tuple(likes), np.arange(users))


def trim(
    matrix: LikesMatrix, users_per_like: int = MINIMUM_USERS, likes_per_user: int = MINIMUM_LIKES
) -> LikesMatrix:
    """Drop likes with fewer users and users with fewer likes, until neither is left.

    Raises ``LikesError`` where nothing remains.
    """
    liked = matrix.liked
    rows, columns = np.arange(liked.shape[0]), np.arange(liked.shape[1])
    while True:
        keep = np.bincount(liked.indices, minlength=liked.shape[1]) >= users_per_like
        if not keep.all():
            liked, columns = liked[:, keep], columns[keep]
        stay = np.diff(liked.indptr) >= likes_per_user
        if stay.all() and keep.all():
            break
        if not stay.all():
            liked, rows = liked[stay], rows[stay]
        if not liked.nnz:
            break
    if not liked.nnz:
        found = matrix.liked
        msg = (
            f"nothing is left after trimming {found.shape[0]} users, {found.shape[1]} likes and "
            f"{found.nnz} pairs: no like has {users_per_like} users who have {likes_per_user} "
            "likes; lower --min-users or --min-likes"
        )
        raise LikesError(msg)
    names = tuple(matrix.likes[place] for place in columns)
    return LikesMatrix(liked.tocsr(), names, matrix.users[rows])


def rarity(liked: sp.csr_matrix) -> NDArray[np.float64]:
    """Return each like's inverse document frequency, smoothed: ``log((1+n)/(1+users)) + 1``."""
    users = np.bincount(liked.indices, minlength=liked.shape[1])
    return np.asarray(np.log((1 + liked.shape[0]) / (1 + users)) + 1)


def weighted(liked: sp.csr_matrix, rare: NDArray[np.float64]) -> sp.csr_matrix:
    """Return the users' values: a like's is its rarity, a user's are scaled to unit length."""
    values = rare.astype(np.float32)[liked.indices]
    owner = np.repeat(np.arange(liked.shape[0]), np.diff(liked.indptr))
    length = np.sqrt(np.bincount(owner, weights=values.astype(np.float64) ** 2))
    length = np.pad(length, (0, liked.shape[0] - len(length)))
    values /= np.maximum(length, 1e-12).astype(np.float32)[owner]
    return sp.csr_matrix((values, liked.indices, liked.indptr), shape=liked.shape)


def subsample(
    liked: sp.csr_matrix, amount: int | NDArray[np.int64], random: np.random.Generator
) -> sp.csr_matrix:
    """Keep at most ``amount`` likes of each user (one number, or one a user), drawn at random."""
    owner = np.repeat(np.arange(liked.shape[0]), np.diff(liked.indptr))
    order = np.lexsort((random.random(liked.nnz), owner))
    rank = np.arange(liked.nnz) - np.repeat(liked.indptr[:-1], np.diff(liked.indptr))
    most = np.broadcast_to(np.asarray(amount), liked.shape[0])[owner]
    kept = np.sort(order[rank < most])
    counts = np.bincount(owner[kept], minlength=liked.shape[0])
    indptr = np.concatenate([[0], np.cumsum(counts)])
    return sp.csr_matrix((liked.data[kept], liked.indices[kept], indptr), shape=liked.shape)
