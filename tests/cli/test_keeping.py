"""``reflet import`` and ``reflet footprint``: what is kept, told in figures."""

from __future__ import annotations

import sqlite3
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reflet.cli.keeping import KINDS, OTHER_KINDS, POST_KINDS, gathered
from reflet.footprint.records import PostKind
from reflet.footprint.rows import TABLES
from tests.builders.x_export import Extras, PostSpec, build_x_export
from tests.cli.conftest import Run

NOON = datetime(2023, 12, 18, 12, 0, tzinfo=UTC)
POSTS = [PostSpec(f"post numéro {n}", NOON + timedelta(days=n)) for n in range(20)]


def test_every_table_is_counted() -> None:
    assert {*KINDS, "problems"} == {table.name for table in TABLES}
    assert set(POST_KINDS) == set(PostKind)
    assert {*OTHER_KINDS, "accounts", "profiles", "posts"} == set(KINDS)


def row(text: str, label: str) -> list[str]:
    """Find the figures beside a label."""
    return next(line.split()[1:] for line in text.splitlines() if line.startswith(label + " "))


def test_an_import_says_what_it_read_and_what_is_new(reflet: Run, tmp_path: Path) -> None:
    first = build_x_export(tmp_path / "1.zip", POSTS[:15], extras=Extras(likes=(("1", "un"),)))
    ended = reflet("import", first)
    assert ended.code == 0
    assert "Read as x: " in ended.out
    assert "data/tweets.js" in ended.out
    assert row(ended.out, "Posts") == ["15", "0", "0"]
    assert row(ended.out, "Likes") == ["1", "0", "0"]
    kept = tmp_path / "reflet-home" / "footprint.sqlite"
    assert str(kept) in ended.err
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    second = build_x_export(tmp_path / "2.zip", POSTS)
    ended = reflet("import", second)
    assert row(ended.out, "Posts") == ["5", "0", "15"]


def test_what_is_left_out_on_purpose_is_listed_where_problems_are(
    reflet: Run, tmp_path: Path
) -> None:
    export = build_x_export(tmp_path / "1.zip", POSTS)
    counted = "files of the export were left out on purpose."
    assert counted in (plain := reflet("import", export)).out
    assert "README.txt" not in plain.out
    listed = reflet("import", export, "--problems")
    assert counted in listed.out
    assert "  1.zip: data/README.txt" in listed.out or "  data/README.txt" in listed.out


def test_many_files_of_one_folder_and_ending_are_one_line() -> None:
    names = [f"media/{n}.jpg" for n in range(5)] + ["b/LICENSE", "a.txt", "media/x.mp4"]
    names += [f"e.zip: {n}.csv" for n in range(4)]
    assert gathered(names) == [
        "a.txt",
        "b/LICENSE",
        "e.zip: *.csv (4)",
        "media/*.jpg (5)",
        "media/x.mp4",
    ]


def test_an_import_speaks_french(reflet: Run, tmp_path: Path) -> None:
    ended = reflet("import", build_x_export(tmp_path / "1.zip", POSTS), "--lang", "fr")
    assert "Lu comme x" in ended.out
    assert row(ended.out, "Comptes") == ["1", "0", "0"]


def test_the_footprint_is_shown_by_account_kind_and_year(reflet: Run, tmp_path: Path) -> None:
    likes = Extras(likes=(("1", "un"), ("2", "deux")))
    reposts = [PostSpec("RT", NOON + timedelta(days=40), kind="repost", of="autre")]
    export = build_x_export(tmp_path / "1.zip", POSTS + reposts, extras=likes)
    (tmp_path / "old.txt").write_text("Un message sans date.\n", "utf-8")
    assert reflet("import", export).code == 0
    assert reflet("import", tmp_path / "old.txt").code == 0
    ended = reflet("footprint")
    assert ended.code == 0
    assert "@camille_invente (x)" in ended.out
    lines = [line.split() for line in ended.out.splitlines()]
    assert ["posts", "reposts"] in lines
    assert row(ended.out, "2024") == ["6", "1"]
    assert row(ended.out, "2023") == ["14", "0"]
    assert ["in", "all", "20", "1"] in lines
    assert ["likes", "settings"] in lines
    assert ["undated", "2", "1"] in lines
    assert ["undated", "1"] in lines


def test_without_a_footprint_nothing_is_shown_nor_made(reflet: Run, tmp_path: Path) -> None:
    ended = reflet("footprint")
    assert (ended.code, ended.out) == (2, "")
    assert "no footprint is kept" in ended.err
    assert not (tmp_path / "reflet-home").exists()


@pytest.mark.parametrize("command", ["footprint", "portrait"])
def test_a_failed_import_leaves_nothing_to_show(command: str, reflet: Run, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"\0\1\2" * 500)
    assert reflet("import", tmp_path / "x.zip").code == 4
    ended = reflet(command)
    assert (ended.code, ended.out) == (2, "")
    assert "no footprint is kept" in ended.err


@pytest.mark.parametrize("command", [["footprint"], ["portrait"]])
def test_a_file_that_is_no_footprint_is_left_alone(
    command: list[str], reflet: Run, tmp_path: Path
) -> None:
    kept = tmp_path / "reflet-home" / "footprint.sqlite"
    kept.parent.mkdir()
    other = sqlite3.connect(kept)
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    before = kept.read_bytes()
    ended = reflet(*command)
    assert (ended.code, ended.out) == (7, "")
    assert str(kept.name) in ended.err
    assert kept.read_bytes() == before


def test_a_home_that_cannot_be_made_is_told(
    reflet: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("REFLET_HOME", str(tmp_path / "file" / "home"))
    ended = reflet("import", build_x_export(tmp_path / "1.zip", POSTS))
    assert ended.code == 7
    assert "REFLET_HOME" in ended.err
