"""The Big Five on invented corpora: planted signal is found across corpora, and nothing else is."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import scipy.sparse as sp

from reflet.lab.corpora import BIG_FIVE_NAMES
from reflet.lab.page import page, read_cards
from reflet.lab.personality import leave_out, make, rated, ridge, train
from reflet.lab.personality.languages import leave_one_language_out
from reflet.lab.personality.leave_out import TRAITS, drawn_correlations
from reflet.lab.personality.lexicon import CATEGORIES
from reflet.lab.personality.page import personality_section
from reflet.lab.personality.rated import Rated, read_by_question, read_rated, read_unrated
from reflet.lab.personality.ridge import Settings, fit_heads, moments
from reflet.lab.personality.space import learn_space
from reflet.lab.personality.within import Answers, within_corpus
from reflet.lab.train import Result, save
from reflet.profiling.estimate import BIG_FIVE, Perspective
from reflet.profiling.features.hashing import BLOCK_SIZE, count_by_post
from reflet.profiling.models.bundle import Bundle
from tests.builders.corpus import make_authors, write_corpus

OWN, SEEN, PLAIN = ("essay.en", "letter.en"), ("video.en", "clip.en"), ("town.en",)

Planted = Callable[[np.random.Generator, float], dict[str, float]]


def _openness_shows(random: np.random.Generator, pole: float) -> dict[str, float]:
    drawn = {trait: random.normal() for trait in BIG_FIVE_NAMES}
    return drawn | {"openness": pole + random.normal(scale=0.5)}


def _nothing_shows(random: np.random.Generator, pole: float) -> dict[str, float]:
    return {trait: random.normal() for trait in BIG_FIVE_NAMES}


def _write(folder: Path, planted: Planted) -> None:
    for seed, name in enumerate((*OWN, *SEEN), 5):
        rows = make_authors(name, groups=24, members=3, posts=10, words=12, seed=seed)
        random = np.random.default_rng(seed)
        for row in rows:
            row["traits"] = planted(random, 1.0 if row["sex"] == "F" else 0.0)
        write_corpus(folder, name, rows)
    write_corpus(folder, PLAIN[0], make_authors(PLAIN[0], groups=24, posts=6, seed=1))


@pytest.fixture
def invented(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Planted], None]:
    """Return what writes the invented corpora, in place of the lab's own."""
    monkeypatch.setenv("REFLET_CORPORA", str(tmp_path))
    monkeypatch.setattr(rated, "SELF_REPORTED", OWN)
    monkeypatch.setattr(rated, "OBSERVED", SEEN)
    monkeypatch.setattr(rated, "UNLABELLED", PLAIN)
    monkeypatch.setattr(ridge, "OBSERVED", SEEN)
    monkeypatch.setattr(train, "LANGUAGES", (*OWN, SEEN[0]))
    # What is tried on real corpora takes too long here.
    for name in ("CHOSEN_AMONG", "IDEAS", "VARIED"):
        monkeypatch.setattr(leave_out, name, getattr(leave_out, name)[:2])
    monkeypatch.setattr(train, "CURVE_WORDS", (24, 70, 5000))
    return lambda planted: _write(tmp_path, planted)


def _quiet(what: str, done: int, total: int) -> None:
    """Take progress, and show none."""


def _made(name: str, *, peers: bool = False) -> Result:
    return make(name)(_quiet, peers)


def test_what_shows_in_words_is_found_in_corpora_left_out(
    invented: Callable[[Planted], None], tmp_path: Path
) -> None:
    invented(_openness_shows)
    result = _made("en-personality", peers=True)
    card = result.bundle.card
    assert [row["corpus"] for row in result.figures] == list(OWN)
    assert card["validity"]["big5_openness"]["low"] > 0.3
    assert card["validity"]["big5_neuroticism"]["low"] < 0.2
    assert card["left_out_mean"]["big5_openness"]["value"] > 0.5
    assert [point["words"] for point in card["curve"]] == [24, 70]
    first, second = (point["mean"]["value"] for point in card["curve"])
    assert second > first
    within = {row["corpus"]: row["ours"]["big5_openness"] for row in card["within_corpus"]}
    assert set(within) == set(OWN)
    assert min(within.values()) > 0.4
    told = {row["idea"]: row["mean_r"] for row in card["ideas"]}
    assert len(told) == len(card["ideas"]) == 5
    save(result, tmp_path / "research")
    back = Bundle.load(tmp_path / "research" / "en-personality.card.json")
    assert back.traits == BIG_FIVE
    assert back.perspective is Perspective.OWN
    written = page(read_cards(tmp_path))
    assert "| essay.en |" in written
    section = "\n".join(personality_section(card))
    assert "Within a corpus" in section
    assert "nothing is said" in section
    assert f"{card['left_out_mean']['mean']['value']:.3f}"[1:] in section
    assert "encoder" not in section
    essay = card["within_corpus"][0]
    beside = {**essay, "with_encoder": essay["ours"]}
    encoder = {"name": "tiny", "sha256": "00ff"}
    told = {**card, "within_corpus": [beside, *card["within_corpus"][1:]], "encoder": encoder}
    section = "\n".join(personality_section(told))
    assert section.count("| ours, with a sentence encoder |") == 1
    assert "tiny (SHA-256 of its weights: 00ff…)" in section
    json.dumps(card, allow_nan=False)


def test_impressions_are_judged_on_observers_left_out(
    invented: Callable[[Planted], None], tmp_path: Path
) -> None:
    invented(_openness_shows)
    result = _made("en-impressions")
    card = result.bundle.card
    assert [row["corpus"] for row in result.figures] == list(SEEN)
    assert {row["kind"] for row in result.figures} == {"others' impressions"}
    assert card["validity"]["big5_openness"]["low"] > 0.3
    save(result, tmp_path / "research")
    back = Bundle.load(tmp_path / "research" / "en-impressions.card.json")
    assert back.perspective is Perspective.IMPRESSION
    assert "Within a corpus" not in "\n".join(personality_section(card))


def test_labels_that_words_do_not_show_give_nothing(invented: Callable[[Planted], None]) -> None:
    invented(_nothing_shows)
    result = _made("en-personality", peers=True)
    card = result.bundle.card
    assert abs(card["left_out_mean"]["mean"]["value"]) < 0.15
    assert card["left_out_mean"]["mean"]["low"] < 0
    for row in card["within_corpus"]:
        assert abs(row["ours"]["mean"]["value"]) < 0.25
    assert card["leave_one_language_out"]["pooled"]["low"] < 0.1


def test_a_folded_head_says_what_the_head_said(invented: Callable[[Planted], None]) -> None:
    invented(_openness_shows)
    corpora = [read_rated(name) for name in (*OWN, *SEEN)]
    space = learn_space(corpora, [read_unrated(PLAIN[0])])
    values = [space.vocabulary.values(one.documents.counts) for one in corpora]
    counted = [
        moments(one, space.coordinates(rows)) for one, rows in zip(corpora, values, strict=True)
    ]
    weights = fit_heads(space, counted, Settings())
    for rows in values:
        np.testing.assert_allclose(
            rows @ space.fold(weights), space.coordinates(rows) @ weights, atol=1e-4
        )
    with pytest.raises(LookupError, match="there are words"):
        space.place("no such block")


def test_moments_give_the_correlation_of_the_rows(invented: Callable[[Planted], None]) -> None:
    invented(_openness_shows)
    one = read_rated(OWN[0])
    random = np.random.default_rng(0)
    coordinates = random.normal(size=(len(one.label), 6))
    weights = random.normal(size=(6, 5))
    expected, _, people = drawn_correlations(one, coordinates @ weights)
    np.testing.assert_allclose(moments(one, coordinates).correlations(weights), expected)
    assert people == 24


def test_answers_are_read_by_question_where_all_answered_as_many(
    invented: Callable[[Planted], None],
) -> None:
    invented(_openness_shows)
    one = read_rated(OWN[0])
    answers = read_by_question(one)
    assert len(answers) == 10
    assert sum(part.words.sum() for part in answers) == one.documents.words.sum()
    fewer = Rated(one.name, one.authors[:2], one.label, one.group, one.documents)
    short = [fewer.authors[0], read_rated(OWN[1]).authors[0]]
    short[0] = type(short[0])(**{**_fields(short[0]), "posts": short[0].posts[:3]})
    assert read_by_question(Rated("x", short, one.label, one.group, one.documents)) == []


def _fields(author: Any) -> dict[str, Any]:
    return {name: getattr(author, name) for name in author.__slots__}


def test_yes_and_no_are_judged_by_auc(invented: Callable[[Planted], None]) -> None:
    invented(_openness_shows)
    one = read_rated(OWN[0])
    binary = Rated(one.name, one.authors, np.sign(one.label), one.group, one.documents)
    space = learn_space([one], [read_unrated(PLAIN[0])])
    values = space.vocabulary.values(one.documents.counts)
    row = within_corpus(binary, values, space.coordinates(values), one.label)
    assert row["measure"] == "auc"
    assert row["ours"]["big5_openness"] > 0.6
    assert "with_encoder" not in row


def test_what_a_sentence_encoder_reads_counts_beside(
    invented: Callable[[Planted], None],
) -> None:
    invented(_nothing_shows)
    one = read_rated(OWN[0])
    noise = np.random.default_rng(8).normal(size=(len(one.label), 8))
    texts: list[list[str]] = []

    def knows(given: Sequence[str]) -> Any:
        texts.append(list(given))
        return np.hstack([noise, one.label])

    def knows_nothing(given: Sequence[str]) -> Any:
        return noise[: len(given)]

    plain = sp.csr_matrix(noise)
    found = within_corpus(one, plain, noise, noise[:, :5], encode=knows)
    missed = within_corpus(one, plain, noise, noise[:, :5], encode=knows_nothing)
    assert len(texts) == 1
    assert len(texts[0]) == len(one.label)
    assert all(post in texts[0][0] for post in one.authors[0].posts)
    assert found["with_encoder"]["mean"]["value"] > 0.4 > missed["with_encoder"]["mean"]["value"]
    assert found["ours"] == missed["ours"], "what ours reaches alone is told apart"
    questions = [Answers(noise, one.documents.dense)] * len(one.authors[0].posts)
    within_corpus(one, plain, noise, noise[:, :5], questions, encode=knows)
    assert texts[1:] == [list(part) for part in zip(*(a.posts for a in one.authors), strict=True)]


def test_how_one_question_was_answered_counts_within_a_corpus(
    invented: Callable[[Planted], None],
) -> None:
    invented(_nothing_shows)
    one = read_rated(OWN[0])
    random = np.random.default_rng(6)
    noise = random.normal(size=(len(one.label), 8))
    plain = sp.csr_matrix(noise)
    shown = Answers(noise, one.label[:, :1] + random.normal(size=one.documents.dense.shape))
    silent = Answers(noise, random.normal(size=one.documents.dense.shape))
    texts = len(one.authors[0].posts)
    found = within_corpus(one, plain, noise, noise[:, :5], [shown, *[silent] * (texts - 1)])
    missed = within_corpus(one, plain, noise, noise[:, :5], [silent] * texts)
    assert found["ours"]["big5_openness"] > 0.3 > abs(missed["ours"]["big5_openness"])
    assert found["peer"] == missed["peer"], "the peer reads words alone"


def test_style_that_holds_in_every_language_is_found_in_one_left_out(
    invented: Callable[[Planted], None],
) -> None:
    invented(_openness_shows)
    shown, hidden = [], []
    for seed, name in enumerate((*OWN, SEEN[0])):
        one = read_rated(name)
        one.documents.dense[:, 3] = one.label[:, 0]
        label = np.tile(one.label[:, :1], 5)
        shown.append(Rated(name, one.authors, label, one.group, one.documents))
        drawn = np.random.default_rng(seed).normal(size=label.shape)
        hidden.append(Rated(name, one.authors, drawn, one.group, one.documents))
    found = leave_one_language_out(shown)
    assert found["pooled"]["low"] > 0.5
    assert found["traits"]["big5_openness"]["value"] > 0.5
    assert "foreign" not in found
    assert leave_one_language_out(hidden)["pooled"]["low"] < 0.1
    shown[0] = replace(shown[0], name="essay.es")
    assert leave_one_language_out(shown)["foreign"]["n"] == 24


@pytest.mark.parametrize("category", CATEGORIES, ids=lambda one: one.name)
def test_words_of_categories_are_words_to_the_featuriser(category: Any) -> None:
    assert len(category.correlations) == len(TRAITS)
    assert any(category.correlations)
    for word in category.words:
        ngrams, _ = count_by_post([word])[0]
        assert np.sum(ngrams >= BLOCK_SIZE) == 1, word


def test_other_bundles_have_no_such_section() -> None:
    assert personality_section({"figures": []}) == []
