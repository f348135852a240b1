"""An invented person's export of TikTok gives back what they wrote and did, in each generation."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflet.footprint.archive import Archive
from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.records import (
    Activity,
    Contact,
    Like,
    Login,
    Post,
    PostKind,
    Problem,
    Record,
    Setting,
    Visibility,
)
from reflet.sources.read import read
from reflet.sources.tiktok import TikTok
from reflet.sources.tiktok.values import visibility
from tests.builders.containers import write_container, zip_bytes
from tests.builders.person import LEA
from tests.builders.tiktok_export import build_tiktok_export, tiktok_document, video_id

ME = "tiktok:lea.brumaire"


def records(*inputs: Path | io.BytesIO) -> list[Record | Problem]:
    with Archive(inputs) as archive:
        claim = TikTok().claim(archive)
        assert claim is not None
        return list(TikTok().records(archive, claim))


def of(kind: type[Any], found: list[Record | Problem]) -> list[Any]:
    return [record for record in found if isinstance(record, kind)]


@pytest.mark.parametrize("layout", ["2025", "2024", "2022"])
@pytest.mark.parametrize(
    "flags",
    [{}, {"flipped": True, "empty": None}, {"wrapper": "TikTok_Data_1709", "empty": []}],
    ids=str,
)
def test_every_record_comes_out_once(layout: str, flags: dict[str, Any], tmp_path: Path) -> None:
    found = records(*build_tiktok_export(tmp_path / "t.zip", layout=layout, **flags))
    assert of(Problem, found) == []
    posts = of(Post, found)
    assert {post.account for post in posts} == {ME}
    assert len({post.id for post in posts}) == len(posts) == len(LEA.words)
    by_time = {post.created_at: post for post in posts}
    for words in LEA.words:
        post = by_time[words.at]
        video = words.kind in ("post", "story")
        if video:
            assert (post.id, post.kind) == (video_id(words), PostKind.POST)
            assert post.media[0].kind == "video"
            place = words.place[0] if words.place and layout != "2022" else None
            assert post.place == place
        if video and layout == "2022":  # captions and who may see came later
            assert (post.text, post.visibility) == ("", Visibility.UNKNOWN)
        elif video:
            assert (post.text, post.visibility) == (words.text, Visibility(words.visibility))
        else:
            message = words.kind == "message"
            assert post.text == words.text
            assert post.kind is (PostKind.MESSAGE if message else PostKind.REPLY)
            assert post.visibility is (Visibility.DIRECT if message else Visibility.UNKNOWN)
    likes = of(Like, found)
    assert [like.created_at for like in likes] == [at for _, _, at in LEA.likes]
    done = {(a.kind, a.text, a.at) for a in of(Activity, found)}
    made = LEA.created_at
    assert done == {
        ("watched", None, made),
        ("searched", "reliure japonaise", made),
        ("reported_by_others", "Boutique: Achat", made),
    }
    relations = {"follower": LEA.followers, "following": LEA.following, "blocked": LEA.blocked}
    assert {(c.relation, c.handle, c.since) for c in of(Contact, found)} == {
        (relation, handle, since)
        for relation, people in relations.items()
        for _, handle, since in people
    }
    logins = [(login.at, login.ip, login.device) for login in of(Login, found)]
    assert logins == [(at, ip, f"{device}, Brume 12, Wi-Fi") for at, ip, device in LEA.logins]
    told = {(s.name, s.value) for s in of(Setting, found)}
    believed = set() if layout == "2022" else {("inferred_interest", LEA.interests[0])}
    assert told == believed | {
        ("email", LEA.email),
        ("setting:Private Account", "Enabled"),
        ("setting:Nested/Ads", "A"),
        ("setting:Nested/Ads", "B"),
    }


def test_the_account_and_its_profile_are_known(tmp_path: Path) -> None:
    footprint = read(*build_tiktok_export(tmp_path / "t.zip"))
    (account,) = footprint.accounts()
    assert (account.id, account.handle) == (ME, LEA.handle)
    (profile,) = footprint.profiles()
    assert (profile.bio, profile.birth_date) == (LEA.bio, LEA.birth_date)


def test_without_a_profile_messages_are_left_out_and_told(tmp_path: Path) -> None:
    path = build_tiktok_export(tmp_path / "t.zip", missing=["Profile And Settings"])
    found = records(*path)
    assert {post.account for post in of(Post, found)} == {"tiktok:unknown"}
    assert PostKind.MESSAGE not in {post.kind for post in of(Post, found)}
    assert [problem.code for problem in of(Problem, found)] == [ErrorCode.UNKNOWN_OWNER]


def test_lists_that_are_not_known_are_counted_and_named(tmp_path: Path) -> None:
    added = {"Zodiac": {"Moons": {"MoonList": [{"Date": "x"}, {"Date": "y"}]}}}
    (problem,) = of(Problem, records(*build_tiktok_export(tmp_path / "t.zip", added=added)))
    assert problem.code == ErrorCode.UNKNOWN_MEMBER
    assert "MoonList (2)" in problem.message


def test_the_text_variant_is_answered(tmp_path: Path) -> None:
    for wrapper in ("", "TikTok_Data_1709"):
        path = build_tiktok_export(tmp_path / "t.zip", text=True, wrapper=wrapper)
        with pytest.raises(ReadError, match="JSON format") as caught:
            read(*path)
        assert caught.value.code is ErrorCode.NOT_AN_EXPORT


def test_a_document_cut_short_gives_what_precedes(tmp_path: Path) -> None:
    found = records(*build_tiktok_export(tmp_path / "t.zip", broken=True, layout="2024"))
    assert len(of(Post, found)) > 1
    assert ErrorCode.DAMAGED in {problem.code for problem in of(Problem, found)}


def test_a_damaged_item_costs_itself_alone(tmp_path: Path) -> None:
    content = json.dumps(tiktok_document()).replace('{"date": "2024-03-02 16', '{"date" "2024', 1)
    found = records(
        write_container(tmp_path / "t.zip", {"user_data_tiktok.json": content.encode()})
    )
    assert len(of(Post, found)) == len(LEA.words) - 1
    (problem,) = of(Problem, found)
    assert problem.code == ErrorCode.DAMAGED


@pytest.mark.parametrize(
    ("who", "seen_by"),
    [
        ("Everyone", Visibility.PUBLIC),
        ("PUBLIC", Visibility.PUBLIC),
        ("Friends", Visibility.FOLLOWERS),
        ("Only me", Visibility.DIRECT),
        ("Some new wording", Visibility.UNKNOWN),
        ("N/A", Visibility.UNKNOWN),
        (None, Visibility.UNKNOWN),
        (["Public"], Visibility.UNKNOWN),
    ],
)
def test_who_can_view_is_never_public_by_guess(who: object, seen_by: Visibility) -> None:
    assert visibility(who) is seen_by


@pytest.mark.parametrize(
    "members",
    [
        {"user_data.json": b'{"posts": []}'},
        {"user_data.json": b"[]"},
        {"user_data_tiktok.json": b""},
        {"my_user_data.json": b'{"Activity": {}}'},
        {"watch-history.json": b"[]", "Browsing History.json": b"{}"},
    ],
)
def test_others_documents_are_not_claimed(members: dict[str, bytes], tmp_path: Path) -> None:
    with Archive([write_container(tmp_path / "o.zip", {**members, "a/b": b""})]) as archive:
        assert TikTok().claim(archive) is None


DAY = "2024-05-01 12:00:00"


@pytest.mark.parametrize(
    ("added", "kind", "facts"),
    [
        (
            {"WatchLiveMap": {"7": {"Comments": [{"CommentTime": DAY, "CommentContent": "oh"}]}}},
            Post,
            {"text": "oh", "kind": PostKind.REPLY},
        ),
        (
            {"Live": {"Questions": [{"QuestionTime": DAY, "QuestionContent": "quand ?"}]}},
            Post,
            {"text": "quand ?"},
        ),
        (
            {
                "Location Reviews": {
                    "ReviewsList": [
                        {"PlaceName": "Le quai", "ReviewText": "bon", "Date": DAY, "Rating": 5}
                    ]
                }
            },
            Post,
            {"text": "bon", "place": "Le quai"},
        ),
        (
            {"CommentsList": [{"date": DAY, "comment": "", "photo": "https://p.example/1"}]},
            Post,
            {"text": "", "kind": PostKind.REPLY},
        ),
        ({"Status": {"Status List": [{"IDFA": "abc"}]}}, Setting, {"name": "device:idfa"}),
        ({"LocationData": {"LastRegion": "FR"}}, Setting, {"name": "last_location:LastRegion"}),
        (
            {"SearchList": [{"SearchTerm": "sans date", "Date": "N/A"}]},
            Activity,
            {"kind": "searched", "at": None},
        ),
    ],
)
def test_lists_that_few_exports_have(
    added: dict[str, Any], kind: type[Any], facts: dict[str, Any], tmp_path: Path
) -> None:
    found = records(*build_tiktok_export(tmp_path / "t.zip", added={"Added": added}))
    assert of(Problem, found) == []
    matching = [r for r in of(kind, found) if all(getattr(r, k) == v for k, v in facts.items())]
    assert len(matching) == 1


@pytest.mark.parametrize(
    "added",
    [
        {"VideoList": [{"Duration": "3"}]},
        {"VideoList": [{"Likes": "0", "Link": None, "Date": "N/A"}]},
        {"CommentsList": [{"date": DAY, "comment": None}]},
        {"Questions": [{"QuestionTime": DAY}]},
        {"ItemFavoriteList": [{"date": DAY}]},
        {"SearchList": [{"Date": DAY}]},
        {"FansList": [{"UserName": "N/A", "Date": DAY}]},
        {"LoginHistoryList": [{"Date": "yesterday", "IP": "192.0.2.1"}]},
    ],
    ids=str,
)
def test_an_item_without_anything_is_counted(added: dict[str, Any], tmp_path: Path) -> None:
    found = records(*build_tiktok_export(tmp_path / "t.zip", added={"Added": added}))
    (problem,) = of(Problem, found)
    assert (problem.code, problem.lost) == (ErrorCode.BAD_ITEMS, 1)


def mutated(make: Callable[[Any], Any]) -> st.SearchStrategy[Any]:
    values = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
    nested = st.recursive(
        values,
        lambda v: (
            st.lists(v, max_size=2)
            | st.dictionaries(
                st.sampled_from(["Date", "date", "Link", "VideoList", "ChatHistory", "From"]),
                v,
                max_size=2,
            )
        ),
        max_leaves=5,
    )
    return nested.map(make)


@settings(max_examples=80, deadline=None)
@given(
    mutated(lambda value: value),
    st.sampled_from(["Comment", "Post", "Your Activity", "Direct Message", "Profile And Settings"]),
    st.integers(0, 4000),
    st.binary(max_size=6),
)
def test_no_shape_and_no_damage_is_raised(value: Any, section: str, at: int, junk: bytes) -> None:
    document = tiktok_document()
    inner = next(iter(document[section]))
    document[section][inner] = value
    content = json.dumps(document).encode()
    at = max(at, 60)
    content = content[:at] + junk + content[at + len(junk) :]
    found = records(io.BytesIO(zip_bytes({"user_data_tiktok.json": content, "a": b""})))
    assert of(Post, found) or of(Problem, found) or of(Setting, found)
