"""An invented person's Bluesky repository gives back what they wrote and did."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.records import (
    Activity,
    Contact,
    Like,
    Post,
    PostKind,
    Problem,
    Setting,
    Visibility,
)
from reflet.footprint.store import Footprint
from reflet.sources.bluesky.car import CarError, read_blocks
from reflet.sources.bluesky.identifiers import page_of, split_address, time_of_tid
from reflet.sources.bluesky.repository import records_of
from reflet.sources.bluesky.text import expand
from reflet.sources.read import import_into, read
from tests.builders.bluesky_export import (
    DID,
    OTHER,
    POST,
    Car,
    build_bluesky_export,
    person_records,
    post,
    repository,
    shortened,
    tid,
    varint,
    when,
)
from tests.builders.containers import write_container
from tests.builders.person import LEA, NOON, Words

ME = f"bluesky:{DID}"
LATER = NOON + timedelta(days=30)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("name", "flags"),
    [
        ("repo.car", {}),
        ("bluesky.zip", {"wrapper": "export", "added": {"chat.jsonl": b"{}\n"}}),
        ("folder", {}),
        ("r.tar.gz", {}),
    ],
)
def test_every_record_comes_out_once(name: str, flags: dict[str, Any], tmp_path: Path) -> None:
    with read(*build_bluesky_export(tmp_path / name, **flags)) as footprint:
        assert footprint.problems() == []
        words_of = {words.text: words for words in LEA.of_kind("post", "comment", "story")}
        posts = {post.text: post for post in footprint.posts()}
        assert len(posts) == footprint.post_count() == len(words_of)
        for text, words in words_of.items():
            found = posts[text]
            assert (found.id, found.account, found.created_at) == (tid(words.at), ME, words.at)
            assert (found.language, found.visibility) == (words.lang, Visibility.PUBLIC)
            assert found.url == f"https://bsky.app/profile/{DID}/post/{found.id}"
            reply = words.kind == "comment"
            assert found.kind is (PostKind.REPLY if reply else PostKind.POST)
            assert found.reply_to == (f"at://{OTHER}/{POST}/3kparent22222" if reply else None)
            assert [m.alt for m in found.media] == ["Une reliure bleue"] * words.photo
        assert [like.created_at for like in footprint.likes()] == [at for *_, at in LEA.likes]
        assert {(c.relation, c.id, c.since) for c in footprint.contacts()} == {
            *(("following", f"did:web:{h}.example", at) for _, h, at in LEA.following),
            *(("blocked", f"did:web:{h}.example", at) for _, h, at in LEA.blocked),
        }
        (account,), (profile,) = footprint.accounts(), footprint.profiles()
        assert (account.id, account.name) == (ME, LEA.name)
        assert account.created_at == LEA.created_at
        assert profile.bio == LEA.bio
        assert list(footprint.settings()) == [Setting(ME, "self_label", "!no-unauthenticated")]


def test_a_file_of_any_name_is_known_by_its_beginning(tmp_path: Path) -> None:
    (path,) = build_bluesky_export(tmp_path / "x.car")
    with read(path.rename(tmp_path / "download")) as footprint:
        assert footprint.post_count() == 7


def strong(key: str, did: str = OTHER, collection: str = POST) -> dict[str, str]:
    return {"uri": f"at://{did}/{collection}/{key}", "cid": "bafyx"}


def test_what_the_other_records_become(tmp_path: Path) -> None:
    link = "https://site.example/un-tres-long-chemin-vers-l-ete?a=1"
    first, answered = tid(LATER), tid(LATER + HOUR)
    quoted = {"$type": "app.bsky.embed.record", "record": strong("3kquoted22222")}
    a_list = {"record": strong("3klist2222222", collection="app.bsky.graph.list")}
    image = {"alt": "", "image": {"ref": {"$link": "bafyx"}}}
    media = {"$type": "app.bsky.embed.images", "images": [image]}
    both = {
        "$type": "app.bsky.embed.recordWithMedia",
        "record": {"record": strong("3kq2222222222")},
        "media": media,
    }
    own = {"root": strong(first, DID), "parent": strong(first, DID)}
    more = {
        f"{POST}/{first}": post(Words(f"Été 😊 à lire : {link} merci", LATER)),
        f"{POST}/{answered}": post(Words("et je continue", LATER), reply=own),
        f"{POST}/{tid(LATER, 1)}": post(Words("bien dit", LATER), embed=quoted),
        f"{POST}/{tid(LATER, 2)}": post(
            Words("une liste", LATER), embed={"$type": "app.bsky.embed.record", **a_list}
        ),
        f"{POST}/{tid(LATER, 3)}": post(Words("les deux", LATER), embed=both),
        f"{POST}/{tid(LATER, 4)}": post(
            Words("film", LATER), embed={"$type": "app.bsky.embed.video", "alt": "la mer"}
        ),
        f"{POST}/{tid(LATER + HOUR, 5)}": post(Words("date fausse", LATER), createdAt="hier"),
        f"{POST}/{tid(LATER, 6)}": post(Words("deux langues", LATER), langs=["fr", "en-GB"]),
        f"{POST}/{tid(LATER, 7)}": post(Words("anglais", LATER), langs=["en-GB"]),
        f"app.bsky.feed.repost/{first}": {"subject": strong("3kr2222222222"), "createdAt": "x"},
        "app.bsky.feed.threadgate/x": {"allow": []},
        "chat.bsky.actor.declaration/self": {"allowIncoming": "following"},
        "fr.recettes.recette/1": {"titre": "Tarte", "createdAt": when(LATER)},
        f"com.blog.entry/{first}": {"body": "…"},
    }
    with read(*build_bluesky_export(tmp_path / "r.car", more=more)) as footprint:
        assert footprint.problems() == []
        posts = {one.text: one for one in footprint.posts()}
        assert f"Été 😊 à lire : {link} merci" in posts
        assert (posts["et je continue"].kind, posts["et je continue"].reply_to) == ("reply", first)
        assert posts["bien dit"].kind is PostKind.QUOTE
        assert posts["une liste"].kind is PostKind.POST
        assert posts["les deux"].kind is PostKind.QUOTE
        assert [m.kind for m in posts["les deux"].media] == ["photo"]
        assert [(m.kind, m.alt) for m in posts["film"].media] == [("video", "la mer")]
        assert posts["date fausse"].created_at == LATER + HOUR
        assert (posts["deux langues"].language, posts["anglais"].language) == (None, "en")
        repost = posts[""]
        assert (repost.kind, repost.created_at) == (PostKind.REPOST, LATER)
        assert repost.url == f"https://bsky.app/profile/{OTHER}/post/3kr2222222222"
        assert Setting(ME, "messages_from", "following") in list(footprint.settings())
        assert list(footprint.activities()) == [
            Activity(
                *(f"com.blog.entry/{first}", ME, "other_app", "com.blog.entry"),
                url=f"at://{DID}/com.blog.entry/{first}",
                at=LATER,
            ),
            Activity(
                *("fr.recettes.recette/1", ME, "other_app", "fr.recettes.recette"),
                url=f"at://{DID}/fr.recettes.recette/1",
                at=LATER,
            ),
        ]


def many(number: int) -> dict[str, Any]:
    times = [LATER + n * HOUR for n in range(number)]
    return {f"{POST}/{tid(at)}": post(Words(f"reliure {n}", at)) for n, at in enumerate(times)}


def found_in(car: Car, **damage: Any) -> tuple[list[Post], list[Problem]]:
    blocks = read_blocks(BytesIO(car.bytes()))
    found = list(records_of(blocks, "repo.car"))
    posts = [one for one in found if isinstance(one, Post)]
    return posts, [one for one in found if isinstance(one, Problem)]


def test_the_tree_is_walked_in_the_order_of_its_keys() -> None:
    car = repository(many(300))
    nodes = len(car.blocks) - 301
    assert nodes > 30  # several layers
    posts, problems = found_in(car)
    assert problems == []
    assert [one.text for one in posts] == [f"reliure {n}" for n in range(300)]


def test_a_repository_without_records_is_no_error() -> None:
    posts, problems = found_in(repository({}))
    assert (posts, problems) == ([], [])


@pytest.mark.parametrize("number", range(1, 40, 3))
def test_a_damaged_block_loses_itself_alone(number: int) -> None:
    car = repository(many(60))
    cid, data = car.blocks[number]
    car.blocks[number] = cid, data[:-1] + bytes([data[-1] ^ 1])
    posts, (*_, problem) = found_in(car)
    lost_node = data.startswith(b"\xa2ae")
    # A node's own entries are lost with it; what lies below other nodes is not.
    assert len(posts) >= (40 if lost_node else 59)
    assert problem.code in ("damaged", "bad_items")


def test_a_node_that_is_missing_does_not_hide_those_below() -> None:
    car = repository(many(300))
    root = read_blocks(BytesIO(car.bytes())).decoded(car.roots[0])
    assert root is not None
    car.blocks = [block for block in car.blocks if block[0] != root["data"]]
    posts, problems = found_in(car)
    assert 280 <= len(posts) < 300
    assert [problem.code for problem in problems] == ["damaged"]


@pytest.mark.parametrize("cut", [1, 100, 2000])
def test_a_file_cut_short_gives_what_it_holds(cut: int, tmp_path: Path) -> None:
    (path,) = build_bluesky_export(tmp_path / "r.car", more=many(60), cut=cut)
    with read(path) as footprint:
        assert footprint.post_count() >= 40
        assert footprint.problems()[0].code == "truncated"


@pytest.mark.parametrize(
    "commit",
    [{"did": "nobody"}, {"did": None}, {"data": None, "did": 5}],
)
def test_a_repository_of_nobody_is_told(commit: dict[str, Any]) -> None:
    posts, (problem,) = found_in(repository(many(2), commit=commit))
    assert (posts, problem.code) == ([], "unknown_owner")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00",
        b"\xff" * 20,
        varint(5) + b"hello",
        varint(1 << 20),
        Car(roots=[]).bytes(),
    ],
)
def test_what_is_no_car_is_refused(content: bytes) -> None:
    with pytest.raises(CarError):
        read_blocks(BytesIO(content))


def test_a_repository_that_only_begins_well_is_told(tmp_path: Path) -> None:
    header = b"\xa2eroots\x05gversion\x01"  # the roots are no list
    (tmp_path / "r.car").write_bytes(varint(len(header)) + header)
    with pytest.raises(ReadError, match="no repository that can be read"):
        read(tmp_path / "r.car")


def test_blocks_of_another_kind_are_left_out() -> None:
    car = repository(many(2))
    whole = car.bytes()
    strange = b"\x01\x71\x13\x40" + b"x" * 70
    content = whole + varint(len(strange)) + strange
    blocks = read_blocks(BytesIO(content))
    assert (blocks.bad, blocks.cut, len(blocks.by_cid)) == (1, None, len(car.blocks))
    assert read_blocks(BytesIO(whole + varint(1 << 40))).cut is not None
    assert read_blocks(BytesIO(whole + b"\xff")).cut is not None
    assert read_blocks(BytesIO(whole + b"\xff" * 12)).cut is not None


def test_a_tree_in_a_circle_ends() -> None:
    """No block can hold its own address, but a node may lie below two others."""
    car = Car()
    leaf = car.add({"l": None, "e": []})
    key = f"{POST}/{tid(NOON)}".encode()
    value = car.add(post(LEA.words[0]))
    entry = {"p": 0, "k": key, "v": value, "t": leaf}
    bad = [
        {"p": 999, "k": b"x", "v": value, "t": None},
        {"p": 0, "k": b"no slash", "v": value, "t": None},
        {"p": 0, "k": key, "v": "no link", "t": None},
        {"p": 0, "k": 5, "v": value, "t": None},
        {},
    ]
    root = car.add({"l": leaf, "e": [entry, *bad, 5]})
    car.roots.append(car.add({"did": DID, "version": 3, "data": root}))
    posts, (problem,) = found_in(car)
    assert len(posts) == 1
    assert (problem.code, problem.lost) == ("bad_items", 6)


def test_an_unknown_archive_is_not_claimed(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as caught:
        read(write_container(tmp_path / "r.zip", {"a/repo.car": b"no car", "b/x.bin": b"x"}))
    assert caught.value.code is ErrorCode.NOT_AN_EXPORT


def test_a_second_import_adds_only_what_is_new(tmp_path: Path) -> None:
    (old,) = build_bluesky_export(tmp_path / "1.car")
    (new,) = build_bluesky_export(tmp_path / "2.car", more=many(3))
    with Footprint.in_memory() as footprint:
        import_into(footprint, old)
        again = import_into(footprint, old)
        assert (again.added, again.replaced) == ({}, {})
        later = import_into(footprint, new)
        assert (later.added, later.replaced) == ({"posts": 3}, {})


def facet(start: int, end: int, uri: Any = "https://x.example/chemin") -> dict[str, Any]:
    feature = {"$type": "app.bsky.richtext.facet#link", "uri": uri}
    return {"index": {"byteStart": start, "byteEnd": end}, "features": [feature]}


@pytest.mark.parametrize(
    ("text", "facets", "seen"),
    [
        ("é x.example/ch... fin", [facet(3, 18)], "é https://x.example/chemin fin"),
        ("é x.example/ch… fin", [facet(3, 18)], "é https://x.example/chemin fin"),
        ("voir ici", [facet(5, 8)], "voir ici"),
        ("https://x.example", [facet(0, 17)], "https://x.example/chemin"),
        ("é x.example", [facet(1, 13)], "é x.example"),  # within a character
        ("x.example", [facet(0, 999)], "x.example"),
        ("x.example", [facet(5, 2)], "x.example"),
        ("x.example", [facet(-3, 9)], "x.example"),
        ("x.example", [facet(0, 9), facet(4, 9)], "https://x.example/chemin"),
        ("x.example", [facet(0, 9, uri=7)], "x.example"),
        ("x.example", [{}, 7, {"index": {}, "features": 1}], "x.example"),
        ("x.example", "facets", "x.example"),
    ],
)
def test_links_are_given_in_full(text: str, facets: Any, seen: str) -> None:
    assert expand(text, facets) == seen


@settings(deadline=None)
@given(st.lists(st.sampled_from(["été", "😊", "https://a.example/un/long/chemin/ici", "x"])))
def test_shortened_links_come_back(words: list[str]) -> None:
    text = " ".join(words)
    assert expand(*shortened(text)) == text


@settings(deadline=None)
@given(
    st.text(max_size=30),
    st.lists(st.tuples(st.integers(-2, 60), st.integers(-2, 60)), max_size=5),
)
def test_no_facet_breaks_a_text(text: str, places: list[tuple[int, int]]) -> None:
    facets = [facet(start, end, "https://" + text) for start, end in places]
    if text.encode("utf-8", "replace").decode() == text:
        assert isinstance(expand(text, facets), str)


@settings(deadline=None)
@given(st.datetimes(datetime(2022, 1, 2), datetime(2100, 1, 1)), st.integers(0, 1023))
def test_keys_hold_their_time(at: datetime, clock: int) -> None:
    moment = at.replace(tzinfo=UTC)
    read_back = time_of_tid(tid(moment, clock))
    assert read_back and abs(read_back - moment) < timedelta(milliseconds=1)


@pytest.mark.parametrize("key", ["self", "", "3kmpkxupyu22", "zzzzzzzzzzzzz", "2222222222222"])
def test_other_keys_hold_none(key: str) -> None:
    assert time_of_tid(key) is None


def test_addresses_of_records() -> None:
    assert split_address(f"at://{DID}/{POST}/abc") == (DID, POST, "abc")
    assert page_of(f"at://{DID}/{POST}/abc") == f"https://bsky.app/profile/{DID}/post/abc"
    assert page_of(f"at://{DID}/app.bsky.feed.generator/abc") is None
    assert page_of("https://x.example") is None


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text(max_size=20)
    | st.binary(max_size=10),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)  # fmt: skip
_KEYS = ("text", "createdAt", "langs", "facets", "embed", "reply", "subject", "labels", "$type")
_COLLECTIONS = (
    *(POST, "app.bsky.feed.like", "app.bsky.feed.repost", "app.bsky.graph.follow"),
    *("app.bsky.graph.block", "app.bsky.actor.profile", "chat.bsky.actor.declaration", "x.y.z"),
)


@settings(deadline=None)
@given(
    st.sampled_from(_COLLECTIONS),
    st.dictionaries(st.sampled_from(_KEYS), _VALUES),
    st.sampled_from(list(person_records().values())),
)
def test_no_record_breaks_the_reader(
    collection: str, changes: dict[str, Any], base: dict[str, Any]
) -> None:
    def encodable(value: Any) -> Any:
        if isinstance(value, str):
            return value.encode("utf-8", "replace").decode()
        if isinstance(value, list):
            return [encodable(one) for one in value]
        if isinstance(value, dict):
            return {encodable(k): encodable(v) for k, v in value.items()}
        return value

    car = repository({f"{collection}/{tid(NOON)}": encodable(base | changes)})
    with Footprint.in_memory() as footprint:
        footprint.add(records_of(read_blocks(BytesIO(car.bytes())), "repo.car"))


@settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, 4000), st.binary(min_size=1, max_size=40), st.booleans())
def test_no_damage_to_the_bytes_breaks_the_reader(place: int, some: bytes, insert: bool) -> None:
    whole = repository(person_records()).bytes()
    content = whole[:place] + some + whole[place + (0 if insert else len(some)) :]
    try:
        blocks = read_blocks(BytesIO(content))
    except CarError:
        return
    with Footprint.in_memory() as footprint:
        footprint.add(records_of(blocks, "repo.car"))
        likes, contacts = list(footprint.likes()), list(footprint.contacts())
        assert all(isinstance(one, Like | Contact) for one in [*likes, *contacts])
        if footprint.post_count() < 7:
            assert footprint.problems()
