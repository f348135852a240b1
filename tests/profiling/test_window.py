import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflet.footprint.records import Account, Post, PostKind, Visibility
from reflet.language.tokens import count_words
from reflet.profiling.window import Dropped, Window, refill, select_windows

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)
FRENCH = "Je ne sais pas ce que je fais ici"
ENGLISH = "I have no idea what this is about"


def post(number: int, text: str = FRENCH, **more: object) -> Post:
    made = Post(
        id=f"p{number}",
        account="x:camille",
        text=text,
        created_at=NOON + timedelta(days=number),
        visibility=Visibility.PUBLIC,
    )
    return replace(made, **more)


def ids(window: Window) -> list[str]:
    return [post.id for post in (*window.posts, *window.older)]


def test_newest_first_whatever_the_order_of_the_input() -> None:
    (window,) = select_windows([post(2), post(5), post(1), post(4), post(3)], last=3)
    assert [post.id for post in window.posts] == ["p5", "p4", "p3"]
    assert [post.id for post in window.older] == ["p2", "p1"]
    assert window.limit == 3
    assert window.words == 3 * count_words(FRENCH)


def test_without_times_the_last_of_the_input_is_the_newest_and_dated_posts_come_first() -> None:
    undated = [post(number, created_at=None) for number in (1, 2)]
    (window,) = select_windows([post(9), *undated, post(8)])
    assert ids(window) == ["p9", "p8", "p2", "p1"]


def test_all_posts_are_read_when_there_is_no_limit() -> None:
    (window,) = select_windows([post(number) for number in range(80)], last=None)
    assert len(window.posts) == 80
    assert window.older == ()


def test_each_language_has_its_window_and_the_one_with_most_words_is_first() -> None:
    few_long = [post(number, ENGLISH * 6) for number in range(2)]
    many_short = [post(number) for number in range(10, 15)]
    first, second = select_windows([*few_long, *many_short])
    assert (first.language, second.language) == ("en", "fr")
    assert ids(first) == ["p1", "p0"]
    assert ids(second) == [f"p{number}" for number in (14, 13, 12, 11, 10)]


def test_words_of_older_posts_count_for_the_order() -> None:
    older_english = [post(number, ENGLISH) for number in range(9)]
    first, second = select_windows([*older_english, post(20), post(21)], last=2)
    assert (first.language, second.language) == ("en", "fr")
    assert len(first.posts) == len(second.posts) == 2


def test_short_posts_follow_their_author() -> None:
    (window,) = select_windows([post(1), post(2, "ok super"), post(3, "😂")])
    assert window.language == "fr"
    assert ids(window) == ["p3", "p2", "p1"]


def test_a_given_language_is_not_questioned() -> None:
    (window,) = select_windows([post(1), post(2, ENGLISH)], language="es")
    assert window.language == "es"
    assert len(window.posts) == 2
    assert select_windows([], language="es") == []


LEFT_OUT = [
    (Dropped.REPOST, {"kind": PostKind.REPOST}),
    (Dropped.REPOST, {"text": "RT @bob: je suis là"}),
    (Dropped.MESSAGE, {"kind": PostKind.MESSAGE}),
    (Dropped.MESSAGE, {"visibility": Visibility.DIRECT}),
    (Dropped.PROTECTED, {"visibility": Visibility.FOLLOWERS}),
    (Dropped.PROTECTED, {"created_at": NOON - timedelta(days=15)}),
    (Dropped.PROTECTED, {"created_at": NOON + timedelta(days=200)}),
    (Dropped.EMPTY, {"text": ""}),
    (Dropped.EMPTY, {"text": "@bob https://x.org/a"}),
    (Dropped.EMPTY, {"text": "« cité »", "quoted": ((0, 8),)}),
    (Dropped.OTHER_ACCOUNT, {"account": "x:autre"}),
]
CAMILLE = Account(
    id="x:camille",
    network="x",
    protected=(
        (NOON - timedelta(days=20), NOON - timedelta(days=10)),
        (NOON + timedelta(days=100), None),
    ),
)


@pytest.mark.parametrize(("reason", "change"), LEFT_OUT)
def test_what_is_left_out_is_counted_by_reason(reason: Dropped, change: dict[str, object]) -> None:
    (window,) = select_windows([post(1), replace(post(2), **change)], account=CAMILLE)
    assert ids(window) == ["p1"]
    assert window.dropped == {reason: 1}


@pytest.mark.parametrize(("reason", "change"), LEFT_OUT)
def test_private_reads_messages_and_protected_posts_and_nothing_else_more(
    reason: Dropped, change: dict[str, object]
) -> None:
    read = [post(1), replace(post(2), **change)]
    (window,) = select_windows(read, account=CAMILLE, private=True)
    is_private = reason in {Dropped.MESSAGE, Dropped.PROTECTED}
    assert len(window.posts) == (2 if is_private else 1)
    assert window.dropped == ({} if is_private else {reason: 1})


@pytest.mark.parametrize("day", [-21, -9, 0, 99])
def test_posts_outside_the_protected_periods_are_read(day: int) -> None:
    assert len(select_windows([post(day)], account=CAMILLE)) == 1


@pytest.mark.parametrize("kind", [PostKind.POST, PostKind.REPLY, PostKind.QUOTE])
@pytest.mark.parametrize("visibility", [Visibility.PUBLIC, Visibility.UNLISTED, Visibility.UNKNOWN])
def test_the_authors_own_public_words_are_read(kind: PostKind, visibility: Visibility) -> None:
    assert select_windows([post(1, kind=kind, visibility=visibility)])[0].dropped == {}


def test_a_period_holds_its_start_and_not_its_end_and_no_undated_post() -> None:
    read = [*(post(day) for day in range(5)), post(9, created_at=None)]
    period = {"since": NOON + timedelta(days=1), "until": NOON + timedelta(days=3)}
    (window,) = select_windows(read, **period)
    assert ids(window) == ["p2", "p1"]
    assert window.dropped == {Dropped.OUT_OF_DATES: 4}
    assert (window.since, window.until) == (period["since"], period["until"])


QUOTED = [
    ("Il dit : « je pars » et je ris", ((9, 20),), "Il dit : et je ris"),
    ("bien dit > citation", ((9, 19),), "bien dit"),
    ("ab cd ef gh", ((6, 8), (3, 5), (3, 7)), "ab gh"),
    ("trop vrai “RT @bob: je dors", (), "trop vrai"),
    ("trop vrai RT @bob je dors", (), "trop vrai"),
    ("ART @ home", (), "ART @ home"),
    ("cafe\u0301 noir", (), "café noir"),
]


@pytest.mark.parametrize(("text", "quoted", "own"), QUOTED)
def test_the_text_holds_the_authors_own_words_only(
    text: str, quoted: tuple[tuple[int, int], ...], own: str
) -> None:
    (window,) = select_windows([post(1, text, quoted=quoted)], language="fr")
    assert window.posts[0].text == own
    assert window.posts[0].quoted == ()


def test_a_repeated_post_stays() -> None:
    (window,) = select_windows([post(1), post(2)])
    assert len(window.posts) == 2


def test_posts_of_no_language_make_a_window_of_their_own() -> None:
    (window,) = select_windows([post(1, "😂"), post(2, "🎉🎉")])
    assert (window.language, window.words) == ("und", 0)


def test_nothing_makes_no_window() -> None:
    assert select_windows([]) == []
    assert select_windows([post(1, kind=PostKind.REPOST)]) == []


@pytest.mark.parametrize("last", [0, -3])
def test_a_window_of_no_post_is_refused(last: int) -> None:
    with pytest.raises(ValueError, match=f"last is {last}: a window holds 1 post or more"):
        select_windows([], last=last)


@pytest.mark.parametrize("name", ["since", "until"])
def test_a_bound_without_time_zone_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=f"{name} is 2024-06-01 .* add one"):
        select_windows([], **{name: datetime(2024, 6, 1)})


def test_deleting_a_post_moves_the_older_ones_up() -> None:
    (window,) = select_windows([post(number) for number in range(1, 7)], last=3)
    refilled = refill(window, {"p5", "p3", "unheard of"})
    assert [post.id for post in refilled.posts] == ["p6", "p4", "p2"]
    assert [post.id for post in refilled.older] == ["p1"]
    assert refilled.dropped == window.dropped


def test_a_window_that_runs_dry_gets_shorter() -> None:
    (window,) = select_windows([post(1), post(2), post(3)], last=3)
    refilled = refill(window, ["p1", "p3"])
    assert ids(refilled) == ["p2"]
    assert refilled.words == count_words(FRENCH)


@given(
    count=st.integers(1, 12),
    last=st.none() | st.integers(1, 8),
    deleted=st.sets(st.integers(0, 12)),
)
def test_refilling_equals_reading_an_account_without_the_posts(
    count: int, last: int | None, deleted: set[int]
) -> None:
    posts = [post(number, f"{FRENCH} et {'encore ' * number}") for number in range(count)]
    (window,) = select_windows(posts, last=last, language="fr")
    refilled = refill(window, {f"p{number}" for number in deleted})
    left = [post for number, post in enumerate(posts) if number not in deleted]
    again = select_windows(left, last=last, language="fr")
    assert again == ([refilled] if left else [])
    assert left or refilled.posts == refilled.older == ()


made_posts = st.builds(
    post,
    number=st.integers(0, 30),
    text=st.sampled_from([FRENCH, ENGLISH, "ok", "", "@bob", "RT @bob: oui", "😂", "« oui » non"]),
    kind=st.sampled_from(PostKind),
    visibility=st.sampled_from(Visibility),
    account=st.sampled_from(["x:camille", "x:autre"]),
)


@given(posts=st.lists(made_posts, max_size=15), last=st.none() | st.integers(1, 5))
def test_every_post_is_read_or_kept_older_or_counted_as_dropped(
    posts: list[Post], last: int | None
) -> None:
    windows = select_windows(posts, last=last, account=CAMILLE)
    read = sum(len(window.posts) + len(window.older) for window in windows)
    if windows:
        assert read + sum(windows[0].dropped.values()) == len(posts)
        assert all(window.dropped == windows[0].dropped for window in windows)
    assert len({window.language for window in windows}) == len(windows)
    for window in windows:
        assert len(window.posts) <= (last or len(posts))
        times = [post.created_at for post in (*window.posts, *window.older)]
        assert times == sorted(times, reverse=True)


def test_twenty_thousand_posts_take_a_few_seconds() -> None:
    posts = [post(number % 300, f"{FRENCH} numéro {number}") for number in range(20_000)]
    start = time.process_time()
    (window,) = select_windows(posts)
    assert len(window.older) == 19_950
    assert time.process_time() - start < 8
