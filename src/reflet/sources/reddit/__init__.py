"""The export of Reddit: some forty tables."""

from reflet.sources.reddit.source import Reddit

__all__ = ["Reddit"]
