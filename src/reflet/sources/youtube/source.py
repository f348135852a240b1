"""The source of YouTube: what it claims of a Takeout, and whose it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath

from reflet.footprint.archive import Archive, Member
from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.records import Account, Problem, Record
from reflet.sources.base import Claim, claimed
from reflet.sources.csv_rows import CsvRows, Row
from reflet.sources.json_stream import Damage, iter_array
from reflet.sources.losses import BAD_SHAPE, Losses
from reflet.sources.members import beginning, fitting, route
from reflet.sources.youtube import tables
from reflet.sources.youtube.cells import Cells, cells_of
from reflet.sources.youtube.history import activity
from reflet.sources.youtube.layout import FOLDERS, HANDLERS, REFUSED, Holds

_HISTORIES = (Holds.WATCHED, Holds.SEARCHED, Holds.ACTIVITY)
_UNKNOWN = "youtube:unknown"


class YouTube:
    """YouTube in a Google Takeout; Takeout's other products are left out on purpose."""

    name = "youtube"
    expected = (
        "YouTube in a Google Takeout, takeout-….zip, with the history in the JSON format "
        "(takeout.google.com: YouTube, «history» as JSON)"
    )
    handlers: Mapping[str, Holds | None] = HANDLERS
    refused = REFUSED

    def claim(self, archive: Archive) -> Claim | None:
        """Claim an archive with a file whose name and beginning are known of YouTube."""
        for member in archive.members:
            pattern = fitting(member.name, HANDLERS)
            holds = HANDLERS[pattern] if pattern else None
            if holds and _is_genuine(archive, member, holds):
                reason = f"YouTube in a Google Takeout, by {archive.label(member)}"
                return claimed(self, archive, reason)
        return None

    def records(self, archive: Archive, claim: Claim) -> Iterator[Record | Problem]:
        """Yield the account, then what it wrote, then what it did."""
        files = [(m, h) for m, h in route(claim.members, HANDLERS).handled if h]
        owner = _owner(archive, files)
        yield owner
        places: dict[str, tuple[float, float]] = {}
        for member, holds in files:
            if holds is Holds.PLACES:
                yield from _places(archive, member, places)
        for member, holds in files:
            if holds in _HISTORIES:
                yield from _history(archive, member, holds, owner.id)
            elif holds is Holds.PAGE:
                yield Problem(
                    ErrorCode.HTML_EXPORT,
                    archive.label(member),
                    "this web page was left out: it shows data without holding them. Ask for the "
                    "Takeout again, with the format JSON for «history»; comments come as a table.",
                )
            elif holds not in (Holds.CHANNEL, Holds.PLACES):
                take = partial(_handler(member, holds, places), owner.id)
                yield from CsvRows(archive, member).records(take)


def _handler(
    member: Member, holds: Holds, places: Mapping[str, tuple[float, float]]
) -> tables.Handler:
    if holds is Holds.VIDEOS:
        return partial(tables.videos, places)
    stem = PurePosixPath(member.basename).stem
    return tables.HANDLERS.get(holds) or tables.playlist(stem.removesuffix("-videos"))


def _places(
    archive: Archive, member: Member, places: dict[str, tuple[float, float]]
) -> Iterator[Record | Problem]:
    """Note where videos were recorded; yield what of it was lost."""

    def note(row: Row) -> Iterable[Record]:
        video, place = tables.place_of(row)
        places[video] = place
        return ()

    return CsvRows(archive, member).records(note)


def _is_genuine(archive: Archive, member: Member, holds: Holds) -> bool:
    """Tell whether a member lies in YouTube's folder, or begins as YouTube writes such files."""
    if holds is Holds.PAGE:
        return False
    if holds in _HISTORIES:
        head = beginning(archive, member, 1000)
        inside = fitting(member.name, FOLDERS) is not None
        return head.startswith(b"[") and (inside or (b'"header"' in head and b'"title' in head))
    cells = next(map(cells_of, CsvRows(archive, member)), None)
    if cells is None:
        return False
    return {
        Holds.COMMENTS: cells.comment is not None and cells.text is not None,
        Holds.CHATS: cells.channel is not None and cells.text is not None,
        Holds.SUBSCRIPTIONS: cells.channel is not None and "youtube.com" in (cells.link or ""),
        Holds.CHANNEL: cells.channel is not None,
        Holds.VIDEOS: cells.channel is not None and cells.video is not None,
        Holds.PLAYLIST: fitting(member.name, FOLDERS) is not None,
    }.get(holds, False)


def _owner(archive: Archive, files: list[tuple[Member, Holds]]) -> Account:
    """Find whose the export is: by the channel's table, else by that of the comments.

    Raises:
        ReadError: ``ambiguous`` where two parts are those of different people.
    """
    of_parts: dict[int, list[Cells]] = {}
    for member, holds in files:
        if holds is Holds.CHANNEL:
            of_parts.setdefault(member.part, []).extend(_channels(archive, member))
    told = [{cells.channel for cells in channels} for channels in of_parts.values() if channels]
    if len(told) > 1 and not set.intersection(*told):
        raise ReadError(
            ErrorCode.AMBIGUOUS, "these are the Takeouts of two people. Give one at a time."
        )
    # One person may have several channels; the first is the account's own.
    first = next((channels[0] for channels in of_parts.values() if channels), None)
    for wanted in (Holds.COMMENTS, Holds.CHATS, Holds.VIDEOS):
        for member, holds in files:
            if first is None and holds is wanted:
                first = next(_channels(archive, member), None)
    if first is None:
        return Account(_UNKNOWN, "youtube")
    name = first.titled("title", "titre", "titel", "name", "nom")
    url = f"https://www.youtube.com/channel/{first.channel}"
    return Account(f"youtube:{first.channel}", "youtube", name=name, url=url)


def _channels(archive: Archive, member: Member) -> Iterator[Cells]:
    return (cells for cells in map(cells_of, CsvRows(archive, member)) if cells.channel)


def _history(
    archive: Archive, member: Member, holds: Holds, account: str
) -> Iterator[Record | Problem]:
    losses = Losses(archive.label(member))
    try:
        with archive.open(member) as stream:
            for item in iter_array(stream):
                if isinstance(item, Damage):
                    losses.damaged(ErrorCode.DAMAGED, item.reason)
                    continue
                losses.read += 1
                try:
                    yield from activity(item, account, holds)
                except BAD_SHAPE:
                    losses.bad += 1
    except ReadError as error:
        losses.stopped(error)
    yield from losses.problems()
