"""The window: which posts were read for an estimate, and why the others were not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum

from reflet.footprint.records import Account, Post, PostKind, Visibility
from reflet.language.clean import canonical
from reflet.language.identify import identify_all
from reflet.language.tokens import count_words, strip_addresses


class Dropped(StrEnum):
    """Why a post was not read."""

    REPOST = "repost"
    MESSAGE = "message"
    PROTECTED = "protected"
    EMPTY = "empty"
    OUT_OF_DATES = "out_of_dates"
    OTHER_ACCOUNT = "other_account"


@dataclass(frozen=True, slots=True)
class Window:
    """The newest posts of the author's own words in one language.

    ``posts`` are newest first and their texts hold the author's own words only (quotations cut).
    ``older`` are the posts of the same language that come after them, newest first: what a real
    reader's window would be refilled with if some of ``posts`` were deleted. ``dropped`` counts
    what was left out of all languages, by reason. ``words`` counts those of ``posts``.
    """

    language: str
    posts: tuple[Post, ...]
    older: tuple[Post, ...] = ()
    limit: int | None = 50
    since: datetime | None = None
    until: datetime | None = None
    words: int = 0
    dropped: dict[Dropped, int] = field(default_factory=dict)


# A repost written by hand: what follows is someone else's.
_MANUAL_REPOST = re.compile(r"(?:^|(?<=\s))[\"“«]?\s?RT @\w+")
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def select_windows(
    posts: Iterable[Post],
    *,
    last: int | None = 50,
    since: datetime | None = None,
    until: datetime | None = None,
    private: bool = False,
    account: Account | None = None,
    language: str | None = None,
) -> list[Window]:
    """Return one window for each language, the one with most words, older posts too, first.

    A window holds the newest ``last`` posts (all of them if ``None``) of ``since`` ≤ time <
    ``until``; a post without a time is in no period. Posts without a time count as older than the
    others, and the later in the input as the newer. Reposts are left out; so are messages, posts
    for followers and those of the account's protected periods, unless ``private``. Of what is
    left, quotations are cut, and a post of links and mentions alone is left out.

    ``account`` restricts the posts to that account's. ``language`` is taken as the language of
    every post, and nothing is identified: for input whose language is known. Texts are in
    Unicode's composed form, which the spans of all evidence refer to.

    A post that repeats another stays: who reads an account does not strike them out, the training
    corpora hold them, and repetition tells people from programs.

    Raises ``ValueError`` if ``last`` is below 1, or a bound has no time zone.
    """
    if last is not None and last < 1:
        msg = f"last is {last}: a window holds 1 post or more (or None, for all of them)"
        raise ValueError(msg)
    for name, bound in (("since", since), ("until", until)):
        if bound is not None and bound.tzinfo is None:
            msg = f"{name} is {bound}, without a time zone: add one, such as UTC"
            raise ValueError(msg)
    dropped: Counter[Dropped] = Counter()
    own: list[Post] = []
    for post in posts:
        reason = _refusal(post, account, private=private) or _refusal_by_date(post, since, until)
        read = post if reason else _own_words(post)
        if reason is None and not strip_addresses(read.text).strip():
            reason = Dropped.EMPTY
        if reason is None:
            own.append(read)
        else:
            dropped[reason] += 1
    own.reverse()
    own.sort(key=lambda post: post.created_at or _LONG_AGO, reverse=True)
    return [
        Window(
            language=spoken,
            posts=tuple(theirs[:last]),
            older=() if last is None else tuple(theirs[last:]),
            limit=last,
            since=since,
            until=until,
            words=_count(theirs[:last]),
            dropped=dict(dropped),
        )
        for spoken, theirs in _by_language(own, language)
    ]


def refill(window: Window, deleted: Collection[str]) -> Window:
    """Return the window as it would be if the posts with these ids were deleted.

    The older posts move up, as they would for anyone who reads the account then.
    """
    gone = set(deleted)
    kept = [post for post in window.posts if post.id not in gone]
    missing = len(window.posts) - len(kept)
    gone.difference_update([post.id for post in window.posts])
    moved = 0
    for post in window.older:
        if missing == 0:
            break
        moved += 1
        if post.id not in gone:
            kept.append(post)
            missing -= 1
    older = window.older[moved:]
    if gone:
        older = tuple(post for post in older if post.id not in gone)
    return replace(window, posts=tuple(kept), older=older, words=_count(kept))


def _refusal(post: Post, account: Account | None, *, private: bool) -> Dropped | None:
    if account is not None and post.account != account.id:
        return Dropped.OTHER_ACCOUNT
    if post.kind is PostKind.REPOST or post.text.lstrip().startswith("RT @"):
        return Dropped.REPOST
    if private:
        return None
    if post.kind is PostKind.MESSAGE or post.visibility is Visibility.DIRECT:
        return Dropped.MESSAGE
    if post.visibility is Visibility.FOLLOWERS or _in_protected_period(post, account):
        return Dropped.PROTECTED
    return None


def _in_protected_period(post: Post, account: Account | None) -> bool:
    at = post.created_at
    if account is None or at is None:
        return False
    return any(start <= at and (end is None or at < end) for start, end in account.protected)


def _refusal_by_date(post: Post, since: datetime | None, until: datetime | None) -> Dropped | None:
    if since is None and until is None:
        return None
    at = post.created_at
    if at is None or (since and at < since) or (until and at >= until):
        return Dropped.OUT_OF_DATES
    return None


def _own_words(post: Post) -> Post:
    """Return the post with a text that holds nobody else's words."""
    text, end = post.text, 0
    if post.quoted:
        parts = []
        for start, stop in sorted(post.quoted):
            parts.append(text[end : max(start, end)])
            end = max(end, stop)
        text = " ".join(part.strip() for part in (*parts, text[end:]) if part.strip())
    if "RT @" in text:
        text = _MANUAL_REPOST.split(text, maxsplit=1)[0].rstrip()
    text = canonical(text)
    return post if text == post.text and not post.quoted else replace(post, text=text, quoted=())


def _by_language(own: list[Post], language: str | None) -> list[tuple[str, list[Post]]]:
    if language is not None:
        return [(language, own)] if own else []
    theirs: dict[str, list[Post]] = {}
    found = identify_all([post.text for post in own], [post.language for post in own])
    for post, spoken in zip(own, found, strict=True):
        theirs.setdefault(spoken, []).append(post)
    return sorted(theirs.items(), key=lambda item: -_count(item[1]))


def _count(posts: Iterable[Post]) -> int:
    return sum(count_words(post.text) for post in posts)
