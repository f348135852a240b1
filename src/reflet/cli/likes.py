"""``reflet likes``: what likes say; training and evaluating models of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reflet.cli.exits import CommandError, ExitCode
from reflet.cli.failures import usable_bundles
from reflet.cli.inputs import chosen_account, read_in_memory
from reflet.cli.lab import needs_lab
from reflet.cli.speech import Lang, console, say, speech, write_out

if TYPE_CHECKING:
    from reflet.profiling.likes.bundle import LikesBundle
    from reflet.profiling.likes.reading import LikesReading

app = typer.Typer(
    help="Say what likes tell of someone, or learn it from a matrix of users and likes.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_LIST_ENDINGS = (".txt", ".csv")


@app.command(
    epilog="Examples:\n\nreflet likes predict my-export.zip\n\n"
    "reflet likes predict likes.txt --match match.csv\n\n"
    "reflet likes predict likes.txt --corrections match.csv --json"
)
def predict(
    path: Annotated[
        str,
        typer.Argument(
            help="A list of names, one a line (.txt), or in a column «name» (.csv); or an export."
        ),
    ],
    *,
    account: Annotated[
        str | None,
        typer.Option(metavar="HANDLE", help="Whose likes, where several accounts are in it."),
    ] = None,
    bundle: Annotated[
        Path | None,
        typer.Option(metavar="CARD", help="The card of a bundle of your own (.card.json)."),
    ] = None,
    match: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write what each name was taken for, to be corrected."),
    ] = None,
    corrections: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Read such a file back: name, like; … (none: unknown)."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON to standard output.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace files that exist.")] = False,
    lang: Lang = None,
) -> None:
    """Say what the names of pages, bands, films and groups that someone likes tell of them.

    They are matched to what the model knows; the match is shown, and can be corrected.
    """
    from reflet.profiling.likes.listing import ListError, read_corrections, read_names, write_match
    from reflet.profiling.likes.reading import read_likes
    from reflet.report.likes import likes_document, likes_summary

    with usable_bundles():
        model = _model(bundle)
    try:
        names = read_names(Path(path)) if _is_list(path) else _liked(path, account)
        corrected = read_corrections(corrections) if corrections else {}
        reading = read_likes(names, model, corrections=corrected)
        if match is not None:
            write_match(reading.matching, match, force=force)
    except FileExistsError as error:
        t = speech()
        taken = t(
            "{path} exists already and is kept as it is. Choose another name, or add --force.",
            path=match,
        )
        raise CommandError(ExitCode.NOT_WRITTEN, taken) from error
    except (ListError, ValueError) as error:
        raise CommandError(ExitCode.NOT_READABLE, str(error)) from error
    if match is not None:
        say(speech()("Written: {path}", path=match))
    if as_json:
        from reflet.report.document import to_json

        write_out(to_json(likes_document(reading)))
    else:
        console().print(likes_summary(speech(), reading, show_match=True))
    if not _says_something(reading):
        raise typer.Exit(ExitCode.NOTHING_SAID)


@app.command()
def train(
    path: Annotated[
        Path,
        typer.Argument(
            help="A folder of users.csv, likes.csv and users-likes.csv, or one long table of users"
            " and likes (.csv, .parquet)."
        ),
    ],
    *,
    users: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The users' labels, for a long table.")
    ] = None,
    out: Annotated[
        Path, typer.Option(metavar="FOLDER", help="Where to write the bundle.")
    ] = Path(),
    name: Annotated[str, typer.Option(help="What to call the bundle.")] = "likes-own",
    licence: Annotated[str, typer.Option(help="Its licence, for the card.")] = "unspecified",
    min_users: Annotated[int, typer.Option(min=1, help="Drop likes of fewer users.")] = 20,
    min_likes: Annotated[int, typer.Option(min=1, help="Drop users of fewer likes.")] = 2,
    components: Annotated[int, typer.Option(min=1, help="Components of the SVD.")] = 100,
    folds: Annotated[int, typer.Option(min=2, help="Folds of the cross-validation.")] = 10,
    lang: Lang = None,
) -> None:
    """Train a bundle on a matrix of users and likes, and tell how well it does (needs the lab)."""
    with _told_likes():
        from reflet.lab.likes.commands import train_bundle

        told = train_bundle(
            path,
            users=users,
            out=out,
            name=name,
            licence=licence,
            min_users=min_users,
            min_likes=min_likes,
            components=components,
            folds=folds,
            note=lambda message: say(message, style="yellow"),
        )
    console().print(told)


@app.command("train-tastes")
def train_tastes(
    out: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where to write the bundle.")],
    corpora: Annotated[
        Path | None, typer.Argument(help="The folder of the young_people_survey.")
    ] = None,
    lang: Lang = None,
) -> None:
    """Train the shipped bundle, likes-tastes, again (needs the lab)."""
    with _told_likes():
        from reflet.lab.likes.commands import likes_folder, train_shipped

        told = train_shipped(corpora or likes_folder(), out)
    console().print(told)


@app.command()
def evaluate(
    corpora: Annotated[
        Path | None,
        typer.Argument(help="The folder of MovieLens-100K and the young_people_survey."),
    ] = None,
    *,
    docs: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Write it into this folder's likes.md, and a picture."),
    ] = None,
    lang: Lang = None,
) -> None:
    """Print, as Markdown, how the method does beside plain baselines (needs the lab)."""
    with _told_likes():
        from reflet.lab.likes.commands import evaluate_into, likes_folder

        told = evaluate_into(corpora or likes_folder(), docs, say)
    write_out(told + "\n")


@contextmanager
def _told_likes() -> Iterator[None]:
    """Tell of a missing extra, and of input that cannot be learned from."""
    with needs_lab():
        from reflet.lab.corpora import CorpusError
        from reflet.lab.likes.matrix import LikesError

        try:
            yield
        except (LikesError, CorpusError) as error:
            raise CommandError(ExitCode.NOT_READABLE, str(error)) from error


def _model(card: Path | None) -> LikesBundle:
    from reflet.profiling.likes.bundle import LikesBundle, shipped_likes

    if card is not None:
        return LikesBundle.load(card)
    shipped = shipped_likes()
    if not shipped:
        t = speech()
        none = t("No model of likes is installed. Train one: reflet likes train --help")
        raise CommandError(ExitCode.NOT_INSTALLED, none)
    return shipped[0]


def _is_list(path: str) -> bool:
    return path.lower().endswith(_LIST_ENDINGS)


def _liked(path: str, account: str | None) -> tuple[str, ...]:
    from reflet.profiling.likes.collect import liked_names

    with read_in_memory([path]) as footprint:
        return liked_names(footprint, chosen_account(footprint, account))


def _says_something(reading: LikesReading) -> bool:
    from reflet.profiling.estimate import State

    return any(one.state is not State.ABSTAINED for one in reading.estimates)
