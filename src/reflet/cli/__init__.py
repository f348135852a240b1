"""The commands, each a few lines over the API; what they need is loaded when they run."""

from reflet.cli.app import main

__all__ = ["main"]
