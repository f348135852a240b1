"""How a failure reaches the user: one message and an exit code, never a traceback."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from reflet import __version__
from reflet.cli.exits import MEANINGS, CommandError, ExitCode, exit_code_of
from reflet.cli.speech import say, speech
from reflet.footprint.errors import ErrorCode, FootprintError

_PACKAGE = Path(__file__).resolve().parents[1]


@contextmanager
def told() -> Iterator[None]:
    """Turn what a command may fail with into a message and ``typer.Exit``."""
    try:
        yield
        sys.stdout.flush()
    except KeyboardInterrupt:
        t = speech()
        say("\n" + t("Interrupted; nothing was kept of what was being done."))
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    except BrokenPipeError:
        _close_standard_output()
        raise typer.Exit(ExitCode.BROKEN_PIPE) from None
    except CommandError as error:
        say(error.message, style="red")
        raise typer.Exit(error.exit_code) from error
    except FootprintError as error:
        say(explained(error.code, error.message), style="red")
        raise typer.Exit(exit_code_of(error)) from error


@contextmanager
def usable_bundles() -> Iterator[None]:
    """Tell of models that are damaged or of another version, where they are read.

    Raises:
        CommandError: saying to install again.
    """
    from reflet.profiling.models.bundle import BundleError

    try:
        yield
    except BundleError as error:
        raise CommandError(ExitCode.NOT_INSTALLED, str(error)) from error


def explained(code: ErrorCode | str, message: str) -> str:
    """Give an error's message, after its meaning in the reader's language where that differs."""
    t = speech()
    if t.language == "en":
        return message
    try:
        meaning = t(MEANINGS[ErrorCode(code)])
    except ValueError:  # a footprint kept by a newer version may hold a code not known here
        return message
    return t("{meaning} (In detail: {detail})", meaning=meaning, detail=message)


def tell_bug(error: Exception) -> ExitCode:
    """Tell of an error that nobody foresaw, without what it may quote of the person's posts."""
    t = speech()
    if os.environ.get("REFLET_DEBUG") == "1":
        traceback.print_exception(error)
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(_PACKAGE)]
    place = (ours or frames)[-1]
    where = f"{type(error).__name__}, {Path(place.filename).name}:{place.lineno}"
    say(
        t(
            "This is a fault of Reflet {version}, not yours ({where}). Please report that line;"
            " REFLET_DEBUG=1 shows more, which may quote your posts.",
            version=__version__,
            where=where,
        ),
        style="red",
    )
    return ExitCode.BUG


def _close_standard_output() -> None:
    """Point standard output nowhere: its reader has gone, and Python flushes it at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
