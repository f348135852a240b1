"""Portraying: from a footprint to the portrait of one of its accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from reflet.footprint.records import Account, Post
from reflet.footprint.store import Footprint
from reflet.language.identify import UNKNOWN
from reflet.profiling.estimate import BIG_FIVE, Estimate, Perspective, State, Trait
from reflet.profiling.likes.bundle import shipped_likes
from reflet.profiling.likes.collect import liked_names
from reflet.profiling.likes.pooling import pool_all
from reflet.profiling.likes.reading import LikesReading, read_likes
from reflet.profiling.models.bundle import find_bundle, find_impression
from reflet.profiling.read import read
from reflet.profiling.reading import Reading
from reflet.profiling.window import Window, select_windows
from reflet.report.portrait import Portrait

_OTHER_LANGUAGES = 3
# In fewer words a language is as likely a mistake of identification as one that the person writes.
_OTHER_WORDS = 30
_PROGRESS_EVERY = 500


def portrait(
    footprint: Footprint,
    *,
    account: str | None = None,
    last: int | None = 50,
    since: datetime | None = None,
    until: datetime | None = None,
    private: bool = False,
    likes_as: Mapping[str, Iterable[str]] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Portrait:
    """Return the portrait of an account: what its newest ``last`` posts say, in each language.

    ``account`` is its id or handle, needed where the footprint holds several. ``since``, ``until``
    and ``private`` choose the posts as in ``reflet.profile``. ``likes_as`` corrects what the names
    of likes are taken for: the interests that each stands for, none if the list is empty.
    ``progress`` is called with the posts read so far and how many there are.

    Raises ``LookupError`` where no account, or more than one, is meant; ``ValueError`` for a
    ``last`` below 1, a date without a time zone or a correction to an unknown interest;
    ``BundleError`` where a bundle is damaged.
    """
    whose = _chosen(footprint.accounts(), account)
    windows = select_windows(
        _told(footprint.posts(whose.id), footprint.post_count(whose.id), progress),
        last=last,
        since=since,
        until=until,
        private=private,
        account=whose,
    )
    readings = tuple(read(window) for window in _worth_reading(windows))
    likes = _read_likes(liked_names(footprint, whose), readings, likes_as)
    return Portrait(
        account=whose,
        readings=readings,
        bundles=(*_cards(readings), *_likes_cards(likes)),
        likes=likes,
        disagreements=_disagreements(readings),
        problems=len(footprint.problems()),
    )


def _chosen(accounts: Sequence[Account], wanted: str | None) -> Account:
    found = list(accounts)
    if wanted is not None:
        name = wanted.lstrip("@").casefold()
        found = [one for one in accounts if one.id == wanted]
        found = found or [one for one in accounts if (one.handle or "").casefold() == name]
    if len(found) == 1:
        return found[0]
    names = ", ".join(one.handle or one.id for one in accounts) or "none"
    if wanted is not None and not found:
        msg = f"no account is called {wanted}; there are: {names}"
    elif wanted is not None:
        msg = f"{len(found)} accounts are called {wanted}; give the id: " + ", ".join(
            one.id for one in found
        )
    elif found:
        msg = f"there are {len(found)} accounts ({names}): say whose portrait, with account="
    else:
        msg = "the footprint holds no account: read an export into it first"
    raise LookupError(msg)


def _told(
    posts: Iterator[Post], total: int, progress: Callable[[int, int], None] | None
) -> Iterator[Post]:
    for done, post in enumerate(posts):
        if progress is not None and done % _PROGRESS_EVERY == 0:
            progress(done, total)
        yield post
    if progress is not None and total:
        progress(total, total)


def _worth_reading(windows: Sequence[Window]) -> list[Window]:
    """Return the main language's window, and those of other languages that say enough."""
    others = [
        window
        for window in windows[1:]
        if window.words >= _OTHER_WORDS and window.language != UNKNOWN
    ]
    return [*windows[:1], *others[:_OTHER_LANGUAGES]]


def _cards(readings: Sequence[Reading]) -> tuple[dict[str, object], ...]:
    """Return the cards of the bundles that were used, each once, in the order of their use."""
    cards: dict[str, dict[str, object]] = {}
    for reading in readings:
        for estimate in (*reading.estimates, *reading.impressions):
            if estimate.bundle is not None and estimate.bundle not in cards:
                own = estimate.perspective is Perspective.OWN
                find = find_bundle if own else find_impression
                bundle = find(estimate.trait, estimate.language)
                if bundle is not None:
                    cards[estimate.bundle] = dict(bundle.card)
    return tuple(cards.values())


def _read_likes(
    names: Sequence[str],
    readings: Sequence[Reading],
    likes_as: Mapping[str, Iterable[str]] | None,
) -> LikesReading | None:
    """Read likes, where there are any and a bundle that reads them, beside the main language."""
    bundles = shipped_likes()
    if not names or not bundles:
        return None
    made = read_likes(names, bundles[0], corrections=likes_as)
    from_posts = readings[0].estimates if readings else ()
    return replace(made, pooled=pool_all(from_posts, made.estimates))


def _likes_cards(likes: LikesReading | None) -> tuple[dict[str, object], ...]:
    if likes is None:
        return ()
    return tuple(dict(one.card) for one in shipped_likes() if one.name == likes.bundle)


def _disagreements(readings: Sequence[Reading]) -> tuple[str, ...]:
    """Name the traits on which another language says otherwise than the main one."""
    if not readings:
        return ()
    main = {one.trait: one for one in readings[0].estimates}
    return tuple(
        trait.value
        for trait in Trait
        if any(
            _contradict(main[trait], one)
            for reading in readings[1:]
            for one in reading.estimates
            if one.trait is trait
        )
    )


def _contradict(one: Estimate, other: Estimate) -> bool:
    """Tell whether two estimates cannot both hold: other values, or intervals that do not meet."""
    if not one.state is other.state is State.ESTIMATED:
        return False
    if one.trait is Trait.AGE or one.trait in BIG_FIVE:
        if one.interval is None or other.interval is None:
            return False
        return one.interval[1] < other.interval[0] or other.interval[1] < one.interval[0]
    return one.value != other.value
