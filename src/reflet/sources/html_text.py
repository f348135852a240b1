"""The visible text of a piece of HTML, and which of it is quoted; nothing in it is run or loaded.

Posts of Mastodon, of blogs and of feeds come as HTML that nobody vouches for. Only its words are
kept: no attribute, no script, no style. The tags are found by an expression of its own, in linear
time: the standard library's ``html.parser`` takes minutes for 200 kB of ``<a <a <a`` (Python
3.11), which a hostile feed could hold.
"""

from __future__ import annotations

import html
import re

Spans = tuple[tuple[int, int], ...]
"""Places in a text, as (start, end)."""

LARGEST = 1 << 20
"""Characters of one HTML text that are read; what comes after is cut."""

_BLOCKS = ("p", "div", "section", "article", "aside", "header", "footer", "main", "figure", "hr")
_MORE_BLOCKS = ("pre", "blockquote", "figcaption", "table", "ul", "ol", "dl", "details", "summary")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_PARAGRAPHS = frozenset((*_BLOCKS, *_MORE_BLOCKS, *_HEADINGS))
_LINES = frozenset(("br", "li", "tr", "dt", "dd"))
_HIDDEN = frozenset(("script", "style", "template", "iframe", "svg", "object", "noembed"))
_THAT_COUNT = _PARAGRAPHS | _LINES | _HIDDEN
# Mastodon repeats the link to a quoted post in such a paragraph, for readers who do not show it.
_REPEATED = "quote-inline"
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_EMPTY_LINE = re.compile(r"\r?\n[ \t]*\r?\n\s*")
# No part of it can pass a «<» and none gives back what it took (the «+» behind a «*»), so that each
# character is looked at a fixed number of times.
_TAG = re.compile(
    r"<!--|<[!?][^<>]*+>"
    r"|<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]*+)"
    r"(?P<rest>(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+(?=>)|[^<>]*+)>"
)
_CLASS = re.compile(r"\bclass\s*=\s*[\"']?([^\"'<>]*)", re.IGNORECASE)


def html_to_text(source: str, *, lines_count: bool = False) -> tuple[str, Spans]:
    """Return the text as its reader sees it, and the spans of it that stand in a blockquote.

    Paragraphs are parted by an empty line, other line breaks by one. ``lines_count`` keeps the
    line breaks of the source, as WordPress's classic editor does.
    """
    if not source:
        return "", ()
    source = source[:LARGEST]
    if "<" not in source and not (lines_count and "\n" in source):
        return _BLANKS.sub(" ", _unescaped(source)).strip(" "), ()  # as titles mostly are
    if lines_count:
        source = _EMPTY_LINE.sub("<p>", source).replace("\n", "<br>")
    reader = _Reader()
    reader.read(source)
    return reader.result()


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    try:
        return html.unescape(text)
    except ValueError:  # a reference to a character with thousands of digits
        return text


class _Reader:
    """Collects words; blanks and breaks are written only where words follow them."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._breaks = 0
        self._blank = False
        self._hidden = ""
        self._verbatim = 0
        self._quotes = 0
        self._quote_from: int | None = None
        self._quoted: list[tuple[int, int]] = []

    def read(self, source: str) -> None:
        """Go through the tags and what stands between them."""
        at = 0
        while match := _TAG.search(source, at):
            self._words(source[at : match.start()])
            at = match.end()
            end, name, rest = match.groups()
            if name is None:
                if match[0] == "<!--":
                    at = source.find("-->", at) + 3
                    if at < 3:  # a comment without an end hides the rest
                        return
            elif (name := name.lower()) not in _THAT_COUNT:
                continue  # <a>, <span> … change nothing
            elif end:
                self._end(name)
            else:
                self._start(name, rest)
        self._words(source[at:])

    def result(self) -> tuple[str, Spans]:
        self._end_quote()
        return "".join(self._pieces), tuple(self._quoted)

    def _start(self, name: str, rest: str) -> None:
        if self._hidden:
            return
        classes = _CLASS.search(rest) if name == "p" else None
        if name in _HIDDEN or (classes and _REPEATED in classes.group(1).split()):
            self._hidden = "" if rest.endswith("/") else name
        self._part(name)
        if name == "blockquote":
            self._quotes += 1
        elif name == "pre":
            self._verbatim += 1

    def _end(self, name: str) -> None:
        if self._hidden:
            if name == self._hidden:
                self._hidden = ""
            return
        self._part(name)
        if name == "blockquote" and self._quotes:
            self._quotes -= 1
            if not self._quotes:
                self._end_quote()
        elif name == "pre" and self._verbatim:
            self._verbatim -= 1

    def _words(self, source: str) -> None:
        if self._hidden or not source:
            return
        words = _unescaped(source)
        if self._verbatim:
            self._write(words)
            return
        words = _BLANKS.sub(" ", words)
        self._blank |= words.startswith(" ")
        if body := words.strip(" "):
            self._write(body)
            self._blank = words.endswith(" ")

    def _part(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self._breaks = 2
        elif tag in _LINES:
            self._breaks = min(self._breaks + 1, 2) if tag == "br" else max(self._breaks, 1)

    def _write(self, text: str) -> None:
        if self._length:
            self._add("\n" * self._breaks or (" " if self._blank else ""))
        self._breaks = 0
        self._blank = False
        if self._quotes and self._quote_from is None:
            self._quote_from = self._length
        self._add(text)

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def _end_quote(self) -> None:
        if self._quote_from is not None:
            self._quoted.append((self._quote_from, self._length))
            self._quote_from = None
