"""The documents name no file that a source does not read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reflet.sources.base import Source
from reflet.sources.facebook import Facebook
from reflet.sources.instagram import Instagram
from reflet.sources.linkedin import LinkedIn
from reflet.sources.members import fitting
from reflet.sources.x import X

SECTIONS: dict[str, tuple[Source, str]] = {
    "X (Twitter)": (X(), ""),
    "Facebook": (Facebook(), ""),
    "Instagram and Threads": (Instagram(), ""),
    "LinkedIn": (LinkedIn(), ".csv"),
}


def named(text: str) -> list[str]:
    """Return the files of the first column of a section's tables, as paths that may occur."""
    rows = re.findall(r"^\| (`.*?) \|", text, re.MULTILINE)
    names = [name for row in rows for name in re.findall(r"`([^`]+)`", row)]
    return [name.replace("**", "a").replace("*", "a").replace("_N", "_1") for name in names]


@pytest.mark.parametrize("title", SECTIONS)
def test_every_file_of_the_documents_is_read(title: str, repository: Path) -> None:
    text = (repository / "docs" / "formats.md").read_text(encoding="utf-8")
    (section,) = re.findall(
        rf"^## {re.escape(title)}\n(.*?)(?=^## )", text, re.MULTILINE | re.DOTALL
    )
    source, ending = SECTIONS[title]
    names = named(section)
    assert len(names) > 8
    unread = []
    for name in names:
        pattern = fitting(name if "." in name else name + ending, source.handlers)
        if pattern is None or source.handlers[pattern] is None:
            unread.append(name)
    assert unread == []


def test_the_advice_of_each_source_names_its_network() -> None:
    for source in (Facebook(), Instagram()):
        advice = [said for page, said in source.refused.items() if page.endswith(".html")]
        assert advice
        assert all(source.name in said.lower() and "JSON" in said for said in advice)
