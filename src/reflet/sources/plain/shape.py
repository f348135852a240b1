"""What shape a plain file has, told by how it begins: objects, table or lines."""

from __future__ import annotations

import codecs
import csv
import json
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from reflet.footprint.errors import ErrorCode, ReadError
from reflet.sources.plain import fields as names

HEAD = 1 << 16
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_ARRAY = re.compile(r'\[\s*[\[{"\]]')  # a line of text may begin with a bracket
_LINE_END = re.compile(r"\r\n|\r|\n")
_PAGES = ("<!doctype", "<html", "<?xml")
_TEXT_ENDINGS = (".txt", ".text", ".md")


class Form(StrEnum):
    """How the posts of a file are laid out."""

    JSON_LINES = "JSON lines"
    JSON_ARRAY = "a JSON array"
    JSON_OBJECT = "a JSON object"
    TABLE = "a table"
    LINES = "one post a line"


@dataclass(frozen=True, slots=True)
class Shape:
    """A file's form and how its bytes are to be decoded; ``delimiter`` is a table's."""

    form: Form
    encoding: str
    errors: str
    delimiter: str = ","


def _from_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are not UTF-8 as cp1252, as old French files are: one at a time.

    So a file needs to be read only once, and one of mixed encodings loses nothing.
    """
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("reflet.cp1252", _from_cp1252)


def shape_of(head: bytes, name: str) -> Shape:
    """Tell the shape of a file from its first ``HEAD`` bytes and its name.

    Raises:
        ReadError: ``unreadable_text`` for what is no text, ``html_export`` for a web page,
            ``not_an_export`` where no text is found under a known name.
    """
    encoding, errors = _encoding(head, name)
    text = head.decode(encoding, errors).lstrip().lstrip("\ufeff")
    ending = name.lower()
    if text[:20].lower().startswith(_PAGES):
        raise ReadError(
            ErrorCode.HTML_EXPORT,
            f"{name} is a web page. Ask the network for your data in the JSON format, or give the "
            "posts as JSON lines, as a table (CSV) or as a text with one post a line.",
        )
    if _ARRAY.match(text):
        return Shape(Form.JSON_ARRAY, encoding, errors)
    line = _LINE_END.split(text, maxsplit=1)[0]
    if text.startswith("{"):
        try:
            _require_text(json.loads(line), name)
            return Shape(Form.JSON_LINES, encoding, errors)
        except ValueError:
            if not ending.endswith(_TEXT_ENDINGS):
                lines = ending.endswith((".jsonl", ".ndjson")) or len(line) >= HEAD // 2
                form = Form.JSON_LINES if lines else Form.JSON_OBJECT
                return Shape(form, encoding, errors)
    if not ending.endswith(_TEXT_ENDINGS):
        delimiter = _delimiter(line)
        if delimiter:
            return Shape(Form.TABLE, encoding, errors, delimiter)
        if ending.endswith((".csv", ".tsv")):
            raise _no_text(name, _cells(line, ","))
        if ending.endswith((".json", ".jsonl", ".ndjson", ".js")):
            raise ReadError(
                ErrorCode.NOT_AN_EXPORT,
                f"{name} holds no JSON: it begins with neither {{ nor [. Expected: one object a "
                "line, each with a field «text». Name it .txt if it is one post a line.",
            )
    return Shape(Form.LINES, encoding, errors)


def _encoding(head: bytes, name: str) -> tuple[str, str]:
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return encoding, "replace"
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if b"\0" in head or controls > len(head) / 200:
        raise ReadError(
            ErrorCode.UNREADABLE_TEXT,
            f"{name} is no text that can be read: it holds binary data. Expected: an export (.zip) "
            "or posts as JSON lines, as a table (CSV) or as a text in UTF-8, one post a line.",
        )
    return "utf-8", "reflet.cp1252"


def _require_text(item: Any, name: str) -> None:
    if isinstance(item, dict) and not names.has_text(item):
        inner = item.get("data")
        if not isinstance(inner, list):
            raise _no_text(name, list(item))


def _no_text(name: str, found: list[Any]) -> ReadError:
    listed = ", ".join(str(column)[:30] for column in found[:12]) or "nothing"
    return ReadError(
        ErrorCode.NOT_AN_EXPORT,
        f"{name} has no column or field for the posts' text. Found: {listed}. Expected one called "
        f"{', '.join(names.TEXT[:5])} or {', '.join(names.TEXT[10:12])}: rename it.",
    )


def _delimiter(line: str) -> str | None:
    """Return the delimiter that makes a header with a column of texts of a first line."""
    for delimiter in (",", ";", "\t", "|"):
        cells = _cells(line, delimiter)
        columns = {names.plain_name(cell) for cell in cells}
        if columns & set(names.TEXT) and all(len(cell) < 60 for cell in cells):
            return delimiter
    return None


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:  # a cell of more than 128 KiB, which no header has
        return []
