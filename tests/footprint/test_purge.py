"""What is purged leaves the file: neither rows nor bytes of it are left."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reflet.footprint.errors import ErrorCode, StoreError
from reflet.footprint.purge import purge
from reflet.footprint.records import (
    Account,
    Activity,
    Contact,
    Like,
    Login,
    Post,
    Problem,
    Profile,
    Record,
    Setting,
)
from reflet.footprint.store import Footprint

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def left(account: str, mark: str) -> list[Record]:
    """One record of each kind, each with a mark that can be looked for in the file."""
    network = account.partition(":")[0]
    return [
        Account(account, network, name=f"{mark}-name"),
        Profile(account, bio=f"{mark}-bio"),
        *(Post(f"{mark}-{n}", account, f"{mark} post " + "mot " * 200, NOON) for n in range(40)),
        Like("1", account, f"{mark}-like"),
        Contact("2", account, "follower", f"{mark}-friend"),
        Login(account, NOON, device=f"{mark}-device"),
        Setting(account, "x", f"{mark}-setting"),
        Activity("3", account, "searched", f"{mark}-search"),
    ]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "f.sqlite"
    with Footprint.open(path) as footprint:
        footprint.add([*left("x:1", "MARKA"), *left("x:2", "MARKB"), *left("reddit:1", "MARKC")])
        footprint.add([Problem("damaged", "MARKP.js", "half of it", 12)])
        # Known by no account of its own, as posts of a damaged export may be.
        footprint.add([Post("9", "reddit:unknown", "MARKC of nobody")])
    return path


def bytes_of(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(path.parent.iterdir()))


@pytest.mark.parametrize(
    ("asked", "gone", "kept"),
    [
        ({"account": "x:1"}, [b"MARKA"], [b"MARKB", b"MARKC", b"MARKP"]),
        ({"network": "x"}, [b"MARKA", b"MARKB"], [b"MARKC", b"MARKP"]),
        ({"network": "reddit"}, [b"MARKC"], [b"MARKA", b"MARKB"]),
        ({"everything": True}, [b"MARK"], []),
        ({"account": "x:3"}, [], [b"MARKA", b"MARKB", b"MARKC", b"MARKP"]),
        ({"network": "redd"}, [], [b"MARKC"]),
    ],
    ids=str,
)
def test_no_byte_is_left_of_what_is_purged(
    asked: dict[str, object], gone: list[bytes], kept: list[bytes], path: Path
) -> None:
    with Footprint.open(path) as footprint:
        size = path.stat().st_size
        deleted = purge(footprint, **asked)  # type: ignore[arg-type]
        assert bool(deleted) == bool(gone)
        if gone:
            assert path.stat().st_size < size
        content = bytes_of(path)  # while it is open: the write-ahead log is a file beside it
    assert [mark for mark in gone if mark in content] == []
    assert [mark for mark in kept if mark not in content] == []


def test_what_is_purged_is_counted(path: Path) -> None:
    with Footprint.open(path) as footprint:
        assert purge(footprint, account="x:1") == {
            "profiles": 1,
            "posts": 40,
            "likes": 1,
            "contacts": 1,
            "logins": 1,
            "settings": 1,
            "activities": 1,
            "accounts": 1,
        }
        assert [account.id for account in footprint.accounts()] == ["x:2", "reddit:1"]
        assert footprint.post_count("x:2") == 40
        # The file goes on being a footprint.
        assert footprint.add(left("x:1", "MARKA")).added["posts"] == 40


@pytest.mark.parametrize(
    "asked", [{}, {"account": "x:1", "network": "x"}, {"account": "x:1", "everything": True}]
)
def test_one_thing_is_to_be_asked_for(asked: dict[str, object], path: Path) -> None:
    with Footprint.open(path) as footprint, pytest.raises(ValueError, match="one"):
        purge(footprint, **asked)  # type: ignore[arg-type]


def test_a_locked_footprint_is_told_and_left_whole(path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Footprint.open(path) as footprint:
        footprint.connection.execute("PRAGMA busy_timeout = 10")
        with pytest.raises(StoreError, match="another program") as caught:
            purge(footprint, everything=True)
        assert caught.value.code is ErrorCode.NOT_ALLOWED
        other.execute("ROLLBACK")
        other.close()
        assert footprint.post_count() == 121
