"""The export of X, formerly Twitter, in every layout since 2013."""

from reflet.sources.x.source import X

__all__ = ["X"]
