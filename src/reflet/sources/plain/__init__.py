"""Posts in files that no network made: JSON lines, tables, texts, lines of authors."""

from reflet.sources.plain.source import Plain

__all__ = ["Plain"]
