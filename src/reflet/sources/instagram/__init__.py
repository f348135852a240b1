"""The export of Instagram, in JSON, in the layouts since 2021; Threads is a part of it."""

from reflet.sources.instagram.source import Instagram

__all__ = ["Instagram"]
