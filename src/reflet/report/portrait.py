"""The portrait of one account: every language's reading, ready to be shown or kept."""

from __future__ import annotations

from dataclasses import dataclass

from reflet.footprint.records import Account
from reflet.profiling.reading import Reading


@dataclass(frozen=True)
class Portrait:
    """All that was read of one account.

    ``readings`` come main language first (the one with most words); ``disagreements`` name the
    traits on which another language's reading says otherwise. ``bundles`` are the cards of the
    bundles used, as read from their files.
    """

    account: Account
    readings: tuple[Reading, ...]
    bundles: tuple[dict[str, object], ...] = ()
    disagreements: tuple[str, ...] = ()
    problems: int = 0
