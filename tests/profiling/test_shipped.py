"""What ships, on the invented accounts that ship with it: a few things that no bundle may break.

How well the bundles do on people is measured elsewhere (``docs/accuracy.md``).
"""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from tests.builders import accounts

from reflet.footprint.records import Post
from reflet.profiling.decide import minimum_words
from reflet.profiling.estimate import State, Trait
from reflet.profiling.explain.evidence import explain
from reflet.profiling.explain.layout import lay_out
from reflet.profiling.models.bundle import Bundle, cards, load_bundle
from reflet.profiling.reader import PostReader
from reflet.profiling.reading import Personal
from reflet.profiling.score import score
from reflet.report.portrait import Portrait
from reflet.report.portray import portrait
from reflet.sources.read import read

# Bundles of likes are another kind, with tests of their own.
SHIPPED = sorted(path for path in cards() if not path.name.startswith("likes-"))
pytestmark = pytest.mark.skipif(not SHIPPED, reason="no bundle is installed in models/")
VOICES = {
    "fr": (*accounts.FRENCH_WOMAN, *accounts.FRENCH_MAN, *accounts.FRENCH_NEWS),
    "en": accounts.ENGLISH_WOMAN,
    "es": accounts.SPANISH_WOMAN,
}


@pytest.fixture(params=SHIPPED, ids=[path.name for path in SHIPPED])
def bundle(request: pytest.FixtureRequest) -> Bundle:
    return load_bundle(request.param)


def portrait_of(repository: Path, name: str) -> Portrait:
    with read(repository / "examples" / f"{name}.zip") as footprint:
        return portrait(footprint)


def test_a_card_says_what_it_must(bundle: Bundle) -> None:
    for key in ("name", "version", "licence", "corpora", "limits", "familiarity_floor"):
        assert bundle.card.get(key) not in (None, "", [], {}), key
    assert minimum_words(bundle) == 100
    assert set(bundle.card["calibration"]) == {trait.value for trait in bundle.traits}
    for trait in bundle.traits:
        measured = bundle.validity(trait)
        assert measured is not None
        assert measured.low <= measured.value <= measured.high
        assert measured.n > 0


def test_evidence_is_exact(bundle: Bundle) -> None:
    posts = accounts.posts(VOICES[bundle.language], 50)
    reader = PostReader(bundle.language)
    features = reader.window(posts)
    values = bundle.values(features)
    marks = [post.agreements for post in reader.read(posts)]
    for said in score(bundle, features, values).values():
        made = explain(
            said, bundle, values, posts=posts, marks=marks, layout=lay_out(posts, features)
        )
        whole = made.baseline + math.fsum(one.contribution for one in made.evidence)
        calibration = said.calibration
        told = said.figure if calibration.in_years else calibration.told(said.calibrated)
        assert whole == pytest.approx(told, abs=1e-6)


def test_camille_is_perceived_as_a_woman_by_agreement(repository: Path) -> None:
    made = portrait_of(repository, "camille")
    (main, *_) = made.readings
    gender = main.estimates[0]
    assert (main.window.language, gender.trait, gender.value) == ("fr", Trait.GENDER, "F")
    assert gender.evidence[0].reading is not None
    assert gender.evidence[0].reading.startswith("feminine: ")
    assert [one.target for one in main.counterfactuals][:2] == ["undetermined", "turned"]
    assert made.to_dict() == portrait_of(repository, "camille").to_dict()


def test_little_can_be_said_of_an_account_that_only_shares_news(repository: Path) -> None:
    made = portrait_of(repository, "veille")
    (reading,) = made.readings
    assert reading.disclosure.kind is Personal.IMPERSONAL
    assert reading.disclosure.accuracy is None
    if any(one.state is not State.ABSTAINED for one in reading.estimates):
        assert "Little can be said of this account" in made.to_html(language="en")


def test_a_single_post_gets_no_answer(bundle: Bundle) -> None:
    from reflet.profiling.profile import profile

    post = Post(id="1", account="", text=VOICES[bundle.language][0])
    said = {one.trait: one for one in profile([post], language=bundle.language)}
    assert {said[trait].state for trait in bundle.traits} == {State.ABSTAINED}
