"""The window: which posts were read for an estimate, and why the others were not."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from reflet.footprint.records import Post


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
    what was left out of all languages, by reason.
    """

    language: str
    posts: tuple[Post, ...]
    older: tuple[Post, ...] = ()
    limit: int | None = 50
    since: datetime | None = None
    until: datetime | None = None
    words: int = 0
    dropped: dict[Dropped, int] = field(default_factory=dict)
