"""Which handler takes which member of an export: by its path, on whole names of files and folders.

Every source keeps a map from path pattern to handler, where ``None`` means that such a member is
ignored on purpose. What no pattern fits is unknown, and is told. (The idea is that of
``google_takeout_parser``.)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from reflet.footprint.archive import Archive, Member
from reflet.footprint.errors import ReadError

H = TypeVar("H")

_MEDIA = (
    "jpg jpeg png gif webp heic avif bmp svg ico mp4 mov webm avi mkv 3gp m4v mp3 m4a aac wav ogg "
    "opus flac srt vtt pdf"
)
MEDIA: Mapping[str, None] = {f"*.{ending}": None for ending in _MEDIA.split()}
"""Patterns of the media that posts refer to by path and that are not read themselves."""

_WILD = re.compile(r"(\*\*/?|\*|\?)")


def _expression(pattern: str) -> str:
    pieces = (
        {"*": "[^/]*", "**": ".*", "**/": "(?:.*/)?", "?": "[^/]"}.get(piece, re.escape(piece))
        for piece in _WILD.split(pattern)
    )
    return "(?:.*/)?" + "".join(pieces)


_Rule = tuple[int, str, str]
"""A pattern's place in the order, itself, its longest literal piece in lower case."""


class _Rules:
    """Patterns found by how a name ends, so that each name is held against few of them.

    Most patterns end in a whole name (``posts.json``) or a known ending (``*.jpg``); exports of
    many thousand pictures would otherwise take longer to sort than to read.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        self._by_name: dict[str, list[_Rule]] = {}
        self._by_ending: dict[str, list[_Rule]] = {}
        self._others: list[_Rule] = []
        for place, pattern in enumerate(patterns):
            literal = max(_WILD.split(pattern)[::2], key=len).lower()
            base = pattern.rpartition("/")[2].lower()
            ending = base.rpartition(".")[2]
            if not _WILD.search(base):
                rules = self._by_name.setdefault(base, [])
            elif ending != base and not _WILD.search(ending):
                rules = self._by_ending.setdefault(ending, [])
            else:
                rules = self._others
            rules.append((place, pattern, literal))

    def first(self, name: str) -> str | None:
        """Return the first pattern that a path fits."""
        lowered = name.lower()
        base = lowered.rpartition("/")[2]
        best, found = -1, None
        for rules in (
            self._by_name.get(base, ()),
            self._by_ending.get(base.rpartition(".")[2], ()),
            self._others,
        ):
            for place, pattern, literal in rules:
                if found is not None and place > best:
                    break
                if literal in lowered and _matcher(pattern)(name):
                    best, found = place, pattern
                    break
        return found


@lru_cache(maxsize=4096)
def _matcher(pattern: str) -> Callable[[str], re.Match[str] | None]:
    """Compile a pattern, when it is first needed: an export needs few of those of all networks."""
    return re.compile(_expression(pattern), re.IGNORECASE | re.DOTALL).fullmatch


@lru_cache(maxsize=256)
def _rules_of(patterns: tuple[str, ...]) -> _Rules:
    return _Rules(patterns)


def fitting(name: str, patterns: Iterable[str]) -> str | None:
    """Return the first pattern that a path, or its end from some folder on, fits.

    ``*`` stands for anything inside one name, ``?`` for one character of it, ``**`` for any
    number of folders; capitals do not count. ``posts/*.json`` fits ``a/posts/1.json``, never
    ``my_posts/1.json``.
    """
    return _rules_of(tuple(patterns)).first(name)


@dataclass(frozen=True, slots=True)
class Routes(Generic[H]):
    """The members of an export: those that a handler takes, the ignored and the unknown."""

    handled: tuple[tuple[Member, H], ...]
    ignored: tuple[Member, ...]
    unknown: tuple[Member, ...]


def route(members: Iterable[Member], handlers: Mapping[str, H | None]) -> Routes[H]:
    """Give each member to the first pattern that it fits; the map's order decides."""
    handled: list[tuple[Member, H]] = []
    ignored: list[Member] = []
    unknown: list[Member] = []
    rules = _rules_of(tuple(handlers))
    for member in members:
        pattern = rules.first(member.name)
        if pattern is None:
            unknown.append(member)
        elif (handler := handlers[pattern]) is None:
            ignored.append(member)
        else:
            handled.append((member, handler))
    return Routes(tuple(handled), tuple(ignored), tuple(unknown))


def beginning(archive: Archive, member: Member, size: int = 400) -> bytes:
    """Return the first bytes of a member without a byte-order mark; none where it is damaged."""
    try:
        with archive.open(member) as stream:
            return stream.read(size).removeprefix(b"\xef\xbb\xbf").lstrip()
    except ReadError:
        return b""


class Paths:
    """Finds the member that a path inside an export's files means, in whatever part it lies."""

    def __init__(self, members: Iterable[Member]) -> None:
        """Index the members by their base names."""
        self._by_base: dict[str, list[str]] = {}
        for member in members:
            self._by_base.setdefault(member.basename, []).append(member.name)

    def find(self, path: str) -> str | None:
        """Return the member that ends as the path does, on whole names, or None.

        Exports write paths with folders in front that the archive lacks, or lack folders that
        the archive has. Where several members fit equally well, none is returned.
        """
        pieces = path.split("?", 1)[0].strip("/").split("/")
        names = self._by_base.get(pieces[-1])
        if names is None:
            return None
        best: list[str] = []
        most = 0
        for name in names:
            shared = sum(1 for _ in _shared(pieces, name.split("/")))
            if shared > most:
                best, most = [name], shared
            elif shared == most:
                best.append(name)
        return best[0] if len(set(best)) == 1 else None


def _shared(left: list[str], right: list[str]) -> Iterator[str]:
    """Yield the pieces that two paths have in common, from their ends."""
    for one, other in zip(reversed(left), reversed(right), strict=False):
        if one != other:
            return
        yield one
