"""``reflet fetch``: one's own public posts from their server, into the kept footprint."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from reflet.cli.inputs import tell_losses
from reflet.cli.keeping import tell_import
from reflet.cli.speech import Lang, console, say, speech

HELP = (
    "Fetch your own public posts from their server into the footprint.\n\n"
    "The one command that can ask a server, and only with --online; without it, it says which one"
    " it would ask. Fetching again goes on from where the last time ended."
)
EXAMPLES = """\
Examples:

reflet fetch @camille@mastodon.example --online

reflet fetch camille.bsky.social --online

reflet fetch https://camille.example/feed.xml --online
"""


class As(StrEnum):
    """What an address may be taken for."""

    MASTODON = "mastodon"
    BLUESKY = "bluesky"
    FEED = "feed"


class By(StrEnum):
    """How a Bluesky account may be read."""

    REPOSITORY = "repository"
    RECORDS = "records"
    POSTS = "posts"


def fetch(  # noqa: PLR0917 - a command's options
    address: Annotated[
        str,
        typer.Argument(
            metavar="ADDRESS",
            help="@name@server (Mastodon), a handle or a DID (Bluesky), or the address of a feed.",
        ),
    ],
    online: Annotated[
        bool,
        typer.Option("--online/--offline", help="Ask the server, or only say which one it is."),
    ] = False,
    network: Annotated[
        As | None, typer.Option("--as", help="Take the address for one of this network.")
    ] = None,
    server: Annotated[
        str | None, typer.Option(metavar="URL", help="Ask this server instead of its own.")
    ] = None,
    way: Annotated[
        By, typer.Option("--by", help="How Bluesky is read: whole, by record, or as the app does.")
    ] = By.REPOSITORY,
    lang: Lang = None,
) -> None:
    """Fetch into the kept footprint, and tell what came of it."""
    from reflet.footprint.store import Footprint, default_path
    from reflet.sources.live.bluesky import Way
    from reflet.sources.live.client import Client
    from reflet.sources.live.fetch import Network, fetch_into, target_of

    t = speech()
    target = target_of(address, Network(network) if network else None, server)
    client = Client(online=online)
    with (
        Footprint.open(default_path()) as footprint,
        console().status(t("Fetching")),
    ):
        summary = fetch_into(footprint, target, client, way=Way(way))
    tell_import(summary)
    tell_losses(summary.losses)
    say(t("Kept in {path}", path=default_path()), style="dim")
