"""Progression: what the estimate is after the newest 5, 10, 20 … posts of a window."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from reflet.profiling.estimate import Trait
from reflet.profiling.models.bundle import Bundle
from reflet.profiling.reader import PostReader
from reflet.profiling.reading import Progression
from reflet.profiling.score import score
from reflet.profiling.window import Window


def progressions(
    window: Window, reader: PostReader, bundles: Collection[Bundle], traits: Collection[Trait]
) -> tuple[Progression, ...]:
    """Return how each of ``traits`` comes about as more of a window is read.

    Each step is scored and calibrated as a window of its own, so it says what would be answered
    if the account held no more; the last one is the whole window. A step without a word is left
    out: nothing is ever predicted on nothing.
    """
    steps: dict[Trait, list[tuple[int, int, float]]] = {trait: [] for trait in traits}
    for count in _counts(len(window.posts)):
        features = reader.window(window.posts[:count])
        if features.words == 0:
            continue
        for bundle in bundles:
            for trait, said in score(bundle, features).items():
                if trait in steps:
                    steps[trait].append((count, features.words, said.figure))
    return tuple(Progression(trait, tuple(made)) for trait, made in steps.items() if made)


def _counts(whole: int) -> Iterator[int]:
    """Yield 5, 10, 20, 50, 100, 200, 500 … below ``whole``, then ``whole``."""
    power = 1
    while power <= whole:
        yield from (count for count in (power, 2 * power, 5 * power) if 5 <= count < whole)
        power *= 10
    if whole:
        yield whole
