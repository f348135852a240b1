"""The survey and the evaluation: on invented tables, and on the corpora where they are."""

import csv
import gzip
import random
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from reflet.lab.likes import baselines
from reflet.lab.likes import evaluate as evaluate_module
from reflet.lab.likes import tastes as tastes_module
from reflet.lab.likes import train as train_module
from reflet.lab.likes.choosing import CHOICES, ENGINE, Choice, choosing
from reflet.lab.likes.commands import evaluate_into
from reflet.lab.likes.evaluate import FILMS, OURS, compare
from reflet.lab.likes.folds import ALL, cross_validate, fit
from reflet.lab.likes.labels import Label
from reflet.lab.likes.matrix import LikesError
from reflet.lab.likes.movielens import read_movielens
from reflet.lab.likes.page import BEGIN, END, accuracy_section, put_into
from reflet.lab.likes.planted import plant
from reflet.lab.likes.survey import COMPOSITES, LEFT_OUT, cronbach_alpha, read_survey
from reflet.lab.likes.survey import NAME as SURVEY
from reflet.lab.likes.tastes import train_tastes
from reflet.lab.likes.train import learning_curve
from reflet.lab.metrics import correlation
from reflet.profiling.estimate import Trait

INTERESTS = [
    "Music",
    "Cars",
    "Dancing",
    "Religion",
    "Politics",
    "Medicine",
    "PC",
    "Reading",
    "Pets",
]
QUESTIONS = sorted({name for parts in COMPOSITES.values() for name, _ in parts})


@pytest.fixture(autouse=True)
def _few_draws(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw less where the tables are invented: what is tested there is not how sure figures are."""
    if "corpora" not in request.fixturenames:
        monkeypatch.setattr(train_module, "_DRAWS", 10)
        monkeypatch.setattr(tastes_module, "_DRAWS", 2)
        plain = {OURS: fit, "tutorial's recipe": baselines.tutorial(3)}
        monkeypatch.setattr(
            evaluate_module, "VARIANTS", {"as it is": ENGINE, "two": Choice(components=2)}
        )
        monkeypatch.setattr(evaluate_module, "DRAWS", 2)
        monkeypatch.setattr(evaluate_module, "COHORTS", {FILMS: 10, SURVEY: 2})
        monkeypatch.setattr(evaluate_module, "methods", lambda: plain)
        monkeypatch.setattr(baselines, "tuned", baselines.plain)


def write_survey(path: Path, people: int = 160) -> Path:
    draw = random.Random(4)
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(["id", *INTERESTS, *QUESTIONS, "Age", "Gender"])
        for person in range(people):
            woman, mood = person % 2 == 0, draw.gauss(0, 1)
            liked = {"Dancing": 4 if woman else 2, "Cars": 2 if woman else 4}
            tastes = [
                min(5, max(1, liked.get(n, 3) + draw.choice([-1, 0, 0, 1, 2]))) for n in INTERESTS
            ]
            answers = [min(5, max(1, round(3 + mood + draw.gauss(0, 1)))) for _ in QUESTIONS]
            gap = "" if person == 3 else answers[0]
            sex = "" if person == 5 else "female" if woman else "male"
            writer.writerow([person, *tastes, gap, *answers[1:], 18 + person % 9, sex])
    return path


def write_movielens(folder: Path) -> Path:
    draw = random.Random(5)
    with (folder / "movielens100k.users.csv").open("w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["user", "age", "gender", "occupation"])
        writer.writerows([n, 15 + n % 40, "F" if n % 3 == 0 else "M", "other"] for n in range(90))
    with gzip.open(folder / "movielens100k.ratings.csv.gz", "wt", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["user", "item", "rating", "ts"])
        for user in range(90):
            for film in range(24):
                suits = film % 3 == user % 3
                writer.writerow([user, film, 5 if suits or draw.random() < 0.3 else 2, 0])
    return folder


def test_the_survey_leaves_out_what_reflet_never_outputs(tmp_path: Path) -> None:
    read = read_survey(write_survey(tmp_path / "s.csv"))
    assert set(read.matrix.likes) == set(INTERESTS) - LEFT_OUT
    assert [label.trait for label in read.labels][:2] == [Trait.GENDER, Trait.AGE]
    assert read.labels[0].known.sum() == 159
    assert read.matrix.pairs == np.sum(read.ratings >= 4)
    with_all = read_survey(tmp_path / "s.csv", left_out=frozenset())
    assert len(with_all.matrix.likes) == len(INTERESTS)


def test_a_table_that_is_not_the_survey(tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text("a,b\n1,2\n")
    with pytest.raises(LikesError, match="without 'Age'"):
        read_survey(tmp_path / "s.csv")
    with pytest.raises(LikesError, match="cannot be read"):
        read_survey(tmp_path / "none.csv")


def test_alpha_is_one_for_the_same_question_and_near_nought_for_noise() -> None:
    random_ = np.random.default_rng(0)
    one = random_.standard_normal((300, 1))
    assert cronbach_alpha(np.hstack([one] * 4)) == pytest.approx(1)
    assert abs(cronbach_alpha(random_.standard_normal((2000, 4)))) < 0.15
    # Spearman & Brown: four questions that correlate at .5 have 4 × .5 / (1 + 3 × .5).
    noisy = one + random_.standard_normal((300, 4))
    assert cronbach_alpha(noisy) == pytest.approx(0.8, abs=0.06)


def test_the_shipped_bundle_is_trained_without_age(tmp_path: Path) -> None:
    made = train_tastes(write_survey(tmp_path / "s.csv")).bundle
    assert Trait.AGE not in made.traits and Trait.GENDER in made.traits
    assert made.card["corpora"] == ["young_people_survey"]
    assert "18 to 26 years" in made.card["limits"][0]
    assert made.card["reliability"]["big5_extraversion"] != 0


def test_the_evaluation_is_written_into_the_page_with_its_picture(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "likes.md").write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", "utf-8")
    write_survey(tmp_path / "young_people_survey.csv")
    notes: list[str] = []
    said = evaluate_into(write_movielens(tmp_path), docs, notes.append)
    assert said.count("| tutorial's recipe |") == 2 + 6
    for words in (
        "80 % intervals hold",
        "Cronbach's alpha",
        "What each choice brings",
        "same people",
    ):
        assert words in said
    assert "nan" not in said
    page = (docs / "likes.md").read_text("utf-8")
    assert page == f"before\n{BEGIN}\n{said}\n{END}\nafter\n"
    drawn = ElementTree.parse(docs / "images" / "likes-curve.svg").getroot()
    lines = [one for one in drawn.iter() if one.get("class") == "line films"]
    assert len(lines) == 3  # two panels and the legend
    assert "likes-curve.svg" in notes[0]


def test_a_page_without_a_place_for_it_is_told_before_anything_is_measured(tmp_path: Path) -> None:
    with pytest.raises(LikesError, match="no place for the evaluation"):
        (tmp_path / "likes.md").write_text("nothing here", "utf-8")
        evaluate_into(tmp_path, tmp_path, print)
    with pytest.raises(ValueError, match="no place"):
        put_into(f"{END} {BEGIN}", "told")


def test_the_section_of_the_accuracy_page_has_every_trait_and_amount(tmp_path: Path) -> None:
    card = train_tastes(write_survey(tmp_path / "s.csv")).bundle.card
    told = accuracy_section(card)
    rows = [line for line in told.splitlines() if line.startswith("| big5") or "| gender" in line]
    assert len(rows) == len(card["traits"])
    assert len({line.count("|") for line in told.splitlines() if line.startswith("|")}) == 1
    assert all(limit in told for limit in card["limits"])


def test_what_is_chosen_inside_is_what_the_data_were_made_by() -> None:
    """Labels that are a count of likes need values that are not scaled to unit length."""
    liked = plant(500, 400, 12_000).matrix.liked
    count = np.diff(liked.indptr).astype(float)
    label = Label(Trait.AGE, (count - count.mean()) / count.std(), np.ones(500, dtype=bool))
    rows = np.arange(400)
    chosen = choosing()(liked, [label], rows).scores(liked[400:])[Trait.AGE]
    scaled = choosing((ENGINE,))(liked, [label], rows).scores(liked[400:])[Trait.AGE]
    held_out = label.target[400:]
    assert correlation(held_out, chosen) > max(0.9, correlation(held_out, scaled))


def test_the_engine_is_among_the_choices_and_scores_as_it_does() -> None:
    made = plant(300, 400, 6_000)
    rows = np.arange(250)
    ours = fit(made.matrix.liked, made.labels, rows).scores(made.matrix.liked[250:])
    same = choosing((Choice(),))(made.matrix.liked, made.labels, rows)
    assert ENGINE in CHOICES
    for trait, score in same.scores(made.matrix.liked[250:]).items():
        assert np.allclose(score, ours[trait], atol=1e-4)


def test_a_movielens_that_is_none(tmp_path: Path) -> None:
    write_movielens(tmp_path)
    (tmp_path / "movielens100k.users.csv").write_text("user,age\n1,20\n2,30\n")
    with pytest.raises(LikesError, match="no column 'gender'"):
        read_movielens(tmp_path)


@pytest.mark.corpora
def test_the_floors_of_the_corpora(corpora: Path) -> None:
    """Figures may rise; where one falls below, something broke."""
    films, labels = read_movielens(corpora / "likes")
    plain = {OURS: fit, "plain": baselines.plain()}
    on_films = compare("films", films.liked, labels, (10,), plain).figures
    assert on_films[Trait.GENDER][OURS][ALL].value >= 0.765
    assert on_films[Trait.AGE][OURS][ALL].value >= 0.63
    assert on_films[Trait.AGE][OURS][10].value > on_films[Trait.AGE]["plain"][10].value
    survey = read_survey(corpora / "likes" / "young_people_survey.csv")
    on_tastes = compare("tastes", survey.matrix.liked, survey.labels, (5,), plain).figures
    ours, theirs = on_tastes[Trait.GENDER][OURS], on_tastes[Trait.GENDER]["plain"]
    assert ours[ALL].value >= 0.924
    assert all(ours[amount].value >= theirs[amount].value - 0.005 for amount in (5, ALL))
    held_out = cross_validate(survey.matrix.liked, survey.labels[2:])
    for label in survey.labels[2:]:
        assert learning_curve(label, held_out)[ALL].low > 0.15
