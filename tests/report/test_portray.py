"""From a footprint to the portrait of one of its accounts."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest

from reflet.footprint.records import Account, Post, PostKind, Problem, Record
from reflet.footprint.store import Footprint
from reflet.profiling.estimate import Reason, State, Trait
from reflet.profiling.reading import Personal
from reflet.profiling.window import Dropped
from reflet.report.deletions import deletion_list
from reflet.report.document import schema
from reflet.report.portray import portrait
from tests.builders import accounts, bundles

CAMILLE = Account("x:camille", "x", handle="camille_t")
ADA = Account("x:ada", "x", handle="Ada")


@pytest.fixture(autouse=True)
def _installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundles.install(tmp_path / "models", monkeypatch)


def footprint(*records: Record | Problem | Iterable[Post]) -> Footprint:
    made = Footprint.in_memory()
    made.add(one for part in records for one in (part if isinstance(part, list) else [part]))
    return made


def bilingual(count: int = 60) -> list[Post]:
    english = accounts.posts(accounts.ENGLISH_WOMAN, 20, first=5000)
    return [*accounts.posts(accounts.FRENCH_MAN, count), *english]


def test_the_main_language_comes_first_and_disagreement_is_told() -> None:
    made = portrait(footprint(CAMILLE, bilingual()))
    assert [one.window.language for one in made.readings] == ["fr", "en"]
    assert [one.estimates[0].value for one in made.readings] == ["M", "F"]
    assert "gender" in made.disagreements
    names = [card["name"] for card in made.bundles]
    assert sorted(set(names)) == sorted(names)
    assert {"fr-gender", "en-gender", "en-big5_openness"} <= set(names)
    jsonschema.validate(made.to_dict(), schema())
    assert "maman" not in made.redacted().to_json()
    assert made.to_html(language="fr")


def test_the_posts_of_a_counterfactual_can_be_listed() -> None:
    made = portrait(footprint(CAMILLE, accounts.posts(accounts.FRENCH_WOMAN, 60)))
    links = deletion_list(made, "gender", "undetermined").split()
    assert links
    assert all(link.startswith("https://x.test/status/") for link in links)


def test_ages_that_cannot_both_hold_disagree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    far = 1e9
    made = []
    for language, years in (("fr", 3.0), ("en", 4.2)):
        calibration = replace(
            bundles.calibration(Trait.AGE),
            offset=(years, 0.0, 0.0),
            intervals=((far, far, -0.1, 0.1),),
        )
        made.append(bundles.build(language, Trait.AGE, calibration={"age": calibration.to_dict()}))
    bundles.install(tmp_path / "ages", monkeypatch, made)
    assert portrait(footprint(CAMILLE, bilingual())).disagreements == ("age",)


def test_a_word_or_two_of_another_language_are_no_reading() -> None:
    few = accounts.posts(accounts.ENGLISH_WOMAN, 1, first=900)
    made = portrait(footprint(CAMILLE, accounts.posts(accounts.FRENCH_MAN, 60), few))
    assert [one.window.language for one in made.readings] == ["fr"]


def test_an_account_that_only_shares_news() -> None:
    made = portrait(footprint(CAMILLE, accounts.posts(accounts.FRENCH_NEWS, 60)))
    (reading,) = made.readings
    assert reading.disclosure.kind is Personal.IMPERSONAL
    assert "Little can be said of this account" in made.to_html(language="en")


def test_messages_are_left_out_unless_asked_for() -> None:
    posts = accounts.posts(accounts.FRENCH_MAN, 30)
    messages = [
        replace(post, id=f"m{post.id}", kind=PostKind.MESSAGE)
        for post in accounts.posts(accounts.FRENCH_WOMAN, 90)
    ]
    held = footprint(CAMILLE, posts, messages)
    (reading,) = portrait(held).readings
    assert reading.window.dropped == {Dropped.MESSAGE: 90}
    assert reading.estimates[0].value == "M"
    (reading,) = portrait(held, private=True, last=None).readings
    assert len(reading.window.posts) == 120
    assert reading.window.dropped == {}


def test_last_and_dates_choose_the_posts() -> None:
    held = footprint(CAMILLE, accounts.posts(accounts.FRENCH_MAN, 60))
    (reading,) = portrait(held, last=7).readings
    assert len(reading.window.posts) == 7
    since = datetime(2024, 3, 1, tzinfo=UTC)
    (reading,) = portrait(held, since=since, until=accounts.NOW).readings
    assert len(reading.window.posts) == 9
    assert reading.window.dropped == {Dropped.OUT_OF_DATES: 51}
    with pytest.raises(ValueError, match="last is 0"):
        portrait(held, last=0)


@pytest.mark.parametrize("name", ["x:ada", "Ada", "ada", "@Ada"])
def test_one_account_of_several(name: str) -> None:
    held = footprint(
        CAMILLE,
        ADA,
        accounts.posts(accounts.FRENCH_WOMAN, 40),
        accounts.posts(accounts.ENGLISH_WOMAN, 40, account="x:ada"),
    )
    made = portrait(held, account=name)
    assert made.account == ADA
    assert [one.window.language for one in made.readings] == ["en"]


@pytest.mark.parametrize(
    ("held", "asked", "message"),
    [
        ((CAMILLE, ADA), None, r"there are 2 accounts \(camille_t, Ada\): say whose"),
        ((CAMILLE, ADA), "bob", "no account is called bob; there are: camille_t, Ada"),
        ((ADA, replace(ADA, id="y:ada")), "ada", "2 accounts are called ada.*x:ada, y:ada"),
        ((), None, "holds no account"),
        ((), "ada", "no account is called ada; there are: none"),
    ],
)
def test_whose_portrait_must_be_clear(
    held: tuple[Account, ...], asked: str | None, message: str
) -> None:
    with pytest.raises(LookupError, match=message):
        portrait(footprint(*held), account=asked)


def test_an_account_without_posts_and_one_with_too_few() -> None:
    lost = Problem("bad_items", "tweets.js", "3 items could not be read", 3)
    made = portrait(footprint(CAMILLE, lost))
    assert (made.readings, made.problems) == ((), 1)
    made = portrait(footprint(CAMILLE, accounts.posts(accounts.FRENCH_WOMAN, 3)))
    assert {one.state for one in made.readings[0].estimates} == {State.ABSTAINED}
    assert made.readings[0].estimates[0].reason is Reason.TOO_LITTLE_TEXT
    jsonschema.validate(made.to_dict(), schema())


def test_progress_is_told_and_never_beyond_the_whole() -> None:
    told: list[tuple[int, int]] = []
    held = footprint(CAMILLE, accounts.posts(accounts.FRENCH_MAN, 1200))
    portrait(held, progress=lambda done, total: told.append((done, total)))
    assert told
    assert [done for done, _ in told] == sorted({done for done, _ in told})
    assert {total for _, total in told} == {1200}
    assert told[-1][0] == 1200


def test_a_large_account_takes_seconds() -> None:
    held = footprint(CAMILLE, list(many(5_000)))
    started = time.process_time()
    (reading,) = portrait(held).readings
    assert time.process_time() - started < 5  # half a second on a quiet machine
    assert len(reading.window.older) == 5_000 - 50


def many(count: int) -> Iterator[Post]:
    for rank, post in enumerate(accounts.posts(accounts.FRENCH_PLAIN, count)):
        yield replace(post, text=f"{post.text} {rank}")
