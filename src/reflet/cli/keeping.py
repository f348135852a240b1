"""``reflet import`` and ``reflet footprint``: what is kept, and what is in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from reflet.cli.inputs import kept_footprint, opened, tell_losses
from reflet.cli.progress import Bar
from reflet.cli.speech import Lang, console, say, speech
from reflet.report.i18n import N_

if TYPE_CHECKING:
    from rich.table import Table

    from reflet.footprint.records import Account
    from reflet.footprint.store import ImportSummary
    from reflet.footprint.summary import Count

HELP = (
    "Keep an export in the footprint, one SQLite file of your own.\n\n"
    "It lies under $REFLET_HOME, or else in your data folder, and only you can read it. Importing"
    " again adds what is new."
)
EXAMPLES = """\
Examples:

reflet import my-export.zip

reflet import part1.zip part2.zip --problems

reflet footprint
"""
KINDS = {
    "accounts": N_("Accounts"),
    "profiles": N_("Profiles"),
    "posts": N_("Posts"),
    "likes": N_("Likes"),
    "contacts": N_("Contacts"),
    "logins": N_("Logins"),
    "settings": N_("Settings"),
    "activities": N_("Activities"),
}
POST_KINDS = {
    "post": N_("posts"),
    "reply": N_("replies"),
    "quote": N_("quotations"),
    "repost": N_("reposts"),
    "message": N_("messages"),
}
OTHER_KINDS = {
    "likes": N_("likes"),
    "contacts": N_("contacts"),
    "logins": N_("logins"),
    "activities": N_("activities"),
    "settings": N_("settings"),
}
_MANY = 3
_BASE = re.compile(r"(?:(?<=/)|(?<=: )|^)[^/:]*(?P<ending>\.[^/.]+)$")  # behind a folder, or a zip


def import_(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="The export (.zip or folder; all its parts), or a file of posts.",
        ),
    ],
    problems: Annotated[
        bool,
        typer.Option("--problems", help="List all that could not be read, and what was left out."),
    ] = False,
    lang: Lang = None,
) -> None:
    """Import into the kept footprint, and tell what came of it."""
    from reflet.footprint.store import Footprint, default_path
    from reflet.report.plain import printable
    from reflet.sources.read import import_into

    t = speech()
    inputs = opened(paths)
    with Footprint.open(default_path()) as footprint, Bar(t("Importing")) as bar:
        summary = import_into(footprint, *inputs, progress=bar)
    tell_import(summary)
    if problems:
        for line in gathered(summary.ignored):
            console().print(f"  {printable(line)}", style="dim", soft_wrap=True)
        tell_losses(summary.losses)
    elif summary.losses:
        lost = len(summary.losses)
        counted = t.plural(
            "{n} problem: --problems lists it.", "{n} problems: --problems lists them.", lost
        )
        say(counted, style="yellow")
    say(t("Kept in {path}", path=default_path()), style="dim")


def tell_import(summary: ImportSummary) -> None:
    """Show what was read as what, and how much of it is new."""
    from rich.table import Table

    t = speech()
    screen = console()
    recognised = t("Read as {source}: {reason}", source=summary.source, reason=summary.reason)
    screen.print(recognised, soft_wrap=True)
    table = Table(box=None, pad_edge=False)
    table.add_column("")
    for heading in (t("new"), t("changed"), t("known already")):
        table.add_column(heading, justify="right")
    for name, shown in KINDS.items():
        kinds = (summary.added, summary.replaced, summary.unchanged)
        counts = [kind.get(name, 0) for kind in kinds]
        if any(counts):
            table.add_row(t(shown), *map(t.number, counts))
    screen.print(table)
    if summary.ignored:
        left = len(summary.ignored)
        screen.print(
            t.plural(
                "{n} file of the export was left out on purpose.",
                "{n} files of the export were left out on purpose.",
                left,
            )
        )


def gathered(names: Sequence[str]) -> list[str]:
    """Return names of files in order, those of one folder and ending in one line if many."""
    alike: dict[str, list[str]] = {}
    for name in sorted(names):
        base = _BASE.search(name)
        pattern = f"{name[: base.start()]}*{base['ending']}" if base else name
        alike.setdefault(pattern, []).append(name)
    lines: list[str] = []
    for pattern, some in alike.items():
        lines += some if len(some) <= _MANY else [f"{pattern} ({len(some):,})"]
    return lines


def footprint(lang: Lang = None) -> None:
    """Show what the footprint holds: accounts, and how much of each kind, year by year."""
    from reflet.footprint.store import default_path
    from reflet.footprint.summary import summary

    t = speech()
    with kept_footprint() as kept:
        counts = summary(kept)
        for account in kept.accounts():
            _show_account(account, [count for count in counts if count.account == account.id])
    say(t("Kept in {path}", path=default_path()), style="dim")


def _show_account(account: Account, counts: Sequence[Count]) -> None:
    from reflet.report.plain import printable

    screen = console()
    name = f"@{account.handle}" if account.handle else account.name or account.id
    screen.print(printable(f"{name} ({account.network})"), style="bold", soft_wrap=True)
    numbers: Counter[tuple[int | None, str]] = Counter()
    for count in counts:
        numbers[count.year, count.kind if count.table == "posts" else count.table] += count.number
    for shown in (POST_KINDS, OTHER_KINDS):  # side by side they would not fit
        if any(kind in shown for _, kind in numbers):
            screen.print(_by_year(numbers, shown))
    screen.print()


def _by_year(numbers: Mapping[tuple[int | None, str], int], shown: Mapping[str, str]) -> Table:
    from rich.table import Table

    t = speech()
    found = {(year, kind): number for (year, kind), number in numbers.items() if kind in shown}
    kinds = [kind for kind in shown if any(kind == one for _, one in found)]
    table = Table(box=None, pad_edge=False)
    table.add_column("")
    for kind in kinds:
        table.add_column(t(shown[kind]), justify="right")
    years = sorted({year for year, _ in found}, key=lambda year: year or 0, reverse=True)
    for year in years:
        cells = (found.get((year, kind), 0) for kind in kinds)
        table.add_row(str(year) if year else t("undated"), *map(t.number, cells))
    totals = (sum(found.get((year, kind), 0) for year in years) for kind in kinds)
    table.add_row(t("in all"), *map(t.number, totals), style="bold")
    return table
