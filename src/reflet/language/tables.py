"""Tables of words, as matchers keep them: written as text, blanks between."""

from __future__ import annotations


def words(table: str) -> frozenset[str]:
    """Return the words of a table, which blanks separate, as they are written there."""
    return frozenset(table.split())
