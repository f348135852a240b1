"""From anybody's own labelled authors to a portrait by their bundle, through the commands."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from reflet.lab.corpora import CorpusError, corpus_path, given_corpora, read_authors
from reflet.lab.own import own_recipe
from reflet.profiling.estimate import Trait
from tests.builders.corpus import POLES, Row, make_authors, write_corpus
from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("few_draws")


def _rows(groups: int = 24) -> list[Row]:
    return make_authors("quarter.en", groups=groups, posts=20, seed=11)


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """Write an invented corpus of one's own, with no folder of corpora anywhere."""
    return write_corpus(tmp_path, "mine", _rows(), zipped=False)


@pytest.fixture(autouse=True)
def _no_other_corpora(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("REFLET_CORPORA", str(tmp_path / "nowhere"))


def test_own_authors_become_a_portrait(mine: Path, tmp_path: Path, reflet: Run) -> None:
    own = ("--corpus", mine, "--trait", "gender", "--language", "de")
    refused = reflet("lab", "train", *own, "--into", tmp_path / "models")
    assert refused.code == 3
    assert "writes in 'en'" in refused.err
    own = (*own[:-1], "en", "--no-peers")
    trained = reflet("lab", "train", *own, "--into", tmp_path / "models", "--licence", "Mine")
    assert trained.code == 0, trained.err
    card = json.loads((tmp_path / "models" / "mine-gender.card.json").read_text("utf-8"))
    assert card["licence"] == "Mine"
    assert set(card["corpora"]) == {"mine"}
    assert len(card["penalty"]["in_folds"]) == 5
    assert card["figures"][0]["auc"]["value"] > 0.9
    assert str(tmp_path) not in json.dumps(card)

    judged = reflet("lab", "evaluate", *own)
    shown = f"{card['figures'][0]['auc']['value']:.3f}"
    assert shown in judged.out, "evaluate gives the figures that are on the card"

    said = {}
    for pole, words in zip("FM", POLES["sex"], strict=True):
        line = f"the day we {' and '.join(words)} on this street with bread and rain"
        posts = tmp_path / f"{pole}.jsonl"
        rows = [{"text": f"{line} {n}", "lang": "en"} for n in range(30)]
        posts.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        made = reflet("portrait", posts, "--json", "--models", tmp_path / "models")
        answer = json.loads(made.out)["readings"][0]
        gender = next(one for one in answer["estimates"] if one["trait"] == "gender")
        assert gender["bundle"] == "mine-gender 1"
        said[pole] = gender["value"]
    assert said == {"F": "F", "M": "M"}


def test_the_environment_names_the_models_too(
    mine: Path,
    tmp_path: Path,
    reflet: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = ("--corpus", mine, "--trait", "age", "--language", "en", "--no-peers")
    assert reflet("lab", "train", *own, "--into", tmp_path / "models").code == 0
    monkeypatch.setenv("REFLET_MODELS", str(tmp_path / "models"))
    listed = reflet("models")
    assert listed.out.startswith("mine-age 1")
    monkeypatch.setenv("REFLET_MODELS", str(tmp_path / "nothing"))
    absent = reflet("models")
    assert absent.code == 8
    assert "holds no bundle" in absent.err


def test_a_corpus_that_leaks_is_refused(tmp_path: Path, reflet: Run) -> None:
    rows = _rows()
    rows[3]["id"] = rows[8]["id"]
    path = write_corpus(tmp_path, "leaky", rows)
    own = ("--corpus", path, "--trait", "gender", "--language", "en", "--no-peers")
    refused = reflet("lab", "train", *own, "--into", tmp_path)
    assert refused.code == 1
    assert "REFUSED, authors" in refused.err
    assert "--anyway" in refused.err
    assert reflet("lab", "train", *own, "--into", tmp_path, "--anyway").code == 0
    card = json.loads((tmp_path / "leaky-gender.card.json").read_text("utf-8"))
    assert card["audit"][0].startswith("refused, authors")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--trait", "gender", "--language", "en"), "--into"),
        (("--trait", "height", "--language", "en", "--into", "x"), "gender, age, account_kind"),
        (("--trait", "gender", "--into", "x"), "--language"),
    ],
)
def test_what_is_missing_is_told(
    mine: Path,
    reflet: Run,
    options: tuple[str, ...],
    told: str,
) -> None:
    ended = reflet("lab", "train", "--corpus", mine, *options)
    assert ended.code == 2
    assert told in ended.err


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"sex": None}, "0 authors have a label of gender: at least 20 are needed"),
        ({"group": "one"}, "in 1 groups: at least 5"),
        ({"sex": "F"}, "one label of gender"),
    ],
)
def test_authors_who_teach_nothing_are_refused(
    tmp_path: Path, change: dict[str, str | None], told: str
) -> None:
    path = write_corpus(tmp_path, "mine", [row | change for row in _rows()])
    with given_corpora([path]) as names, pytest.raises(CorpusError, match=told):
        own_recipe(names, Trait.GENDER, "en", "Mine")


def test_given_corpora_go_when_done_and_are_told_apart(mine: Path, tmp_path: Path) -> None:
    with given_corpora([mine]) as names:
        assert names == ("mine",)
        assert corpus_path("mine") == mine
    with pytest.raises(CorpusError):
        corpus_path("mine")
    (tmp_path / "twin").mkdir()
    twin = write_corpus(tmp_path / "twin", "mine", _rows(5))
    with pytest.raises(CorpusError, match="both called mine"), given_corpora([mine, twin]):
        pass
    with (
        pytest.raises(CorpusError, match="no file"),
        given_corpora([tmp_path / "absent.jsonl"]),
    ):
        pass


def test_character_is_not_trained_so(mine: Path) -> None:
    with given_corpora([mine]) as names, pytest.raises(ValueError, match="only of gender"):
        own_recipe(names, Trait.OPENNESS, "en", "Mine")


def test_the_author_in_the_docs_is_one(tmp_path: Path, repository: Path) -> None:
    text = (repository / "docs" / "lab.md").read_text("utf-8")
    (row,) = re.findall(r"```json\n(.*?)```", text, re.S)
    (tmp_path / "mine.jsonl").write_text(row, "utf-8")
    (author,) = read_authors(tmp_path / "mine.jsonl")
    assert (author.sex, author.age, author.group, author.posts[-1]) == ("F", 34, "team-1", "newest")
