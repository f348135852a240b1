"""Reading posts once: many windows share their posts, and reading one costs more than pooling."""

from __future__ import annotations

from collections.abc import Sequence

from reflet.footprint.records import Post
from reflet.profiling.features.window import PostFeatures, WindowFeatures, pool, read_posts


class PostReader:
    """Reads posts in one language, and keeps what it read by the posts' text."""

    def __init__(self, language: str) -> None:
        """Read in ``language`` (ISO 639-1)."""
        self.language = language
        self._read: dict[str, PostFeatures] = {}

    def read(self, posts: Sequence[Post]) -> list[PostFeatures]:
        """Return what each of ``posts`` holds, reading only those not met before."""
        unread = list(dict.fromkeys(p.text for p in posts if p.text not in self._read))
        if unread:
            self._read.update(zip(unread, read_posts(unread, self.language), strict=True))
        return [self._read[post.text] for post in posts]

    def window(self, posts: Sequence[Post]) -> WindowFeatures:
        """Return the features of a window of ``posts``, newest first."""
        return pool(self.read(posts))
