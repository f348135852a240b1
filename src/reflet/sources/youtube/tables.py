"""The tables of YouTube: comments, chats, subscriptions, playlists, one's own videos.

Each function takes the account and one row, and yields records; it raises ValueError on a row of
another shape, which is then counted as lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256

from reflet.footprint.records import (
    Activity,
    Contact,
    Like,
    Media,
    Post,
    PostKind,
    Record,
    Visibility,
)
from reflet.sources.csv_rows import Row
from reflet.sources.youtube.cells import Cells, cells_of
from reflet.sources.youtube.layout import Holds

Handler = Callable[[str, Row], Iterator[Record]]
Place = tuple[float, float]
"""Degrees north and east."""

_WATCH = "https://www.youtube.com/watch?v="
_SEEN_BY = {
    "public": Visibility.PUBLIC,
    "publique": Visibility.PUBLIC,
    "öffentlich": Visibility.PUBLIC,
    "openbaar": Visibility.PUBLIC,
    "unlisted": Visibility.UNLISTED,
    "non répertoriée": Visibility.UNLISTED,
    "nicht gelistet": Visibility.UNLISTED,
    "verborgen": Visibility.UNLISTED,
    "private": Visibility.DIRECT,
    "privée": Visibility.DIRECT,
    "privat": Visibility.DIRECT,
    "privé": Visibility.DIRECT,
}
_LIKED = ("liked", "likes", "j'aime", "j’aime", "die ich mag", "mag ich", "leuk gevonden")


def comments(account: str, row: Row) -> Iterator[Record]:
    """Yield a comment, which answers another one or else a video."""
    cells = cells_of(row)
    if cells.text is None or cells.comment is None:
        raise ValueError("a comment has words and a number")
    yield Post(
        id=cells.comment,
        account=account,
        text=cells.text,
        created_at=cells.at,
        kind=PostKind.REPLY,
        url=f"{_WATCH}{cells.video}&lc={cells.comment}" if cells.video else None,
        reply_to=cells.parent or cells.video,
    )


def chats(account: str, row: Row) -> Iterator[Record]:
    """Yield what was written during a live video."""
    cells = cells_of(row)
    if cells.text is None:
        raise ValueError("a chat has words")
    number = next((cell for cell in cells.rest.values() if len(cell) >= 15), None)
    moment = cells.at.isoformat() if cells.at else ""
    digest = sha256(f"{moment} {cells.text}".encode()).hexdigest()[:16]
    yield Post(
        id=f"chat-{number or digest}",
        account=account,
        text=cells.text,
        created_at=cells.at,
        kind=PostKind.REPLY,
        url=f"{_WATCH}{cells.video}" if cells.video else None,
        reply_to=cells.video,
    )


def subscriptions(account: str, row: Row) -> Iterator[Record]:
    """Yield a channel that was subscribed to."""
    cells = cells_of(row)
    if cells.channel is None:
        raise ValueError("a subscription is one to a channel")
    title = next(
        iter(cells.rest.values()), cells.video
    )  # a title of 11 letters looks like a number
    yield Contact(cells.channel, account, "subscription", url=cells.link, name=title)


def videos(places: Mapping[str, Place], account: str, row: Row) -> Iterator[Record]:
    """Yield a video of one's own: its words, who may see it, and where it was recorded."""
    cells = cells_of(row)
    if cells.video is None:
        raise ValueError("a video has a number")
    title = cells.titled("title", "titre", "titel")
    description = cells.titled("description", "beschreibung", "beschrijving")
    seen = (_SEEN_BY.get(cell.strip().casefold()) for cell in cells.rest.values())
    yield Post(
        id=cells.video,
        account=account,
        text="\n\n".join(part.strip() for part in (title, description) if part),
        created_at=cells.at,
        visibility=next(filter(None, seen), Visibility.UNKNOWN),
        url=f"{_WATCH}{cells.video}",
        media=(Media("video", url=f"{_WATCH}{cells.video}", place=places.get(cells.video)),),
    )


def place_of(row: Row) -> tuple[str, Place]:
    """Return a video's number, and where it was recorded.

    Raises:
        ValueError: where the row holds no such place.
    """
    cells = cells_of(row)
    latitude, longitude = cells.titled("latitude", "breite"), cells.titled("longitude", "länge")
    if cells.video is None or latitude is None or longitude is None:
        raise ValueError("a recording has a video and a place")
    place = float(latitude), float(longitude)
    if not (abs(place[0]) <= 90 and abs(place[1]) <= 180):
        raise ValueError("a place is on the earth")
    return cells.video, place


def playlist(name: str) -> Handler:
    """Return the handler of a playlist, by its file's name: liked videos are likes."""
    liked = any(word in name.casefold() for word in _LIKED)

    def handler(account: str, row: Row) -> Iterator[Record]:
        cells = cells_of(row)
        # Older files begin with the playlist's own description, whose rows hold no video.
        if cells.video is None or not _is_entry(cells):
            return
        link = f"{_WATCH}{cells.video}"
        if liked:
            yield Like(cells.video, account, url=link, created_at=cells.at)
        else:
            yield Activity(f"{cells.video} {name}", account, "saved", name, link, cells.at)

    return handler


def _is_entry(cells: Cells) -> bool:
    return cells.channel is None and cells.text is None and len(cells.rest) <= 1


HANDLERS: Mapping[Holds, Handler] = {
    Holds.COMMENTS: comments,
    Holds.CHATS: chats,
    Holds.SUBSCRIPTIONS: subscriptions,
}
