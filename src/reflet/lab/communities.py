"""An intercept for each community of training, so that its words need not tell its sexes apart."""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

FEWEST_WINDOWS = 10
"""A group of fewer windows in training has no intercept: a writer of their own is no community."""


def community_columns(groups: NDArray[np.str_], scale: float) -> sp.csr_matrix:
    """Return (rows, communities): ``scale`` where a row is of the community, else nought.

    Accounts of PAN were gathered around each other: a community of four women to one man gives its
    topics a woman's weight, and the next community, which has other topics and another share of
    women, is misread. With a column of its own it is that column which takes its share of women,
    and n-grams are weighed by what tells women from men within communities (fixed effects; Mundlak
    1978, Econometrica 46, 69-85). Who is read later is of no known community, so that the columns
    are left out of the head; the larger ``scale``, the less they are held back.
    """
    names, member, size = np.unique(groups, return_inverse=True, return_counts=True)
    place = np.full(len(names), -1)
    large = size >= FEWEST_WINDOWS
    place[large] = np.arange(int(large.sum()))
    row = np.flatnonzero(place[member] >= 0)
    shape = (len(groups), int(large.sum()))
    value = np.full(len(row), scale, np.float32)
    return sp.csr_matrix((value, (row, place[member][row])), shape=shape)
