"""Counterfactual: which posts, if deleted, would change an estimate.

A greedy search: at each step it deletes the post that moves the probability most. Posts are ranked
by what they contributed, and the weightiest few are then tried for good: the window is refilled
with older posts as ``refill`` does, and everything is read again, style, agreement and the
calibration for so many words, so personal. A shorter list may exist.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, takewhile

import numpy as np
from numpy.typing import NDArray

from reflet.footprint.records import Post
from reflet.profiling.decide import minimum_words, named
from reflet.profiling.estimate import Trait
from reflet.profiling.explain.evidence import dense_effects, ngram_effects
from reflet.profiling.explain.marks import share_between_marks
from reflet.profiling.models.bundle import Bundle
from reflet.profiling.reader import PostReader
from reflet.profiling.reading import Counterfactual
from reflet.profiling.score import score
from reflet.profiling.window import Window, refill

UNDETERMINED = "undetermined"
TURNED = "turned"
TARGETS = (UNDETERMINED, TURNED)

MOST_DELETIONS = 40
"""Where the search gives up: nobody who posts goes through a longer list by hand."""

# How many posts are tried for good at each step, and how many steps may bring nothing.
_TRIED = 5
_PATIENCE = 10

_Step = tuple[str, float]


def counterfactuals(
    window: Window, bundle: Bundle, trait: Trait, reader: PostReader | None = None
) -> tuple[Counterfactual, ...]:
    """Return what would bring a two-sided estimate to undetermined, and what would turn it.

    Nothing for an estimate that is undetermined already. One search serves both targets.
    """
    search = _Search(window, bundle, trait, reader or PostReader(window.language))
    if named(trait, search.before) is None:
        return ()
    calibration = bundle.calibrations[bundle.traits.index(trait)]
    low, high = (calibration.figure(bound) for bound in calibration.bounds)
    before = min(max(search.before, low), high)
    steps = [(post_id, min(max(after, low), high)) for post_id, after in search.steps()]
    return tuple(_until(trait, target, before, steps) for target in TARGETS)


def _until(trait: Trait, target: str, before: float, steps: Sequence[_Step]) -> Counterfactual:
    """Cut a search where it reaches ``target``; all of it where it does not."""
    start = named(trait, before)

    def is_there(probability: float) -> bool:
        said = named(trait, probability)
        return said is None if target == UNDETERMINED else said not in (None, start)

    kept = list(takewhile(lambda step: not is_there(step[1]), steps))
    reached = len(kept) < len(steps)
    kept = list(steps[: len(kept) + 1])
    path = tuple(probability for _, probability in kept)
    return Counterfactual(
        trait=trait,
        target=target,
        deletions=tuple(post_id for post_id, _ in kept),
        path=path,
        before=before,
        after=path[-1] if path else before,
        reached=reached,
    )


class _Search:
    """One greedy search: the window as it is after the deletions so far."""

    def __init__(self, window: Window, bundle: Bundle, trait: Trait, reader: PostReader) -> None:
        self._window, self._bundle, self._trait, self._reader = window, bundle, trait, reader
        self._head = bundle.traits.index(trait)
        self.before = self._probability(window.posts)[0]

    def steps(self) -> list[_Step]:
        """Return each deletion and the probability after it, until the estimate is turned.

        A deletion may be a step back, for it lets an older post in that weighs more: the search
        goes on for a while, and returns to its best point where nothing better came.
        """
        # Read in one go what may move up: reading posts one by one costs several times more.
        self._reader.read(self._window.older[:MOST_DELETIONS])
        start, sign = named(self._trait, self.before), -1.0 if self.before > 0.5 else 1.0
        taken: list[_Step] = []
        best, best_at = sign * self.before, 0
        while len(taken) < MOST_DELETIONS and len(taken) - best_at < _PATIENCE:
            tried = [
                (sign * after, post_id)
                for post_id in self._weightiest(sign)
                if (after := self._without(post_id)) is not None
            ]
            if not tried:
                break
            found, post_id = max(tried)
            self._window = refill(self._window, [post_id])
            taken.append((post_id, sign * found))
            if found > best:
                best, best_at = found, len(taken)
            if named(self._trait, sign * found) not in (None, start):
                break
        return taken[:best_at]

    def _without(self, post_id: str) -> float | None:
        """Return the probability without a post; ``None`` where too few words are left."""
        window = self._window
        kept = [post for post in window.posts if post.id != post_id]
        missing = len(window.posts) - len(kept)
        kept += islice((post for post in window.older if post.id != post_id), missing)
        probability, words = self._probability(kept)
        return probability if words >= minimum_words(self._bundle) else None

    def _probability(self, posts: Sequence[Post]) -> tuple[float, int]:
        features = self._reader.window(posts)
        said = score(self._bundle, features)[self._trait]
        # Unbounded: beyond what was measured, a step that brings something must still show.
        return said.calibration.figure(said.calibrated), features.words

    def _weightiest(self, sign: float) -> list[str]:
        """Return the posts that contributed most to the estimate's own side."""
        order = np.argsort(sign * self._contributions(), kind="stable")[:_TRIED]
        return [self._window.posts[rank].id for rank in order.tolist()]

    def _contributions(self) -> NDArray[np.float64]:
        """Return what each post adds to the head's raw score, style aside."""
        posts = self._reader.read(self._window.posts)
        features = self._reader.window(self._window.posts)
        values = self._bundle.values(features)
        each = ngram_effects(self._bundle, self._head, values) / features.counts
        found = np.concatenate([post.ngrams for post in posts])
        counts = np.concatenate([post.counts for post in posts])
        owner = np.repeat(np.arange(len(posts)), [len(post.ngrams) for post in posts])
        effects = each[np.searchsorted(features.ngrams, found)] * counts
        total = np.bincount(owner, weights=effects, minlength=len(posts))
        marks = [(rank, mark) for rank, post in enumerate(posts) for mark in post.agreements]
        _, agreeing, _ = dense_effects(self._bundle, self._head, values)
        shares = share_between_marks([mark for _, mark in marks], agreeing)
        for (rank, _), share in zip(marks, shares, strict=True):
            total[rank] += share
        return np.asarray(total)
