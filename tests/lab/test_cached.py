"""What was read of a corpus is found again, by the same corpus, view and code alone."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from reflet.lab import cached
from reflet.lab.corpora import Author, read_authors
from reflet.lab.documents import ALL, Documents, View, read_documents

NEWEST_10 = View(posts=10)


def _same(one: Documents, other: Documents) -> bool:
    return (
        (one.counts != other.counts).nnz == 0
        and np.array_equal(one.dense, other.dense)
        and np.array_equal(one.disclosure, other.disclosure)
        and np.array_equal(one.words, other.words)
        and np.array_equal(one.posts, other.posts)
        and np.array_equal(one.author, other.author)
    )


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[list[View]]:
    """The views that were really read, call by call."""
    calls: list[list[View]] = []

    def read(authors: Sequence[Author], views: Sequence[View], tell: None) -> dict[View, Documents]:
        calls.append(list(views))
        return read_documents(authors, views, tell)

    monkeypatch.setattr(cached, "read_documents", read)
    return calls


def test_only_what_is_not_kept_is_read(
    invented: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reads: list[list[View]]
) -> None:
    folder = tmp_path / "cache"
    monkeypatch.setenv(cached.VARIABLE, str(folder))
    path = invented / "town.en.jsonl.gz"
    authors = read_authors(path)
    first = cached.cached_documents(path, authors, [ALL])
    again = cached.cached_documents(path, authors, [ALL, NEWEST_10])
    assert reads == [[ALL], [NEWEST_10]]
    assert _same(first[ALL], again[ALL])
    assert not _same(again[ALL], again[NEWEST_10])
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}


def test_another_corpus_is_read_anew(
    invented: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reads: list[list[View]]
) -> None:
    monkeypatch.setenv(cached.VARIABLE, str(tmp_path))
    for name in ("town.en.jsonl.gz", "village.en.jsonl"):
        cached.cached_documents(invented / name, read_authors(invented / name), [ALL])
    assert reads == [[ALL], [ALL]]


def test_nothing_is_kept_unless_asked(
    invented: Path, monkeypatch: pytest.MonkeyPatch, reads: list[list[View]]
) -> None:
    monkeypatch.delenv(cached.VARIABLE, raising=False)
    path = invented / "town.en.jsonl.gz"
    before = sorted(invented.rglob("*"))
    for _ in range(2):
        cached.cached_documents(path, read_authors(path), [ALL])
    assert reads == [[ALL], [ALL]]
    assert sorted(invented.rglob("*")) == before
