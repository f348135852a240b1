import json
import stat
from pathlib import Path

import pytest

from tests.builders import portraits


@pytest.mark.parametrize("name", ["portrait.html", "portrait.json", "PORTRAIT.HTM"])
def test_a_saved_portrait_is_its_owners_alone(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    portraits.feminine().save(path, language="fr", generated=portraits.NOW)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "2024" in path.read_text("utf-8")
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_nothing_is_overwritten_without_force(tmp_path: Path) -> None:
    path = tmp_path / "portrait.html"
    path.write_text("mine")
    path.chmod(0o644)
    with pytest.raises(FileExistsError, match=r"portrait\.html exists already.*--force"):
        portraits.feminine().save(path)
    assert path.read_text() == "mine"
    portraits.feminine().save(path, force=True)
    assert path.read_text("utf-8").startswith("<!doctype html>")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(list(tmp_path.iterdir())) == 1


def test_force_replaces_a_link_and_not_what_it_points_to(tmp_path: Path) -> None:
    other, link = tmp_path / "other.txt", tmp_path / "portrait.json"
    other.write_text("mine")
    link.symlink_to(other)
    with pytest.raises(FileExistsError):
        portraits.feminine().save(link)
    portraits.feminine().save(link, force=True)
    assert other.read_text() == "mine"
    assert not link.is_symlink()


def test_a_dangling_link_is_not_written_through(tmp_path: Path) -> None:
    link = tmp_path / "portrait.json"
    link.symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileExistsError):
        portraits.feminine().save(link)
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(
    ("name", "error", "message"),
    [
        ("portrait.pdf", ValueError, r"\.html or \.json, not as \.pdf"),
        ("portrait", ValueError, r"\.html or \.json"),
        ("nowhere/portrait.html", FileNotFoundError, "there is no folder"),
        ("folder.html", IsADirectoryError, "is a folder"),
    ],
)
def test_a_place_that_cannot_be_written(
    tmp_path: Path, name: str, error: type[Exception], message: str
) -> None:
    (tmp_path / "folder.html").mkdir()
    with pytest.raises(error, match=message):
        portraits.feminine().save(tmp_path / name)


def test_redact_reaches_the_file(tmp_path: Path) -> None:
    path = tmp_path / "portrait.json"
    portraits.feminine().save(path, redact=True, generated=portraits.NOW)
    read = json.loads(path.read_text("utf-8"))
    assert (read["redacted"], read["account"]["handle"]) == (True, None)
    assert read["generated_at"] == portraits.NOW.isoformat()


def test_lone_surrogates_do_not_stop_it(tmp_path: Path) -> None:
    for name in ("portrait.html", "portrait.json"):
        portraits.hostile().save(tmp_path / name)
        assert (tmp_path / name).read_bytes().decode("utf-8")


def test_without_hard_links_it_is_saved_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise PermissionError("no hard links here")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    portraits.feminine().save(tmp_path / "portrait.json")
    assert [one.name for one in tmp_path.iterdir()] == ["portrait.json"]
