"""An invented person's Takeout gives back what they wrote and watched, in four languages."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflet.footprint.archive import Archive
from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.records import (
    Account,
    Activity,
    Contact,
    Like,
    Post,
    PostKind,
    Problem,
    Record,
    Visibility,
)
from reflet.sources.read import read
from reflet.sources.youtube import YouTube
from reflet.sources.youtube.cells import segments
from reflet.sources.youtube.history import activity
from reflet.sources.youtube.layout import Holds
from tests.builders.containers import write_container, zip_bytes
from tests.builders.person import LEA
from tests.builders.youtube_export import (
    CHANNEL,
    build_youtube_export,
    comment_id,
    table,
    video_id,
    youtube_members,
)

ME = f"youtube:{CHANNEL}"


def records(*inputs: Path | io.BytesIO) -> list[Record | Problem]:
    with Archive(inputs) as archive:
        claim = YouTube().claim(archive)
        assert claim is not None
        return list(YouTube().records(archive, claim))


def of(kind: type[Any], found: list[Record | Problem]) -> list[Any]:
    return [record for record in found if isinstance(record, kind)]


@pytest.mark.parametrize("lang", ["en", "fr", "de", "nl"])
@pytest.mark.parametrize("old", [False, True])
@pytest.mark.parametrize("parts", [1, 3])
def test_every_record_comes_out_once(lang: str, old: bool, parts: int, tmp_path: Path) -> None:
    found = records(*build_youtube_export(tmp_path / "t.zip", lang=lang, old=old, parts=parts))
    assert of(Problem, found) == []
    assert of(Account, found) == [
        Account(ME, "youtube", name=LEA.name, url=f"https://www.youtube.com/channel/{CHANNEL}")
    ]
    posts = {post.created_at: post for post in of(Post, found)}
    written = LEA.of_kind("post", "comment", "story")
    assert len(of(Post, found)) == len(posts) == len(written)
    for words in written:
        post = posts[words.at]
        assert (post.account, post.text) == (ME, words.text)
        if words.kind == "post":
            public = words.visibility == "public"
            assert post.visibility is (Visibility.PUBLIC if public else Visibility.UNLISTED)
            assert (post.id, post.media[0].kind) == (video_id(words), "video")
            place = words.place[1:] if words.place and lang == "en" else None
            assert post.media[0].place == place
        else:
            assert (post.kind, post.visibility) == (PostKind.REPLY, Visibility.UNKNOWN)
        if words.kind == "comment":
            answers = words.to.startswith("Noé")
            assert post.id == comment_id(words)
            assert post.reply_to == ("UgxParentParentParent" if answers else "videoOther1")
    likes = [(like.id, like.created_at) for like in of(Like, found)]
    assert likes == [(f"likedVideo{n}", at) for n, (_, _, at) in enumerate(LEA.likes)]
    done = {a.kind: (a.text, a.at) for a in of(Activity, found)}
    day = datetime(2023, 5, 6, 7, 0, 0, tzinfo=UTC)
    assert done == {
        "watched": ("Relier à la japonaise", day.replace(minute=8, second=9, microsecond=123000)),
        "watched_ad": ("Colle !", day.replace(minute=10, second=9, microsecond=123000)),
        "searched": ("papier washi été", day),
        "saved": ("Tutos", datetime(2021, 5, 1, 12, tzinfo=UTC)),
    }
    (contact,) = of(Contact, found)
    assert (contact.id, contact.name) == ("UCfollowedchannel0000001", "Reliures d'ailleurs")


@pytest.mark.parametrize("lang", ["en", "fr", "de", "nl"])
def test_other_products_are_ignored_on_purpose(lang: str, tmp_path: Path) -> None:
    with Archive(build_youtube_export(tmp_path / "t.zip", lang=lang)) as archive:
        claim = YouTube().claim(archive)
        assert claim is not None
        ignored = {member.name for member in claim.ignored}
        assert {"Chrome/History.json", "archive_browser.html"} <= ignored
        assert len(ignored) == 5
        assert claim.unknown == ()


@pytest.mark.parametrize("lang", ["en", "de", "nl"])
def test_a_history_of_web_pages_is_answered(lang: str, tmp_path: Path) -> None:
    whole = build_youtube_export(tmp_path / "t.zip", lang=lang, html=True)
    problems = of(Problem, records(*whole))
    assert [problem.code for problem in problems] == [ErrorCode.HTML_EXPORT]
    only = ["erlauf", "history", "geschiedenis", "archive_browser"]
    pages = build_youtube_export(tmp_path / "p.zip", lang=lang, html=True, only=only)
    with pytest.raises(ReadError, match="JSON") as caught:
        read(*pages)
    assert caught.value.code is ErrorCode.HTML_EXPORT


def test_without_the_channel_s_table_comments_tell_whose_it_is(tmp_path: Path) -> None:
    found = records(*build_youtube_export(tmp_path / "1.zip", missing=["channel"]))
    assert {post.account for post in of(Post, found)} == {ME}
    found = records(*build_youtube_export(tmp_path / "2.zip", only=["history"]))
    assert {one.account for one in of(Activity, found)} == {"youtube:unknown"}


def test_a_history_given_alone_is_known(tmp_path: Path) -> None:
    name = "YouTube and YouTube Music/history/watch-history.json"
    (tmp_path / "watch-history.json").write_bytes(youtube_members()[name])
    assert len(of(Activity, records(tmp_path / "watch-history.json"))) == 2


def test_takeouts_of_two_people_are_not_mixed(tmp_path: Path) -> None:
    other = table("Channel ID,Channel Title", [("UCsomebodyelses000000001", "Quelqu'un")])
    second = write_container(tmp_path / "2.zip", {"Takeout/YouTube/channels/channel.csv": other})
    with pytest.raises(ReadError) as caught:
        read(*build_youtube_export(tmp_path / "1.zip"), second)
    assert caught.value.code is ErrorCode.AMBIGUOUS


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ('{"text":"a"},{"text":"\n"},{"text":"b"}', "a\nb"),
        ('{"takeoutSegments":[{"text":"a "},{"text":"@x","mention":{"id":"1"}}]}', "a @x"),
        ('{"takeoutSegments":[{"link":{"linkUrl":"https://a.example"}}]}', "https://a.example"),
        ('{"text":"un \\"mot\\""}', 'un "mot"'),
        ('{"text":"\\ud83d"}', "\ufffd"),
        ('{"takeoutSegments": 3}', None),
        ('{"text": cassé', None),
        ('{"a": 1}, 2', None),
        ("[" * 100_000, None),
    ],
)
def test_words_of_either_format(cell: str, words: str | None) -> None:
    assert segments(cell) == words


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ({"title": "Watched X"}, ("watched", "X")),
        ({"title": "X angesehen", "titleUrl": "https://youtu.be/x"}, ("watched", "X")),
        ({"title": "Vous avez regardé\xa0X"}, ("watched", "X")),
        ({"title": "Watched angesehen"}, ("watched", "angesehen")),
        ({"titleUrl": "https://www.youtube.com/results?search_query=a+b"}, ("searched", "a b")),
        ({"title": "Viewed P", "titleUrl": "https://www.youtube.com/post/1"}, ("viewed", "P")),
        ({"title": "Watched X", "details": [{"name": "Ads"}]}, ("watched_ad", "X")),
    ],
)
def test_an_item_of_the_history_is_told_by_its_link(
    item: dict[str, Any], expected: tuple[str, str]
) -> None:
    (found,) = activity(item, ME, Holds.WATCHED)
    assert isinstance(found, Activity)
    assert (found.kind, found.text) == expected


@pytest.mark.parametrize("item", [{}, {"title": 3}, {"titleUrl": ["x"]}])
def test_an_item_without_anything_is_refused(item: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="without"):
        list(activity(item, ME, Holds.WATCHED))


@pytest.mark.parametrize(
    "members",
    [
        {"Browsing History.json": b"[]", "data/comments.csv": b"id,text\n1,un\n"},
        {"comments.csv": b"id,permalink,date,subreddit,body\nabc,/r/x,2024-01-01,x,un\n"},
        {"Comments.csv": b"Date,Link,Message\n2024-01-01 10:00:00,https://x,un\n"},
        {"subscriptions.csv": b"name\nun\n"},
        {"watch-history.json": b'[{"Date": "x", "Link": "y"}]'},
        {"playlists/x.csv": b"Video ID,Time Added\nsavedVideo1,2021-05-01 12:00:00 UTC\n"},
    ],
)
def test_files_of_others_are_not_claimed(members: dict[str, bytes], tmp_path: Path) -> None:
    with Archive([write_container(tmp_path / "o.zip", {**members, "a/b": b""})]) as archive:
        assert YouTube().claim(archive) is None


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(sorted(name for name in youtube_members() if name.startswith("YouTube"))),
    st.binary(max_size=60) | st.text(max_size=40).map(str.encode),
    st.integers(0, 500),
)
def test_damage_anywhere_is_told_and_never_raised(name: str, junk: bytes, at: int) -> None:
    members = youtube_members()
    content = members[name]
    members[name] = content[:at] + junk + content[at + len(junk) :]
    found = records(io.BytesIO(zip_bytes(members)))
    assert len(of(Activity, found)) + len(of(Post, found)) > 5


@given(
    st.recursive(
        st.none() | st.integers() | st.text(),
        lambda v: (
            st.lists(v)
            | st.dictionaries(st.sampled_from(["title", "titleUrl", "time", "details"]), v)
        ),
        max_leaves=6,
    )
)
def test_items_of_any_shape_are_counted(item: Any) -> None:
    content = json.dumps([{"header": "YouTube", "title": "Watched X"}, item]).encode()
    name = "YouTube/history/watch-history.json"
    found = records(io.BytesIO(zip_bytes({name: content, "a": b""})))
    assert len(of(Activity, found)) + sum(p.lost for p in of(Problem, found)) == 2
