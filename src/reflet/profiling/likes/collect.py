"""The names of what a person likes, out of their footprint."""

from __future__ import annotations

from collections.abc import Iterator

from reflet.footprint.records import Account
from reflet.footprint.store import Footprint
from reflet.profiling.likes.matching import MOST_LETTERS

# A like has a name where a page is liked. Elsewhere it is someone's post, whose words name nothing.
_LIKED_BY_NAME = frozenset({"facebook"})
_SUBSCRIPTION = "subscription"
_INTEREST = "inferred_interest"


def liked_names(footprint: Footprint, account: Account) -> tuple[str, ...]:
    """Return the names of pages, channels and interests of an account, each once.

    Pages that the person liked come first, then channels subscribed to, then what the network
    itself lists as interests.
    """
    named = (name.strip() for name in _names(footprint, account))
    return tuple(dict.fromkeys(name for name in named if 0 < len(name) <= MOST_LETTERS))


def _names(footprint: Footprint, account: Account) -> Iterator[str]:
    if account.network in _LIKED_BY_NAME:
        yield from (like.text for like in footprint.likes(account.id) if like.text)
    for contact in footprint.contacts(account.id):
        if contact.relation == _SUBSCRIPTION and contact.name:
            yield contact.name
    for setting in footprint.settings(account.id):
        if setting.name == _INTEREST:
            yield setting.value
