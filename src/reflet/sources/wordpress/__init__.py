"""The export of a WordPress site: WXR, an RSS file with names of its own."""

from reflet.sources.wordpress.source import WordPress

__all__ = ["WordPress"]
