"""What ties authors of different groups together: texts, mentions and links that few share.

Kept as hashes only, so that evidence can be printed without quoting anybody.
"""

from __future__ import annotations

import hashlib
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from reflet.lab.corpora import Author
from reflet.language.clean import POST_END, normalise

MOST_USERS = 20
"""What more authors share than this is everybody's (a saying, a celebrity) and ties nobody."""

MINIMUM_WORDS = 8
"""Shorter posts are alike by chance."""

_RUN = 3
_SKETCH = 3
_MARKER = re.compile(r"(?<!\w)@\w+|(?:https?://|www\.)\S+")


@dataclass(frozen=True, slots=True)
class Tie:
    """Two authors of different groups (their places in the list), and the hashes they share."""

    first: int
    second: int
    shared: tuple[str, ...]


def text_ties(authors: Sequence[Author]) -> list[Tie]:
    """Return who shares near-identical posts across groups, those who share most first.

    Two posts of ``MINIMUM_WORDS`` or more are near-identical where the three smallest hashes of
    their runs of three words are the same (a sketch after Broder 1997): of two posts that share
    nine runs in ten that is so three times in four. Case, numbers, links, mentions, hashtags and
    punctuation are not looked at.
    """
    return _ties(authors, [set(_post_sketches(author)) for author in authors])


def marker_ties(authors: Sequence[Author]) -> list[Tie]:
    """Return who shares rare mentions or links across groups, those who share most first."""
    return _ties(authors, [set(_markers(author)) for author in authors])


def _ties(authors: Sequence[Author], used: Sequence[set[str]]) -> list[Tie]:
    users: dict[str, list[int]] = defaultdict(list)
    for place, hashes in enumerate(used):
        for one in hashes:
            users[one].append(place)
    shared: dict[tuple[int, int], list[str]] = defaultdict(list)
    for one, places in users.items():
        if 2 <= len(places) <= MOST_USERS:
            for first, second in itertools.combinations(places, 2):
                if authors[first].group != authors[second].group:
                    shared[first, second].append(one)
    ties = [Tie(*pair, tuple(sorted(hashes))) for pair, hashes in shared.items()]
    return sorted(ties, key=lambda tie: (-len(tie.shared), tie.first, tie.second))


def _post_sketches(author: Author) -> Iterator[str]:
    for post in normalise(author.posts).split(POST_END):
        words = [token for token in post.split("\n") if token and token[0].isalpha()]
        if len(words) >= MINIMUM_WORDS:
            runs = {
                crc32(" ".join(words[at : at + _RUN]).encode())
                for at in range(len(words) - _RUN + 1)
            }
            yield _hash(" ".join(str(run) for run in sorted(runs)[:_SKETCH]))


def _markers(author: Author) -> Iterator[str]:
    for post in author.posts:
        for marker in _MARKER.findall(post.lower()):
            yield _hash(marker)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
