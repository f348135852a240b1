from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

import pytest

from reflet.lab.corpora import (
    CorpusError,
    corpora_folder,
    corpus_path,
    file_hash,
    read_authors,
)

GOOD = {"id": "a", "lang": "en", "posts": ["one", "two"]}


def _write(folder: Path, *lines: str) -> Path:
    path = folder / "own.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_an_author_without_labels_is_a_group_alone(tmp_path: Path) -> None:
    (author,) = read_authors(_write(tmp_path, json.dumps(GOOD)))
    assert (author.id, author.group, author.corpus, author.kind) == ("a", "a", "own", "human")
    assert author.posts == ("one", "two")
    assert (author.sex, author.age, author.age_band, author.traits) == (None, None, None, {})


def test_stability_is_turned_into_neuroticism(tmp_path: Path) -> None:
    traits = {"emotional_stability": 0.3, "openness": 0.1, "height": 180}
    (author,) = read_authors(_write(tmp_path, json.dumps(GOOD | {"traits": traits})))
    assert author.traits == {"openness": 0.1, "neuroticism": -0.3}


@pytest.mark.parametrize(
    ("corpus", "post", "read"),
    [
        ("blogs", "look urlLink here&nbsp;now", "look   here now"),
        ("sms88mil", "hello <PRE_5> you", "hello   you"),
        ("own", "hello <PRE_5> urlLink", "hello <PRE_5> urlLink"),
    ],
)
def test_residue_goes_where_a_corpus_has_it(
    tmp_path: Path, corpus: str, post: str, read: str
) -> None:
    row = GOOD | {"corpus": corpus, "posts": [post]}
    (author,) = read_authors(_write(tmp_path, json.dumps(row)))
    assert author.posts == (read,)


@pytest.mark.parametrize(
    "bad",
    [
        "not JSON",
        "[]",
        "3",
        "null",
        '{"lang": "en", "posts": []}',
        '{"id": "a", "posts": []}',
        '{"id": "a", "lang": "en"}',
        '{"id": "a", "lang": "en", "posts": 3}',
        '{"id": "a", "lang": "en", "posts": [], "traits": {"openness": "much"}}',
        '{"id": "a", "lang": "en", "posts": [], "traits": [1]}',
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, bad: str) -> None:
    path = _write(tmp_path, json.dumps(GOOD), "", bad)
    with pytest.raises(CorpusError, match=r"own\.jsonl, line 3: expected an author"):
        read_authors(path)


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl.gz"
    path.write_bytes(gzip.compress(b"x" * 5000)[:-12])
    with pytest.raises(CorpusError, match=r"own\.jsonl\.gz"):
        read_authors(path)
    latin = tmp_path / "latin.jsonl"
    latin.write_bytes(b'{"id": "\xe9"}\n')
    with pytest.raises(CorpusError, match=r"latin\.jsonl cannot be read"):
        read_authors(latin)


def test_corpora_are_found_where_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REFLET_CORPORA", str(tmp_path))
    assert corpora_folder() == tmp_path
    path = _write(tmp_path, json.dumps(GOOD))
    assert corpus_path("own") == path
    zipped = tmp_path / "own.jsonl.gz"
    zipped.write_bytes(gzip.compress(path.read_bytes()))
    assert corpus_path("own") == zipped
    assert read_authors(zipped) == read_authors(path)
    assert file_hash(path) == hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    with pytest.raises(CorpusError, match="other"):
        corpus_path("other")


def test_absent_corpora_say_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REFLET_CORPORA", str(tmp_path / "nowhere"))
    with pytest.raises(CorpusError, match="set REFLET_CORPORA"):
        corpora_folder()
