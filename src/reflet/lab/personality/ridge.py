"""Ridge regression on several corpora at once, from each corpus's moments alone.

Every corpus counts the same, whatever its size, and has its own mean: what tells corpora apart
teaches nothing. From a corpus only its moments are kept (the products of its coordinates with
themselves and with its labels), so that a fit costs milliseconds, and settings can be chosen anew
wherever a corpus is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import scipy.linalg as la
from numpy.typing import NDArray

from reflet.lab.personality.lexicon import CATEGORIES
from reflet.lab.personality.rated import OBSERVED, Rated, by_person, standardised
from reflet.lab.personality.space import CATEGORY, CHARACTERS, DEMOGRAPHIC, WORDS, Space

Floats = NDArray[np.float64]

_LEAST_SCALE = 0.2
_DEMOGRAPHIC_PENALTY = 0.05
_PRIOR = np.array([one.correlations for one in CATEGORIES])


@dataclass(frozen=True, slots=True)
class Settings:
    """How heads are fitted. Where a setting has several values their heads are averaged.

    Nothing is chosen, then, by how a corpus does. ``penalties`` are the ridge's, for coordinates of
    total variance one a block. ``invariants`` project away so many directions in which the means
    of the corpora differ most; ``observed`` weigh a corpus of impressions against one of answers.
    ``own_spread`` brings each coordinate to the same spread in every corpus of training;
    ``less_length`` takes out of the labels what the number of words alone tells; ``size_power`` 0
    gives every corpus the same weight, 1 every author. ``prior`` adds the published correlations of
    word categories as a head of their own, ``demographic`` a head on the sex and age suggested, by
    their weight against the main one.
    """

    penalties: tuple[float, ...] = (300.0, 1000.0, 3000.0)
    invariants: tuple[int, ...] = (0, 5)
    observed: tuple[float, ...] = (0.3, 1.0)
    blocks: tuple[str, ...] = (WORDS, CHARACTERS, CATEGORY)
    own_spread: bool = True
    less_length: bool = True
    size_power: float = 0.0
    prior: float = 0.25
    demographic: float = 0.25


@dataclass(frozen=True, eq=False)
class Moments:
    """What a corpus brings to a fit, and what a head's correlation on it is counted from.

    ``gram`` and ``cross`` are the mean products of its centred coordinates with themselves and
    with its labels, ``cross_less_length`` with what the number of words does not tell of these.
    ``person_gram`` and ``person_cross`` are those of the people's averages.
    """

    name: str
    authors: int
    mean: Floats
    gram: Floats
    cross: Floats
    cross_less_length: Floats
    person_gram: Floats
    person_cross: Floats
    person_label: Floats

    def correlations(self, weights: Floats) -> Floats:
        """Return each head's r with its trait, people's averages taken first."""
        with_label = np.einsum("ij,ij->j", weights, self.person_cross)
        spread = np.einsum("ij,ij->j", weights, self.person_gram @ weights)
        scale = np.sqrt(np.maximum(spread * self.person_label, 1e-300))
        return np.asarray(with_label / scale)


def moments(one: Rated, coordinates: Floats, label: Floats | None = None) -> Moments:
    """Count a corpus's moments, with its own labels or others in their place."""
    label = one.label if label is None else label
    length = standardised(np.log1p(one.documents.words.astype(np.float64))[:, None])
    told = length * (length * label).mean(axis=0)
    mean = coordinates.mean(axis=0)
    centred = coordinates - mean
    person = by_person(coordinates, one.person)
    person = person - person.mean(axis=0)
    of_person = by_person(label, one.person)
    of_person = of_person - of_person.mean(axis=0)
    n = len(label)
    return Moments(
        name=one.name,
        authors=n,
        mean=mean,
        gram=centred.T @ centred / n,
        cross=centred.T @ label / n,
        cross_less_length=centred.T @ (label - told) / n,
        person_gram=person.T @ person / len(person),
        person_cross=person.T @ of_person / len(person),
        person_label=(of_person**2).mean(axis=0),
    )


def fit_heads(space: Space, training: Sequence[Moments], settings: Settings) -> Floats:
    """Return the heads' weights on the space's coordinates: (coordinates, five).

    Each part is brought to a spread of one on the corpora of training before they are added.
    """
    main = [
        to_unit(weights, training)
        for observed in settings.observed
        for weights in _ridges(space, training, settings, observed)
    ]
    weights: Floats = np.mean(main, axis=0)
    if settings.prior:
        prior = np.zeros_like(weights)
        prior[space.place(CATEGORY)] = _PRIOR
        weights = weights + settings.prior * to_unit(prior, training)
    if settings.demographic:
        told = to_unit(_demographic(space, training), training)
        weights = weights + settings.demographic * told
    return weights


def to_unit(weights: Floats, training: Sequence[Moments]) -> Floats:
    """Bring each head to a spread of one, in the mean over the corpora of training."""
    spread = np.mean(
        [np.einsum("ij,ij->j", weights, one.gram @ weights) for one in training], axis=0
    )
    return np.asarray(weights / np.sqrt(np.maximum(spread, 1e-300)))


def _ridges(
    space: Space, training: Sequence[Moments], settings: Settings, observed: float
) -> Iterator[Floats]:
    """Yield the ridge of every penalty and number of directions projected away."""
    n = len(training[0].mean)
    used = np.concatenate([np.arange(n)[space.place(name)] for name in settings.blocks])
    inside = np.ix_(used, used)
    shared = np.sqrt(np.mean([np.diag(one.gram)[used] for one in training], axis=0))
    gram, cross, total = np.zeros((len(used), len(used))), np.zeros((len(used), 5)), 0.0
    for one in training:
        weight = one.authors**settings.size_power * (observed if one.name in OBSERVED else 1.0)
        factor = np.ones(len(used))
        if settings.own_spread:
            own = np.sqrt(np.maximum(np.diag(one.gram)[used], 0.0))
            factor = shared / np.maximum(np.maximum(own, _LEAST_SCALE * shared), 1e-12)
        told = one.cross_less_length if settings.less_length else one.cross
        gram += weight * factor[:, None] * one.gram[inside] * factor
        cross += weight * factor[:, None] * told[used]
        total += weight
    authors = sum(one.authors for one in training)
    for most in settings.invariants:
        kept, told = _project(gram / total, cross / total, training, used, most)
        for penalty in settings.penalties:
            # Told for the number of authors, a penalty means the same for any corpora.
            ridge = kept + penalty / authors * np.eye(len(used))
            weights = np.zeros((n, 5))
            weights[used] = la.solve(ridge, told, assume_a="pos")
            yield weights


def _project(
    gram: Floats, cross: Floats, training: Sequence[Moments], used: NDArray[np.int64], most: int
) -> tuple[Floats, Floats]:
    if not most:
        return gram, cross
    means = np.stack([one.mean[used] for one in training])
    _, _, directions = np.linalg.svd(means - means.mean(axis=0), full_matrices=False)
    away = directions[: min(most, len(training) - 1)]
    keep = np.eye(len(used)) - away.T @ away
    return np.asarray(keep @ gram @ keep), np.asarray(keep @ cross)


def _demographic(space: Space, training: Sequence[Moments]) -> Floats:
    place = space.place(DEMOGRAPHIC)
    gram = np.mean([one.gram[place, place] for one in training], axis=0)
    cross = np.mean([one.cross[place] for one in training], axis=0)
    weights = np.zeros((len(training[0].mean), 5))
    penalty = _DEMOGRAPHIC_PENALTY * np.eye(len(gram))
    weights[place] = la.solve(gram + penalty, cross, assume_a="pos")
    return weights
