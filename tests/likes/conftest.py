"""The commands are run as those of the other rooms are."""

from tests.cli.conftest import reflet

__all__ = ["reflet"]
