"""``reflet purge``: what is kept of an account, a network or everything, forgotten for good."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from reflet.cli.exits import CommandError, ExitCode
from reflet.cli.inputs import chosen_account, kept_footprint
from reflet.cli.speech import Lang, say, speech

if TYPE_CHECKING:
    from reflet.footprint.store import Footprint

EXAMPLES = """\
Examples:

reflet purge --account camille

reflet purge --network reddit

reflet purge --everything --yes
"""


def purge(
    account: Annotated[
        str | None, typer.Option(metavar="HANDLE", help="Forget this account.")
    ] = None,
    network: Annotated[
        str | None, typer.Option(metavar="NAME", help="Forget all accounts on this network.")
    ] = None,
    everything: Annotated[bool, typer.Option("--everything", help="Forget all there is.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    lang: Lang = None,
) -> None:
    """Delete from the kept footprint, so that the file does not hold a word of it any more."""
    from reflet.footprint.purge import purge as forget

    t = speech()
    if (account is not None) + (network is not None) + everything != 1:
        message = t("Say one of --account, --network and --everything.")
        raise CommandError(ExitCode.USAGE, message)
    with kept_footprint() as kept:
        if account is not None:
            account = chosen_account(kept, account).id
        if network is not None:
            _check_network(kept, network)
        _ask(yes, account or network)
        deleted = forget(kept, account=account, network=network, everything=everything)
    records = sum(deleted.values())
    say(t.plural("{n} record is forgotten.", "{n} records are forgotten.", records))


def _check_network(kept: Footprint, network: str) -> None:
    known = sorted({one.network for one in kept.accounts()})
    if network not in known:
        t = speech()
        message = t(
            "Nothing is kept of {name}. There are: {known}.", name=network, known=", ".join(known)
        )
        raise CommandError(ExitCode.USAGE, message)


def _ask(yes: bool, what: str | None) -> None:
    """Ask before what cannot be undone.

    Raises:
        CommandError: where nobody is there to answer, or the answer is no.
    """
    if yes:
        return
    t = speech()
    if not _is_there():
        raise CommandError(ExitCode.USAGE, t("This cannot be undone: say --yes."))
    name = what or t("everything")
    if not typer.confirm(t("Forget {name}? This cannot be undone.", name=name), err=True):
        raise CommandError(ExitCode.USAGE, t("Nothing was changed."))


def _is_there() -> bool:
    """Tell whether someone is at the keyboard."""
    return sys.stdin.isatty()
