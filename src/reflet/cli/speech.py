"""Whom the commands speak to: the reader's language, and consoles that print text as text."""

from __future__ import annotations

import sys
from contextvars import ContextVar
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from reflet.report.i18n import Translator, language_from_locale, translator

if TYPE_CHECKING:
    from rich.console import Console

_chosen: ContextVar[str | None] = ContextVar("language", default=None)


class Language(StrEnum):
    """The languages that the program speaks."""

    FR = "fr"
    EN = "en"


def choose_language(language: Language | None) -> Language | None:
    """Remember the language asked for, so that errors are told in it as well."""
    _chosen.set(language)
    return language


Lang = Annotated[
    Language | None,
    typer.Option(
        "--lang",
        envvar="REFLET_LANG",
        callback=choose_language,
        is_eager=True,
        show_default="your locale's",
        help="Speak French or English.",
    ),
]


def speech() -> Translator:
    """Give the translator of the language asked for, or else of the locale's."""
    return translator(_chosen.get() or language_from_locale())


def console(*, stderr: bool = False) -> Console:
    """Make a console on standard output or error that reads no markup in what it prints."""
    from rich.console import Console

    class PlainConsole(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    return PlainConsole(stderr=stderr, markup=False, emoji=False, highlight=False)


def say(message: str, *, style: str | None = None) -> None:
    """Print one message on standard error, fit to print whatever it quotes."""
    from reflet.report.plain import printable

    console(stderr=True).print(printable(message), style=style, soft_wrap=True)


def write_out(text: str) -> None:
    """Write text on standard output as UTF-8, whatever the terminal's encoding: it is data."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
