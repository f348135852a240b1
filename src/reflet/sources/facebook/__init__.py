"""The export of Facebook («Download your information»), in JSON, of either layout."""

from reflet.sources.facebook.source import Facebook

__all__ = ["Facebook"]
