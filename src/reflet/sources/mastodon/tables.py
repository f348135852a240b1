"""The tables that Mastodon gives apart from the archive: contacts, bookmarks, blocked servers.

They come from Preferences, Import and export, one file a button.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator

from reflet.footprint.archive import Archive, Member
from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.records import Activity, Contact, Like, Problem, Record, Setting
from reflet.sources.losses import Losses
from reflet.sources.mastodon.actor import Actor

_HEADING = "account address"
_ADDRESS = re.compile(r"@?([\w.-]+)@([\w.-]+\.\w+|localhost)(?::\d+)?", re.ASCII)

Row = Callable[[list[str], Actor], Record]


def contacts(relation: str) -> Row:
    """Return how a row of a table of accounts becomes a contact."""

    def row(cells: list[str], owner: Actor) -> Record:
        address = cells[0].strip()
        # An account of the same server may stand without it.
        whole = address if "@" in address.removeprefix("@") else f"{address}@{owner.host}"
        match = _ADDRESS.fullmatch(whole)
        if match is None:
            raise ValueError("no address of an account")
        name, host = match.groups()
        handle = f"{name}@{host}".lower()
        return Contact(handle, owner.account, relation, handle, f"https://{host}/@{name}")

    return row


def setting(name: str) -> Row:
    """Return how a row of a single value becomes a setting."""

    def row(cells: list[str], owner: Actor) -> Record:
        value = cells[0].strip()
        if not value:
            raise ValueError("an empty row")
        return Setting(owner.account, name, value)

    return row


def favourite(cells: list[str], owner: Actor) -> Record:
    """Return a liked post, of which only the address is given."""
    address = _page(cells)
    return Like(address, owner.account, url=address)


def bookmark(cells: list[str], owner: Actor) -> Record:
    """Return a bookmarked post, of which only the address is given."""
    address = _page(cells)
    return Activity(address, owner.account, "saved", url=address)


def _page(cells: list[str]) -> str:
    address = cells[0].strip()
    if not address.startswith(("https://", "http://")):
        raise ValueError("no address of a post")
    return address


def read_table(
    archive: Archive, member: Member, owner: Actor, row: Row
) -> Iterator[Record | Problem]:
    """Yield the rows of a table as records; some versions write a heading, some do not."""
    losses = Losses(archive.label(member))
    try:
        with archive.open(member) as stream:
            lines = csv.reader(io.TextIOWrapper(stream, "utf-8-sig", "replace", newline=""))
            for number, cells in enumerate(lines):
                if not cells or (number == 0 and cells[0].strip().lower() == _HEADING):
                    continue
                losses.read += 1
                try:
                    yield row(cells, owner)
                except ValueError:
                    losses.bad += 1
    except csv.Error as error:
        losses.damaged(ErrorCode.DAMAGED, f"the table is damaged ({error})")
    except ReadError as error:
        losses.stopped(error)
    yield from losses.problems()
