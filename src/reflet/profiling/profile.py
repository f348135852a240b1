"""Profiling: from posts to an estimate of every trait."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from reflet.footprint.records import Post
from reflet.language.identify import UNKNOWN
from reflet.profiling.decide import abstained, decide
from reflet.profiling.estimate import BIG_FIVE, Estimate, Reason, State, Trait
from reflet.profiling.explain.evidence import explain
from reflet.profiling.explain.layout import Layout, lay_out
from reflet.profiling.features.window import WindowFeatures
from reflet.profiling.models.bundle import Bundle, Values, find_bundle
from reflet.profiling.reader import PostReader
from reflet.profiling.score import Score, score
from reflet.profiling.window import Window, select_windows

FindBundle = Callable[[Trait, str], Bundle | None]
Scored = tuple[Bundle, Values, Score]


def profile(
    posts: Iterable[Post | str],
    *,
    language: str | None = None,
    last: int | None = 50,
    since: datetime | None = None,
    until: datetime | None = None,
    private: bool = False,
    abstain: bool = True,
) -> list[Estimate]:
    """Return an estimate of every trait, in the order of ``Trait``, from one author's posts.

    Of the language with most words the newest ``last`` posts are read (all if ``None``), of
    ``since`` ≤ time < ``until``. Posts given as text are those of a file, oldest first, and their
    ids are "1", "2" … in that order. ``language`` (ISO 639-1) is that of all posts, where it is
    known; messages and protected posts are left out unless ``private``.

    With ``abstain=False`` figures are given whatever they are worth, for research: wherever there
    is a bundle and a word to read. From nothing nothing is ever inferred.

    Raises ``TypeError`` for one text instead of many, ``ValueError`` for a ``last`` below 1 or a
    date without a time zone, ``BundleError`` where a bundle is damaged.
    """
    if isinstance(posts, str):
        msg = "profile reads many posts, and was given one text: pass a list of texts or posts"
        raise TypeError(msg)
    windows = select_windows(
        (
            Post(id=str(rank), account="", text=post) if isinstance(post, str) else post
            for rank, post in enumerate(posts, start=1)
        ),
        last=last,
        since=since,
        until=until,
        private=private,
        language=language,
    )
    if not windows:
        return [abstained(trait, language or UNKNOWN, Reason.TOO_LITTLE_TEXT) for trait in Trait]
    return list(WindowReading(windows[0]).estimates(abstain=abstain))


@dataclass(frozen=True)
class WindowReading:
    """One window, read once for all the bundles of its language.

    ``find`` returns the bundle of a trait in a language.
    """

    window: Window
    find: FindBundle = find_bundle

    @cached_property
    def reader(self) -> PostReader:
        """What reads the window's posts, and keeps what it read."""
        return PostReader(self.window.language)

    @cached_property
    def features(self) -> WindowFeatures:
        """The window's features."""
        return self.reader.window(self.window.posts)

    @cached_property
    def bundles(self) -> dict[Trait, Bundle]:
        """The bundle of each trait that has one."""
        found = ((trait, self.find(trait, self.window.language)) for trait in Trait)
        return {trait: bundle for trait, bundle in found if bundle is not None}

    @cached_property
    def scored(self) -> dict[Trait, Scored]:
        """Each trait's bundle, the window as it weighs it, and what its head says."""
        return self._score(self.bundles)

    @cached_property
    def layout(self) -> Layout:
        """Where the window's n-grams stand."""
        return lay_out(self.window.posts, self.features)

    def estimates(self, *, abstain: bool = True) -> tuple[Estimate, ...]:
        """Return the estimate of every trait, with its evidence."""
        if self.features.words == 0:
            return tuple(
                abstained(trait, self.window.language, Reason.TOO_LITTLE_TEXT) for trait in Trait
            )
        answers = [self._answer(trait, abstain=abstain) for trait in Trait]
        if abstain and self._is_gated(answers):
            answers = [_gated(answer) for answer in answers]
        return tuple(self._with_evidence(one, self.scored.get(one.trait)) for one in answers)

    def impressions(self, find: FindBundle, *, abstain: bool = True) -> tuple[Estimate, ...]:
        """Return how the Big Five may seem to others, of the traits that ``find`` has a bundle of.

        Nothing is given where there is nothing to read.
        """
        found = ((trait, find(trait, self.window.language)) for trait in BIG_FIVE)
        bundles = {trait: bundle for trait, bundle in found if bundle is not None}
        if self.features.words == 0 or not bundles:
            return ()
        scored = self._score(bundles)
        answers = [self._decided(scored[trait], abstain=abstain) for trait in bundles]
        return tuple(self._with_evidence(one, scored[one.trait]) for one in answers)

    def _score(self, bundles: Mapping[Trait, Bundle]) -> dict[Trait, Scored]:
        by_bundle = {}
        for bundle in bundles.values():
            if id(bundle) not in by_bundle:
                values = bundle.values(self.features)
                by_bundle[id(bundle)] = (values, score(bundle, self.features, values))
        return {
            trait: (bundle, by_bundle[id(bundle)][0], by_bundle[id(bundle)][1][trait])
            for trait, bundle in bundles.items()
        }

    def _answer(self, trait: Trait, *, abstain: bool) -> Estimate:
        if trait not in self.scored:
            return abstained(trait, self.window.language, Reason.NO_BUNDLE)
        return self._decided(self.scored[trait], abstain=abstain)

    def _decided(self, scored: Scored, *, abstain: bool) -> Estimate:
        bundle, values, said = scored
        answer = decide(
            bundle, said, values.familiarity, posts=self.features.posts, abstain=abstain
        )
        return replace(answer, perspective=bundle.perspective)

    def _is_gated(self, answers: list[Estimate]) -> bool:
        """Tell whether a program wrote this, by a bundle that has earned to stop the others."""
        kind = self.bundles.get(Trait.ACCOUNT_KIND)
        if kind is None or not kind.card.get("gates", False):
            return False
        return any(one.trait is Trait.ACCOUNT_KIND and one.value == "bot" for one in answers)

    def _with_evidence(self, answer: Estimate, scored: Scored | None) -> Estimate:
        if answer.state is State.ABSTAINED or scored is None:
            return answer
        bundle, values, said = scored
        made = explain(
            said,
            bundle,
            values,
            posts=self.window.posts,
            marks=[post.agreements for post in self.reader.read(self.window.posts)],
            layout=self.layout,
        )
        return replace(answer, evidence=made.top(), post_contributions=made.post_contributions)


def _gated(answer: Estimate) -> Estimate:
    """Withdraw what a program's posts would be taken to say of a person."""
    if answer.trait is Trait.ACCOUNT_KIND or answer.state is State.ABSTAINED:
        return answer
    return replace(
        answer,
        state=State.ABSTAINED,
        value=None,
        probability=None,
        interval=None,
        reason=Reason.UNLIKE_TRAINING,
    )
