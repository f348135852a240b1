"""What ``reflet likes train`` and ``evaluate`` do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reflet.lab.corpora import corpora_folder
from reflet.lab.likes.decomposition import COMPONENTS
from reflet.lab.likes.evaluate import evaluate
from reflet.lab.likes.folds import ALL, FOLDS
from reflet.lab.likes.matrix import MINIMUM_LIKES, MINIMUM_USERS, LikesError, trim
from reflet.lab.likes.page import BEGIN, END, evaluation_text, put_into
from reflet.lab.likes.picture import picture
from reflet.lab.likes.survey import NAME as SURVEY
from reflet.lab.likes.tables import read_tables
from reflet.lab.likes.tastes import train_tastes
from reflet.lab.likes.train import Card, Trained, most_telling, train

_TELLING = 5
PAGE, PICTURE = "likes.md", "images/likes-curve.svg"


def likes_folder() -> Path:
    """Return where the corpora of likes are. Raises ``CorpusError`` where there are none."""
    return corpora_folder() / "likes"


def train_bundle(
    path: Path,
    *,
    users: Path | None = None,
    out: Path = Path(),
    name: str = "likes-own",
    licence: str = "unspecified",
    min_users: int = MINIMUM_USERS,
    min_likes: int = MINIMUM_LIKES,
    components: int = COMPONENTS,
    folds: int = FOLDS,
    note: Callable[[str], None] = print,
) -> str:
    """Train a bundle on a table, write it into ``out``, and return what to tell of it.

    ``note`` is told what was met in the table. Raises ``LikesError`` where nothing can be learned,
    or where the bundle cannot be written.
    """
    if Path(name).name != name or not name.strip("."):
        raise LikesError(f"«{name}» is no name for a bundle: give one without slashes")
    table = read_tables(path, users)
    for met in table.notes:
        note(met)
    matrix = trim(table.matrix, min_users, min_likes)
    labels = [label.take(matrix.users) for label in table.labels]
    card = Card(name=name, trained_on=[path.name], licence=licence)
    trained = train(matrix, labels, card, components=components, folds=folds)
    written = _saved(trained, out)
    before, after = table.matrix, matrix.liked.shape
    told = [
        f"{before.liked.shape[0]:,} users, {before.liked.shape[1]:,} likes, {before.pairs:,} pairs;"
        f" after trimming {after[0]:,}, {after[1]:,}, {matrix.pairs:,}",
        *_curves(trained),
        f"Written: {written}",
    ]
    return "\n".join(told)


def train_shipped(corpora: Path, out: Path) -> str:
    """Train the shipped bundle from the survey in ``corpora``, write it, return what to tell.

    Raises ``LikesError`` where the survey is absent, or the bundle cannot be written.
    """
    trained = train_tastes(corpora / f"{SURVEY}.csv")
    return "\n".join([*_curves(trained), f"Written: {_saved(trained, out)}"])


def evaluate_into(corpora: Path, docs: Path | None, note: Callable[[str], None]) -> str:
    """Evaluate on the corpora, and return it as Markdown.

    Into the folder ``docs`` it is written as well: between the two lines of its ``likes.md``, and
    as a picture of the curves in ``images/``. Raises ``LikesError`` where a corpus is absent, or
    the page has no place for it.
    """
    page = docs / PAGE if docs is not None else None
    try:
        before = page.read_text(encoding="utf-8") if page else f"{BEGIN}\n{END}"
        put_into(before, "")
    except (OSError, ValueError) as error:
        raise LikesError(f"{page}: {error}") from error
    found = evaluate(corpora)
    told = evaluation_text(found)
    if docs is not None and page is not None:
        (docs / PICTURE).parent.mkdir(exist_ok=True)
        (docs / PICTURE).write_text(picture(found), encoding="utf-8")
        page.write_text(put_into(before, told), encoding="utf-8")
        note(f"Written: {page}, {docs / PICTURE}")
    return told


def _saved(trained: Trained, out: Path) -> Path:
    try:
        out.mkdir(parents=True, exist_ok=True)
        return trained.bundle.save(out)
    except OSError as error:
        raise LikesError(f"{out}: the bundle cannot be written ({error.strerror})") from error


def _curves(trained: Trained) -> list[str]:
    lines = []
    for trait, figures in trained.curve.items():
        measure = "AUC" if trait.value == "gender" else "r"
        steps = ", ".join(
            f"{'all' if amount == ALL else amount}: {figure.value:.3f}"
            for amount, figure in figures.items()
        )
        lines.append(f"{trait.value}, {measure} by likes each: {steps}")
        telling = most_telling(trained.bundle, trait, _TELLING)
        lines.append(
            "  most telling: " + ", ".join(f"{like} ({pull:+.2f})" for like, pull in telling)
        )
    return lines
