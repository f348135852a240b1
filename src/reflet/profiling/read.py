"""Reading a window: every estimate, how personal the posts are, and what would change it all."""

from __future__ import annotations

from reflet.profiling.disclosed import disclosed
from reflet.profiling.estimate import State, Trait
from reflet.profiling.explain.counterfactual import counterfactuals
from reflet.profiling.explain.progression import progressions
from reflet.profiling.models.bundle import find_bundle, find_impression
from reflet.profiling.profile import FindBundle, WindowReading
from reflet.profiling.reading import Counterfactual, Reading
from reflet.profiling.window import Window

READS_LIKE_A_BOT = "reads_like_a_bot"

MOST_POSTS_CHANGED = 500
"""Above so many posts no deletions are looked for: each would move next to nothing, and trying
them takes minutes."""


def read(
    window: Window,
    *,
    find: FindBundle = find_bundle,
    impression: FindBundle = find_impression,
    abstain: bool = True,
) -> Reading:
    """Return all that a window says, and what would change it.

    ``find`` returns the bundle of a trait in a language, ``impression`` that of the impression
    made; ``abstain`` is that of ``profile``.
    """
    work = WindowReading(window, find)
    estimates = work.estimates(abstain=abstain)
    said = [one for one in estimates if one.state is not State.ABSTAINED]
    kind = next(one for one in estimates if one.trait is Trait.ACCOUNT_KIND)
    gender = work.bundles.get(Trait.GENDER)
    changes: list[Counterfactual] = []
    for one in said:
        # Nobody needs to be told how to be taken for a program.
        if one.value in ("F", "M", "bot") and len(window.posts) <= MOST_POSTS_CHANGED:
            bundle = work.bundles[one.trait]
            found = counterfactuals(window, bundle, one.trait, work.reader)
            # What does not even unsettle an estimate cannot turn it: it is told once.
            changes.extend(found if found and found[0].reached else found[:1])
    bundles = {id(work.bundles[one.trait]): work.bundles[one.trait] for one in said}
    return Reading(
        window=window,
        estimates=estimates,
        disclosure=disclosed(
            work.features.disclosure, window.language, gender.card if gender else None
        ),
        counterfactuals=tuple(changes),
        progressions=progressions(
            window, work.reader, list(bundles.values()), [one.trait for one in said]
        ),
        remarks=(READS_LIKE_A_BOT,) if kind.value == "bot" else (),
        impressions=work.impressions(impression, abstain=abstain),
    )
