"""Build the shipped examples from the invented accounts of ``tests/builders``.

Usage, from the root of the checkout::

    python -m tools.build_example [FOLDER]

It writes ``camille.zip`` and ``veille.zip``, two exports of X, to ``FOLDER`` (``examples``).
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.builders.persona import camille, veille

EXAMPLES = {"camille.zip": camille, "veille.zip": veille}


def build(folder: Path) -> list[Path]:
    """Write every example to ``folder``, and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    return [persona().export(folder / name) for name, persona in EXAMPLES.items()]


def main() -> None:
    """Write the examples to the folder named, or to ``examples``."""
    if len(sys.argv) > 2:
        sys.exit("usage: python -m tools.build_example [FOLDER]")
    folder = Path(sys.argv[1] if len(sys.argv) == 2 else "examples")
    for path in build(folder):
        print(f"{path}: {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
