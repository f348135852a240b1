"""Commands on real inputs, the profiling included: small bundles made by code weigh the words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.builders import bundles
from tests.builders.x_export import build_x_export
from tests.cli.conftest import Run
from tests.cli.test_bad_input import POSTS

FRENCH = "je suis contente de la soirée, maman a fait une tarte avec mon chéri\n"
FINNISH = "Minä kävelin eilen illalla kotiin ja satoi vettä koko matkan, mutta ei se mitään.\n"


@pytest.fixture(autouse=True)
def _models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bundles").mkdir()
    bundles.install(tmp_path / "bundles", monkeypatch, bundles.all_of("fr"))


def write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def test_a_portrait_from_an_export_to_a_page(reflet: Run, repository: Path, tmp_path: Path) -> None:
    page, links = tmp_path / "p.html", tmp_path / "links.txt"
    ended = reflet("portrait", repository / "examples/camille.zip", "--html", page)
    assert ended.code == 0
    assert "Portrait of @camille_brume" in ended.out
    assert page.stat().st_size > 10_000
    assert not links.exists()


def test_three_posts_are_too_few(reflet: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "posts.txt", FRENCH * 3)
    ended = reflet("portrait", path, "--json")
    assert ended.code == 6
    (reading,) = json.loads(ended.out)["readings"]
    reasons = {one["reason"] for one in reading["estimates"] if one["trait"] == "gender"}
    assert reasons == {"too_little_text"}
    assert "Nothing is said" in reflet("portrait", path).out


def test_a_language_without_a_model_is_abstained_from(reflet: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "posts.txt", FINNISH * 20)
    ended = reflet("portrait", path, "--json")
    assert ended.code == 6
    (reading,) = json.loads(ended.out)["readings"]
    assert {one["reason"] for one in reading["estimates"]} == {"no_bundle"}


def test_broken_tweets_among_good_files_leave_a_portrait(reflet: Run, tmp_path: Path) -> None:
    posts = [post.__class__(FRENCH.strip(), post.at) for post in POSTS]
    path = build_x_export(tmp_path / "x.zip", posts, broken={"tweets.js"})
    ended = reflet("portrait", path)
    assert "data/tweets.js" in ended.err
    assert "posts were read" in ended.out
    assert "Ask X for the export again" in ended.err
    assert ended.code in (0, 6)
