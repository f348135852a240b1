"""``reflet export`` and ``reflet purge``: out of the footprint, as files or for good."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.builders.reddit_export import build_reddit_export
from tests.builders.x_export import PostSpec, build_x_export
from tests.cli.conftest import Run

POSTS = [PostSpec("un secret à oublier", datetime(2023, 12, 18, tzinfo=UTC))]


@pytest.fixture
def kept(reflet: Run, tmp_path: Path) -> Path:
    assert reflet("import", build_x_export(tmp_path / "x.zip", POSTS)).code == 0
    assert reflet("import", *build_reddit_export(tmp_path / "r.zip")).code == 0
    return tmp_path / "reflet-home" / "footprint.sqlite"


def test_an_export_says_what_it_wrote_and_replaces_nothing(
    kept: Path, reflet: Run, tmp_path: Path
) -> None:
    ended = reflet("export", tmp_path / "out")
    assert ended.code == 0
    assert "posts.jsonl" in ended.out
    assert "un secret" in (tmp_path / "out" / "posts.jsonl").read_text("utf-8")
    again = reflet("export", tmp_path / "out")
    assert again.code == 7
    assert "exists already" in again.err
    assert reflet("export", tmp_path / "out", "--force").code == 0


def test_parquet_without_its_extra_says_how_to_get_it(
    kept: Path, reflet: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "pyarrow.parquet", raising=False)
    ended = reflet("export", tmp_path / "out", "--format", "parquet")
    assert ended.code == 8
    assert "reflet[tables]" in ended.err


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        (["--account", "camille_invente"], ["reddit"]),
        (["--network", "reddit"], ["x"]),
        (["--everything"], []),
    ],
    ids=str,
)
def test_a_purge_leaves_nothing_of_what_it_was_asked(
    asked: list[str], left: list[str], kept: Path, reflet: Run
) -> None:
    ended = reflet("purge", *asked, "--yes")
    assert ended.code == 0
    assert "forgotten" in ended.err
    assert (b"un secret" in kept.read_bytes()) == ("x" in left)
    shown = reflet("footprint")
    assert [name for name in ("x", "reddit") if f"({name})" in shown.out] == left


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ([], "Say one of"),
        (["--everything", "--network", "x"], "Say one of"),
        (["--network", "myspace", "--yes"], "reddit, x"),
        (["--account", "personne", "--yes"], "No account"),
        (["--everything"], "say --yes"),
    ],
    ids=str,
)
def test_a_purge_that_is_not_clear_changes_nothing(
    asked: list[str], said: str, kept: Path, reflet: Run
) -> None:
    ended = reflet("purge", *asked)
    assert (ended.code, said in ended.err) == (2, True)
    assert b"un secret" in kept.read_bytes()


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("n\n", 2)])
def test_someone_at_the_keyboard_is_asked(
    answer: str, code: int, kept: Path, reflet: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reflet.cli.purge._is_there", lambda: True)
    ended = reflet("purge", "--everything", stdin=answer.encode())
    assert ended.code == code
    assert (b"un secret" in kept.read_bytes()) == bool(code)
