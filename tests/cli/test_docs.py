"""The documents are run: every command and every program in them does what it says."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.cli.conftest import Ended, Run
from tests.likes.builders import write_tutorial

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
ENDS_WELL = {0, 6}  # 6: nothing may be said of so little invented text, which is an answer


def blocks(page: Path, kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", page.read_text("utf-8"), re.S)


def commands(page: Path) -> list[str]:
    lines = [line for block in blocks(page, "console") for line in block.splitlines()]
    return [line[2:] for line in lines if line.startswith("$ reflet")]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Make a folder with the files that the documents speak of."""
    desk = tmp_path / "desk"
    desk.mkdir()
    shutil.copytree(ROOT / "examples", desk / "examples")
    for name in ("my-export.zip", "twitter-2024-06-01.zip"):
        shutil.copy(ROOT / "examples" / "camille.zip", desk / name)
    (desk / "posts.csv").write_text("author,text\nada,one post\ngrace,two posts\n", "utf-8")
    (desk / "likes.txt").write_text("Metallica\nStar Wars\nLinux\nBMW\nFC Nantes\nOpera\n", "utf-8")
    (desk / "folder").mkdir()
    write_tutorial(desk / "folder")
    (desk / "posts.txt").write_text("Un message.\nUn autre.\n", "utf-8")
    return desk


def run(reflet: Run, command: str) -> Ended:
    """Run a command line of a shell, redirections included, in this process."""
    words = shlex.split(command)[1:]
    redirected = {mark: words.pop(words.index(mark) + 1) for mark in "<>" if mark in words}
    typed = Path(redirected["<"]).read_bytes() if "<" in redirected else b""
    ended = reflet(*(word for word in words if word not in "<>"), stdin=typed)
    if ">" in redirected:
        Path(redirected[">"]).write_text(ended.out, "utf-8")
    return ended


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_commands_of_a_page_work(
    page: Path, desk: Path, reflet: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk)
    for command in commands(page):
        ended = run(reflet, command)
        assert ended.code in ENDS_WELL, f"{command}\n{ended.out}{ended.err}"
    written = re.findall(r"--(?:html|json) (\S+\.(?:html|json))", "\n".join(commands(page)))
    assert [name for name in written if not (desk / name).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_programs_of_a_page_work(page: Path, desk: Path) -> None:
    programs = [block for block in blocks(page, "python") if "deletion_list(" not in block]
    if programs:
        program = [sys.executable, "-c", "\n".join(programs)]
        done = subprocess.run(program, cwd=desk, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def test_commands_and_programs_are_found() -> None:
    assert sum(len(commands(page)) for page in PAGES) > 10
    assert sum(len(blocks(page, "python")) for page in PAGES) > 4


def test_the_readme_sets_up_with_two_commands() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    (first, second) = [block.strip() for block in blocks(ROOT / "README.md", "sh")]
    assert readme.count("python3 -m venv") == 2
    assert first.endswith(".venv/bin/reflet portrait examples/camille.zip")
    assert second.endswith(".venv/bin/python -m pytest")
    extras = re.search(r"\.\[([\w,]+)\]", second)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    # PyTorch is several times as large as all else: who wants the encoder asks for it.
    wanted = set(project["optional-dependencies"]) - {"encoder"}
    assert extras and set(extras[1].split(",")) == wanted
    assert (ROOT / "CONTRIBUTING.md").read_text("utf-8").count(second) == 1


def test_every_link_leads_somewhere() -> None:
    pages = [*PAGES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]
    for page in pages:
        text = page.read_text("utf-8")
        for target, anchor in re.findall(r"\]\(([^)#\s]*)(?:#([^)]*))?\)", text):
            if target.startswith("https://"):
                continue
            linked = page.parent / target if target else page
            assert linked.exists(), f"{page.name}: {target}"
            if anchor:
                titles = re.findall(r"^#+ (.*)$", linked.read_text("utf-8"), re.M)
                slugs = {
                    re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles
                }
                assert anchor in slugs, f"{page.name}: {target}#{anchor}"


def test_every_option_of_portrait_is_documented() -> None:
    text = (ROOT / "docs/commands.md").read_text("utf-8")
    source = (ROOT / "src/reflet/cli/portrait.py").read_text("utf-8")
    names = re.findall(r"^    (\w+): Annotated", source, re.M)
    options = {"everything": "all", "paths": "PATH"}
    missing = [n for n in names if f"`{'--' * (n != 'paths')}{options.get(n, n)}" not in text]
    assert names
    assert missing == []
