"""What the architecture promises and no single module can keep: size, weight, safety, silence."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCES = sorted((Path(__file__).parent.parent / "src" / "reflet").rglob("*.py"))
LIVE = Path(__file__).parent.parent / "src" / "reflet" / "sources" / "live"
"""The one room that may open a socket, when it is asked to."""
MOST_LINES = 400
HEAVY = ("sklearn", "scipy", "numba", "polars", "pandas", "mapie", "py3langid")
# CPU seconds of a start-up; the promise is half a second of wall clock on a quiet machine.
MOST_SECONDS = 1.0
UNPICKLERS = {"pickle", "cPickle", "_pickle", "dill", "cloudpickle", "joblib", "shelve", "marshal"}
NETWORK = {"socket", "ssl", "ftplib", "smtplib", "http", "requests", "httpx", "aiohttp", "urllib3"}


def _imports(source: Path) -> Iterator[str]:
    """Yield the dotted name of each import of a file, wherever in it that stands."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_there_are_sources_to_look_at() -> None:
    assert len(SOURCES) > 5


def test_no_file_is_too_long_to_be_read_in_one_go() -> None:
    lengths = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {name: n for name, n in lengths.items() if n > MOST_LINES} == {}


def test_nothing_is_unpickled() -> None:
    guilty = [
        (path.name, name)
        for path in SOURCES
        for name in _imports(path)
        if name.split(".")[0] in UNPICKLERS
    ]
    allowing = [p.name for p in SOURCES if re.search(r"allow_pickle\s*=\s*True", p.read_text())]
    assert guilty == []
    assert allowing == []


def test_nothing_but_the_live_sources_can_call_out() -> None:
    guilty = [
        (path.name, name)
        for path in SOURCES
        if not path.is_relative_to(LIVE)
        for name in _imports(path)
        if name.split(".")[0] in NETWORK or name.startswith("urllib.request")
    ]
    assert guilty == []


def test_no_command_loads_the_live_sources_unless_asked() -> None:
    importers = {
        path.relative_to(LIVE.parents[1]).as_posix()
        for path in SOURCES
        if not path.is_relative_to(LIVE)
        for name in _imports(path)
        if name.startswith("reflet.sources.live")
    }
    assert importers <= {"cli/fetch.py"}
    packages, _ = _start("reflet.sources.read")
    assert "http" not in packages


def test_the_guards_would_catch_what_they_look_for(tmp_path: Path) -> None:
    source = tmp_path / "bad.py"
    source.write_text("def f():\n    from urllib import request\n    import pickle.loads\n")
    assert list(_imports(source)) == ["urllib.request", "pickle.loads"]


def _start(module: str) -> tuple[set[str], float]:
    """Import a module in a fresh interpreter; return the packages it pulled in, and CPU seconds."""
    program = (
        "import sys, time, json; before = time.process_time(); import "
        + module
        + "; json.dump([sorted({n.split('.')[0] for n in sys.modules}),"
        " time.process_time() - before], sys.stdout)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    packages, seconds = json.loads(done.stdout)
    return set(packages), seconds


@pytest.mark.parametrize("module", ["reflet", "reflet.cli"])
def test_starting_is_light(module: str) -> None:
    runs = [_start(module) for _ in range(3)]
    assert runs[0][0] & set(HEAVY) == set()
    assert min(seconds for _, seconds in runs) < MOST_SECONDS


@pytest.mark.filterwarnings("ignore:A test tried:UserWarning")
def test_the_network_is_closed_to_tests() -> None:
    import socket

    with pytest.raises(RuntimeError, match="socket"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
