"""``reflet portrait``: what is asked of the profiling, and where the answer goes."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest

from reflet.profiling.estimate import Reason
from reflet.report.document import schema
from reflet.report.portrait import Portrait
from tests.builders import portraits
from tests.cli.conftest import Portrayer, Run

Portrays = Callable[[Portrait | Exception], Portrayer]


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    """Write a file of one account's posts."""
    path = tmp_path / "posts.txt"
    path.write_text("Un message inventé.\nUn autre.\n", "utf-8")
    return path


@pytest.fixture
def authors(tmp_path: Path) -> Path:
    """Write a table of two accounts' posts."""
    path = tmp_path / "posts.csv"
    path.write_text("author,text\nada,one\nada,two\ngrace,three\n", "utf-8")
    return path


def test_the_summary_is_printed_and_the_page_hinted_at(
    reflet: Run, portrays: Portrays, posts: Path
) -> None:
    portrayer = portrays(portraits.feminine())
    ended = reflet("portrait", posts)
    assert ended.code == 0
    assert "Portrait of @camille_t" in ended.out
    assert f"reflet portrait {posts} --html portrait.html" in ended.err
    assert portrayer.asked["last"] == 50
    assert portrayer.asked["private"] is False
    assert (portrayer.asked["since"], portrayer.asked["until"]) == (None, None)


def test_the_options_reach_the_profiling(reflet: Run, portrays: Portrays, posts: Path) -> None:
    portrayer = portrays(portraits.feminine())
    asked = ["--last", "200", "--since", "2023", "--until", "2024-02", "--private"]
    assert reflet("portrait", posts, *asked).code == 0
    portrayer.asked.pop("progress")
    assert portrayer.asked == {
        "account": "plain:posts",
        "last": 200,
        "since": datetime(2023, 1, 1, tzinfo=UTC),
        "until": datetime(2024, 2, 1, tzinfo=UTC),
        "private": True,
    }
    assert reflet("portrait", posts, "--all").code == 0
    assert portrayer.asked["last"] is None


@pytest.mark.parametrize(
    "wrong",
    [
        ["--since", "12"],
        ["--since", "2023-13-01"],
        ["--last", "0"],
        ["--lang", "tlh"],
        ["--nope"],
        ["--html", "portrait.txt"],
    ],
)
def test_a_wrong_option_is_a_matter_of_usage(wrong: list[str], reflet: Run, posts: Path) -> None:
    ended = reflet("portrait", posts, *wrong)
    assert (ended.code, ended.out) == (2, "")


def test_the_summary_speaks_the_language_asked_for(
    reflet: Run, portrays: Portrays, posts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    portrays(portraits.feminine())
    assert "Portrait de @camille_t" in reflet("portrait", posts, "--lang", "fr").out
    assert "Portrait of @camille_t" in reflet("portrait", posts).out
    monkeypatch.setenv("REFLET_LANG", "fr")
    assert "Portrait de @camille_t" in reflet("portrait", posts).out
    monkeypatch.delenv("REFLET_LANG")
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert "Portrait de @camille_t" in reflet("portrait", posts).out


@pytest.mark.parametrize("asked", [["--json"], ["--json", "-"], ["--json=-"]])
def test_json_alone_is_on_standard_output(
    asked: list[str], reflet: Run, portrays: Portrays, posts: Path
) -> None:
    portrays(portraits.feminine())
    for arguments in ([posts, *asked], [*asked, posts]):
        ended = reflet("portrait", *arguments)
        assert (ended.code, ended.err) == (0, "")
        document = json.loads(ended.out)
        jsonschema.Draft202012Validator(schema()).validate(document)
        assert document["account"]["handle"] == "camille_t"


def test_files_are_written_privately_and_never_over_others(
    reflet: Run, portrays: Portrays, posts: Path, tmp_path: Path
) -> None:
    portrays(portraits.feminine())
    page, document, links = (tmp_path / name for name in ("p.html", "p.json", "links.txt"))
    asked = ["--html", page, "--json", document, "--deletions", links]
    ended = reflet("portrait", posts, *asked)
    assert ended.code == 0
    assert "Portrait of" in ended.out
    assert all(f"Written: {path}" in ended.err for path in (page, document, links))
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert json.loads(document.read_text("utf-8"))["readings"]
    assert len(links.read_text("utf-8").splitlines()) == 6
    assert {stat.S_IMODE(path.stat().st_mode) for path in (page, document, links)} == {0o600}

    page.write_text("mine", "utf-8")
    ended = reflet("portrait", posts, "--html", page)
    assert (ended.code, ended.out) == (7, "")
    assert "exists already" in ended.err
    assert page.read_text("utf-8") == "mine"
    assert reflet("portrait", posts, "--html", page, "--force").code == 0
    assert page.read_text("utf-8") != "mine"


def test_a_page_that_cannot_be_written_is_told_before_the_work(
    reflet: Run, portrays: Portrays, posts: Path, tmp_path: Path
) -> None:
    portrayer = portrays(portraits.feminine())
    ended = reflet("portrait", posts, "--html", tmp_path / "none" / "p.html")
    assert ended.code == 7
    assert "there is no folder" in ended.err
    assert portrayer.asked == {}


def test_a_write_that_fails_is_told(
    reflet: Run, portrays: Portrays, posts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    portrays(portraits.feminine())
    full = OSError(28, "No space left on device", str(tmp_path / "p.html"))

    def fail(*_: object, **__: object) -> None:
        raise full

    monkeypatch.setattr("reflet.report.saving.tempfile.mkstemp", fail)
    ended = reflet("portrait", posts, "--html", tmp_path / "p.html")
    assert ended.code == 7
    assert "No space left on device" in ended.err


def test_a_file_made_meanwhile_is_kept(
    reflet: Run, portrays: Portrays, posts: Path, tmp_path: Path
) -> None:
    page = tmp_path / "p.html"

    class Slow(Portrayer):
        def __call__(self, footprint: object, **options: object) -> Portrait:
            page.write_text("theirs", "utf-8")
            return super().__call__(footprint, **options)

    portrayer = portrays(portraits.feminine())
    portrayer.__class__ = Slow
    ended = reflet("portrait", posts, "--html", page)
    assert ended.code == 7
    assert page.read_text("utf-8") == "theirs"


def test_a_redacted_portrait_is_so_everywhere(
    reflet: Run, portrays: Portrays, posts: Path, tmp_path: Path
) -> None:
    portrays(portraits.feminine())
    page = tmp_path / "p.html"
    ended = reflet("portrait", posts, "--redact", "--html", page)
    assert ended.code == 0
    piped = reflet("portrait", posts, "--redact", "--json")
    for text in (ended.out, page.read_text("utf-8"), piped.out):
        assert "camille" not in text
        assert "glace" not in text
        assert "confitures" not in text


def test_nothing_to_undo_is_told(
    reflet: Run, portrays: Portrays, posts: Path, tmp_path: Path
) -> None:
    portrays(portraits.undetermined())
    ended = reflet("portrait", posts, "--deletions", tmp_path / "links.txt")
    assert ended.code == 6
    assert "No gender is estimated" in ended.err
    assert not (tmp_path / "links.txt").exists()


@pytest.mark.parametrize("made", [portraits.abstaining(Reason.NO_BUNDLE), portraits.empty()])
def test_an_account_of_which_nothing_can_be_said_ends_apart(
    made: Portrait, reflet: Run, portrays: Portrays, posts: Path
) -> None:
    portrays(made)
    ended = reflet("portrait", posts)
    assert ended.code == 6
    assert "Portrait of" in ended.out
    ended = reflet("portrait", posts, "--json")
    assert ended.code == 6
    assert json.loads(ended.out)["account"]
    assert "the JSON says why" in ended.err


def test_an_undetermined_answer_is_an_answer(reflet: Run, portrays: Portrays, posts: Path) -> None:
    portrays(portraits.undetermined())
    assert reflet("portrait", posts).code == 0


@pytest.mark.parametrize("name", ["grace", "@grace", "GRACE", "plain:grace"])
def test_an_account_is_chosen_by_its_name(
    name: str, reflet: Run, portrays: Portrays, authors: Path
) -> None:
    portrayer = portrays(portraits.feminine())
    assert reflet("portrait", authors, "--account", name).code == 0
    assert portrayer.asked["account"] == "plain:grace"


@pytest.mark.parametrize(
    ("asked", "said"),
    [([], "There are 2 accounts"), (["--account", "alan"], "No account in it is called alan")],
)
def test_several_accounts_are_listed(
    asked: list[str], said: str, reflet: Run, authors: Path
) -> None:
    ended = reflet("portrait", authors, *asked)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert "--account ada  2 posts" in ended.err
    assert "--account grace  1 post" in ended.err


def test_many_accounts_are_listed_in_part(reflet: Run, tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text("author,text\n" + "".join(f"a{n},one\n" for n in range(30)), "utf-8")
    ended = reflet("portrait", path)
    assert "--account a19  1 post\n  …" in ended.err
    assert "--account a20" not in ended.err


def test_standard_input_is_posts(reflet: Run, portrays: Portrays) -> None:
    portrayer = portrays(portraits.feminine())
    ended = reflet("portrait", "-", stdin=b"Un message.\nUn autre.\n")
    assert ended.code == 0
    assert portrayer.asked["account"] == "plain:stdin"
    assert "--html" not in ended.err
    assert reflet("portrait", "-", stdin=b"").code == 4
    assert reflet("portrait", "-", "-", stdin=b"a\n").code == 2


def test_without_a_file_the_kept_footprint_is_read(
    reflet: Run, portrays: Portrays, posts: Path, tmp_path: Path
) -> None:
    portrayer = portrays(portraits.feminine())
    ended = reflet("portrait")
    assert ended.code == 2
    assert "no footprint is kept" in ended.err
    assert not (tmp_path / "reflet-home").exists()
    assert reflet("import", posts).code == 0
    assert reflet("portrait").code == 0
    assert portrayer.asked["account"] == "plain:posts"


def test_a_portrait_leaves_nothing_behind(
    reflet: Run, portrays: Portrays, posts: Path, tmp_path: Path
) -> None:
    portrays(portraits.feminine())
    assert reflet("portrait", posts).code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["posts.txt"]


def test_losses_are_told_beside_the_portrait(
    reflet: Run, portrays: Portrays, tmp_path: Path
) -> None:
    portrays(portraits.feminine())
    folder = tmp_path / "posts"
    folder.mkdir()
    for n in range(8):
        (folder / f"{n}.jsonl").write_text('{"text": "Un."}\n{"text": 12}\n{{{\n', "utf-8")
    ended = reflet("portrait", folder, "--account", "0")
    assert ended.code == 0
    assert "0.jsonl" in ended.err
    assert "… and 3 more" in ended.err
