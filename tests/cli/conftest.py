"""Runs commands as a shell would: arguments in, exit code and both outputs out."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest

from reflet.cli import main
from reflet.report.portrait import Portrait


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


class Piped(io.BytesIO):
    """Bytes under the name that standard input has."""

    name = "<stdin>"


Run = Callable[..., Ended]


@pytest.fixture
def reflet(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run ``reflet`` with these arguments, in this process."""

    def run(*arguments: object, stdin: bytes = b"") -> Ended:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Piped(stdin), "utf-8"))
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(one) for one in arguments])
        said = capsys.readouterr()
        code = ended.value.code
        return Ended(code if isinstance(code, int) else 0, said.out, said.err)

    return run


class Portrayer:
    """Stands for the profiling: gives back one portrait and remembers what it was asked."""

    def __init__(self, portrait: Portrait | Exception) -> None:
        self.portrait = portrait
        self.asked: dict[str, Any] = {}

    def __call__(self, footprint: object, **options: Any) -> Portrait:
        self.asked = options
        options["progress"](1, 2)
        if isinstance(self.portrait, Exception):
            raise self.portrait
        return self.portrait


@pytest.fixture
def portrays(monkeypatch: pytest.MonkeyPatch) -> Callable[[Portrait | Exception], Portrayer]:
    """Let every portrait be this one (or fail in this way)."""

    def put(portrait: Portrait | Exception) -> Portrayer:
        portrayer = Portrayer(portrait)
        module = SimpleNamespace(portrait=portrayer)
        monkeypatch.setitem(sys.modules, "reflet.report.portray", module)  # type: ignore[arg-type]
        return portrayer

    return put
