"""The export of TikTok: one JSON document, in either of its generations."""

from reflet.sources.tiktok.source import TikTok

__all__ = ["TikTok"]
