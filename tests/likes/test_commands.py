"""The commands: predict, its match and corrections; train; what goes wrong and how it ends."""

import json
from pathlib import Path

import numpy as np
import pytest

from reflet.footprint.records import Account, Contact, Like, Setting
from reflet.footprint.store import Footprint
from reflet.lab.likes.survey import COMPOSITES
from reflet.profiling.likes.bundle import LikesBundle
from reflet.profiling.likes.collect import liked_names
from reflet.profiling.likes.listing import ListError, read_corrections, read_names, write_match
from reflet.profiling.likes.matching import How, match_likes
from tests.cli.conftest import Run
from tests.likes.builders import bundle, write_tutorial

WOMEN = "Sephora\nGrey's Anatomy\nTaylor Swift\nZumba\nVogue\nGala\nGoodreads\nJean Dupont\n"


@pytest.fixture
def likes(tmp_path: Path) -> Path:
    path = tmp_path / "likes.txt"
    path.write_text(WOMEN, "utf-8")
    return path


def test_predict_shows_the_match_and_the_answer(reflet: Run, likes: Path) -> None:
    ended = reflet("likes", "predict", likes, "--lang", "fr")
    assert ended.code == 0
    for said in ("7 de vos 8", "Perçu·e comme une femme", "Danse", "retirez"):
        assert said in ended.out
    assert "Jean Dupont" not in ended.out


def test_a_match_is_written_corrected_and_read_back(
    reflet: Run,
    likes: Path,
    tmp_path: Path,
) -> None:
    match = tmp_path / "match.csv"
    assert reflet("likes", "predict", likes, "--match", match).code == 0
    assert match.stat().st_mode & 0o777 == 0o600
    text = match.read_text("utf-8")
    assert "Jean Dupont,,unknown," in text
    again = reflet("likes", "predict", likes, "--match", match)
    assert again.code == 7 and "kept as it is" in again.err
    match.write_text(text.replace("Jean Dupont,,unknown,", "Jean Dupont,Cars; PC,,"), "utf-8")
    ended = reflet("likes", "predict", likes, "--corrections", match, "--json")
    read = json.loads(ended.out)
    assert read["known"] == 8
    assert {"name": "Jean Dupont", "likes": ["Cars", "PC"], "how": "corrected", "by": None} in read[
        "matches"
    ]


def test_predict_with_too_few_says_so(reflet: Run, tmp_path: Path) -> None:
    few = tmp_path / "few.txt"
    few.write_text("Sephora\nZara\n", "utf-8")
    ended = reflet("likes", "predict", few)
    assert ended.code == 6 and "Too few of these likes" in ended.out


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"\n \n", "holds no name"),
        ("a.txt", b"\xff\xfe\x00", "no text in UTF-8"),
        ("a.csv", b"page\nZara\n", "expected a column"),
    ],
)
def test_bad_lists(reflet: Run, tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    ended = reflet("likes", "predict", tmp_path / name)
    assert ended.code == 4 and said in ended.err


def test_a_list_that_is_not_there(reflet: Run, tmp_path: Path) -> None:
    ended = reflet("likes", "predict", tmp_path / "none.txt")
    assert ended.code == 4 and "look at the path" in ended.err


def test_a_correction_to_nothing_known(reflet: Run, likes: Path, tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text("name,like\nSephora,Chess\n", "utf-8")
    ended = reflet("likes", "predict", likes, "--corrections", tmp_path / "c.csv")
    assert ended.code == 4 and "«Chess»" in ended.err


def test_train_then_predict_with_it(reflet: Run, tmp_path: Path) -> None:
    folder = write_tutorial(tmp_path / "t", astray=0.2)
    ended = reflet(
        "likes", "train", folder, "--out", tmp_path / "m", "--min-users", 2, "--folds", 5
    )
    assert ended.code == 0, ended.err
    assert "gender, AUC by likes each" in ended.out and "most telling: Page" in ended.out
    assert "political" in ended.err
    card = tmp_path / "m" / "likes-own.card.json"
    made = LikesBundle.load(card)
    weights = dict(zip(made.likes, made.weights[0], strict=True))
    even = [weights[f"Page {page}"] for page in range(0, 30, 2)]
    odd = [weights[f"Page {page}"] for page in range(1, 30, 2)]
    assert np.mean(even) > 0 > np.mean(odd)
    assert made.card["validity"]["gender"]["value"] > 0.7
    (tmp_path / "p.txt").write_text("".join(f"Page {page}\n" for page in range(0, 30, 2)), "utf-8")
    said = reflet("likes", "predict", tmp_path / "p.txt", "--bundle", card)
    assert said.code == 0 and "Perceived as a woman" in said.out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--min-users", 500], "nothing is left after trimming"),
        (["--folds", 100, "--min-users", 1], "cannot be dealt"),
        (["--name", "../x"], "no name for a bundle"),
    ],
)
def test_what_cannot_be_trained(
    reflet: Run,
    tmp_path: Path,
    options: list[object],
    said: str,
) -> None:
    ended = reflet("likes", "train", write_tutorial(tmp_path / "t"), "--out", tmp_path, *options)
    assert ended.code == 4 and said in ended.err


def test_evaluating_without_corpora(reflet: Run, tmp_path: Path) -> None:
    ended = reflet("likes", "evaluate", tmp_path)
    assert ended.code == 4 and "movielens100k cannot be read" in ended.err


def test_names_out_of_a_footprint() -> None:
    pages, posts = Account("facebook:a", "facebook"), Account("x:b", "x")
    with Footprint.in_memory() as footprint:
        footprint.add(
            [
                pages,
                posts,
                Like("1", pages.id, "Zara"),
                Like("2", pages.id, "  Zara "),
                Like("3", pages.id, None),
                Like("4", pages.id, "x" * 500),
                Contact("5", pages.id, "subscription", name="Arte"),
                Contact("6", pages.id, "friend", name="Jean Dupont"),
                Setting(pages.id, "inferred_interest", "Jazz"),
                Setting(pages.id, "inferred_gender", "female"),
                Like("7", posts.id, "Opera tonight"),
                Setting(posts.id, "inferred_interest", "Cars"),
            ]
        )
        assert liked_names(footprint, pages) == ("Zara", "Arte", "Jazz")
        assert liked_names(footprint, posts) == ("Cars",)


def test_lists_and_corrections(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("\ufeffName,Like\nZara, Pop ; Cars\n\nRien,\n", "utf-8")
    assert read_names(table) == ("Zara", "Rien")
    assert read_corrections(table) == {"Zara": ("Pop", "Cars"), "Rien": ()}
    made = match_likes(read_names(table), bundle(), corrections=read_corrections(table))
    assert {one.how for one in made.matches} == {How.CORRECTED}
    write_match(made, tmp_path / "m.csv")
    assert read_corrections(tmp_path / "m.csv") == read_corrections(table)
    with pytest.raises(FileExistsError):
        write_match(made, tmp_path / "m.csv")
    with pytest.raises(ListError, match="expected a column «like»"):
        read_corrections(_one(tmp_path / "b.csv", "name\nZara\n"))


def _one(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def test_no_composite_asks_for_openness() -> None:
    assert len(COMPOSITES) == 4 and all(len(parts) >= 6 for parts in COMPOSITES.values())
