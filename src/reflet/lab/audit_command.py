"""``reflet lab audit``: what a corpus's groups share, printed with its evidence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from reflet.lab.audit import Finding, Level, audit_authors
from reflet.lab.corpora import CorpusError, corpus_path, read_authors
from reflet.profiling.estimate import Trait


def audit_command(
    corpus: Annotated[
        str, typer.Argument(help="A JSONL file, or the name of one in the corpora's folder.")
    ],
    trait: Annotated[
        Trait | None,
        typer.Option(help="Judge what groups share by what it tells of this trait alone."),
    ] = None,
    by_author: Annotated[
        bool,
        typer.Option(
            "--by-author",
            help="Take every author for a group alone, as a split by lines would: what would leak?",
        ),
    ] = False,
) -> None:
    """Look for people, texts and mentions that a corpus's groups share.

    Exits with 1 where the corpus is refused: no split by its groups gives true figures. No text
    is printed, only ids, counts and hashes.
    """
    try:
        path = Path(corpus)
        authors = read_authors(path if path.is_file() else corpus_path(corpus))
    except CorpusError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error
    if by_author:
        authors = [replace(author, group=author.id) for author in authors]
    found = audit_authors(authors, trait)
    typer.echo(report(found))
    if any(one.level is Level.REFUSED for one in found):
        raise typer.Exit(1)


def report(found: list[Finding]) -> str:
    """Return the findings as lines, each followed by its evidence."""
    if not found:
        return "Clean: the groups share no authors, texts, rare mentions or links."
    lines = []
    for one in found:
        lines.append(f"{one.level.value.upper()}, {one.check}: {one.summary}.")
        lines.extend(f"  {line}" for line in one.evidence)
    return "\n".join(lines)
