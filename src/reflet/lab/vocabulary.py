"""The n-grams that a head knows, and what each is worth in a window."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from reflet.profiling.features.hashing import BLOCK_SIZE

Floats = NDArray[np.float64]

MINIMUM_AUTHORS = 10
MINIMUM_GROUPS = 2
"""An n-gram stays in a bundle only if so many training authors, of so many groups, used it."""


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The n-grams kept, ascending, and their inverse document frequencies."""

    ngrams: NDArray[np.int64]
    idf: Floats

    @cached_property
    def _place(self) -> NDArray[np.int32]:
        place = np.full(2 * BLOCK_SIZE, -1, dtype=np.int32)
        place[self.ngrams] = np.arange(len(self.ngrams))
        return place

    def values(self, counts: sp.csr_matrix) -> sp.csr_matrix:
        """Return the rows as a bundle weighs them: see ``reflet.profiling.models.bundle``."""
        position = self._place[counts.indices]
        known = position >= 0
        row = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))[known]
        position = position[known]
        value = np.sqrt(counts.data[known]) * self.idf[position].astype(np.float32)
        is_word = self.ngrams[position] >= BLOCK_SIZE
        for block in (~is_word, is_word):
            square = np.bincount(row[block], value[block] ** 2, minlength=counts.shape[0])
            length = np.sqrt(np.maximum(square, 1e-12)).astype(np.float32)
            value[block] /= length[row[block]]
        bounds = np.concatenate(([0], np.cumsum(np.bincount(row, minlength=counts.shape[0]))))
        shape = (counts.shape[0], len(self.ngrams))
        return sp.csr_matrix((value.astype(np.float32), position, bounds), shape=shape)


def learn_vocabulary(counts: sp.csr_matrix, groups: NDArray[np.str_]) -> Vocabulary:
    """Return the vocabulary of one row an author (each at its longest), with its groups.

    No n-gram is kept that fewer than ``MINIMUM_AUTHORS`` authors of ``MINIMUM_GROUPS`` groups
    used, so that nobody's text can be read back from a bundle.
    """
    used = np.bincount(counts.indices, minlength=counts.shape[1])
    names, member = np.unique(groups, return_inverse=True)
    if len(names) < len(groups):
        ones = sp.csr_matrix(
            (np.ones(len(counts.data), np.float32), counts.indices, counts.indptr), counts.shape
        )
        shape = (len(names), len(groups))
        tally = sp.csr_matrix(
            (np.ones(len(groups), np.float32), (member, np.arange(len(groups)))), shape
        )
        used_groups = np.bincount((tally @ ones).indices, minlength=counts.shape[1])
    else:
        used_groups = used
    kept = np.flatnonzero((used >= MINIMUM_AUTHORS) & (used_groups >= MINIMUM_GROUPS))
    if not len(kept):
        msg = (
            f"no n-gram was used by {MINIMUM_AUTHORS} of the {counts.shape[0]} authors: "
            "the corpus is too small to train a bundle from which nobody can be read back"
        )
        raise ValueError(msg)
    return Vocabulary(kept, np.log((1 + counts.shape[0]) / (1 + used[kept])) + 1)


def scale_words(vocabulary: Vocabulary, values: sp.csr_matrix, weight: float) -> sp.csr_matrix:
    """Multiply the block of words by ``weight``."""
    if weight == 1.0:
        return values
    factor = block_factor(vocabulary, weight).astype(np.float32)
    return sp.csr_matrix(
        (values.data * factor[values.indices], values.indices, values.indptr), values.shape
    )


def block_factor(vocabulary: Vocabulary, word_weight: float) -> Floats:
    """Return what each n-gram is multiplied by: ``word_weight`` a word, one a character n-gram."""
    return np.where(vocabulary.ngrams >= BLOCK_SIZE, word_weight, 1.0)
