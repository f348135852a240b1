"""``reflet models``, ``reflet schema``, the version and the help."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from reflet import __version__
from reflet.profiling.models import bundle
from tests.cli.conftest import Run

VALIDITY = {"measure": "auc", "value": 0.84, "low": 0.81, "high": 0.87, "n": 1184, "on": "senders"}


def card(name: str, folder: str, **changes: Any) -> dict[str, Any]:
    return {
        "name": name,
        "version": 3,
        "language": "fr",
        "traits": ["gender", "age"],
        "corpora": {"invented-corpus": {"authors": 12}},
        "licence": "CC BY 4.0",
        "limits": ["Messages between friends."],
        "validity": {"gender": VALIDITY},
        "folder": folder,
        **changes,
    }


@pytest.fixture
def cards(monkeypatch: pytest.MonkeyPatch) -> dict[Path, dict[str, Any]]:
    held: dict[Path, dict[str, Any]] = {}
    monkeypatch.setattr(bundle, "cards", lambda: held)
    return held


def test_models_are_shown_with_figures_corpora_and_licences(
    reflet: Run, cards: dict[Path, dict[str, Any]]
) -> None:
    cards[Path("a")] = card("fr-gender", "open")
    ended = reflet("models")
    assert ended.code == 0
    for said in (
        "fr-gender 3",
        "French",
        "AUC 0.84 (95 %: 0.81 to 0.87; 1,184 people; senders)",
        "not measured",
        "invented-corpus",
        "CC BY 4.0 (open/)",
        "Messages between friends.",
    ):
        assert said in ended.out
    assert "commercial" not in ended.out
    cards[Path("b")] = card("en-gender", "research", language="en", limits=[])
    ended = reflet("models", "--lang", "fr")
    assert "non commercial" not in ended.out
    assert "ne sont pas pour un usage commercial" in ended.out
    assert "(95 % : de 0,81 à 0,87 ; 1 184 personnes ; senders)" in ended.out.replace(
        "\u202f", " "
    ).replace("\u00a0", " ")


def test_no_model_is_told(reflet: Run, cards: dict[Path, dict[str, Any]]) -> None:
    assert "No model is installed" in reflet("models").out


def test_a_damaged_model_is_told(reflet: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise bundle.BundleError("fr-gender.npz cannot be read: install Reflet again")

    monkeypatch.setattr(bundle, "cards", fail)
    ended = reflet("models")
    assert (ended.code, ended.out) == (8, "")
    assert "install Reflet again" in ended.err


def test_the_schema_is_one(reflet: Run) -> None:
    ended = reflet("schema")
    assert ended.code == 0
    jsonschema.Draft202012Validator.check_schema(json.loads(ended.out))


def test_the_version_is_told(reflet: Run) -> None:
    ended = reflet("--version")
    assert (ended.code, ended.out) == (0, f"reflet {__version__}\n")


@pytest.mark.parametrize(
    ("command", "example"),
    [
        ([], "reflet portrait my-export.zip"),
        (["portrait"], "reflet portrait my-export.zip --html portrait.html"),
        (["import"], "reflet import part1.zip part2.zip"),
        (["footprint"], "accounts"),
        (["models"], "licences"),
        (["schema"], "portrait --json"),
    ],
)
def test_help_teaches(command: list[str], example: str, reflet: Run) -> None:
    ended = reflet(*command, "--help")
    assert ended.code == 0
    assert example in " ".join(ended.out.split())


def test_help_loads_nothing_heavy() -> None:
    program = (
        "import sys\nfrom reflet.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit as end:\n    assert not end.code\n"
        "heavy = {'numpy', 'jinja2', 'sqlite3', 'platformdirs', 'ijson', 'py3langid'}\n"
        "print('heavy:', sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines()[-1:] == ["heavy: []"], done.stderr
