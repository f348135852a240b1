"""``reflet export``: the footprint as files for other tools."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from reflet.cli.inputs import kept_footprint
from reflet.cli.keeping import KINDS
from reflet.cli.speech import Lang, console, say, speech

EXAMPLES = """\
Examples:

reflet export my-footprint

reflet export my-footprint --format parquet --force
"""


class Format(StrEnum):
    """What the files are."""

    JSONL = "jsonl"
    PARQUET = "parquet"


def export(
    folder: Annotated[
        Path, typer.Argument(help="Where to write: one file a kind of record, for you alone.")
    ],
    format_: Annotated[
        Format, typer.Option("--format", help="JSON lines, or Parquet (needs reflet\\[tables]).")
    ] = Format.JSONL,
    force: Annotated[bool, typer.Option("--force", help="Replace files that exist.")] = False,
    lang: Lang = None,
) -> None:
    """Write the kept footprint as JSON lines or Parquet, for other tools to read."""
    from rich.table import Table

    from reflet.footprint.export import export_jsonl, export_parquet

    t = speech()
    with kept_footprint() as kept:
        write = export_jsonl if format_ is Format.JSONL else export_parquet
        counts = write(kept, folder, force=force)
    table = Table(box=None, pad_edge=False, show_header=False)
    for name, number in counts.items():
        shown = t(KINDS[name]) if name in KINDS else name
        table.add_row(shown, t.number(number), f"{name}.{format_}")
    console().print(table)
    say(t("Written to {path}", path=folder), style="dim")
