"""Impressions: the Big Five a second time, by a bundle learned from observers."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.builders import accounts, bundles

from reflet.profiling.estimate import BIG_FIVE, Perspective, State, Trait
from reflet.profiling.models.bundle import find_bundle, find_impression
from reflet.profiling.read import read
from reflet.profiling.window import select_windows


def test_a_bundle_of_impressions_answers_beside_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = bundles.build("en", *BIG_FIVE, seed=4, name="a-impressions", perspective="impression")
    bundles.install(tmp_path, monkeypatch, [*bundles.all_of("en"), seen])
    own = find_bundle(Trait.OPENNESS, "en")
    other = find_impression(Trait.OPENNESS, "en")
    assert own is not None
    assert other is not None
    assert (own.perspective, other.perspective) == (Perspective.OWN, Perspective.IMPRESSION)
    assert find_impression(Trait.GENDER, "en") is None

    window = select_windows(accounts.posts(accounts.ENGLISH_WOMAN, 30), last=20)[0]
    reading = read(window)
    assert {one.perspective for one in reading.estimates} == {Perspective.OWN}
    assert [one.trait for one in reading.impressions] == list(BIG_FIVE)
    for one in reading.impressions:
        assert one.perspective is Perspective.IMPRESSION
        assert one.bundle == "a-impressions 1"
        assert one.state is State.ESTIMATED
        assert one.evidence
    values = {one.trait: one.value for one in reading.estimates}
    assert any(one.value != values[one.trait] for one in reading.impressions)


def test_an_impression_worth_nothing_is_not_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    none = {trait.value: bundles.validity(trait, low=-0.01) for trait in BIG_FIVE}
    seen = bundles.build(
        "en", *BIG_FIVE, name="a-impressions", perspective="impression", validity=none
    )
    bundles.install(tmp_path, monkeypatch, [seen])
    window = select_windows(accounts.posts(accounts.ENGLISH_WOMAN, 30), last=20)[0]
    assert {one.state for one in read(window).impressions} == {State.ABSTAINED}


def test_without_such_a_bundle_there_are_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundles.install(tmp_path, monkeypatch, bundles.all_of("en"))
    window = select_windows(accounts.posts(accounts.ENGLISH_WOMAN, 30), last=20)[0]
    assert read(window).impressions == ()
