"""One person, every network: the builders of exports by network, for what must hold for all.

A builder is ``(path, person, **quirks) -> list[Path]``; it takes at least ``wrapper`` and
``parts`` (``person.write_export``). A network's module adds its own quirks as flags.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.builders.bluesky_export import build_bluesky_export
from tests.builders.facebook_export import build_facebook_export
from tests.builders.instagram_export import build_instagram_export
from tests.builders.linkedin_export import build_linkedin_export
from tests.builders.mastodon_export import build_mastodon_export
from tests.builders.person import LEA, Person
from tests.builders.reddit_export import build_reddit_export
from tests.builders.tiktok_export import build_tiktok_export
from tests.builders.wordpress_export import build_feed, build_wordpress_export
from tests.builders.x_person import build_person_x_export
from tests.builders.youtube_export import build_youtube_export

Builder = Callable[..., list[Path]]

EXPORTS: dict[str, Builder] = {
    "x": build_person_x_export,
    "facebook": build_facebook_export,
    "instagram": build_instagram_export,
    "linkedin": build_linkedin_export,
    "reddit": build_reddit_export,
    "tiktok": build_tiktok_export,
    "youtube": build_youtube_export,
    "mastodon": build_mastodon_export,
    "bluesky": build_bluesky_export,
    "wordpress": build_wordpress_export,
    "feed": build_feed,
}
ONE_FILE = frozenset({"tiktok", "bluesky", "wordpress", "feed"})
"""The networks whose export is one file, which cannot be spread over several zips."""


def build_everything(folder: Path, person: Person = LEA) -> dict[str, list[Path]]:
    """Write one export of each network into a folder, and return their paths by network."""
    return {network: build(folder / f"{network}.zip", person) for network, build in EXPORTS.items()}
