"""The source of plain inputs: what is read when no network claims it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from reflet.footprint.archive import Archive, Member
from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.records import Problem, Record
from reflet.sources.base import Claim
from reflet.sources.json_stream import Damage, iter_array, well_formed
from reflet.sources.plain.objects import Collector
from reflet.sources.plain.shape import HEAD, Form, Shape, shape_of

_ENDINGS = (".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".txt")
_ABOUT_THE_FOLDER = ("readme", "licence", "license", "notice")


class Plain:
    """JSON lines, a JSON array, a table with a column of texts, or one post a line."""

    name = "plain"
    expected = (
        "posts as JSON lines (.jsonl, with a field «text»), as a table (.csv, with a column "
        "«text») or as a text file with one post a line"
    )
    handlers: Mapping[str, None] = {}
    refused: Mapping[str, str] = {}

    def claim(self, archive: Archive) -> Claim | None:
        """Claim single files whatever their name, and readable files at the top of a folder.

        In a folder, texts are posts only where no table or JSON is beside them, and never a
        «readme» or a licence.

        Raises:
            ReadError: where the only file given cannot be read as posts, saying why.
        """
        shapes: dict[Member, Form] = {}
        reasons: list[ReadError] = []
        for member in archive.members:
            if not archive.is_single_file(member.part) and not _may_hold_posts(member.name):
                continue
            try:
                shapes[member] = _shape(archive, member).form
            except ReadError as error:
                reasons.append(error)
        if not shapes:
            if reasons:
                raise reasons[0]
            return None
        structured = any(form is not Form.LINES for form in shapes.values())
        chosen = {
            member: form
            for member, form in shapes.items()
            if archive.is_single_file(member.part) or not (structured and form is Form.LINES)
        }
        reason = ", ".join(sorted({form.value for form in chosen.values()}))
        return Claim(self.name, reason, tuple(chosen))

    def records(self, archive: Archive, claim: Claim) -> Iterator[Record | Problem]:
        """Yield each author's account and posts, in the order of the files."""
        for member in claim.members:
            label = archive.label(member)
            author = PurePosixPath(member.basename).name.partition(".")[0] or "posts"
            collector = Collector(label, author)
            try:
                shape = _shape(archive, member)
                with archive.open(member) as stream:
                    for item in _items(stream, shape):
                        if isinstance(item, Damage):
                            collector.bad += 1
                        else:
                            yield from collector.take(item)
            except ReadError as error:
                yield Problem(error.code, label, error.message)
            except csv.Error as error:
                yield Problem(
                    ErrorCode.DAMAGED,
                    label,
                    f"the table is damaged ({error}); what comes after was not read.",
                )
            yield from collector.problems()


def _may_hold_posts(name: str) -> bool:
    lower = name.lower()
    return "/" not in name and lower.endswith(_ENDINGS) and not lower.startswith(_ABOUT_THE_FOLDER)


def _shape(archive: Archive, member: Member) -> Shape:
    with archive.open(member) as stream:
        return shape_of(stream.read(HEAD), archive.label(member))


def _items(stream: BinaryIO, shape: Shape) -> Iterator[Any]:
    """Yield the items of a file, or ``Damage`` for each that cannot be read."""
    if shape.form is Form.JSON_ARRAY:
        yield from iter_array(stream, shape.encoding, shape.errors)
        return
    text = io.TextIOWrapper(stream, shape.encoding, shape.errors, newline="")
    if shape.form is Form.TABLE:
        yield from csv.DictReader(text, delimiter=shape.delimiter)
    elif shape.form is Form.JSON_OBJECT:
        yield from _unpaged(_json(text.read()))
    else:
        for line in text:
            content = line.strip().lstrip("\ufeff")
            if content and shape.form is Form.JSON_LINES:
                yield from _unpaged(_json(content))
            elif content:
                yield content


def _json(text: str) -> Any:
    try:
        return well_formed(json.loads(text))
    except (ValueError, RecursionError):
        return Damage("it is no JSON")


def _unpaged(content: Any) -> Iterator[Any]:
    """Yield the items of a page of X's API, naming their authors; anything else is one item."""
    data = content.get("data") if isinstance(content, dict) else None
    if not isinstance(data, list):
        yield content
        return
    includes = content.get("includes")
    users = includes.get("users") if isinstance(includes, dict) else None
    handles = {
        str(user.get("id")): user.get("username") for user in users or () if isinstance(user, dict)
    }
    for item in data:
        handle = handles.get(str(item.get("author_id"))) if isinstance(item, dict) else None
        yield {**item, "author": handle} if handle else item
