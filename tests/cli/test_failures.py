"""No traceback reaches a user, whatever happens; and each end has its code."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
import typer

from reflet.cli.exits import MEANINGS, ExitCode
from reflet.footprint.errors import ErrorCode
from reflet.profiling.models.bundle import BundleError
from reflet.report.portrait import Portrait
from tests.cli.conftest import Portrayer, Run

Portrays = Callable[[Portrait | Exception], Portrayer]
SECRET = "a sentence of somebody's"


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    path = tmp_path / "posts.txt"
    path.write_text("Un message inventé.\n", "utf-8")
    return path


def test_an_unforeseen_error_is_one_line_without_personal_text(
    reflet: Run, portrays: Portrays, posts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    portrays(ValueError(SECRET))
    ended = reflet("portrait", posts)
    assert (ended.code, ended.out) == (1, "")
    assert len(ended.err.splitlines()) == 1
    assert re.search(r"fault of Reflet .* \(ValueError, portrait\.py:\d+\)", ended.err)
    assert SECRET not in ended.err
    monkeypatch.setenv("REFLET_DEBUG", "1")
    ended = reflet("portrait", posts)
    assert ended.code == 1
    assert "Traceback" in ended.err
    assert SECRET in ended.err


def test_a_model_that_cannot_be_used_is_told(reflet: Run, portrays: Portrays, posts: Path) -> None:
    portrays(BundleError("fr-gender.npz cannot be read: install Reflet again"))
    ended = reflet("portrait", posts)
    assert ended.code == 8
    assert "install Reflet again" in ended.err


def test_an_interruption_has_the_code_of_the_signal(
    reflet: Run, monkeypatch: pytest.MonkeyPatch, posts: Path, tmp_path: Path
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("reflet.sources.read.import_into", interrupt)
    ended = reflet("import", posts)
    assert ended.code == 130
    assert "Interrupted" in ended.err


def test_a_reader_that_leaves_is_no_error() -> None:
    program = "from reflet.cli import main; main(['schema'])"
    command = f'"{sys.executable}" -c "{program}"; echo "code $?" >&2'
    done = subprocess.run(
        ["bash", "-c", f"({command}) | true"], capture_output=True, text=True, check=False
    )
    assert re.fullmatch(r"code (0|141)\n", done.stderr)


def test_a_closed_pipe_has_the_code_of_the_signal(
    reflet: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_: object) -> None:
        raise BrokenPipeError

    closed: list[bool] = []
    monkeypatch.setattr("reflet.cli.about.write_out", gone)
    monkeypatch.setattr("reflet.cli.failures._close_standard_output", lambda: closed.append(True))
    assert reflet("schema").code == 141
    assert closed == [True]


def test_the_lab_is_handed_its_arguments(reflet: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    lab = typer.Typer()

    @lab.callback()
    def _lab() -> None:
        """Work in the lab."""

    @lab.command()
    def train(bundle: str, seed: int = 0) -> None:
        print(bundle, seed)

    module = SimpleNamespace(app=lab)
    monkeypatch.setitem(sys.modules, "reflet.lab.commands", module)  # type: ignore[arg-type]
    assert reflet("lab", "train", "fr-gender", "--seed", "7").out == "fr-gender 7\n"
    assert reflet("lab", "train", "fr-gender", "--seed", "x").code == 2
    assert "Work in the lab" in reflet("lab", "--help").out


@pytest.mark.parametrize(("missing", "code"), [("sklearn.svm", 8), ("reflet.lab.nowhere", 1)])
def test_the_lab_without_its_extra_says_how_to_get_it(
    missing: str, code: int, reflet: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Absent:
        def __getattr__(self, name: str) -> None:
            raise ModuleNotFoundError(f"No module named {missing!r}", name=missing)

    monkeypatch.setitem(sys.modules, "reflet.lab.commands", Absent())  # type: ignore[arg-type]
    ended = reflet("lab", "train")
    assert ended.code == code
    assert ('pip install "reflet[lab]"' in ended.err) == (code == 8)


def test_every_error_code_is_explained_and_ends_somewhere(repository: Path) -> None:
    assert set(MEANINGS) == set(ErrorCode)


def test_every_exit_code_is_documented(repository: Path) -> None:
    text = (repository / "docs/exit-codes.md").read_text("utf-8")
    documented = {int(code) for code in re.findall(r"^\| (\d+) \|", text, re.M)}
    assert documented == {int(code) for code in ExitCode}
    listed = {code for code in ErrorCode if f"`{code}`" in text}
    assert listed == set(ErrorCode)
