"""What a cell of a YouTube table is, told by its shape: columns have names in many languages."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import datetime

from reflet.sources.csv_rows import Row
from reflet.sources.json_stream import well_formed
from reflet.sources.utc import utc_time

_CHANNEL = re.compile(r"UC[\w-]{22}")
_VIDEO = re.compile(r"[\w-]{11}")
_COMMENT = re.compile(r"Ug[\w-]{15,40}(?:\.[\w-]{10,40})?")
_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d.*")
_DECODER = json.JSONDecoder(strict=False)


@dataclass
class Cells:
    """The cells of one row by what they are; ``rest`` are those of no known shape, by column."""

    channel: str | None = None
    video: str | None = None
    comments: list[str] = field(default_factory=list)
    at: datetime | None = None
    text: str | None = None
    link: str | None = None
    rest: dict[str, str] = field(default_factory=dict)

    @property
    def comment(self) -> str | None:
        """The comment's own number: where it answers another, the one that goes on."""
        return max(self.comments, key=len, default=None)

    @property
    def parent(self) -> str | None:
        """The number of the comment that it answers."""
        return min(self.comments, key=len) if len(self.comments) > 1 else None

    def titled(self, *words: str) -> str | None:
        """Return the first cell whose column has one of the words in its name."""
        cells = (
            cell for name, cell in self.rest.items() if any(word in name for word in words) and cell
        )
        return next(cells, None)


def cells_of(row: Row) -> Cells:
    """Sort the cells of a row by their shapes; of several alike the first counts."""
    cells = Cells()
    for name, raw in row.items():
        cell = raw.strip()
        if not cell:
            continue
        if _CHANNEL.fullmatch(cell):
            cells.channel = cells.channel or cell
        elif _COMMENT.fullmatch(cell):
            cells.comments.append(cell)
        elif _TIME.fullmatch(cell) and (time := utc_time(cell)):
            cells.at = cells.at or time
        elif cell.startswith(('{"', '{ "')) and (text := segments(cell)) is not None:
            cells.text = cells.text or text
        elif cells.video is None and _VIDEO.fullmatch(cell):
            cells.video = cell
        elif cells.link is None and cell.startswith(("http://", "https://")):
            cells.link = cell
        else:
            cells.rest[name] = raw
    return cells


def segments(cell: str) -> str | None:
    """Return the words of a comment, or None where the cell is another thing.

    Before June 2024 they are ``{"takeoutSegments": [{"text": …}]}``, since then the objects stand
    side by side, parted by commas.
    """
    try:
        found = _DECODER.decode(f"[{cell}]")
    except (ValueError, RecursionError):
        return None
    if len(found) == 1 and isinstance(found[0], dict):
        found = found[0].get("takeoutSegments", found)
    if not isinstance(found, list):
        return None
    pieces: list[str] = []
    for piece in found:
        if not isinstance(piece, dict):
            return None
        link = piece.get("link")
        words = piece.get("text") or (link.get("linkUrl") if isinstance(link, dict) else None)
        pieces.append(str(words or ""))
    return str(well_formed("".join(pieces))).strip()
