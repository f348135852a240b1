"""The repository of a Bluesky account: a CAR file, as exported or as its server gives it."""

from reflet.sources.bluesky.source import Bluesky

__all__ = ["Bluesky"]
