"""Bad input, each with its message and its exit code, from both commands that read."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.builders.containers import write_container, zip_bytes
from tests.builders.x_export import PostSpec, build_x_export
from tests.cli.conftest import Run

NOON = datetime(2023, 2, 18, 12, 0, tzinfo=UTC)
POSTS = [PostSpec(f"post numéro {n}", NOON + timedelta(hours=n)) for n in range(12)]


def nothing(path: Path) -> Path:
    return path


def html_export(path: Path) -> Path:
    pages = {"your_posts_1.html": b"<!DOCTYPE html>", "assets/app.js": b"1"}
    return write_container(path, pages)


def page_alone(path: Path) -> Path:
    pages = {"Your archive.html": b"<!DOCTYPE html>", "assets/app.js": b"1"}
    return write_container(path, pages)


def no_file(path: Path) -> Path:
    return write_container(path, {})


def no_post(path: Path) -> Path:
    return build_x_export(path, [])


def encrypted(path: Path) -> Path:
    return build_x_export(path, POSTS, encrypted=True)


def truncated(path: Path) -> Path:
    build_x_export(path, POSTS)
    path.write_bytes(path.read_bytes()[:-200])
    return path


def bomb(path: Path) -> Path:
    content = b"window.YTD.tweets.part0 = [" + b" " * (24 << 20) + b"]"
    return write_container(path, {"data/tweets.js": content, "x.js": b""})


def traversal(path: Path) -> Path:
    path.write_bytes(zip_bytes({"../../data/tweets.js": b"window.YTD.tweets.part0 = [{}]"}))
    return path


def only_broken(path: Path) -> Path:
    return write_container(path, {"data/tweets.js": b"window.YTD.tweets.part0 = [ {{{{"})


def garbage(path: Path) -> Path:
    path.write_bytes(b"\0\1\2\3" * 400)
    return path


def pictures(path: Path) -> Path:
    return write_container(path, {"a.jpg": b"\xff\xd8\xff", "b/c.png": b"\x89PNG"})


CASES: dict[str, tuple[Callable[[Path], Path], int, str, str]] = {
    "no such file": (nothing, 3, "there is no file or folder", "n’existe pas"),
    "an export's page alone": (page_alone, 4, "Give the whole .zip", "pages web"),
    "an HTML export": (html_export, 4, "made to be looked at", "pages web"),
    "an archive without a file": (no_file, 4, "holds no file", "Demandez l’export"),
    "an export without a post": (no_post, 4, "holds no post", "Demandez l’export"),
    "an encrypted zip": (encrypted, 4, "are encrypted", "mot de passe"),
    "a truncated zip": (truncated, 5, "Download it again", "téléchargement est incomplet"),
    "a zip bomb": (bomb, 5, "unpacks to more than", "a été arrêtée"),
    "path traversal": (traversal, 5, "a path that leaves the archive", "sort de l’archive"),
    "broken tweets alone": (only_broken, 5, "nothing could be read", "abîmé"),
    "binary garbage": (garbage, 4, "binary data", "données binaires"),
    "pictures": (pictures, 4, "nothing known was found", "Rien de connu"),
}


@pytest.mark.parametrize("command", ["portrait", "import"])
@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_bad_input_has_a_message_and_an_exit_code(
    case: tuple[Callable[[Path], Path], int, str, str], command: str, reflet: Run, tmp_path: Path
) -> None:
    make, code, english, french = case
    path = make(tmp_path / "export.zip")
    ended = reflet(command, path)
    assert (ended.code, ended.out) == (code, "")
    assert english in ended.err
    assert "Traceback" not in ended.err
    ended = reflet(command, path, "--lang", "fr")
    assert ended.code == code
    assert french in ended.err
    assert english in ended.err


@pytest.mark.skipif(os.name != "posix", reason="rights are POSIX's")
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read anything")
def test_a_file_that_may_not_be_read(reflet: Run, tmp_path: Path) -> None:  # pragma: no cover
    path = build_x_export(tmp_path / "export.zip", POSTS)
    path.chmod(0)
    ended = reflet("portrait", path)
    assert ended.code == 3
    assert "may not be read" in ended.err


def test_what_a_hostile_name_holds_cannot_command_the_terminal(reflet: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(zip_bytes({"../\x1b[31m[bold]evil.js": b"1"}))
    ended = reflet("import", path)
    assert ended.code == 5
    assert "\x1b" not in ended.err
    assert "[bold]" in ended.err


def test_a_failed_import_keeps_what_was_there(reflet: Run, tmp_path: Path) -> None:
    good = build_x_export(tmp_path / "good.zip", POSTS)
    assert reflet("import", good).code == 0
    assert reflet("import", bomb(tmp_path / "bomb.zip")).code == 5
    ended = reflet("footprint")
    assert ended.code == 0
    assert "12" in ended.out


@pytest.mark.parametrize(("extra", "code"), [([], 0), (["--problems"], 0)])
def test_a_broken_file_among_good_ones_is_a_loss_reported(
    extra: list[str], code: int, reflet: Run, tmp_path: Path
) -> None:
    path = build_x_export(tmp_path / "x.zip", POSTS, broken={"tweets.js"})
    ended = reflet("import", path, *extra)
    assert ended.code == code
    assert ("data/tweets.js" in ended.err) == bool(extra)
    assert ("--problems lists it" in ended.err) != bool(extra)
    assert "post numéro" not in ended.err
