"""``reflet lab``: handed on to the lab's own commands, which need the ``lab`` extra."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import typer

from reflet.cli.exits import CommandError, ExitCode
from reflet.cli.speech import speech

PASSED_ON: dict[str, Any] = {"allow_extra_args": True, "ignore_unknown_options": True}
_EXTRA = {"altair", "scipy", "sklearn", "threadpoolctl", "vl_convert"}


@contextmanager
def needs_lab() -> Iterator[None]:
    """Tell of a package of the ``lab`` extra that is not installed.

    Raises:
        CommandError: saying how to install it.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA:
            raise
        t = speech()
        missing = t(
            "The lab needs packages that are not installed ({name}). Install them:"
            ' pip install "reflet[lab]"',
            name=error.name,
        )
        raise CommandError(ExitCode.NOT_INSTALLED, missing) from error


def lab(ctx: typer.Context) -> None:
    """Train and evaluate the models, on corpora of your own (needs reflet\\[lab])."""
    with needs_lab():
        app = import_module("reflet.lab.commands").app
    typer.main.get_command(app).main(args=ctx.args, prog_name="reflet lab")
