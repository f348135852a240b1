"""The command ``reflet``: its sub-commands and how it starts and ends."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from reflet import __version__
from reflet.cli import about, export, fetch, keeping, lab, likes, portrait, purge
from reflet.cli.failures import tell_bug, told
from reflet.cli.speech import choose_language


class _Commands(TyperGroup):
    """The sub-commands, whose failures are told rather than raised."""

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        with told():
            return super().invoke(ctx)


app = typer.Typer(
    name="reflet",
    cls=_Commands,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"reflet {__version__}")
        raise typer.Exit


@app.callback(epilog="Start here: reflet portrait my-export.zip")
def _reflet(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """See what social media, and the algorithms that read them, know about you.

    Everything happens on this machine: nothing is sent, and only «fetch --online» fetches.
    """


app.command("portrait", cls=portrait.PortraitCommand, help=portrait.HELP, epilog=portrait.EXAMPLES)(
    portrait.portrait
)
app.command("import", help=keeping.HELP, epilog=keeping.EXAMPLES)(keeping.import_)
app.command("fetch", help=fetch.HELP, epilog=fetch.EXAMPLES)(fetch.fetch)
app.command("footprint")(keeping.footprint)
app.command("export", epilog=export.EXAMPLES)(export.export)
app.command("purge", epilog=purge.EXAMPLES)(purge.purge)
app.command("models")(about.models)
app.command("schema")(about.schema)
app.add_typer(likes.app, name="likes")
app.command("lab", context_settings=lab.PASSED_ON, add_help_option=False)(lab.lab)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character shows another, rather than stop the program.
        with suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    choose_language(None)
    try:
        typer.main.get_command(app).main(args=arguments, prog_name="reflet")
    except Exception as error:
        sys.exit(tell_bug(error))
