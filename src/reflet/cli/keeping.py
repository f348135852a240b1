"""``reflet import`` and ``reflet footprint``: what is kept, and what is in it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from reflet.cli.inputs import kept_footprint, opened, tell_losses
from reflet.cli.progress import Bar
from reflet.cli.speech import Lang, console, say, speech
from reflet.report.i18n import N_

if TYPE_CHECKING:
    from reflet.footprint.records import Account
    from reflet.footprint.store import Footprint, ImportSummary

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


def import_(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="The export (.zip or folder; all its parts), or a file of posts.",
        ),
    ],
    problems: Annotated[
        bool, typer.Option("--problems", help="List all that could not be read.")
    ] = False,
    lang: Lang = None,
) -> None:
    """Import into the kept footprint, and tell what came of it."""
    from reflet.footprint.store import Footprint, default_path
    from reflet.sources.read import import_into

    t = speech()
    inputs = opened(paths)
    with Footprint.open(default_path()) as footprint, Bar(t("Importing")) as bar:
        summary = import_into(footprint, *inputs, progress=bar)
    tell_import(summary)
    if problems:
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


def footprint(lang: Lang = None) -> None:
    """Show what the footprint holds: accounts, kinds of posts, years."""
    from reflet.footprint.store import default_path

    t = speech()
    with kept_footprint() as kept:
        for account in kept.accounts():
            _show_account(kept, account)
    say(t("Kept in {path}", path=default_path()), style="dim")


def _show_account(kept: Footprint, account: Account) -> None:
    from rich.table import Table

    from reflet.report.plain import printable

    t = speech()
    screen = console()
    name = f"@{account.handle}" if account.handle else account.name or account.id
    screen.print(printable(f"{name} ({account.network})"), style="bold", soft_wrap=True)
    counts: Counter[tuple[str, str]] = Counter()
    for post in kept.posts(account.id):
        year = str(post.created_at.year) if post.created_at else t("undated")
        counts[year, post.kind] += 1
    years = sorted({year for year, _ in counts}, reverse=True)
    kinds = [kind for kind in POST_KINDS if any(counts[year, kind] for year in years)]
    table = Table(box=None, pad_edge=False)
    table.add_column("")
    for kind in kinds:
        table.add_column(t(POST_KINDS[kind]), justify="right")
    for year in years:
        table.add_row(year, *(t.number(counts[year, kind]) for kind in kinds))
    totals = [sum(counts[year, kind] for year in years) for kind in kinds]
    table.add_row(t("in all"), *map(t.number, totals), style="bold")
    screen.print(table)
    likes = sum(1 for _ in kept.likes(account.id))
    if likes:
        screen.print(t.plural("{n} like", "{n} likes", likes))
    screen.print()
