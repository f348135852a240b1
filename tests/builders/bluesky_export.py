"""Builds synthetic Bluesky repositories (CAR files) in memory, with the quirks as flags."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from libipld import encode_cid, encode_dag_cbor

from tests.builders.person import LEA, Person, Words, write_export

DID = "did:plc:lea4brumaire4nantes4x"
OTHER = "did:plc:marie4ancelle4nant4x"
_LETTERS = "234567abcdefghijklmnopqrstuvwxyz"
POST = "app.bsky.feed.post"


def tid(at: datetime, clock: int = 0) -> str:
    """Return the key of a record made at a time."""
    number = int(at.timestamp() * 1_000_000) << 10 | clock
    return "".join(_LETTERS[number >> shift & 31] for shift in range(60, -1, -5))


def when(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def cid_of(data: bytes) -> bytes:
    return b"\x01\x71\x12\x20" + hashlib.sha256(data).digest()


def varint(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])


@dataclass
class Car:
    """Blocks in the order in which they are written; damage is done to the bytes afterwards."""

    roots: list[bytes] = field(default_factory=list)
    blocks: list[tuple[bytes, bytes]] = field(default_factory=list)

    def add(self, value: Any) -> bytes:
        data = encode_dag_cbor(value)
        cid = cid_of(data)
        self.blocks.append((cid, data))
        return cid

    def bytes(self) -> bytes:
        header = encode_dag_cbor({"roots": self.roots, "version": 1})
        pieces = [varint(len(header)), header]
        for cid, data in self.blocks:
            pieces += [varint(len(cid) + len(data)), cid, data]
        return b"".join(pieces)


def leading_zeros(key: str) -> int:
    """Return a key's layer in the tree: pairs of zero bits at the beginning of its digest."""
    digest = int.from_bytes(hashlib.sha256(key.encode()).digest(), "big")
    return (256 - digest.bit_length()) // 2


def plant(car: Car, entries: Sequence[tuple[str, bytes]], layer: int | None = None) -> bytes:
    """Write the tree of sorted entries as the protocol's own servers do; return its root."""
    if layer is None:
        layer = max((leading_zeros(key) for key, _ in entries), default=0)
    groups: list[list[tuple[str, bytes]]] = [[]]
    here: list[tuple[str, bytes]] = []
    for entry in entries:
        if leading_zeros(entry[0]) == layer:
            here.append(entry)
            groups.append([])
        else:
            groups[-1].append(entry)
    below = [plant(car, group, layer - 1) if group else None for group in groups]
    node: dict[str, Any] = {"l": below[0], "e": []}
    before = b""
    for (key, value), tree in zip(here, below[1:], strict=True):
        name = key.encode()
        shared = 0
        while shared < min(len(name), len(before)) and name[shared] == before[shared]:
            shared += 1
        node["e"].append({"p": shared, "k": name[shared:], "v": value, "t": tree})
        before = name
    return car.add(node)


def repository(
    records: Mapping[str, Any], did: str = DID, *, commit: Mapping[str, Any] | None = None
) -> Car:
    """Return the CAR of a repository whose records are given by ``collection/key``."""
    car = Car()
    entries = [(key, car.add(value)) for key, value in sorted(records.items())]
    root = plant(car, entries)
    signed = {"did": did, "version": 3, "data": root, "rev": "3l", "prev": None, "sig": b"s" * 64}
    car.roots.append(car.add({**signed, **(commit or {})}))
    car.blocks.reverse()  # servers send the commit first
    return car


def post(words: Words, *, did: str = DID, **more: Any) -> dict[str, Any]:
    """Return the record of a post as an app writes it, its links shortened with facets."""
    text, facets = shortened(words.text)
    record: dict[str, Any] = {"$type": POST, "text": text, "createdAt": when(words.at)}
    record["langs"] = [words.lang]
    if facets:
        record["facets"] = facets
    if words.kind == "comment":
        strong = {"uri": f"at://{OTHER}/{POST}/3kparent22222", "cid": "bafyx"}
        record["reply"] = {"root": strong, "parent": strong}
    if words.photo:
        blob = {"$type": "blob", "mimeType": "image/jpeg", "size": 9, "ref": cid_of(b"photo")}
        image = {"alt": "Une reliure bleue", "image": blob}
        record["embed"] = {"$type": "app.bsky.embed.images", "images": [image]}
    return record | more


def shortened(text: str) -> tuple[str, list[dict[str, Any]]]:
    """Shorten the links of a text as apps do; places count bytes of UTF-8."""
    facets: list[dict[str, Any]] = []
    words = []
    for word in text.split(" "):
        if word.startswith("https://"):
            start = len(" ".join([*words, ""]).encode())
            shown = word[8:28] + "..." if len(word) > 28 else word[8:]
            index = {"byteStart": start, "byteEnd": start + len(shown.encode())}
            feature = {"$type": "app.bsky.richtext.facet#link", "uri": word}
            facets.append({"index": index, "features": [feature]})
            words.append(shown)
        else:
            words.append(word)
    return " ".join(words), facets


def person_records(person: Person = LEA) -> dict[str, Any]:
    """Return all records of a person by ``collection/key``; the network has no messages in them."""
    records: dict[str, Any] = {
        f"{POST}/{tid(words.at)}": post(words)
        for words in person.of_kind("post", "comment", "story")
    }
    for number, (_, _, at) in enumerate(person.likes):
        subject = {"uri": f"at://{OTHER}/{POST}/3kliked2222{number + 2}z", "cid": "bafyx"}
        records[f"app.bsky.feed.like/{tid(at)}"] = {
            "$type": "app.bsky.feed.like",
            "subject": subject,
            "createdAt": when(at),
        }
    for collection, people in (("follow", person.following), ("block", person.blocked)):
        for _, handle, since in people:
            records[f"app.bsky.graph.{collection}/{tid(since)}"] = {
                "$type": f"app.bsky.graph.{collection}",
                "subject": f"did:web:{handle}.example",
                "createdAt": when(since),
            }
    records["app.bsky.actor.profile/self"] = {
        "$type": "app.bsky.actor.profile",
        "displayName": person.name,
        "description": person.bio,
        "createdAt": when(person.created_at),
        "labels": {
            "$type": "com.atproto.label.defs#selfLabels",
            "values": [{"val": "!no-unauthenticated"}],
        },
    }
    return records


def build_bluesky_export(
    path: Path,
    person: Person = LEA,
    *,
    more: Mapping[str, Any] | None = None,
    cut: int = 0,
    flipped: Collection[int] = (),
    added: dict[str, bytes] | None = None,
    wrapper: str = "",
    parts: int = 1,
) -> list[Path]:
    """Write a repository to ``path``; a path that ends in .car is the file as downloaded.

    ``more`` records join the person's, ``cut`` leaves out that many bytes at the end, and the
    blocks whose numbers are ``flipped`` have a bit changed.
    """
    car = repository(person_records(person) | dict(more or {}))
    for number in flipped:
        cid, data = car.blocks[number]
        car.blocks[number] = cid, bytes([data[0] ^ 1]) + data[1:]
    content = car.bytes()
    content = content[: len(content) - cut]
    if path.name.endswith(".car"):
        path.write_bytes(content)
        return [path]
    return write_export(path, {"repo.car": content} | (added or {}), wrapper=wrapper, parts=parts)


def link(cid: bytes) -> str:
    return encode_cid(cid)
