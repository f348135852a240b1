"""Windows of a corpus kept between commands, where ``$REFLET_LAB_CACHE`` names a folder for them.

Reading the blogs takes ten minutes, and every command of the lab reads them. What is kept are
hashed counts and rates, of no use to who wants a text; they are as private as the corpora all the
same, so nothing is kept unless asked for. A table is found again only by the same corpus, view and
code: whatever turns text into numbers is in its name.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import scipy.sparse as sp

import reflet
from reflet.footprint.private_file import private_file
from reflet.lab.corpora import Author, file_hash
from reflet.lab.documents import Documents, View, read_documents

VARIABLE = "REFLET_LAB_CACHE"

_READ_BY = ("language", "profiling/features", "profiling/window.py", "lab/documents.py")
_OF_ONE = {"en": "language/english", "es": "language/spanish", "fr": "language/french"}
"""What reads a text of one language alone."""


def cache_folder() -> Path | None:
    """Return the folder that ``$REFLET_LAB_CACHE`` names, made if need be; none if none is."""
    named = os.environ.get(VARIABLE)
    if not named:
        return None
    folder = Path(named)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def cached_documents(
    path: Path,
    authors: Sequence[Author],
    views: Sequence[View],
    progress: Callable[[int, int], None] | None = None,
) -> dict[View, Documents]:
    """Return what ``read_documents`` reads of the authors of the corpus file at ``path``.

    What the cache has is taken from it, the rest is read and left there.
    """
    folder = cache_folder()
    if folder is None:
        return read_documents(authors, views, progress)
    languages = {author.language for author in authors}
    stem = f"{path.name.split('.jsonl')[0]}-{file_hash(path)}-{_code(frozenset(languages))}"
    places = {view: folder / f"{stem}-{str(view).replace(' ', '_')}.npz" for view in views}
    absent = [view for view, place in places.items() if not place.is_file()]
    read = read_documents(authors, absent, progress) if absent else {}
    for view, documents in read.items():
        _save(documents, places[view])
    return {view: read[view] if view in read else _load(places[view]) for view in views}


@lru_cache(maxsize=8)
def _code(languages: frozenset[str]) -> str:
    """Return a digest of all the code and tables that turn a text of ``languages`` into numbers."""
    root = Path(reflet.__file__).parent
    digest = hashlib.sha256()
    others = tuple(place for one, place in _OF_ONE.items() if one not in languages)
    for name in _READ_BY:
        place = root / name
        for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
            name_in_root = file.relative_to(root).as_posix()
            if (
                file.is_file()
                and "__pycache__" not in file.parts
                and not name_in_root.startswith(others)
            ):
                digest.update(name_in_root.encode() + file.read_bytes())
    return digest.hexdigest()[:12]


def _save(documents: Documents, place: Path) -> None:
    counts = documents.counts
    with private_file(place, force=True) as stream:
        np.savez(
            stream,
            data=counts.data,
            indices=counts.indices,
            indptr=counts.indptr,
            shape=np.array(counts.shape),
            dense=documents.dense,
            words=documents.words,
            disclosure=documents.disclosure,
            posts=documents.posts,
            author=documents.author,
        )


def _load(place: Path) -> Documents:
    with np.load(place, allow_pickle=False) as kept:
        return Documents(
            counts=sp.csr_matrix(
                (kept["data"], kept["indices"], kept["indptr"]), shape=tuple(kept["shape"])
            ),
            dense=kept["dense"],
            words=kept["words"],
            disclosure=kept["disclosure"],
            posts=kept["posts"],
            author=kept["author"],
        )
