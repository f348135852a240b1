"""``reflet portrait``: what an algorithm reads in someone's posts."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperCommand

from reflet.cli.exits import ExitCode
from reflet.cli.failures import usable_bundles
from reflet.cli.inputs import chosen_account, kept_footprint, read_in_memory
from reflet.cli.outputs import STDOUT, Outputs
from reflet.cli.progress import Bar
from reflet.cli.speech import Lang, say, speech

if TYPE_CHECKING:
    from reflet.report.portrait import Portrait

HELP = (
    "Say what an algorithm reads in someone's posts, and what would change it.\n\n"
    "Gender as perceived, age, personality, kind of account: what is read in the posts, how sure"
    " that may be, and what gave it away. Nothing is kept, and nothing is sent. The posts must be"
    " your own, or those of someone who consented."
)
EXAMPLES = """\
Examples:

reflet portrait my-export.zip

reflet portrait my-export.zip --html portrait.html --lang fr

reflet portrait part1.zip part2.zip --last 200 --since 2023

reflet portrait posts.csv --account ada --json

reflet portrait - < posts.txt
"""
_DATES = ("%Y-%m-%d", "%Y-%m", "%Y")


class PortraitCommand(TyperCommand):
    """Lets ``--json`` stand without a file, for standard output."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Give a bare ``--json`` the value that it means, then parse."""
        return super().parse_args(ctx, _with_json_target(args))


def _with_json_target(args: Sequence[str]) -> list[str]:
    """Write a bare ``--json`` as ``--json=-``; only ``-`` or a name in ``.json`` is its value."""
    done: list[str] = []
    for place, argument in enumerate(args):
        if argument == "--":
            return [*done, *args[place:]]
        follower = args[place + 1] if place + 1 < len(args) else ""
        has_target = follower == STDOUT or follower.lower().endswith(".json")
        done.append("--json=-" if argument == "--json" and not has_target else argument)
    return done


def _day(text: str) -> datetime:
    for form in _DATES:
        with suppress(ValueError):
            return datetime.strptime(text, form).replace(tzinfo=UTC)
    t = speech()
    raise typer.BadParameter(
        t("{text} is no date. Write 2023-05-31, 2023-05 or 2023.", text=repr(text))
    )


def portrait(  # noqa: PLR0917 - a command's options
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH",
            show_default=False,
            help="The export (.zip or folder; all its parts), or a file of posts; - is standard"
            " input. Without any: the footprint that reflet import keeps.",
        ),
    ] = None,
    last: Annotated[
        int, typer.Option(min=1, help="How many of the newest posts to read, in each language.")
    ] = 50,
    everything: Annotated[bool, typer.Option("--all", help="Read all posts.")] = False,
    since: Annotated[
        datetime | None,
        typer.Option(parser=_day, metavar="DATE", help="Read posts from this day (UTC) on."),
    ] = None,
    until: Annotated[
        datetime | None,
        typer.Option(parser=_day, metavar="DATE", help="Read posts before this day (UTC)."),
    ] = None,
    private: Annotated[
        bool, typer.Option("--private", help="Read messages and protected posts as well.")
    ] = False,
    account: Annotated[
        str | None,
        typer.Option(metavar="HANDLE", help="Whose portrait, where several accounts are in it."),
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write one page, with the evidence in the posts."),
    ] = None,
    json: Annotated[
        str | None,
        typer.Option(metavar="[FILE]", help="Write JSON, to FILE or to standard output."),
    ] = None,
    deletions: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write links to the posts to delete to blur gender."),
    ] = None,
    redact: Annotated[
        bool, typer.Option("--redact", help="Leave out words, links and name, to show it.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace files that exist.")] = False,
    models: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Let models of your own answer before Reflet's."),
    ] = None,
    lang: Lang = None,
) -> None:
    """Print the portrait, and write it where asked to."""
    t = speech()
    outputs = Outputs(html, json, deletions, redact, force)
    outputs.check()
    with read_in_memory(paths) if paths else kept_footprint() as footprint:
        whose = chosen_account(footprint, account)
        from reflet.profiling.models.bundle import own_models
        from reflet.report.portray import portrait as portray

        with usable_bundles(), own_models(models), Bar(t("Portraying")) as bar:
            made = portray(
                footprint,
                account=whose.id,
                last=None if everything else last,
                since=since,
                until=until,
                private=private,
                progress=bar,
            )
    outputs.show(made)
    outputs.write(made)
    if not _says_something(made):
        if outputs.is_piped:
            say(t("Nothing could be said of this account; the JSON says why."))
        raise typer.Exit(ExitCode.NOTHING_SAID)
    if paths:
        outputs.hint(paths)


def _says_something(portrait: Portrait) -> bool:
    from reflet.profiling.estimate import State

    estimates = [one for reading in portrait.readings for one in reading.estimates]
    estimates += portrait.likes.estimates if portrait.likes else ()
    return any(one.state is not State.ABSTAINED for one in estimates)
