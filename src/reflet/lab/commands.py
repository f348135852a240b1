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

from reflet.lab.audit import Level, audit
from reflet.lab.audit_command import audit_command, report
from reflet.lab.corpora import CorpusError, corpus_path, given_corpora
from reflet.lab.figures.ablation import ablate, verdict, write_ablation
from reflet.lab.own import TRAITS, own_recipe
from reflet.lab.page import write_page
from reflet.lab.personality import RECIPES as PERSONALITY
from reflet.lab.personality import make as make_personality
from reflet.lab.personality.encoder import LibrariesAbsentError
from reflet.lab.recipes import RECIPES, Recipe, recipe
from reflet.lab.train import Result, save, train
from reflet.profiling.estimate import Trait

app = typer.Typer(
    help="Train and judge bundles on labelled corpora ($REFLET_CORPORA, else ../shared/corpora),"
    " or on files of your own.",
    no_args_is_help=True,
)
app.command("audit")(audit_command)

_MODELS = Path(__file__).parent.parent / "profiling" / "models"
_console = Console(stderr=True)

Tell = Callable[[str, int, int], None]
Make = Callable[[Tell, bool], Result]

Names = Annotated[
    list[str] | None,
    typer.Argument(help="Bundles, such as fr-gender; all of them if none is named."),
]
Corpora = Annotated[
    list[Path] | None,
    typer.Option(
        "--corpus",
        metavar="FILE",
        help="Labelled authors of your own, as JSON lines; may be given several times.",
    ),
]
OwnTrait = Annotated[
    str, typer.Option("--trait", help="Of your own corpora: gender, age or account_kind.")
]
OwnLanguage = Annotated[
    str, typer.Option("--language", help="Of your own corpora: the language, such as fr or en.")
]
Anyway = Annotated[
    bool, typer.Option("--anyway", help="Go on where the audit refuses your corpora.")
]
Peers = Annotated[
    bool, typer.Option(help="Measure PAN's winning recipe too, in the same folds (slower).")
]


@app.command("train")
def train_command(  # noqa: PLR0917 - a command's options
    names: Names = None,
    into: Annotated[
        Path | None,
        typer.Option(
            help="Folder of the bundles: of the named ones in its open/ and research/ (the"
            " program's own if not given), of one of your own corpora in itself."
        ),
    ] = None,
    corpus: Corpora = None,
    trait: OwnTrait = "",
    language: OwnLanguage = "",
    licence: Annotated[
        str, typer.Option(help="Of your own corpora: under what terms the bundle may be used.")
    ] = "As its user's corpora allow",
    anyway: Anyway = False,
    peers: Peers = True,
) -> None:
    """Train bundles: cross-validate, calibrate on the held out, fit on everybody, write.

    Examples: reflet lab train fr-gender fr-age --into build/models;
    reflet lab train --corpus mine.jsonl --trait gender --language fr --into my-models
    """
    if corpus and into is None:
        message = "say where a bundle of your own is to be written: --into FOLDER"
        raise typer.BadParameter(message)
    with _own(corpus, trait, language, licence, anyway=anyway) as own:
        for name, folder, make in [own] if own else list(_named(names)):
            with _progress() as tell, _corpora_told():
                result = make(tell, peers)
            written = (into or _MODELS) / folder
            save(result, written)
            typer.echo(f"{name}: written to {written}")
            _summary(result)


@app.command("evaluate")
def evaluate_command(  # noqa: PLR0917 - a command's options
    names: Names = None,
    corpus: Corpora = None,
    trait: OwnTrait = "",
    language: OwnLanguage = "",
    anyway: Anyway = False,
    peers: Peers = True,
) -> None:
    """Print the figures of bundles on people held out; nothing is written.

    Example: reflet lab evaluate fr-gender
    """
    with _own(corpus, trait, language, "", anyway=anyway) as own:
        for name, _, make in [own] if own else list(_named(names)):
            with _progress() as tell, _corpora_told():
                result = make(tell, peers)
            typer.echo(name)
            _summary(result)


@app.command("ablate")
def ablate_command(
    names: Names = None,
    into: Annotated[Path, typer.Option(help="Folder with open/ and research/.")] = _MODELS,
) -> None:
    """Leave each part of a recipe out, in the same folds, and tell what it brought.

    NAME.ablation.json is written beside the bundle's card. Of a large corpus 4,000 people are
    drawn. Example: reflet lab ablate fr-gender
    """
    for name in names or [one.name for one in RECIPES]:
        chosen = _recipe(name)
        with _progress() as tell, _corpora_told():
            told = ablate(chosen, tell)
        written = write_ablation(told, into / chosen.folder)
        typer.echo(f"{name}: written to {written}")
        for row in told["rows"]:
            gain = row["gain"]
            bounds = f"{gain['value']:+.3f} [{gain['low']:+.3f}, {gain['high']:+.3f}]"
            typer.echo(
                f"  {row['without']}, on {row['corpus']}: {row['measure']} {bounds},"
                f" {verdict(gain)}"
            )


@app.command("page")
def page_command(
    into: Annotated[Path, typer.Option(help="The page to write.")] = Path("docs/accuracy.md"),
    models: Annotated[Path, typer.Option(help="Folder with open/ and research/.")] = _MODELS,
) -> None:
    """Write docs/accuracy.md and its plots from the cards: every figure comes from training."""
    write_page(into, models)
    typer.echo(f"{into} written")


Chosen = tuple[str, str, Make]
"""A bundle's name, the folder that it goes to, and what makes it."""


def _named(names: list[str] | None) -> Iterator[Chosen]:
    for name in names or [*(one.name for one in RECIPES), *PERSONALITY]:
        if name in PERSONALITY:
            yield name, "research", make_personality(name)
        else:
            chosen = _recipe(name)
            yield name, chosen.folder, _maker(chosen)


def _recipe(name: str) -> Recipe:
    try:
        return recipe(name)
    except LookupError as error:
        raise typer.BadParameter(str(error)) from error


def _maker(chosen: Recipe) -> Make:
    return lambda tell, peers: train(chosen, tell, with_peers=peers)


@contextmanager
def _own(
    files: list[Path] | None, trait: str, language: str, licence: str, *, anyway: bool
) -> Iterator[Chosen | None]:
    """Give the bundle of one's own corpora, audited, while they can be read; ``None`` of none."""
    if not files:
        yield None
        return
    if trait not in TRAITS or not language:
        message = f"your own corpora need --trait ({', '.join(TRAITS)}) and --language"
        raise typer.BadParameter(message)
    with _corpora_told(), given_corpora(files) as names:
        found = [one for name in names for one in audit(corpus_path(name), Trait(trait))]
        _console.print(report(found), highlight=False, markup=False)
        if any(one.level is Level.REFUSED for one in found) and not anyway:
            _console.print("Give the groups that belong together one «group», or say --anyway.")
            raise typer.Exit(1)
        chosen = own_recipe(names, Trait(trait), language, licence)

        def make(tell: Tell, peers: bool) -> Result:
            result = train(chosen, tell, with_peers=peers)
            result.bundle.card["audit"] = [
                f"{one.level}, {one.check}: {one.summary}" for one in found
            ]
            return result

        yield chosen.name, "", make


@contextmanager
def _corpora_told() -> Iterator[None]:
    try:
        yield
    except CorpusError as error:
        _console.print(str(error), style="red", highlight=False, markup=False)
        raise typer.Exit(8 if isinstance(error, LibrariesAbsentError) else 3) from error


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
