"""Reflet: what social media, and the algorithms that read them, know about you."""

__version__ = "0.1.0"
