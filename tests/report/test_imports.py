"""The report's modules stand one upon the other: no two import each other, not even later on."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import reflet.report

PACKAGE = "reflet.report"
FILES = sorted(Path(reflet.report.__file__).parent.glob("*.py"))


def imported(file: Path) -> set[str]:
    """Return the package's modules that a file imports, inside of functions and for types too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            if node.module == PACKAGE:
                found |= {f"{PACKAGE}.{alias.name}" for alias in node.names}
            elif node.module.startswith(f"{PACKAGE}."):
                found.add(node.module)
    return found


def test_no_module_imports_one_that_imports_it() -> None:
    graph = {f"{PACKAGE}.{file.stem}": imported(file) for file in FILES}
    assert f"{PACKAGE}.document" in graph[f"{PACKAGE}.portrait"]
    order = list(TopologicalSorter(graph).static_order())  # raises CycleError
    assert order.index(f"{PACKAGE}.document") < order.index(f"{PACKAGE}.portrait")
