"""What one invented person left on every network comes out of each export once, as it was meant.

What a network's export does not hold, or does not tell, is written down here once for all.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from reflet.footprint.records import Post, PostKind, Visibility
from reflet.sources.read import read
from tests.builders.person import LEA, Words
from tests.builders.persona_exports import EXPORTS

UNKNOWN, PUBLIC, FOLLOWERS = Visibility.UNKNOWN, Visibility.PUBLIC, Visibility.FOLLOWERS
# The kinds that an export of the network has no place for.
ABSENT = {
    "facebook": {"story"},
    "linkedin": {"story"},
    "youtube": {"message"},
    "bluesky": {"message"},
    "wordpress": {"message"},
    "feed": {"comment", "story", "message"},
}
# Kinds of which the export tells who may see each; of others it tells nothing.
TELLS = {
    "linkedin": {"post"},
    "tiktok": {"post", "story"},
    "youtube": {"post"},
    "mastodon": {"post", "comment", "story"},
    "wordpress": {"post", "comment", "story"},
}
# What «for followers» is called where there are none.
NARROW = {"youtube": Visibility.UNLISTED, "wordpress": Visibility.DIRECT}
# Kinds of which the history of the account's protection tells.
PROTECTED = {"x": {"post", "comment", "story"}, "instagram": {"post"}}
# What a builder writes besides: a post of Threads; two posts that were shared on.
BESIDES = {"instagram": 1, "linkedin": 2}
# Exports that lack the pictures, and do not name them.
WITHOUT_PICTURES = {("feed", "post"), ("youtube", "story")}


def expected(network: str, words: Words) -> Visibility:
    """Return who could see these words, as far as this network's export tells."""
    if words.kind == "message":
        return Visibility.DIRECT
    if words.kind in PROTECTED.get(network, ()):
        (_, _), (opened, _) = LEA.protection
        return FOLLOWERS if words.at < opened else PUBLIC
    if network == "bluesky":  # where everything is public
        return PUBLIC
    if words.kind not in TELLS.get(network, ()):
        return UNKNOWN
    return PUBLIC if words.visibility == "public" else NARROW.get(network, FOLLOWERS)


def holds(network: str, words: Words) -> bool:
    """Tell whether an export of the network has a place for these words."""
    unseen = network == "feed" and words.visibility != "public"
    return words.kind not in ABSENT.get(network, ()) and not unseen


@pytest.mark.parametrize("network", EXPORTS)
def test_every_word_comes_once_with_its_time_visibility_and_media(
    network: str, tmp_path: Path
) -> None:
    with read(*EXPORTS[network](tmp_path / "e.zip")) as footprint:
        posts = list(footprint.posts())
    for words in LEA.words:
        first_line = words.text.partition("\n")[0]
        found = [post for post in posts if first_line in post.text]
        assert len(found) == holds(network, words), words
        for post in found:
            assert _facts(post) == (words.at, expected(network, words)), words
            assert (post.kind is PostKind.MESSAGE) == (words.kind == "message")
            if words.photo and (network, words.kind) not in WITHOUT_PICTURES:
                assert post.media, words
    planted = sum(holds(network, words) for words in LEA.words)
    assert len(posts) == planted + BESIDES.get(network, 0)


def _facts(post: Post) -> tuple[object, Visibility]:
    return post.created_at, post.visibility
