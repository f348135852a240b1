"""From the paths of a command line to a footprint, its losses told and its account chosen."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reflet.cli.exits import CommandError, ExitCode
from reflet.cli.failures import explained
from reflet.cli.progress import Bar
from reflet.cli.speech import say, speech

if TYPE_CHECKING:
    from reflet.footprint.opening import Input
    from reflet.footprint.records import Account, Problem
    from reflet.footprint.store import Footprint

STDIN = "-"
_SHOWN = 5


def opened(paths: Sequence[str]) -> list[Input]:
    """Turn the arguments into inputs: ``-`` is standard input.

    Raises:
        CommandError: where standard input is named twice, or nothing can come from it.
    """
    if paths.count(STDIN) > 1:
        t = speech()
        raise CommandError(ExitCode.USAGE, t("«-» stands for standard input, once."))
    return [sys.stdin.buffer if path == STDIN else path for path in paths]


def read_in_memory(paths: Sequence[str]) -> Footprint:
    """Read an export without keeping anything; tell what was lost."""
    from reflet.sources.read import read

    t = speech()
    if STDIN in paths and sys.stdin.isatty():
        say(t("Write or paste posts, one a line; end with Ctrl-D."))
    with Bar(t("Reading")) as bar:
        footprint = read(*opened(paths), progress=bar)
    tell_losses(footprint.problems(), most=_SHOWN)
    return footprint


def kept_footprint() -> Footprint:
    """Open the footprint that ``reflet import`` keeps.

    Raises:
        CommandError: where none is kept.
    """
    from reflet.footprint.store import Footprint, default_path

    path = default_path()
    if path.exists():
        kept = Footprint.open(path)
        if kept.accounts():
            return kept
        kept.close()  # an import that failed leaves an empty one
    t = speech()
    nothing = t(
        "So far no footprint is kept at {path}. Keep one first (reflet import my-export.zip), or"
        " have an export portrayed without keeping it (reflet portrait my-export.zip).",
        path=path,
    )
    raise CommandError(ExitCode.USAGE, nothing)


def tell_losses(problems: Sequence[Problem], *, most: int | None = None) -> None:
    """Tell on standard error what could not be read: all of it, or the first ``most``."""
    t = speech()
    for problem in problems[:most]:
        lost = t.plural("{n} item lost", "{n} items lost", problem.lost) if problem.lost else ""
        what = f"{problem.member}{f' ({lost})' if lost else ''}"
        say(f"{what}: {explained(problem.code, problem.message)}", style="yellow")
    if most is not None and len(problems) > most:
        rest = t.number(len(problems) - most)
        say(t("… and {n} more; reflet import --problems lists all.", n=rest), style="yellow")


def chosen_account(footprint: Footprint, wanted: str | None) -> Account:
    """Return the account asked for by handle or id, or the only one.

    Raises:
        CommandError: where none or several are meant; the message lists them.
    """
    accounts = footprint.accounts()
    if wanted is not None:
        name = wanted.lstrip("@").casefold()
        by_id = [one for one in accounts if one.id == wanted]
        found = by_id or [one for one in accounts if (one.handle or "").casefold() == name]
        found = found or [one for one in accounts if one.id.partition(":")[2].casefold() == name]
    else:
        found = accounts
    if len(found) == 1:
        return found[0]
    t = speech()
    listed = "\n".join(
        f"  --account {_name(one, accounts)}  "
        + t.plural("{n} post", "{n} posts", footprint.post_count(one.id))
        for one in (found or accounts)[:20]
    )
    if len(found or accounts) > 20:
        listed += "\n  …"
    if found:
        said = t("There are {n} accounts in it; say whose portrait:", n=t.number(len(found)))
    else:
        said = t("No account in it is called {name}. There are:", name=wanted)
    raise CommandError(ExitCode.USAGE, f"{said}\n{listed}")


def _name(account: Account, among: Sequence[Account]) -> str:
    """Name an account by its handle, by its id where another one has the same."""
    same = [one for one in among if one.handle == account.handle]
    return account.handle if account.handle and len(same) == 1 else account.id
