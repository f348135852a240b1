"""Items of a large JSON array, one at a time, from a file that may be cut short or damaged.

The standard library's C scanner is fed with pieces of the file. On X's own layout this takes as
long as ijson's C backend does (43 MB: .46 against .50 s), needs no compiled package, and goes on
after a damaged item, which a strict parser cannot.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

_PIECE = 1 << 20
_FEW = 1 << 14
_LARGEST_ITEM = 32 << 20
_BETWEEN = re.compile(r"[\s,]*")
_FIRST_KEY = re.compile(r'\{\s*"((?:[^"\\]|\\.)*)"')
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_NEAR_END = 16
_MOST_DAMAGE = 1000  # a file made to be damaged everywhere would be tried at each of its brackets


@dataclass(frozen=True, slots=True)
class Damage:
    """A place where the array could not be read; reading goes on where the next item begins."""

    reason: str


def iter_array(
    stream: BinaryIO, encoding: str = "utf-8", errors: str = "replace"
) -> Iterator[Any | Damage]:
    """Yield the items of the first JSON array of a stream, whatever precedes its bracket.

    X's files begin with ``window.YTD.tweets.part0 =``, which is cut, never evaluated. Bytes that
    are not in the encoding become U+FFFD (unless ``errors`` says otherwise); so do lone
    surrogates, which no database takes.
    """
    source = Pieces(stream, encoding, errors)
    if not source.skip_to("["):
        yield Damage("there is no array in it")
        return
    opening: re.Pattern[str] | None = None
    damaged = 0
    while True:
        if opening is not None:
            yield from source.whole_items()
            source.refill()
        found = source.item()
        if found is _CLOSED:
            return
        if not isinstance(found, Damage):
            if opening is None:
                opening = opening_of(source.last)
            yield found
            continue
        yield found
        damaged += 1
        if opening is None or damaged == _MOST_DAMAGE or not source.skip_to_match(opening):
            return


def well_formed(value: Any) -> Any:
    """Return a JSON value with lone surrogates replaced by U+FFFD, in keys and strings."""
    if isinstance(value, str):
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if isinstance(value, list):
        return [well_formed(item) for item in value]
    if isinstance(value, dict):
        return {well_formed(key): well_formed(item) for key, item in value.items()}
    return value


_CLOSED = object()


def opening_of(text: str) -> re.Pattern[str] | None:
    """Return how an item of an array begins, of which this is one: with its first key."""
    match = _FIRST_KEY.match(text)
    return re.compile(rf'\{{\s*"{re.escape(match.group(1))}"\s*:') if match else None


class Pieces:
    """The text of a stream, piece by piece, and a place in it."""

    def __init__(self, stream: BinaryIO, encoding: str, errors: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)(errors)
        decoder = json.JSONDecoder(strict=False)
        self._scan = decoder.raw_decode
        self._scan_once: Callable[[str, int], tuple[Any, int]] = decoder.scan_once  # type: ignore[attr-defined]
        self._text = ""
        self._at = 0
        self._ended = False
        self._escapes = False
        self._between = ""
        self.last = ""

    def _more(self) -> bool:
        """Append the next piece, forgetting what was passed."""
        if self._ended:
            return False
        data = self._stream.read(_PIECE)
        self._ended = not data
        self._text = self._text[self._at :] + self._decoder.decode(data, final=self._ended)
        self._escapes = "\\u" in self._text
        self._at = 0
        return True

    def refill(self) -> None:
        """Read the next piece where less than an item's usual length is left of this one.

        Trying the item that a piece cuts costs as much as reading the piece: an error counts lines.
        """
        if len(self._text) - self._at < _FEW:
            self._more()

    def peek(self) -> str:
        """Return the next character that is no blank or comma, or nothing at the end."""
        while True:
            between = _BETWEEN.match(self._text, self._at)
            self._at = between.end() if between else self._at
            if self._at < len(self._text) or not self._more():
                return self._text[self._at : self._at + 1]

    def skip(self) -> None:
        """Pass the character that ``peek`` returned."""
        self._at += 1

    def key(self) -> str | Damage:
        """Pass a key of an object and its colon, and return the key."""
        key = self.item()
        if isinstance(key, Damage):
            return key
        if not isinstance(key, str) or self.peek() != ":":
            return Damage("a key is damaged")
        self.skip()
        return key

    def skip_to(self, character: str) -> bool:
        """Go behind the next such character."""
        while (found := self._text.find(character, self._at)) < 0:
            self._at = len(self._text)
            if not self._more():
                return False
        self._at = found + 1
        return True

    def skip_to_match(self, pattern: re.Pattern[str]) -> bool:
        """Go to the next match, or near the end of what was read, so that none is cut in two."""
        while (match := pattern.search(self._text, self._at)) is None:
            self._at = max(self._at, len(self._text) - 1000)
            if not self._more():
                return False
        self._at = match.start()
        return True

    def whole_items(self) -> Iterator[Any]:
        """Yield the items that lie whole in what was read; ``item`` reads the one after them."""
        text, size, scan, escapes = self._text, len(self._text), self._scan_once, self._escapes
        between = self._between
        while True:
            at = self._at
            start = at + len(between)
            if not (text.startswith(between, at) and text.startswith("{", start)):
                start = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]
                if start >= size or text[start] != "{":
                    return
                self._between = between = text[at:start]  # the same between all items, mostly
            try:
                value, end = scan(text, start)
                if escapes and _SURROGATE.search(text, start, end):
                    value = well_formed(value)
            except (ValueError, RecursionError, StopIteration):
                return
            self._at = end
            yield value

    def item(self) -> Any:
        """Return the next item, ``Damage``, or ``_CLOSED`` at the end of the array."""
        while True:
            between = _BETWEEN.match(self._text, self._at)
            self._at = start = between.end() if between else self._at
            if self._text.startswith("]", start):
                return _CLOSED
            try:
                value, end = self._scan(self._text, start)
                if self._escapes and _SURROGATE.search(self._text, start, end):
                    value = well_formed(value)
            except (ValueError, RecursionError) as error:
                if not self._broken(error, start) and self._more():
                    continue
                self.last = self._text[start : start + 200]
                self._at = start + 1
                ended = self._ended and start >= len(self._text)
                return Damage("it ends before the array does" if ended else "an item is damaged")
            if end == len(self._text) and self._more():
                continue  # a number, which the next piece may continue
            self.last = self._text[start : start + 200]
            self._at = end
            return value

    def _broken(self, error: Exception, start: int) -> bool:
        """Tell a broken item from one of which only the beginning was read yet."""
        if not isinstance(error, json.JSONDecodeError):
            return True
        size = len(self._text)
        return size - start > _LARGEST_ITEM or (
            error.pos < size - _NEAR_END and not error.msg.startswith("Unterminated string")
        )
