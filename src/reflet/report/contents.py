"""What a portrait holds, for those who write it down and the portrait itself, which asks them."""

from __future__ import annotations

from dataclasses import dataclass

from reflet.footprint.records import Account
from reflet.profiling.likes.reading import LikesReading
from reflet.profiling.reading import Reading


@dataclass(frozen=True)
class PortraitContents:
    """All that was read of one account.

    ``readings`` come main language first (the one with most words); ``disagreements`` name the
    traits on which another language's reading says otherwise. ``bundles`` are the cards of the
    bundles used, as read from their files. ``likes`` is what the likes say, where there are any and
    a bundle to read them. ``is_redacted`` marks a copy without the posts' words.
    """

    account: Account
    readings: tuple[Reading, ...]
    bundles: tuple[dict[str, object], ...] = ()
    disagreements: tuple[str, ...] = ()
    problems: int = 0
    likes: LikesReading | None = None
    is_redacted: bool = False
