"""The names of what a person likes, out of their footprint."""

from __future__ import annotations

from reflet.footprint.records import Account
from reflet.footprint.store import Footprint
from reflet.profiling.likes.matching import MOST_LETTERS

# What these networks call a like is someone's post, whose words name nothing. What they list as
# interests is a name.
_LIKED_POSTS = frozenset({"x", "mastodon", "bluesky"})
_INTEREST = "inferred_interest"


def liked_names(footprint: Footprint, account: Account) -> tuple[str, ...]:
    """Return the names of pages, bands, films, groups and interests of an account, each once.

    Those that the person liked come first, those that the network lists as interests after.
    """
    names: dict[str, None] = {}
    if account.network not in _LIKED_POSTS:
        for like in footprint.likes(account.id):
            if like.text and len(like.text) <= MOST_LETTERS:
                names.setdefault(like.text.strip())
    for setting in footprint.settings(account.id):
        if setting.name == _INTEREST:
            names.setdefault(setting.value.strip())
    names.pop("", None)
    return tuple(names)
