"""RSS and Atom: the public feed of a blog, a site or an account."""

from reflet.sources.feed.source import Feed

__all__ = ["Feed"]
