"""A reading: all that one window says, and what would change it."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import accounts, bundles

from reflet.profiling.disclosed import disclosed
from reflet.profiling.estimate import State, Trait
from reflet.profiling.features.style import STYLE_NAMES, pool_styles, read_styles, style
from reflet.profiling.features.window import pool, read_posts
from reflet.profiling.models.bundle import Bundle
from reflet.profiling.profile import FindBundle
from reflet.profiling.read import MOST_POSTS_CHANGED, READS_LIKE_A_BOT, read
from reflet.profiling.reading import Personal
from reflet.profiling.window import Window, select_windows
from reflet.report.narrative import REMARKS


def finder(*made: Bundle) -> FindBundle:
    return lambda trait, language: next(
        (one for one in made if trait in one.traits and one.language == language), None
    )


FIND = finder(*(one for language in bundles.VOCABULARIES for one in bundles.all_of(language)))
TERCILES = [
    {"upto": 0.2, "measure": "auc", "value": 0.7, "low": 0.6, "high": 0.8, "n": 60},
    {"upto": 0.5, "measure": "auc", "value": 0.8, "low": 0.7, "high": 0.9, "n": 61},
    {"upto": 0.7, "measure": "auc", "value": 0.9, "low": 0.8, "high": 0.95, "n": 62},
]


def window_of(voice: tuple[str, ...], count: int = 60, *, last: int = 20) -> Window:
    return select_windows(accounts.posts(voice, count), last=last)[0]


def test_a_reading_holds_what_would_change_it() -> None:
    reading = read(window_of(accounts.FRENCH_WOMAN), find=FIND)
    assert [one.trait for one in reading.estimates] == list(Trait)
    said = {one.trait for one in reading.estimates if one.state is not State.ABSTAINED}
    assert {one.trait for one in reading.progressions} == said
    # Here no deletion unsettles the estimate, so that none turns it: it is told once.
    assert [(one.trait, one.target, one.reached) for one in reading.counterfactuals] == [
        (Trait.GENDER, "undetermined", False),
    ]
    gender = reading.estimates[0]
    assert reading.counterfactuals[0].before == gender.probability
    last = next(one for one in reading.progressions if one.trait is Trait.GENDER).steps[-1]
    assert last == (20, reading.window.words, gender.probability)
    assert reading.remarks == ()


def test_where_nothing_is_said_nothing_is_explained() -> None:
    reading = read(window_of(accounts.FRENCH_WOMAN, 2), find=FIND)
    assert {one.state for one in reading.estimates} == {State.ABSTAINED}
    assert (reading.counterfactuals, reading.progressions) == ((), ())
    nobody = read(window_of(accounts.FRENCH_WOMAN), find=lambda trait, language: None)
    assert {one.bundle for one in nobody.estimates} == {None}
    assert nobody.disclosure.share > 0.5


def test_a_program_is_remarked_in_words_that_the_report_has_and_can_be_changed() -> None:
    kind = bundles.build("fr", Trait.ACCOUNT_KIND, words={"train": 40.0, "soirée": 40.0})
    reading = read(window_of(accounts.FRENCH_WOMAN), find=finder(kind))
    assert reading.remarks == (READS_LIKE_A_BOT,)
    assert READS_LIKE_A_BOT in REMARKS
    assert {one.trait for one in reading.counterfactuals} == {Trait.ACCOUNT_KIND}


def test_no_deletions_are_looked_for_in_a_window_of_many_posts() -> None:
    for count, looked_for in ((MOST_POSTS_CHANGED, True), (MOST_POSTS_CHANGED + 1, False)):
        window = window_of(accounts.FRENCH_WOMAN, count, last=10_000)
        reading = read(window, find=finder(bundles.build("fr", words={"vernis": 60.0}, noise=0.0)))
        assert reading.estimates[0].value == "F"
        assert bool(reading.counterfactuals) is looked_for


def test_an_account_that_shares_news_is_impersonal_and_no_corpus_is_like_it() -> None:
    gender = bundles.build("fr", Trait.GENDER, disclosure_figures={"gender": TERCILES})
    reading = read(window_of(accounts.FRENCH_NEWS), find=finder(gender))
    assert reading.disclosure.kind is Personal.IMPERSONAL
    assert reading.disclosure.share == 0
    assert reading.disclosure.accuracy is None
    personal = read(window_of(accounts.FRENCH_WOMAN), find=finder(gender))
    assert personal.disclosure.kind is Personal.PERSONAL
    assert personal.disclosure.accuracy == ("auc", 0.9, 0.8, 0.95, 62)


@pytest.mark.parametrize(
    ("share", "language", "kind", "value"),
    [
        (0.0, "fr", Personal.IMPERSONAL, None),
        (0.099, "fr", Personal.IMPERSONAL, None),
        (0.1, "fr", Personal.MIXED, 0.7),
        (0.2, "fr", Personal.MIXED, 0.7),
        (0.34, "fr", Personal.MIXED, 0.8),
        (0.35, "fr", Personal.PERSONAL, 0.8),
        (0.6, "fr", Personal.PERSONAL, 0.9),
        (1.0, "fr", Personal.PERSONAL, 0.9),
        (0.06, "es", Personal.MIXED, 0.7),
        (0.04, "es", Personal.IMPERSONAL, None),
    ],
)
def test_how_personal_an_account_is(
    share: float, language: str, kind: Personal, value: float | None
) -> None:
    found = disclosed(share, language, {"disclosure_figures": {"gender": TERCILES}})
    assert (found.share, found.kind) == (share, kind)
    assert (found.accuracy[1] if found.accuracy else None) == value
    for card in (None, {}, {"disclosure_figures": {}}):
        assert disclosed(share, language, card).accuracy is None


def test_a_window_of_fifty_posts_is_read_within_its_budget() -> None:
    window = window_of((*accounts.FRENCH_WOMAN, *accounts.FRENCH_PLAIN), 200, last=50)
    started = time.process_time()
    read(window, find=FIND)
    assert time.process_time() - started < 2.0  # 0.2 s on a quiet machine


TEXTS = st.lists(
    st.text(max_size=40)
    | st.sampled_from(["", "OK !!! 12", "Voilà… https://a.test", "@a #b #c looool :)", "Non."]),
    max_size=8,
)


@given(TEXTS, st.data())
def test_posts_read_apart_pool_as_if_read_together(texts: list[str], data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(texts)))
    apart = [*read_styles(texts[:cut]), *read_styles(texts[cut:])]
    np.testing.assert_array_equal(pool_styles(apart), style(texts))
    together = pool(read_posts(texts, "en"))
    in_two = pool([*read_posts(texts[:cut], "en"), *read_posts(texts[cut:], "en")])
    np.testing.assert_array_equal(together.ngrams, in_two.ngrams)
    np.testing.assert_array_equal(together.counts, in_two.counts)
    np.testing.assert_array_equal(together.dense, in_two.dense)


@pytest.mark.parametrize(
    ("name", "more", "less"),
    [
        ("exclamations", "oui ! non !", "oui non"),
        ("questions", "oui ? non", "oui non"),
        ("ellipses", "oui… non", "oui non"),
        ("emoji", "oui 😂", "oui non"),
        ("emoticons", "oui :)", "oui non"),
        ("capital_words", "OUI non", "oui non"),
        ("title_words", "Oui non", "oui non"),
        ("numbers", "oui 12", "oui non"),
        ("elongations", "ouiii non", "oui non"),
        ("posts_with_link", "oui https://a.test non", "oui non"),
        ("posts_ending_in_link", "oui https://a.test", "oui https://a.test non"),
        ("replies", "@a oui", "oui @a"),
        ("posts_with_hashtag", "oui #a", "oui a"),
        ("posts_with_two_hashtags", "oui #a #b", "oui #a"),
        ("posts_in_lower_case", "oui", "Oui"),
        ("posts_ending_in_stop", "oui.", "oui"),
        ("posts_cut_short", "oui…", "oui"),
        ("post_length", "oui non oui", "oui"),
        ("word_length", "anticonstitutionnel", "oui"),
        ("upper_case", "OUI", "oui"),
        ("digits", "oui 123", "oui"),
        ("accents", "été", "ete"),
        ("variety", "oui non", "oui oui"),
    ],
)
def test_each_style_rises_with_what_it_is_named_after(name: str, more: str, less: str) -> None:
    place = STYLE_NAMES.index(name)
    assert style([more])[place] > style([less])[place]


def test_repeated_posts_show_in_the_style() -> None:
    for name in ("distinct_posts", "distinct_openings"):
        place = STYLE_NAMES.index(name)
        assert style(["un deux", "trois quatre"])[place] > style(["un deux", "un deux"])[place]


def test_installed_bundles_are_found_without_being_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundles.install(tmp_path / "m", monkeypatch)
    reading = read(window_of(accounts.FRENCH_MAN))
    assert reading.estimates[0].value == "M"
