"""The footprint as files: all of it, readable by others' tools, and over nothing."""

from __future__ import annotations

import importlib.util
import json
import stat
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given

from reflet.footprint.errors import ErrorCode, StoreError
from reflet.footprint.export import export_jsonl, export_parquet
from reflet.footprint.records import Account, Contact, Login, Media, Post, Record, Setting
from reflet.footprint.store import Footprint

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
RECORDS: list[Record] = [
    Account("x:1", "x", "lea", created_at=NOON, protected=((NOON, None),)),
    Post(
        "1",
        "x:1",
        "salut\u2028à tous\n",
        NOON,
        quoted=((0, 2),),
        media=(Media("photo", alt="un chat"),),
    ),
    Post("2", "x:1", "sans date"),
    Contact("7", "x:1", "follower", since=NOON),
    Login("x:1", NOON, "192.0.2.1"),
    Setting("x:1", "inferred_gender", "female"),
]
needs_pyarrow = pytest.mark.skipif(
    importlib.util.find_spec("pyarrow") is None, reason="no pyarrow: install reflet[tables]"
)


@pytest.fixture
def footprint() -> Footprint:
    kept = Footprint.in_memory()
    kept.add(RECORDS)
    return kept


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_bytes().split(b"\n")[:-1]]


def test_json_lines_hold_every_record_for_the_owner_alone(
    footprint: Footprint, tmp_path: Path
) -> None:
    folder = tmp_path / "new" / "out"
    counts = export_jsonl(footprint, folder)
    assert counts == {"accounts": 1, "posts": 2, "contacts": 1, "logins": 1, "settings": 1}
    assert sorted(p.name for p in folder.iterdir()) == sorted(f"{name}.jsonl" for name in counts)
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    first, second = lines(folder / "posts.jsonl")
    assert first["text"] == "salut\u2028à tous\n"
    assert first["created_at"] == "2024-05-01T12:00:00.000000Z"
    assert first["quoted"] == [[0, 2]]
    assert first["media"][0]["alt"] == "un chat"  # type: ignore[index]
    assert (second["created_at"], second["media"]) == (None, [])
    assert lines(folder / "accounts.jsonl")[0]["protected"] == [
        ["2024-05-01T12:00:00.000000Z", None]
    ]


@given(written=...)
def test_json_lines_are_as_many_as_the_records(written: list[str]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder, Footprint.in_memory() as footprint:
        made = [
            Post(str(n), "x:1", t.encode("utf-8", "replace").decode())
            for n, t in enumerate(written)
        ]
        footprint.add(made)
        counts = export_jsonl(footprint, folder)
        assert counts.get("posts", 0) == len(written)
        if written:
            found = lines(Path(folder) / "posts.jsonl")
            assert [item["text"] for item in found] == [post.text for post in made]


def test_nothing_is_replaced_unless_asked(footprint: Footprint, tmp_path: Path) -> None:
    (tmp_path / "settings.jsonl").write_text("mine", "utf-8")
    with pytest.raises(StoreError) as caught:
        export_jsonl(footprint, tmp_path)
    assert caught.value.code is ErrorCode.ALREADY_EXISTS
    assert [path.name for path in tmp_path.iterdir()] == ["settings.jsonl"]
    assert (tmp_path / "settings.jsonl").read_text("utf-8") == "mine"
    (tmp_path / "settings.jsonl").chmod(0o644)
    assert export_jsonl(footprint, tmp_path, force=True)["posts"] == 2
    assert lines(tmp_path / "settings.jsonl")[0]["value"] == "female"
    assert stat.S_IMODE((tmp_path / "settings.jsonl").stat().st_mode) == 0o600


def test_a_failure_leaves_no_file(
    footprint: Footprint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("reflet.footprint.export._write_jsonl", stop)
    with pytest.raises(StoreError, match="No space left"):
        export_jsonl(footprint, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_is_a_file_is_told(footprint: Footprint, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    for place in (tmp_path / "file", tmp_path / "file" / "folder"):
        with pytest.raises(StoreError) as caught:
            export_jsonl(footprint, place)
        assert caught.value.code is ErrorCode.NOT_ALLOWED


def test_without_pyarrow_the_way_to_get_it_is_told(
    footprint: Footprint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "pyarrow.parquet", raising=False)
    with pytest.raises(StoreError, match=r"reflet\[tables\]") as caught:
        export_parquet(footprint, tmp_path)
    assert caught.value.code is ErrorCode.NOT_INSTALLED
    assert list(tmp_path.iterdir()) == []


@needs_pyarrow
def test_parquet_holds_every_record_with_its_types(footprint: Footprint, tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    counts = export_parquet(footprint, tmp_path)
    assert counts == {"accounts": 1, "posts": 2, "contacts": 1, "logins": 1, "settings": 1}
    table = pq.read_table(tmp_path / "posts.parquet")
    assert table.schema.field("created_at").type == pa.timestamp("us", tz="UTC")
    first, second = table.to_pylist()
    assert (first["created_at"], second["created_at"]) == (NOON, None)
    assert (first["quoted"], first["text"]) == ("[[0,2]]", "salut\u2028à tous\n")
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}
    with pytest.raises(StoreError):
        export_parquet(footprint, tmp_path)


@needs_pyarrow
def test_parquet_of_many_batches_is_whole(tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    with Footprint.in_memory() as footprint:
        footprint.add(Post(str(n), "x:1", f"post {n}") for n in range(9000))
        assert export_parquet(footprint, tmp_path) == {"posts": 9000}
    ids = pq.read_table(tmp_path / "posts.parquet", columns=["id"]).column("id").to_pylist()
    assert ids == [str(n) for n in range(9000)]
