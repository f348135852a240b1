"""The checks of form, inside the one test command, so that nobody has to remember them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
CHECKS = [
    pytest.param(["-m", "ruff", "check", "."], id="ruff-check"),
    pytest.param(["-m", "ruff", "format", "--check", "."], id="ruff-format"),
    pytest.param(["-m", "mypy"], id="mypy"),
    pytest.param(["-c", LINT_IMPORTS], id="import-linter"),
]


@pytest.mark.parametrize("check", CHECKS)
def test_the_form_is_kept(check: list[str], repository: Path) -> None:
    done = subprocess.run(
        [sys.executable, *check], cwd=repository, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
