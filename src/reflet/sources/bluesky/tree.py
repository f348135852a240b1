"""The Merkle search tree of a repository: from its commit to every record, in the order of keys.

A node is ``{l: CID|null, e: [{p: int, k: bytes, v: CID, t: CID|null}]}``; a key is what it shares
with the one before it in its node (``p`` bytes) and its own rest (``k``)
(https://atproto.com/specs/repository).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from reflet.sources.bluesky.car import Blocks

_KEY = re.compile(rb"[a-zA-Z0-9.-]{3,317}/[a-zA-Z0-9_~.:-]{1,512}")

Entry = tuple[str, str, bytes]
"""A collection's name, a record's key in it, and the CID of its block."""


@dataclass
class Tree:
    """The walk over one repository. ``missing`` and ``bad`` count nodes and entries lost."""

    blocks: Blocks
    missing: int = 0
    bad: int = 0
    _seen: set[bytes] = field(default_factory=set)

    def entries(self, root: bytes | None) -> Iterator[Entry]:
        """Yield the entries below a root in order; then those of nodes that it leads to no more.

        Each node spells its first key in full, so that a node is read even where the one above it
        is lost.
        """
        if root is not None:
            yield from self._below(root)
        if self.missing or root is None:
            for cid in list(self.blocks.by_cid):
                if cid not in self._seen and _is_node(self.blocks.decoded(cid)):
                    yield from self._below(cid)

    def _below(self, root: bytes) -> Iterator[Entry]:
        pending: list[bytes | Entry] = [root]
        while pending:
            top = pending.pop()
            if isinstance(top, tuple):
                yield top
                continue
            if top in self._seen:  # in a tree no node lies below two others
                continue
            self._seen.add(top)
            node = self.blocks.decoded(top)
            if node is None or not _is_node(node):
                self.missing += 1
                continue
            pending += reversed(list(self._content(node)))

    def _content(self, node: dict[str, Any]) -> Iterator[bytes | Entry]:
        """Yield what a node holds in order: subtrees as their CID, and entries."""
        if isinstance(node["l"], bytes):
            yield node["l"]
        key = b""
        for entry in node["e"]:
            try:
                shared, rest, value = entry["p"], entry["k"], entry["v"]
                if not 0 <= shared <= len(key) or not isinstance(value, bytes):
                    raise ValueError("an entry that shares more than there is")
                key = key[:shared] + rest
                if _KEY.fullmatch(key) is None:
                    raise ValueError("no key of a record")
                collection, _, name = key.decode("ascii").partition("/")
                yield collection, name, value
            except (KeyError, TypeError, ValueError):
                self.bad += 1
            if isinstance(entry, dict) and isinstance(entry.get("t"), bytes):
                yield entry["t"]


def _is_node(block: dict[str, Any] | None) -> bool:
    return block is not None and block.keys() == {"l", "e"} and isinstance(block["e"], list)
