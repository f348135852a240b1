"""Tables of sentences, each with the marks that shall be found in it."""

from __future__ import annotations

from pathlib import Path


def read_cases(table: Path) -> list[tuple[str, list[str]]]:
    """Return each sentence of a table with its marks: «form/gender/pattern» a mark, «-» for none.

    Marks stand before the tab, separated by blanks; lines after # say what follows.
    """
    cases = []
    for line in table.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            marks, _, sentence = line.partition("\t")
            cases.append((sentence, [] if marks == "-" else marks.split()))
    return cases
