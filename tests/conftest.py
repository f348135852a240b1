"""What every test stands on: no network, no corpora by accident, no home of its user's.

The network is closed but for the loopback by pytest-socket, through ``addopts``.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

# In CI the same examples each time: a red run then tells of the change, not of the day.
settings.register_profile("ci", derandomize=True, deadline=None)
if os.environ.get("CI"):
    settings.load_profile("ci")


@pytest.fixture(autouse=True)
def _pinned_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test its own footprint home, and one locale, time zone and terminal to all."""
    monkeypatch.setenv("REFLET_HOME", str(tmp_path / "reflet-home"))
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "FORCE_COLOR", "REFLET_LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")


def _corpora_path() -> Path:
    return Path(os.environ.get("REFLET_CORPORA") or ROOT.parent / "shared" / "corpora")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks for the corpora, and skip it, with the reason, where they are absent."""
    path = _corpora_path()
    absent = pytest.mark.skip(reason=f"no corpora at {path}: set $REFLET_CORPORA to their folder")
    for item in items:
        if "corpora" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.corpora)
        if item.get_closest_marker("corpora") and not path.is_dir():
            item.add_marker(absent)


@pytest.fixture(scope="session")
def corpora() -> Path:
    """Return the folder of the labelled corpora; a test that asks for it needs them."""
    return _corpora_path()


@pytest.fixture(scope="session")
def repository() -> Path:
    """Return the root of the checkout that the tests run in."""
    return ROOT
