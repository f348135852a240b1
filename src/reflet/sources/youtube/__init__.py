"""YouTube, as Google Takeout exports it, in whatever language the account speaks."""

from reflet.sources.youtube.source import YouTube

__all__ = ["YouTube"]
