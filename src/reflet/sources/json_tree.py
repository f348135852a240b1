"""A large JSON document walked from its beginning: the items of its lists, each with its path.

Objects are entered, items of lists and plain values are decoded whole by the standard library's C
scanner: memory stays at one piece of the file and one item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from reflet.sources.json_stream import Damage, Pieces, opening_of

Path = tuple[str, ...]
"""The keys that lead to a value; the places in lists are left out."""

_DEEPEST = 32
_MOST_DAMAGE = 500  # a file made to be damaged everywhere would be tried at each of its brackets
_LIST = re.compile(r'"(?:[^"\\]|\\.){1,200}"\s*:\s*(?=\[)')


def iter_tree(stream: BinaryIO) -> Iterator[tuple[Path, Any | Damage]]:
    """Yield each item of each list, and each plain value, that only objects lead to.

    After damage the walk goes on at the next item of the list, or else at the next list, whose
    path then has its own key alone.
    """
    yield from _Walk(Pieces(stream, "utf-8", "replace")).values()


class _Walk:
    """A place in a document: the keys above it, the brackets that are open, the list's items."""

    def __init__(self, source: Pieces) -> None:
        self._source = source
        self._path: list[str] = []
        self._open: list[str] = []
        self._opening: re.Pattern[str] | None = None
        self._damaged = 0

    def values(self) -> Iterator[tuple[Path, Any | Damage]]:
        """Yield what ``iter_tree`` does."""
        while character := self._source.peek():
            if character in "}]":
                if not self._close(character):
                    break
                if not self._open:
                    return
                continue
            in_list = self._in_list()
            if self._open and not in_list:
                key = self._source.key()
                if isinstance(key, Damage):
                    yield tuple(self._path), key
                    if not self._resume():
                        return
                    continue
                self._path.append(key)
                character = self._source.peek() or " "
            if not in_list and character in "{[" and len(self._open) < _DEEPEST:
                self._source.skip()
                self._open.append(character)
                self._opening = None
                continue
            if in_list and self._opening is not None:
                path = tuple(self._path)
                for value in self._source.whole_items():
                    yield path, value
                if self._source.peek() in "]}":
                    continue
            value = self._source.item()
            yield tuple(self._path), value
            if not self._passed(value, in_list):
                return
        yield tuple(self._path), Damage("it ends before its time")

    def _in_list(self) -> bool:
        return bool(self._open) and self._open[-1] == "["

    def _close(self, character: str) -> bool:
        """Leave an object or a list; False where the bracket is not the one that was open."""
        self._source.skip()
        if not self._open or self._open.pop() + character not in ("{}", "[]"):
            return False
        if self._path:
            self._path.pop()
        return True

    def _passed(self, value: Any, in_list: bool) -> bool:
        """Stand behind a value; False where nothing comes after it."""
        if in_list and self._opening is None:
            self._opening = opening_of(self._source.last)
        if isinstance(value, Damage):
            return self._resume()
        if not in_list and self._path:
            self._path.pop()
        return bool(self._open)

    def _resume(self) -> bool:
        """Go on after a damaged place; False where there is nothing to go on with."""
        self._damaged += 1
        if self._damaged > _MOST_DAMAGE:
            return False
        if self._in_list() and self._opening is not None:
            either = re.compile(f"{self._opening.pattern}|{_LIST.pattern}")
            if not self._source.skip_to_match(either):
                return False
            if self._source.peek() == "{":
                return True
        elif not self._source.skip_to_match(_LIST):
            return False
        self._path.clear()
        self._open[:] = ["{"]
        return True
