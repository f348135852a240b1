from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.builders import accounts, bundles

from reflet.footprint.records import Post
from reflet.profiling.decide import named
from reflet.profiling.estimate import Trait
from reflet.profiling.explain.counterfactual import (
    MOST_DELETIONS,
    counterfactuals,
)
from reflet.profiling.explain.progression import progressions
from reflet.profiling.models.bundle import Bundle
from reflet.profiling.reader import PostReader
from reflet.profiling.reading import Counterfactual
from reflet.profiling.score import score
from reflet.profiling.window import Window, refill, select_windows


def window_of(posts: Sequence[Post], *, last: int = 20, language: str = "fr") -> Window:
    return select_windows(posts, last=last, language=language)[0]


def gender_bundle(**card: object) -> Bundle:
    return bundles.build(
        "fr",
        Trait.GENDER,
        words=bundles.weights_of("fr"),
        agreement=bundles.AGREES,
        noise=0.02,
        **card,
    )


def change(window: Window, bundle: Bundle, target: str) -> Counterfactual:
    """The one counterfactual of gender with this target."""
    (found,) = [
        one for one in counterfactuals(window, bundle, Trait.GENDER) if one.target == target
    ]
    return found


def probability(window: Window, bundle: Bundle) -> float:
    features = PostReader(window.language).window(window.posts)
    return score(bundle, features)[Trait.GENDER].figure


def mixed_account(telling: tuple[str, ...], others: tuple[str, ...]) -> list[Post]:
    """An account whose newest posts tell, and whose older ones do not."""
    newest = accounts.posts(telling, 8)
    plain = accounts.posts(
        accounts.FRENCH_PLAIN, 40, first=100, newest=accounts.NOW.replace(month=2)
    )
    contrary = accounts.posts(others, 40, first=200, newest=accounts.NOW.replace(month=1))
    return [*newest, *plain, *contrary]


FEMININE = window_of(mixed_account(accounts.FRENCH_WOMAN, accounts.FRENCH_MAN))
MASCULINE = window_of(mixed_account(accounts.FRENCH_MAN, accounts.FRENCH_WOMAN))


@pytest.mark.parametrize("window", [FEMININE, MASCULINE], ids=["feminine", "masculine"])
@pytest.mark.parametrize("target", ["undetermined", "turned"])
def test_the_path_is_what_a_reader_of_the_refilled_window_would_say(
    window: Window, target: str
) -> None:
    bundle = gender_bundle()
    start = named(Trait.GENDER, probability(window, bundle))
    assert start is not None
    found = change(window, bundle, target)
    assert found.before == pytest.approx(probability(window, bundle), abs=1e-9)
    assert found.deletions
    for count in range(1, len(found.deletions) + 1):
        left = refill(window, found.deletions[:count])
        assert found.path[count - 1] == pytest.approx(probability(left, bundle), abs=1e-9)
    assert found.after == found.path[-1]
    said = named(Trait.GENDER, found.after)
    there = said is None if target == "undetermined" else said not in (None, start)
    assert there is found.reached
    before_the_end = {named(Trait.GENDER, value) for value in found.path[:-1]}
    assert before_the_end <= ({start} if target == "undetermined" else {start, None})


def test_posts_that_tell_are_deleted_and_undetermined_is_reached() -> None:
    found = change(FEMININE, gender_bundle(), "undetermined")
    assert found.reached
    telling = {post.id for post in FEMININE.posts if post.text in accounts.FRENCH_WOMAN}
    assert set(found.deletions) <= telling


def test_one_search_serves_both_targets() -> None:
    bundle = gender_bundle()
    first, second = counterfactuals(FEMININE, bundle, Trait.GENDER)
    assert (first.target, second.target) == ("undetermined", "turned")
    assert second.deletions[: len(first.deletions)] == first.deletions


def test_an_account_with_nothing_else_to_show_cannot_be_changed() -> None:
    window = window_of(accounts.posts(accounts.FRENCH_WOMAN, 300))
    found = change(window, gender_bundle(), "turned")
    assert not found.reached
    assert len(found.deletions) <= MOST_DELETIONS
    assert found.after <= found.before


def test_the_search_stops_where_too_little_would_be_left_to_read() -> None:
    window = window_of(accounts.posts(accounts.FRENCH_WOMAN, 10))
    bundle = gender_bundle()
    assert 100 <= window.words < 125
    found = change(window, bundle, "turned")
    assert not found.reached
    assert refill(window, found.deletions).words >= 100
    assert len(found.deletions) <= 2


def test_what_is_undetermined_has_nothing_to_change() -> None:
    window = window_of(accounts.posts(accounts.FRENCH_PLAIN, 30))
    bundle = gender_bundle()
    assert named(Trait.GENDER, probability(window, bundle)) is None
    assert counterfactuals(window, bundle, Trait.GENDER) == ()


def test_posts_that_share_an_id_go_together() -> None:
    posts = mixed_account(accounts.FRENCH_WOMAN, accounts.FRENCH_MAN)
    twice = [post for post in posts for _ in range(2)]
    window = window_of(twice)
    bundle = gender_bundle()
    found = change(window, bundle, "turned")
    for count in range(1, len(found.deletions) + 1):
        left = refill(window, found.deletions[:count])
        assert found.path[count - 1] == pytest.approx(probability(left, bundle), abs=1e-9)


@pytest.mark.parametrize(
    ("held", "counts"),
    [
        (1, [1]),
        (5, [5]),
        (7, [5, 7]),
        (50, [5, 10, 20, 50]),
        (130, [5, 10, 20, 50, 100, 130]),
        (1001, [5, 10, 20, 50, 100, 200, 500, 1000, 1001]),
    ],
)
def test_an_estimate_is_followed_as_more_is_read(held: int, counts: list[int]) -> None:
    window = window_of(accounts.posts(accounts.FRENCH_WOMAN, held), last=2000)
    bundle = bundles.build("fr", Trait.GENDER, Trait.AGE)
    gender, age = progressions(window, PostReader("fr"), [bundle], [Trait.GENDER, Trait.AGE])
    assert [posts for posts, _, _ in gender.steps] == counts
    assert gender.steps[-1][1] == window.words
    assert gender.steps[-1][2] == pytest.approx(probability(window, bundle))
    assert all(1 < years < 120 for _, _, years in age.steps)


def test_nothing_is_said_of_steps_without_a_word() -> None:
    posts = [*accounts.posts(("😂", "12"), 6), *accounts.posts(accounts.FRENCH_MAN, 6, first=50)]
    window = window_of(posts, last=50)
    bundle = gender_bundle()
    (gender,) = progressions(window, PostReader("fr"), [bundle], [Trait.GENDER])
    assert [posts for posts, words, _ in gender.steps if words > 0] == [
        posts for posts, _, _ in gender.steps
    ]
    assert progressions(window, PostReader("fr"), [bundle], []) == ()
    silent = window_of(accounts.posts(("😂",), 6))
    assert progressions(silent, PostReader("fr"), [bundle], [Trait.GENDER]) == ()
