"""``reflet lab``: train and judge bundles on labelled corpora, from the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)

from reflet.lab.accuracy_page import write_page
from reflet.lab.audit_command import audit_command
from reflet.lab.corpora import CorpusError
from reflet.lab.personality import RECIPE as PERSONALITY
from reflet.lab.personality import train_personality
from reflet.lab.recipes import RECIPES, recipe
from reflet.lab.train import Result, save, train

app = typer.Typer(
    help="Train and judge bundles on labelled corpora ($REFLET_CORPORA, else ../shared/corpora).",
    no_args_is_help=True,
)
app.command("audit")(audit_command)

_MODELS = Path(__file__).parent.parent / "profiling" / "models"
_console = Console(stderr=True)

Tell = Callable[[str, int, int], None]
Make = Callable[[Tell, bool], Result]

Names = Annotated[
    list[str] | None,
    typer.Argument(help="Bundles to make, such as fr-gender; all of them if none is named."),
]


@app.command("train")
def train_command(
    names: Names = None,
    into: Annotated[
        Path,
        typer.Option(help="Folder that gets open/ and research/ with the bundles in them."),
    ] = _MODELS,
    peers: Annotated[
        bool, typer.Option(help="Measure the plain peer too, in the same folds (slower).")
    ] = True,
) -> None:
    """Train bundles: cross-validate, calibrate on the held out, fit on everybody, write.

    Example: reflet lab train fr-gender fr-age --into build/models
    """
    for name, make in _chosen(names):
        with _progress() as tell, _corpora_told():
            result = make(tell, peers)
        save(result, into / _folder(name))
        typer.echo(f"{name}: written to {into / _folder(name)}")
        _summary(result)


@app.command("evaluate")
def evaluate_command(
    names: Names = None,
    peers: Annotated[
        bool, typer.Option(help="Measure the plain peer too, in the same folds (slower).")
    ] = True,
) -> None:
    """Print the figures of bundles on people held out; nothing is written.

    Example: reflet lab evaluate fr-gender
    """
    for name, make in _chosen(names):
        with _progress() as tell, _corpora_told():
            result = make(tell, peers)
        typer.echo(name)
        _summary(result)


@app.command("page")
def page_command(
    into: Annotated[Path, typer.Option(help="The page to write.")] = Path("docs/accuracy.md"),
    models: Annotated[Path, typer.Option(help="Folder with open/ and research/.")] = _MODELS,
) -> None:
    """Write docs/accuracy.md from the cards of the bundles: every figure comes from training."""
    write_page(into, models)
    typer.echo(f"{into} written")


def _chosen(names: list[str] | None) -> list[tuple[str, Make]]:
    known = [one.name for one in RECIPES] + [PERSONALITY]
    chosen: list[tuple[str, Make]] = []
    for name in names or known:
        if name not in known:
            message = f"no bundle {name!r}: there are {', '.join(known)}"
            raise typer.BadParameter(message)
        chosen.append((name, _maker(name)))
    return chosen


def _maker(name: str) -> Make:
    if name == PERSONALITY:
        return lambda tell, _peers: train_personality(tell)
    return lambda tell, peers: train(recipe(name), tell, with_peers=peers)


def _folder(name: str) -> str:
    return "research" if name == PERSONALITY else recipe(name).folder


@contextmanager
def _corpora_told() -> Iterator[None]:
    try:
        yield
    except CorpusError as error:
        _console.print(str(error), style="red", highlight=False, markup=False)
        raise typer.Exit(3) from error


@contextmanager
def _progress() -> Iterator[Tell]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=_console, transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def tell(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done, total=total)

        yield tell


def _summary(result: Result) -> None:
    for row in result.figures:
        figures = ", ".join(
            f"{name} {row[name]['value']:.3f} [{row[name]['low']:.3f}, {row[name]['high']:.3f}]"
            for name in ("auc", "accuracy", "r", "r_log", "mae")
            if name in row
        )
        typer.echo(f"  {row['corpus']}, {row['view']}, {row['n']} people: {figures}")
