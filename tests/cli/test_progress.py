"""The progress bar: seen where someone looks and it lasts, and gone at the end."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from reflet.cli import progress
from reflet.cli.progress import Bar


def shown(monkeypatch: pytest.MonkeyPatch, *, terminal: bool, patience: float) -> str:
    file = io.StringIO()
    screen = Console(file=file, force_terminal=terminal, width=80)
    monkeypatch.setattr(progress, "console", lambda **_: screen)
    monkeypatch.setattr(progress, "_PATIENCE", patience)
    with Bar("Reading [all]") as bar:
        for done in range(0, 101, 10):
            bar(done, 100)
    return file.getvalue()


def test_what_lasts_is_shown_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    text = shown(monkeypatch, terminal=True, patience=0)
    assert "Reading [all]" in text
    assert "100 %" in text
    assert text.rstrip().endswith("\x1b[2K")


@pytest.mark.parametrize(("terminal", "patience"), [(True, 60.0), (False, 0.0)])
def test_what_is_short_or_unseen_is_not_shown(
    terminal: bool, patience: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shown(monkeypatch, terminal=terminal, patience=patience) == ""
