"""What each mark of agreement contributed, though marks of one kind weigh together.

Marks enter a head as counts, logarithms of counts and their balance, so that the third feminine
mark brings less than the first. The block's effect is shared between the four kinds of mark
(feminine or masculine, outright or not) by Shapley's value (L. S. Shapley 1953, "A value for
n-person games"): the mean, over every order in which the kinds could be added, of what each adds.
It is the one sharing that is exact in sum, blind to order, and nought for what changes nothing.
Marks of one kind then share equally.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from reflet.language.agreement import Agreement
from reflet.profiling.features.agreement import agreement

_Kind = tuple[str, bool]


def share_between_marks(
    marks: Sequence[Agreement], weights: NDArray[np.float64]
) -> tuple[float, ...]:
    """Return what each of ``marks`` contributed, in their order.

    ``weights`` are those of a window's agreement features. The sum is their effect beside that of
    a window without a mark. Inclusive writing contributes nothing.
    """
    kinds: list[_Kind] = [(mark.gender, mark.outright) for mark in marks]
    number = Counter(kinds)
    present = sorted(kind for kind in number if kind[0] != "inclusive")
    effects = {frozenset[_Kind](): 0.0}
    nothing = agreement(())

    def effect(kept: frozenset[_Kind]) -> float:
        if kept not in effects:
            chosen = [mark for mark, kind in zip(marks, kinds, strict=True) if kind in kept]
            effects[kept] = float(weights @ (agreement(chosen) - nothing))
        return effects[kept]

    orders = list(permutations(present))
    total: dict[_Kind, float] = dict.fromkeys(number, 0.0)
    for order in orders:
        for rank, kind in enumerate(order):
            total[kind] += effect(frozenset(order[: rank + 1])) - effect(frozenset(order[:rank]))
    return tuple(total[kind] / len(orders) / number[kind] for kind in kinds)
