"""A user × like matrix with a planted structure, to see whether it is found again, and how fast.

Each user has a place in a few hidden dimensions; likes lie in communities, a community's draw on a
user depends on the user's place, and within a community likes are as popular as Zipf's law says.
Gender and age depend on one hidden dimension each, with noise. Knowing that dimension itself is the
most that could be reached; what likes can tell of it is what a regression reaches that is given the
communities, which the engine has to find.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reflet.lab.likes.labels import Label
from reflet.lab.likes.matrix import LikesMatrix, build
from reflet.profiling.estimate import Trait

Floats = NDArray[np.float64]

DIMENSIONS = 8
COMMUNITIES = 80
_PULL = 0.8
_GENDER_PULL = 3.0
_YEARS, _SPREAD, _NOISE = 26.0, 0.30, 0.18
# Likes are drawn for so many users at a time.
_BLOCK = 10_000


@dataclass(frozen=True, eq=False)
class Planted:
    """A matrix, its labels, and the scores that the hidden dimensions themselves would give.

    ``communities`` is each like's.
    """

    matrix: LikesMatrix
    labels: tuple[Label, ...]
    hidden: dict[Trait, Floats]
    communities: NDArray[np.int64]


def plant(users: int, likes: int, pairs: int, seed: int = 0) -> Planted:
    """Generate about ``pairs`` pairs, drawn like by like; repeats are dropped and drawn again.

    How many likes a user has is log-normal, as on real pages: the median about 0.4 of the mean.
    """
    random = np.random.default_rng(seed)
    place = random.standard_normal((users, DIMENSIONS)).astype(np.float32)
    loading = random.standard_normal((DIMENSIONS, COMMUNITIES)).astype(np.float32) * _PULL
    base = random.standard_normal(COMMUNITIES).astype(np.float32) * 0.5
    wanted = random.lognormal(0, 1.3, users)
    keys = np.empty(0, dtype=np.int64)
    while len(keys) < pairs * 0.995:
        amount = random.poisson(wanted * ((pairs - len(keys)) / wanted.sum()))
        drawn = _draw((place, loading, base), amount, likes, random)
        keys = _distinct(np.concatenate([keys, drawn]))
    user, like = keys // likes, keys % likes
    odds = _GENDER_PULL * place[:, 0].astype(np.float64)
    gender = (random.random(users) < 1 / (1 + np.exp(-odds))).astype(np.float64)
    log_age = np.log(_YEARS) + _SPREAD * place[:, 1] + _NOISE * random.standard_normal(users)
    everybody = np.ones(users, dtype=bool)
    return Planted(
        build(user, like, users, [str(number) for number in range(likes)]),
        (
            Label(Trait.GENDER, gender, everybody),
            Label(Trait.AGE, log_age.astype(np.float64), everybody),
        ),
        {Trait.GENDER: odds, Trait.AGE: np.log(_YEARS) + _SPREAD * place[:, 1].astype(np.float64)},
        np.minimum(np.arange(likes) // (likes // COMMUNITIES), COMMUNITIES - 1),
    )


def _draw(
    structure: tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]],
    amount: NDArray[np.int64],
    likes: int,
    random: np.random.Generator,
) -> NDArray[np.int64]:
    """Draw ``amount`` likes of each user; return each pair once, as ``user * likes + like``."""
    place, loading, base = structure
    size = likes // len(base)
    # The share of the likes up to each rank, by Zipf's law.
    zipf = np.cumsum(1 / np.arange(1, size + 1))
    zipf /= zipf[-1]
    parts = []
    for first in range(0, len(place), _BLOCK):
        block = slice(first, first + _BLOCK)
        draw = np.exp(place[block] @ loading + base)
        share = np.cumsum(draw, axis=1, dtype=np.float64)
        share /= share[:, -1:]
        owner = np.repeat(np.arange(len(share)), amount[block])
        row = np.arange(len(share))[:, None]
        at = np.searchsorted((share + row).ravel(), owner + random.random(len(owner)))
        community = np.minimum(at - owner * len(base), len(base) - 1)
        rank = np.minimum(np.searchsorted(zipf, random.random(len(owner))), size - 1)
        parts.append((owner + first) * likes + community * size + rank)
    return _distinct(np.concatenate(parts))


def _distinct(keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return each key once, in order; ``np.unique`` hashes, which is slow for so many."""
    keys.sort()
    return np.asarray(keys[np.append(True, keys[1:] != keys[:-1])])
