"""The public API: a dozen names, each loaded at its first use."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import reflet
from tests.builders.persona import camille

NAMES = {
    "Estimate",
    "Footprint",
    "Portrait",
    "Post",
    "ReadError",
    "Reason",
    "State",
    "Trait",
    "deletion_list",
    "portrait",
    "profile",
    "read",
}


def test_the_public_names_are_these_and_documented() -> None:
    assert set(reflet.__all__) == NAMES | {"__version__"}
    assert set(dir(reflet)) >= NAMES
    for name in NAMES:
        assert inspect.getdoc(getattr(reflet, name)), name


def test_a_type_checker_sees_the_names_that_exist(repository: Path) -> None:
    tree = ast.parse((repository / "src/reflet/__init__.py").read_text("utf-8"))
    seen = {
        (alias.asname, node.module)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("reflet.")
        for alias in node.names
    }
    assert {name for name, _ in seen} == NAMES
    for name, module in seen:
        assert getattr(sys.modules[str(module)], str(name)) is getattr(reflet, str(name))


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'portray'"):
        reflet.portray  # noqa: B018


def test_importing_loads_nothing_else() -> None:
    program = (
        "import sys, reflet; before = 'numpy' in sys.modules; reflet.profile;"
        " print(before, 'numpy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "True"]


def test_the_names_work_together(tmp_path: Path) -> None:
    with reflet.read(camille().export(tmp_path / "camille.zip")) as footprint:
        made = reflet.portrait(footprint)
    assert made.account.handle == "camille_brume"
    main = made.readings[0]
    assert (main.window.language, len(main.window.posts)) == ("fr", 50)
    estimates = reflet.profile(main.window.posts, language="fr")
    assert [one.trait for one in estimates] == list(reflet.Trait)
    assert [one.state for one in estimates] == [one.state for one in main.estimates]
    with pytest.raises(reflet.ReadError):
        reflet.read(tmp_path / "nothing.zip")
