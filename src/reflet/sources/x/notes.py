"""Long posts: their full text lies apart, under another id than the post's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from reflet.sources.x.text import expand
from reflet.sources.x.times import parse_time

_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Note:
    """The full text of a long post."""

    id: str
    created_at: datetime
    raw: str
    text: str

    def continues(self, cut: str) -> bool:
        """Tell whether a cut text (raw, escaped, with its shortened links) begins this note."""
        cut = cut.split("http", 1)[0].rstrip().removesuffix("…").rstrip()
        begins = " ".join(expand(cut, ()).split())
        whole = " ".join(expand(self.raw, ()).split())
        return bool(begins) and whole.startswith(begins)


def note_of(item: dict[str, Any]) -> Note:
    """Read one item of note-tweet.js.

    Raises:
        ValueError, KeyError: where it has no time or no text.
    """
    created_at = parse_time(item["createdAt"])
    if created_at is None:
        raise ValueError("a note without a time")
    core = item["core"]
    raw = core["text"]
    links: list[tuple[str, str, tuple[Any, Any] | None]] = [
        (
            str(url.get("shortUrl") or ""),
            str(url.get("expandedUrl") or url.get("shortUrl")),
            (url.get("fromIndex"), url.get("toIndex")),
        )
        for url in core.get("urls") or ()
        if isinstance(url, dict) and url.get("shortUrl")
    ]
    return Note(str(item["noteTweetId"]), created_at, raw, expand(raw, links).strip())


class Notes:
    """The notes of an account, each to be found by the time and the beginning of its post."""

    def __init__(self) -> None:
        self._by_second: dict[datetime, list[Note]] = {}
        self._used: set[str] = set()
        self._matched_seconds: set[datetime] = set()

    def add(self, item: dict[str, Any]) -> None:
        """Keep an item of note-tweet.js until its post comes by; raise as ``note_of`` does."""
        note = note_of(item)
        self._by_second.setdefault(note.created_at.replace(microsecond=0), []).append(note)

    def of(self, created_at: datetime | None, cut: str) -> Note | None:
        """Return the note of the post written at this second with this beginning.

        Ids do not tell: a note's differs from its post's. Of several, as editing leaves, the
        last is returned.
        """
        if not self._by_second or created_at is None:
            return None
        second = created_at.replace(microsecond=0)
        for at in (second, second - _SECOND, second + _SECOND):
            found = [note for note in self._by_second.get(at, ()) if note.continues(cut)]
            if found:
                self._used.update(note.id for note in found)
                return found[-1]
        if second in self._by_second:
            self._matched_seconds.add(second)
        return None

    def orphans(self) -> Iterator[Note]:
        """Yield the notes of whose second no post came by: their posts are missing or damaged."""
        for second, notes in self._by_second.items():
            if second not in self._matched_seconds:
                yield from (note for note in notes if note.id not in self._used)
