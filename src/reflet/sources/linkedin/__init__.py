"""The export of LinkedIn: tables (CSV), the one export that tells who could see each post."""

from reflet.sources.linkedin.source import LinkedIn

__all__ = ["LinkedIn"]
