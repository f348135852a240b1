"""From labelled authors to a bundle that answers, and the pages and commands around it."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import scipy.sparse as sp
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from reflet.footprint.records import Post
from reflet.lab import commands
from reflet.lab.calibrate import Form, Scores, answers, apply, fit_probability
from reflet.lab.calibrate_age import FEWEST_OF_AN_AGE, age_knots, fit_age
from reflet.lab.documents import ALL, View, first_words, texts_of
from reflet.lab.fit import Penalty, Rows, fit_number, fold
from reflet.lab.metrics import correlation
from reflet.lab.page import page, read_cards
from reflet.lab.recipes import RECIPES as SHIPPED
from reflet.lab.recipes import recipe
from reflet.lab.sigmoid import fit_years
from reflet.lab.train import save, taken_share, train
from reflet.lab.vocabulary import MINIMUM_AUTHORS, MINIMUM_GROUPS, learn_vocabulary
from reflet.profiling.estimate import State, Trait
from reflet.profiling.features.hashing import BLOCK_SIZE
from reflet.profiling.features.window import DENSE_NAMES
from reflet.profiling.models.bundle import Bundle
from reflet.profiling.models.calibration import Link
from reflet.profiling.read import read
from reflet.profiling.window import select_windows
from tests.builders.corpus import POLES
from tests.lab.experiment import RECIPES as TRAINED
from tests.lab.experiment import Experiment

Run = Callable[[Trait], Experiment]


@pytest.mark.parametrize("trait", [Trait.GENDER, Trait.AGE, Trait.ACCOUNT_KIND])
def test_a_folded_head_scores_as_the_machine_did(experiment: Run, trait: Trait) -> None:
    from reflet.lab.prepare import fit

    done = experiment(trait)
    penalty = done.recipe.penalties[0]
    machine = fit(done.prepared, penalty)
    head = fold(machine, done.prepared.vocabulary, done.prepared.latent, penalty)
    (name, view), rows = next(iter(done.prepared.rows.items()))
    documents = done.corpora[name].documents[view]
    values = done.prepared.vocabulary.values(documents.counts)
    np.testing.assert_allclose(head.raw(values, documents.dense), machine.raw(rows), atol=1e-4)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 1000), st.integers(2, 30))
def test_nobody_can_be_read_back_from_a_vocabulary(seed: int, n_groups: int) -> None:
    random = np.random.default_rng(seed)
    user = np.concatenate([np.repeat(np.arange(40), 3), random.integers(0, 40, 400)])
    ngram = np.concatenate([np.tile([0, 1, 2], 40), random.integers(3, 30, 400)])
    table = sp.csr_matrix((np.ones(520), (user, ngram)), shape=(40, 2 * BLOCK_SIZE))
    groups = random.integers(0, n_groups, 40).astype(str)
    vocabulary = learn_vocabulary(table, groups)
    for ngram in vocabulary.ngrams:
        users = np.flatnonzero(table[:, [ngram]].toarray())
        assert len(users) >= MINIMUM_AUTHORS
        assert len(set(groups[users])) >= MINIMUM_GROUPS


def test_what_one_group_alone_says_is_not_kept() -> None:
    table = sp.csr_matrix(np.ones((20, 4)))
    with pytest.raises(ValueError, match="too small to train"):
        learn_vocabulary(table, np.array(["one"] * 20))
    with pytest.raises(ValueError, match="too small to train"):
        learn_vocabulary(table[:9], np.arange(9).astype(str))


def test_views_read_the_newest() -> None:
    author = _author([f"word{n} again" for n in range(30)])
    assert texts_of(author, View(posts=2)) == ["word29 again", "word28 again"]
    assert texts_of(author, View(words=3)) == ["word29 again", "word28"]
    assert len(texts_of(author, ALL)) == 30
    reposted = _author(["mine", "RT @someone: theirs"])
    assert texts_of(reposted, ALL) == ["mine"]
    assert texts_of(reposted, View(own=False)) == ["RT @someone: theirs", "mine"]
    assert first_words(["a b", "c"], 10) == ["a b", "c"]
    assert [str(v) for v in (ALL, View(posts=5), View(words=9, own=False))] == [
        "all",
        "5 posts",
        "9 words, reposts included",
    ]


def _author(posts: list[str]):  # type: ignore[no-untyped-def]
    from reflet.lab.corpora import Author

    return Author("a", "own", "en", "a", tuple(posts))


def test_probabilities_are_what_they_say() -> None:
    random = np.random.default_rng(0)
    raw = random.normal(size=6000)
    label = (random.random(6000) < 1 / (1 + np.exp(-2 * raw))).astype(float)
    ones = np.ones(6000)
    scores = Scores(raw, ones * 500, ones * 0.4, ones * 30, ones)
    fitted = fit_probability(scores, label, form=Form(disclosure=True))
    assert fitted.link is Link.LOGIT
    slope, offset = fitted.line(500, 0.4)
    assert slope == pytest.approx(2, abs=0.2)
    assert offset == pytest.approx(0, abs=0.15)


def test_more_words_make_a_score_worth_more() -> None:
    random = np.random.default_rng(1)
    words = np.repeat([100.0, 1000.0], 4000)
    raw = random.normal(size=8000)
    worth = np.where(words > 500, 3.0, 0.5)
    label = (random.random(8000) < 1 / (1 + np.exp(-worth * raw))).astype(float)
    scores = Scores(raw, words, np.zeros(8000), np.ones(8000), np.ones(8000))
    fitted = fit_probability(scores, label, form=Form())
    assert fitted.line(1000, 0.0)[0] > 2 * fitted.line(100, 0.0)[0]


def test_scores_of_short_and_of_long_posts_are_each_read_at_their_worth() -> None:
    random = np.random.default_rng(3)
    posts = np.repeat([50.0, 3.0], 4000)
    raw = random.normal(size=8000)
    worth = np.where(posts > 10, 0.5, 2.0)
    label = (random.random(8000) < 1 / (1 + np.exp(-worth * raw - (posts > 10)))).astype(float)
    scores = Scores(raw, np.full(8000, 750.0), np.zeros(8000), posts, np.ones(8000))
    fitted = fit_probability(scores, label, form=Form(length=True))
    tweets, blog = fitted.line(750, 0.0, 50), fitted.line(750, 0.0, 3)
    assert tweets[0] == pytest.approx(0.5, abs=0.15)
    assert blog[0] == pytest.approx(2.0, abs=0.3)
    assert tweets[1] > blog[1] + 0.7
    unmoved = fit_probability(scores, label, form=Form())
    assert unmoved.line(750, 0.0, 50) == unmoved.line(750, 0.0, 3)


@pytest.mark.parametrize(
    ("taken", "people", "is_earned"),
    [(2, 70, False), (0, 70, False), (0, 80, True), (20, 1000, True), (45, 1000, False)],
)
def test_a_gate_takes_more_than_a_few_dozen_people(
    taken: int, people: int, is_earned: bool
) -> None:
    told = taken_share(taken, people)
    assert told["share"] == taken / people < told["high"]
    assert (told["high"] <= 0.05) is is_earned


def test_the_amount_may_be_counted_in_posts_whatever_their_length() -> None:
    random = np.random.default_rng(5)
    posts = np.repeat([20.0, 100.0], 4000)
    raw = random.normal(size=8000)
    worth = np.where(posts > 50, 2.0, 0.7)
    label = (random.random(8000) < 1 / (1 + np.exp(-worth * raw))).astype(float)
    # A one writes posts three times as long: by words, the short ones would be taken for noughts.
    words = posts * np.where(label == 1, 30, 10) * random.uniform(0.9, 1.1, 8000)
    scores = Scores(raw, words, np.zeros(8000), posts, np.ones(8000))
    fitted = fit_probability(scores, label, form=Form(words=False, posts=True))
    for length in (10, 30):
        few, many = (fitted.line(length * count, 0.0, count) for count in (20, 100))
        assert few == pytest.approx((0.7, 0.0), abs=0.15)
        assert many == pytest.approx((2.0, 0.0), abs=0.25)
    plain = fit_probability(scores, label, form=Form(words=False))
    assert plain.line(200, 0.0, 20) == plain.line(3000, 0.0, 100)


@pytest.mark.parametrize("between", [None, (13.0, 48.0)])
def test_intervals_hold_the_young_as_often_as_the_old(between: tuple[float, float] | None) -> None:
    random = np.random.default_rng(2)
    words = np.repeat([120.0, 2000.0], 8000)
    # Most are young, and whoever is older is guessed younger.
    years = np.floor(13 + 35 * random.beta(1.2, 3.0, 16000))
    noise = np.where(words > 500, 0.5, 1.0)
    raw = (years - 24) / 12 + noise * random.normal(size=16000)
    scores = Scores(raw, words, np.zeros(16000), np.ones(16000), np.ones(16000))
    fitted = fit_age(scores, np.log(years), between=between, form=Form(), words_edges=(500,))
    predicted = apply(fitted, scores)
    for amount in (120, 2000):
        at = np.flatnonzero(words == amount)
        ends = np.array([fitted.age_interval(value, amount) for value in predicted[at]])
        inside = (years[at] >= ends[:, 0]) & (years[at] <= ends[:, 1])
        for low, high in ((13, 18), (18, 25), (25, 35), (35, 48)):
            of_age = (years[at] >= low) & (years[at] < high)
            assert inside[of_age].mean() == pytest.approx(0.8, abs=0.03), (amount, low)
    assert correlation(years, np.exp(answers(fitted, scores))) > 0.55


def test_too_few_of_an_age_are_put_with_their_neighbours() -> None:
    years = np.repeat([20.0, 21.0, 40.0], [FEWEST_OF_AN_AGE - 1, 1, FEWEST_OF_AN_AGE])
    told = age_knots(years, years / 10, np.ones(len(years)), 30.0)
    assert [row[0] for row in told] == [20.0, 21.0, 40.0]
    assert age_knots(years[:-1], years[:-1], np.ones(len(years) - 1), 30.0) == []


def test_years_are_read_through_a_sigmoid_better_than_by_a_line_where_they_level_off() -> None:
    random = np.random.default_rng(4)
    leaning = random.normal(size=(1500, 12))
    weights = random.normal(size=12)
    years = 13 + 28 / (1 + np.exp(-(leaning @ weights))) + random.normal(size=1500)
    rows = Rows(sp.csr_matrix(leaning), np.empty((1500, 0)), np.zeros((1500, len(DENSE_NAMES))))
    train, test = np.arange(1000), np.arange(1000, 1500)
    between, ones = (13.0, 41.0), np.ones(1000)
    curved = fit_years(rows.take(train), years[train], ones, Penalty(cost=0.01), between)
    straight = fit_number(rows.take(train), years[train], ones, Penalty(cost=0.01))
    bent = 13 + 28 / (1 + np.exp(-curved.raw(rows.take(test))))
    assert correlation(years[test], bent) > 0.98
    assert correlation(years[test], bent) > correlation(years[test], straight.raw(rows.take(test)))


@pytest.mark.usefixtures("few_draws", "invented")
def test_a_bundle_of_years_between_two_answers_within_them(tmp_path: Path) -> None:
    recipe = replace(TRAINED[Trait.AGE], years=(15.0, 60.0))
    save(train(recipe, with_peers=False), tmp_path)
    bundle = Bundle.load(tmp_path / "own-age.card.json")
    (figure, *_) = bundle.card["figures"]
    assert figure["r"]["value"] > 0.45
    assert figure["coverage"] == pytest.approx(0.8, abs=0.12)
    (calibration,) = bundle.calibrations
    assert calibration.link is Link.YEARS_BETWEEN
    assert (
        15 < calibration.figure(calibration.bounds[0]) < calibration.figure(calibration.bounds[1])
    )
    assert calibration.figure(calibration.bounds[1]) < 60


def test_a_trained_bundle_answers(experiment: Run, tmp_path: Path) -> None:
    done = experiment(Trait.GENDER)
    save(done.result, tmp_path)
    bundle = Bundle.load(tmp_path / "own-gender.card.json")
    said = {}
    for pole, words in zip(("F", "M"), POLES["sex"], strict=True):
        line = f"the day we {' and '.join(words)} on this street with bread and rain"
        posts = [Post(id=str(n), account="a", text=f"{line} {n}") for n in range(30)]
        (window,) = select_windows(posts, language="en")
        reading = read(
            window,
            find=lambda trait, language: (
                bundle if (trait, language) == (Trait.GENDER, "en") else None
            ),
            abstain=False,
        )
        gender = reading.estimates[0]
        assert gender.state is State.ESTIMATED
        assert gender.probability is not None
        said[gender.value] = gender.probability
        low, high = bundle.calibrations[0].bounds
        assert 1 / (1 + math.exp(-low)) <= gender.probability <= 1 / (1 + math.exp(-high)), pole
    assert set(said) == {"F", "M"}


def test_the_page_has_every_figure_of_every_card(experiment: Run, tmp_path: Path) -> None:
    for trait, folder in (
        (Trait.GENDER, "open"),
        (Trait.AGE, "open"),
        (Trait.ACCOUNT_KIND, "research"),
    ):
        save(experiment(trait).result, tmp_path / folder)
    cards = read_cards(tmp_path)
    assert [card["name"] for card in cards] == ["own-age", "own-gender", "own-account_kind"]
    text = page(cards)
    for card in cards:
        assert f"## {card['name']}" in text
        for row in card["figures"]:
            value = (row.get("auc") or row["r_log"])["value"]
            assert f"{value:.3f}".replace("0.", ".", 1) in text
    assert "not trained on, taken for bots" in text
    json.dumps(cards, allow_nan=False)


def test_commands_train_evaluate_and_write_the_page(
    invented: Path, experiment: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = experiment(Trait.AGE).recipe
    monkeypatch.setattr(commands, "RECIPES", (ours,))
    monkeypatch.setattr(commands, "recipe", lambda name: ours)
    run = CliRunner().invoke
    trained = run(commands.app, ["train", "own-age", "--into", str(tmp_path), "--no-peers"])
    assert trained.exit_code == 0, trained.output
    assert (tmp_path / "open" / "own-age.npz").is_file()
    judged = run(commands.app, ["evaluate", "own-age", "--no-peers"])
    assert "town.en, 50 posts" in judged.output
    written = tmp_path / "accuracy.md"
    paged = run(commands.app, ["page", "--into", str(written), "--models", str(tmp_path)])
    assert paged.exit_code == 0, paged.output
    assert "own-age" in written.read_text(encoding="utf-8")


def test_commands_say_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = CliRunner().invoke
    unknown = run(commands.app, ["evaluate", "no-such"])
    assert unknown.exit_code == 2
    assert "there are fr-gender" in unknown.output.replace("\n", " ")
    monkeypatch.setenv("REFLET_CORPORA", str(tmp_path / "nowhere"))
    for name in ("fr-gender", "en-personality"):
        absent = run(commands.app, ["evaluate", name])
        assert absent.exit_code == 3, absent.output


def test_recipes_are_found_by_name() -> None:
    assert [recipe(one.name) for one in SHIPPED] == list(SHIPPED)
    with pytest.raises(LookupError, match="there are fr-gender"):
        recipe("no-such")
