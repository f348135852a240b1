"""Who may be one person under two ids: the same labels, and more often than chance allows."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from reflet.lab.corpora import BIG_FIVE_NAMES, Author

_NUMBERED = re.compile(r"(.*?)(\d+)")
_CERTAIN = 1e-3
_TELLING = 0.05
_RICH = 1e-3

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Doubles:
    """Pairs of authors of different groups (their places in the list) who look like one person.

    ``expected`` is how many such pairs there would be if labels fell on people by chance.
    """

    pairs: tuple[Pair, ...]
    expected: float

    @property
    def is_certain(self) -> bool:
        """Whether chance gives so many pairs less than once in a thousand corpora (Poisson)."""
        return len(self.pairs) >= 2 and _poisson_tail(len(self.pairs), self.expected) < _CERTAIN


def repeated_ids(authors: Sequence[Author]) -> list[Pair]:
    """Return the pairs of entries with one id in two groups."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, author in enumerate(authors):
        places[author.id].append(place)
    return [
        pair
        for same in places.values()
        for pair in itertools.combinations(same, 2)
        if _apart(authors, pair)
    ]


def neighbours_alike(authors: Sequence[Author]) -> Doubles:
    """Return the authors next to each other by the number in their ids who have the same labels.

    None is returned where more than one random pair in twenty has the same labels: they tell
    nobody apart.
    """
    labels = [_labels(author) for author in authors]
    n = len(authors)
    alike = sum(count * (count - 1) for count in Counter(labels).values()) / max(n * (n - 1), 1)
    if alike > _TELLING:
        return Doubles((), 0.0)
    numbered = []
    for place, author in enumerate(authors):
        match = _NUMBERED.fullmatch(author.id)
        if match:
            numbered.append((match.group(1), int(match.group(2)), place))
    neighbours = [
        (min(one[2], two[2]), max(one[2], two[2]))
        for one, two in itertools.pairwise(sorted(numbered))
        if one[0] == two[0]
    ]
    neighbours = [pair for pair in neighbours if _apart(authors, pair)]
    same = [pair for pair in neighbours if labels[pair[0]] == labels[pair[1]]]
    return Doubles(tuple(same), alike * len(neighbours))


def alike_in_all(authors: Sequence[Author]) -> Doubles:
    """Return the authors who agree in so many labels that chance would hardly make two of them.

    The chance of agreement is the product of each label's own, and must be below one in a
    thousand; where it is not, none is returned.
    """
    labels = [_labels(author) for author in authors]
    chance, n = 1.0, len(authors)
    for column in zip(*labels, strict=True):
        chance *= sum((count / n) ** 2 for count in Counter(column).values())
    if chance > _RICH:
        return Doubles((), 0.0)
    places: dict[Hashable, list[int]] = defaultdict(list)
    for place, label in enumerate(labels):
        places[label].append(place)
    pairs = tuple(
        pair
        for same in places.values()
        for pair in itertools.combinations(same, 2)
        if _apart(authors, pair)
    )
    return Doubles(pairs, chance * n * (n - 1) / 2)


def _labels(author: Author) -> tuple[Hashable, ...]:
    traits = (author.traits.get(name) for name in BIG_FIVE_NAMES)
    return (author.kind, author.sex, author.age, author.age_band, *traits)


def _apart(authors: Sequence[Author], pair: Pair) -> bool:
    return authors[pair[0]].group != authors[pair[1]].group


def _poisson_tail(count: int, expected: float) -> float:
    """Return the chance of ``count`` or more where ``expected`` are."""
    if expected <= 0:
        return 0.0
    log = [k * math.log(expected) - math.lgamma(k + 1) - expected for k in range(count)]
    return max(1 - math.fsum(math.exp(one) for one in log), 0.0)
