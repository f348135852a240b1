"""The export of Mastodon and of what speaks like it: ActivityPub as files."""

from reflet.sources.mastodon.source import Mastodon

__all__ = ["Mastodon"]
