"""A folder of invented corpora, and what is trained on them once for all the lab's tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reflet.lab import metrics
from tests.builders.corpus import make_authors, write_corpus
from tests.cli.conftest import reflet  # noqa: F401 - a fixture for the lab's commands

FEW = 40
"""So many draws are enough where bounds are not what is tested."""


@pytest.fixture
def few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw little for bounds, which takes most of the time on small corpora."""
    monkeypatch.setattr(metrics, "DRAWS", FEW)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of three invented corpora."""
    made = tmp_path_factory.mktemp("invented")
    write_corpus(made, "town.en", make_authors("town.en", groups=24, seed=1))
    write_corpus(made, "village.en", make_authors("village.en", groups=12, seed=2), zipped=False)
    write_corpus(made, "market.en", make_authors("market.en", members=4, bots=True, seed=3))
    return made


@pytest.fixture
def invented(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the invented corpora those of the lab."""
    monkeypatch.setenv("REFLET_CORPORA", str(folder))
    return folder


@pytest.fixture(scope="session")
def experiment(folder: Path) -> Callable[[Any], Any]:
    """Return what runs the recipe of a trait, once in a session."""
    from tests.lab.experiment import run

    done: dict[Any, Any] = {}

    def run_once(trait: Any) -> Any:
        if trait not in done:
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("REFLET_CORPORA", str(folder))
                patch.setattr(metrics, "DRAWS", FEW)
                done[trait] = run(trait)
        return done[trait]

    return run_once
