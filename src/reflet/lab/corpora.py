"""Labelled corpora: where they are, and their authors. None is ever shipped or quoted."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

_FOLDERS = ("../shared/corpora",)

# What the making of a corpus left in its texts, and no author wrote.
_RESIDUE: dict[str, re.Pattern[str]] = {
    "blogs": re.compile(r"urlLink|&?nbsp;?"),
    "sms88mil": re.compile(r"<[A-Z]{3}(?:_\d+)?>"),
}

# How each corpus writes the pole that Reflet calls neuroticism.
_STABILITY = "emotional_stability"
BIG_FIVE_NAMES = (
    "openness",
    "conscientiousness",
    "extraversion",
    "agreeableness",
    "neuroticism",
)


class CorpusError(Exception):
    """A corpus is absent, or its file is not what was expected."""


@dataclass(frozen=True, slots=True)
class Author:
    """One labelled author. ``posts`` are oldest first; ``group`` is never split across folds.

    ``traits`` are the Big Five on the corpus's own scale, stability turned into neuroticism.
    """

    id: str
    corpus: str
    language: str
    group: str
    posts: tuple[str, ...]
    sex: str | None = None
    age: float | None = None
    age_band: str | None = None
    kind: str = "human"
    traits: Mapping[str, float] = field(default_factory=dict)


_given: ContextVar[Mapping[str, Path]] = ContextVar("given_corpora", default=MappingProxyType({}))


@contextmanager
def given_corpora(paths: Iterable[Path]) -> Iterator[tuple[str, ...]]:
    """Let these files be corpora, besides the folder's, for as long as this lasts.

    Their names are given: a file's name without ``.jsonl`` or ``.jsonl.gz``. Raises
    ``CorpusError`` where a file is absent, or two have one name.
    """
    files: dict[str, Path] = {}
    for path in paths:
        name = path.name.removesuffix(".gz").removesuffix(".jsonl")
        if not path.is_file():
            msg = f"no file {path}: a corpus is a file of JSON lines, one author a line"
            raise CorpusError(msg)
        if name in files:
            msg = f"{path} and {files[name]} are both called {name}: rename one of them"
            raise CorpusError(msg)
        files[name] = path
    token = _given.set(files)
    try:
        yield tuple(files)
    finally:
        _given.reset(token)


def corpora_folder() -> Path:
    """Return the folder of the corpora: ``$REFLET_CORPORA``, else ``../shared/corpora``.

    Raises ``CorpusError`` where there is none, saying what to do.
    """
    named = os.environ.get("REFLET_CORPORA")
    for place in (named,) if named else _FOLDERS:
        folder = Path(place)
        if folder.is_dir():
            return folder
    msg = (
        f"no corpora in {named or _FOLDERS[0]}: training and evaluation need labelled authors; "
        "set REFLET_CORPORA to the folder that holds them (JSON lines, one author a line)"
    )
    raise CorpusError(msg)


def corpus_path(name: str) -> Path:
    """Return the file of the corpus ``name``, such as ``"pan19.en"``.

    It is one of ``given_corpora``, or lies in the corpora's folder. Raises ``CorpusError`` where
    there is none.
    """
    if name in _given.get():
        return _given.get()[name]
    for suffix in (".jsonl.gz", ".jsonl"):
        path = corpora_folder() / f"{name}{suffix}"
        if path.is_file():
            return path
    msg = f"no {name}.jsonl.gz in {corpora_folder()}: see the corpora's own page for its makers"
    raise CorpusError(msg)


def read_authors(path: Path) -> list[Author]:
    """Read the authors of a JSON-lines file, gzip'd or not.

    Raises ``CorpusError`` naming the line that is not an author.
    """
    return list(_authors(path))


def file_hash(path: Path) -> str:
    """Return the first 16 digits of a file's SHA-256: which corpus a figure was measured on."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()[:16]


def _authors(path: Path) -> Iterator[Author]:
    opener = gzip.open if path.suffix == ".gz" else open
    try:
        with opener(path, "rt", encoding="utf-8") as stream:
            for number, line in enumerate(stream, 1):
                if line.strip():
                    yield _author(line, f"{path.name}, line {number}")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        msg = f"{path.name} cannot be read: {error}"
        raise CorpusError(msg) from error


def _author(line: str, where: str) -> Author:
    try:
        row: dict[str, Any] = json.loads(line)
        if not isinstance(row["posts"], list):
            raise TypeError("posts is no list")
        posts = [str(post) for post in row["posts"]]
        corpus = str(row.get("corpus", "own"))
        residue = _RESIDUE.get(corpus)
        if residue is not None:
            posts = [residue.sub(" ", post) for post in posts]
        return Author(
            id=str(row["id"]),
            corpus=corpus,
            language=str(row["lang"]),
            group=str(row.get("group", row["id"])),
            posts=tuple(posts),
            sex=row.get("sex"),
            age=row.get("age"),
            age_band=row.get("age_band"),
            kind=str(row.get("kind", "human")),
            traits=_traits(dict(row.get("traits") or {})),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        msg = f"{where}: expected an author as a JSON object with id, lang and posts ({error!r})"
        raise CorpusError(msg) from error


def _traits(given: Mapping[str, float]) -> dict[str, float]:
    traits = {name: float(given[name]) for name in BIG_FIVE_NAMES if name in given}
    if _STABILITY in given:
        traits["neuroticism"] = -float(given[_STABILITY])
    return traits
