"""Exports as no network ever wrote them: the files of a synthetic one, changed at random.

Changes keep most of a file's form, so that they get past its first check: a value deep in a JSON
tree, a cell of a table, a record of a repository whose blocks are addressed anew. Others strike
the bytes themselves. The same seed gives the same files.
"""

from __future__ import annotations

import copy
import csv
import io
import json
import random
import re
from collections.abc import Callable, Mapping
from typing import Any

from libipld import decode_car

from tests.builders.bluesky_export import DID, repository

VARIANTS: dict[str, tuple[dict[str, Any], ...]] = {
    "x": ({}, {"layout": "2022"}, {"layout": "2019"}, {"layout": "2018"}),
    "facebook": ({}, {"layout": "2023"}, {"labelled": True}, {"labelled": True, "lang": "fr"}),
    "instagram": ({}, {"layout": "2021"}, {"labelled": True}, {"lang": "fr", "private": True}),
    "linkedin": ({}, {"underscores": True, "bom": True}, {"notes": False}),
    "reddit": ({}, {"split": True}),
    "tiktok": ({}, {"flipped": True}, {"empty": None}),
    "youtube": ({}, {"old": True}, {"lang": "fr"}),
    "mastodon": ({}, {"with_tables": True}),
    "bluesky": ({},),
    "wordpress": ({}, {"blocks": False}),
    "feed": ({}, {"form": "atom"}),
}
"""The quirks under which each network's export is built before it is changed."""

_TEXTS = (
    '"', "", " ", "0", "-1", "N/A", "null", "\x00", "\ud800", "é" * 3000, "Ã©\x80", "=1+1",
    "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-23:59", "2024-02-30", "2024-01-01 00:00:00 UTC",
    "Sat Feb 31 19:45:15 +0000 2023", "Mar 0000", "13/13/13, 25:61 PM", "1e400", "9" * 5000,
    "http://[", "https://[::1", "at://", "did:plc:x", "data:,", "//", "RT @a: ", "\u202e", "１２",
    "<p>" * 2000, "<![CDATA[", "]]>", "&#x110000;", "&#xD800;", "&" * 300, "a\r\nb",
    "<a href='http://['>x</a>", "{" * 500, "[" * 3000, '{"text":', "(38.57 , -121.48", "public",
    "(nan , inf)", "-62169958800",
)  # fmt: skip
_NUMBERS = (0, -1, 1, 2**31, 2**63, 2**64, 10**400, 253402300800, -62169958800, 1e308, 0.1)
_JUNK = (
    b"",
    b"\0",
    b"\xff\xfe",
    b"[",
    b"{",
    b'"',
    b"}",
    b"]",
    b"<",
    b">",
    b"&",
    b",",
    b"\n",
    b"\\",
)


def mutated(network: str, members: Mapping[str, bytes], draw: random.Random) -> dict[str, bytes]:
    """Return the members with one to four changes in as many of them."""
    changed = dict(members)
    names = sorted(name for name in members if not name.endswith((".jpg", ".mp4")))
    for name in draw.choices(names, k=draw.randint(1, 4)):
        if draw.random() < 0.2:
            changed[name] = _struck(changed[name], draw)
            continue
        change = next((c for ending, c in _CHANGES if name.endswith(ending)), _struck)
        try:
            changed[name] = change(changed[name], draw)
        except (RecursionError, ValueError, TypeError):  # no such file can be written
            changed[name] = _struck(changed[name], draw)
    return changed


def _value(draw: random.Random) -> Any:
    kind = draw.randrange(10)
    if kind < 4:
        return draw.choice(_TEXTS)
    if kind < 6:
        return draw.choice(_NUMBERS)
    if kind == 6:
        deep: Any = 1
        for _ in range(draw.choice((3, 40, 700))):
            deep = [deep] if draw.random() < 0.5 else {"value": deep}
        return deep
    plain: tuple[Any, ...] = (None, True, False, [], {}, [None], [[]], {"a": None}, [{}], ["x", 1])
    return copy.deepcopy(draw.choice(plain))


def changed_tree(tree: Any, draw: random.Random) -> Any:
    """Return a JSON tree with one to three of its values replaced, left out, moved or repeated."""
    holder = {"": tree}
    for _ in range(draw.randint(1, 3)):
        places = list(_places(holder))
        parent, key = draw.choice(places)
        what = draw.randrange(8)
        if what < 4:
            parent[key] = _value(draw)
        elif what == 4 and parent is not holder:
            del parent[key]
        elif what == 5:
            source, taken = draw.choice(places)
            parent[key] = copy.deepcopy(source[taken])
        elif what == 6 and isinstance(parent, list):
            parent += [copy.deepcopy(parent[key]) for _ in range(draw.choice((1, 50)))]
        elif isinstance(parent, dict) and parent is not holder:
            parent[str(draw.choice(_TEXTS))] = parent.pop(key)
        if "" not in holder:
            holder[""] = None
    return holder[""]


def _places(tree: Any) -> Any:
    """Yield the holder and the key of every value of a tree."""
    stack = [tree]
    while stack:
        holder = stack.pop()
        for key in list(holder) if isinstance(holder, dict) else range(len(holder)):
            yield holder, key
            if isinstance(holder[key], dict | list):
                stack.append(holder[key])


def _json(data: bytes, draw: random.Random) -> bytes:
    text = data.decode("utf-8-sig", "replace")
    match = re.search(r"[\[{]", text)
    try:
        if match is None:
            raise ValueError("no JSON")
        tree = json.loads(text[match.start() :].rstrip().rstrip(";"))
    except ValueError:
        return _struck(data, draw)
    written = json.dumps(changed_tree(tree, draw), ensure_ascii=draw.random() < 0.7)
    return (text[: match.start()] + written).encode("utf-8", "surrogatepass")


def _table(data: bytes, draw: random.Random) -> bytes:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig", "replace"), newline="")))
    if not rows:
        return _struck(data, draw)
    for _ in range(draw.randint(1, 3)):
        row = draw.choice(rows)
        what = draw.randrange(5)
        if what == 0 or not row:
            row.insert(draw.randint(0, len(row)), draw.choice(_TEXTS))
        elif what == 1:
            del row[draw.randrange(len(row))]
        elif what == 2:
            rows.insert(draw.randint(0, len(rows)), list(row))
        else:
            row[draw.randrange(len(row))] = draw.choice(_TEXTS)
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=draw.choice(",,,,;\t")).writerows(
        [[cell.replace("\r", " ") for cell in row] for row in rows]
    )
    return out.getvalue().encode("utf-8", "surrogatepass")


def _repository(data: bytes, draw: random.Random) -> bytes:
    """Change records, the commit or nodes of a repository; all blocks keep true addresses."""
    _, blocks = decode_car(data)
    contents: list[dict[str, Any]] = list(blocks.values())
    records = [block for block in contents if "$type" in block]
    if draw.random() < 0.3:
        records.append(draw.choice([block for block in contents if isinstance(block, dict)]))
    named: dict[str, Any] = {}
    for number, record in enumerate(records):
        kind = str(record.get("$type", "app.bsky.feed.post"))
        key = "self" if kind.endswith(".profile") else f"3kaaaaaaaaa{number:02}"
        named[f"{kind}/{draw.choice((key, key, str(number)))}"] = record
    for key in draw.sample(sorted(named), k=min(2, len(named))):
        named[key] = _in_cbor(changed_tree(named[key], draw))
    commit = _in_cbor(changed_tree({"did": DID, "rev": "3l"}, draw))
    return repository(named, commit=commit if draw.random() < 0.2 else None).bytes()


def _in_cbor(value: Any) -> Any:
    """Return a tree without what DAG-CBOR cannot hold."""
    if isinstance(value, dict):
        return {str(_in_cbor(str(key))): _in_cbor(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_in_cbor(inner) for inner in value]
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        return 2**63 - 1
    return value


_MARKUP = re.compile(rb"<[^<>]*>|[^<>]+")


def _markup(data: bytes, draw: random.Random) -> bytes:
    """Change pieces of XML or HTML: tags, and what lies between them."""
    pieces: list[bytes] = _MARKUP.findall(data)
    for _ in range(draw.randint(1, 3)):
        at = draw.randrange(len(pieces))
        what = draw.randrange(6)
        if what == 0:
            del pieces[at]
        elif what == 1:
            pieces.insert(at, draw.choice(pieces))
        elif what == 2:
            pieces[at:at] = [b"<a>"] * draw.choice((1, 3000))
        elif what == 3:
            pieces[at] = pieces[draw.randrange(len(pieces))]
        else:
            pieces[at] = draw.choice(_TEXTS).encode("utf-8", "surrogatepass")
        if not pieces:
            return b""
    return b"".join(pieces)


def _struck(data: bytes, draw: random.Random) -> bytes:
    """Change bytes anywhere: replace, leave out, repeat, cut."""
    at = draw.randint(0, len(data))
    what = draw.randrange(5)
    if what == 0:
        return data[:at]
    if what == 1:
        return data[:at] + data[at + draw.randint(1, 40) :]
    if what == 2:
        return data[:at] + data[at : at + 200] * draw.choice((2, 100)) + data[at + 200 :]
    if what == 3:
        return data[:at] + bytes([draw.randrange(256)]) + data[at + 1 :]
    return data[:at] + draw.choice(_JUNK) * draw.choice((1, 2, 5000)) + data[at:]


_CHANGES: tuple[tuple[str, Callable[[bytes, random.Random], bytes]], ...] = (
    (".json", _json),
    (".js", _json),
    (".csv", _table),
    (".car", _repository),
    (".xml", _markup),
    (".html", _markup),
)
