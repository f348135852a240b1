"""An invented person's archive of Mastodon gives back what they wrote and did."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.records import Activity, Contact, Like, Post, PostKind, Setting, Visibility
from reflet.footprint.store import Footprint
from reflet.sources.mastodon.activities import ActivityReader, visibility
from reflet.sources.mastodon.actor import actor_of
from reflet.sources.read import read
from tests.builders.containers import write_container
from tests.builders.mastodon_export import (
    PUBLIC,
    actor_address,
    actor_document,
    boost,
    build_mastodon_export,
    collection,
    create,
    paragraphs,
    status_number,
)
from tests.builders.person import LEA, NOON, Words

ME = "mastodon:lea_brumaire@brume.example"
LATER = NOON + timedelta(days=30)


def posts_of(footprint: Footprint) -> dict[str, Post]:
    return {post.text: post for post in footprint.posts()}


@pytest.mark.parametrize(
    ("name", "flags"),
    [
        ("archive-20240303.tar.gz", {}),
        ("archive.zip", {"wrapper": "archive-20240303"}),
        ("folder", {"context": ["https://www.w3.org/ns/activitystreams", {"ostatus": "x"}]}),
        ("parts.zip", {"parts": 3}),
        ("stored.zip", {"media_prefix": "https://files.brume.example/cache"}),
        ("nobody.zip", {"missing": {"actor.json"}}),
    ],
)
def test_every_record_comes_out_once(name: str, flags: dict[str, Any], tmp_path: Path) -> None:
    with read(*build_mastodon_export(tmp_path / name, **flags)) as footprint:
        assert footprint.problems() == []
        found = posts_of(footprint)
        assert len(found) == footprint.post_count() == len(LEA.words)
        for words in LEA.words:
            post = found[words.text]
            assert (post.account, post.created_at, post.language) == (ME, words.at, words.lang)
            kinds = {"comment": PostKind.REPLY, "message": PostKind.MESSAGE}
            assert post.kind is kinds.get(words.kind, PostKind.POST)
            seen_by = "direct" if words.kind == "message" else words.visibility
            assert post.visibility is Visibility(seen_by)
            assert post.id == status_number(words.at)
            assert [m.alt for m in post.media] == ["Une reliure bleue"] * words.photo
            assert all(m.path and m.path.endswith(f"{post.id}/original/a.jpg") for m in post.media)
            assert post.reply_to == ("100200300" if words.kind == "comment" else None)
        likes = list(footprint.likes())
        assert len(likes) == len(LEA.likes)
        assert all(like.url and like.created_at is None for like in likes)
        (saved,) = footprint.activities()
        assert (saved.kind, saved.url) == ("saved", "https://ailleurs.example/@noe/77777")


def test_the_actor_is_the_account_and_what_was_set(tmp_path: Path) -> None:
    document = actor_document(LEA, type="Service", movedTo="https://neuf.example/users/lea")
    with read(*build_mastodon_export(tmp_path / "m.zip", actor=document)) as footprint:
        (account,) = footprint.accounts()
        assert (account.id, account.handle) == (ME, "lea_brumaire@brume.example")
        assert (account.name, account.url) == (LEA.name, "https://brume.example/@lea_brumaire")
        assert account.created_at and account.created_at.date() == LEA.created_at.date()
        (profile,) = footprint.profiles()
        assert (profile.bio, profile.website) == (LEA.bio, LEA.website)
        assert {(one.name, one.value) for one in footprint.settings()} == {
            ("profile_field", "Ville: Nantes"),
            ("profile_field", "Site: https://lea.example"),
            ("approves_followers", "true"),
            ("discoverable", "false"),
            ("indexable", "false"),
            ("automated", "true"),
            ("also_known_as", "https://ancien.example/users/lea"),
            ("moved_to", "https://neuf.example/users/lea"),
        }


def test_what_the_other_activities_become(tmp_path: Path) -> None:
    words = Words("le corps", LATER)
    link = "https://site.example/un-tres-long-chemin?a=1"
    own = create(LEA, replace(words, visibility="followers"))["object"]
    extra = [
        boost(LEA, LATER, "https://ailleurs.example/users/noe/statuses/55555"),
        boost(LEA, LATER + timedelta(hours=1), own),
        create(LEA, Words("secret", LATER + timedelta(hours=2)), summary="Avertissement"),
        create(
            LEA,
            Words("On relie quoi ?", LATER + timedelta(hours=3)),
            type="Question",
            oneOf=[{"type": "Note", "name": "Le cuir", "replies": {}}, {"name": "Le lin"}],
        ),
        create(LEA, Words(f"À lire : {link}", LATER + timedelta(hours=4), visibility="unlisted")),
        create(
            LEA,
            Words("Tellement", LATER + timedelta(hours=5)),
            quote="https://x.example/1",
            content='<p class="quote-inline">RE: <a href="x">x</a></p><p>Tellement</p>',
        ),
        create(
            LEA,
            Words("citation", LATER + timedelta(hours=6)),
            content="<blockquote>les mots d'un autre</blockquote><p>et moi</p>",
            summary="CW",
        ),
        {"id": "https://brume.example/x", "type": "Delete", "object": "https://y"},
    ]
    announced = len(LEA.words) + len(extra) - 1
    paths = build_mastodon_export(tmp_path / "m.zip", extra=extra, announced=announced)
    with read(*paths) as footprint:
        assert footprint.problems() == []
        posts = list(footprint.posts())
        reposts = [post for post in posts if post.kind is PostKind.REPOST]
        assert [post.url for post in reposts[::-1]] == [
            "https://ailleurs.example/users/noe/statuses/55555",
            own["id"],
        ]
        assert {post.text for post in reposts} == {""}
        by_text = {post.text: post for post in posts}
        assert "Avertissement\n\nsecret" in by_text
        assert "On relie quoi ?\n\nLe cuir\nLe lin" in by_text
        assert by_text[f"À lire : {link}"].visibility is Visibility.UNLISTED
        assert by_text["Tellement"].kind is PostKind.QUOTE
        quoting = by_text["CW\n\nles mots d'un autre\n\net moi"]
        ((start, end),) = quoting.quoted
        assert quoting.text[start:end] == "les mots d'un autre"


@pytest.mark.parametrize("headings", [True, False])
def test_tables_beside_the_archive_are_contacts(headings: bool, tmp_path: Path) -> None:
    paths = build_mastodon_export(tmp_path / "m.zip", with_tables=True, headings=headings)
    with read(*paths) as footprint:
        assert footprint.problems() == []
        handles = {(one.relation, one.handle, one.url) for one in footprint.contacts()}
        site = "https://ailleurs.example/@"
        assert handles == {
            ("following", "zoe.perier@ailleurs.example", f"{site}zoe.perier"),
            ("blocked", "gael.import@ailleurs.example", f"{site}gael.import"),
            ("muted", "bruyant@ailleurs.example", f"{site}bruyant"),
        }
        assert Setting(ME, "blocked_server", "nuisible.example") in list(footprint.settings())


def test_tables_as_files_of_their_own_belong_to_the_archive(tmp_path: Path) -> None:
    archive = build_mastodon_export(tmp_path / "m.zip")
    table = tmp_path / "following_accounts.csv"
    table.write_text("Account address\nlocal_friend\nnot an address\n", "utf-8")
    likes = tmp_path / "favourite_posts.csv"
    likes.write_text("https://ailleurs.example/@noe/9\n", "utf-8")
    marks = tmp_path / "bookmarks.csv"
    marks.write_text("https://ailleurs.example/@noe/8\n\n,\n", "utf-8")
    with read(*archive, table, likes, marks) as footprint:
        (contact,) = footprint.contacts()
        assert contact == Contact(
            *("local_friend@brume.example", ME, "following", "local_friend@brume.example"),
            url="https://brume.example/@local_friend",
        )
        address = "https://ailleurs.example/@noe/9"
        assert Like(address, ME, url=address) in list(footprint.likes())
        address = "https://ailleurs.example/@noe/8"
        assert Activity(address, ME, "saved", url=address) in list(footprint.activities())
        assert [(p.code, p.lost) for p in footprint.problems()] == [("bad_items", 1)] * 2


def test_a_file_of_nobody_is_left_out(tmp_path: Path) -> None:
    lea = {"lea/outbox.json": collection("outbox.json", [create(LEA, LEA.words[0])])}
    other = replace(LEA, handle="noe")
    noe = {"noe/outbox.json": collection("outbox.json", [create(other, LEA.words[1])])}
    likes = {"likes.json": collection("likes.json", ["https://x.example/1"])}
    paths = [
        write_container(tmp_path / f"{n}.zip", members | {f"{n}/avatar.png": b"x"})
        for n, members in enumerate((lea, noe, likes))
    ]
    with read(*paths) as footprint:
        assert len(footprint.accounts()) == 2
        assert [problem.code for problem in footprint.problems()] == ["unknown_owner"]
        assert list(footprint.likes()) == []


@pytest.mark.parametrize(
    ("flags", "codes", "posts"),
    [
        ({"broken": {"outbox.json"}}, ["damaged"], 3),
        ({"announced": 12}, ["count_mismatch"], 8),
        ({"announced": 2}, [], 8),
        ({"extra": [{"type": "Create", "id": "x"}, 7, {}]}, ["bad_items"], 8),
        ({"broken": {"actor.json"}}, ["damaged"], 8),
        ({"actor": {"type": "Person"}}, ["bad_items"], 8),
        ({"extra": [create(LEA, Words("sans date", LATER), published="hier")]}, ["bad_dates"], 9),
        ({"added": {"inconnu.json": b"{}"}}, ["unknown_member"], 8),
        ({"broken": {"likes.json"}}, ["damaged"], 8),
    ],
)
def test_damage_loses_nothing_else(
    flags: dict[str, Any], codes: list[str], posts: int, tmp_path: Path
) -> None:
    with read(*build_mastodon_export(tmp_path / "m.zip", **flags)) as footprint:
        assert [problem.code for problem in footprint.problems()] == codes
        assert footprint.post_count() >= posts


def test_other_json_is_not_claimed(tmp_path: Path) -> None:
    members = {"outbox.json": b'{"orderedItems": []}', "actor.json": b'{"name": "x"}'}
    with pytest.raises(ReadError) as caught:
        read(write_container(tmp_path / "m.zip", members | {"a/b.txt": b"x"}))
    assert caught.value.code is ErrorCode.NOT_AN_EXPORT


@pytest.mark.parametrize(
    ("to", "cc", "seen_by"),
    [
        ([PUBLIC], ["x/followers"], Visibility.PUBLIC),
        ("as:Public", None, Visibility.PUBLIC),
        (["x/followers"], [PUBLIC], Visibility.UNLISTED),
        (["own"], [], Visibility.FOLLOWERS),
        (["x/followers", "someone"], [], Visibility.FOLLOWERS),
        (["someone"], [], Visibility.DIRECT),
        ([], ["someone"], Visibility.DIRECT),
        (None, None, Visibility.UNKNOWN),
    ],
)
def test_who_could_see_it_is_read_from_its_addresses(to: Any, cc: Any, seen_by: Visibility) -> None:
    assert visibility({"to": to, "cc": cc}, "own") is seen_by


def test_a_second_import_adds_nothing(tmp_path: Path) -> None:
    paths = build_mastodon_export(tmp_path / "m.zip", with_tables=True)
    from reflet.sources.read import import_into

    with Footprint.in_memory() as footprint:
        import_into(footprint, *paths)
        again = import_into(footprint, *paths)
    assert (again.added, again.replaced) == ({}, {})


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)
_NOTE_KEYS = (
    *("type", "object", "to", "cc", "content", "contentMap", "attachment", "oneOf", "summary"),
    *("inReplyTo", "published", "url", "id"),
)


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(st.sampled_from(_NOTE_KEYS), _JSON), st.booleans())
def test_no_activity_breaks_the_reader(changes: dict[str, Any], whole: bool) -> None:
    activity = create(LEA, LEA.words[0])
    if whole:
        activity |= changes
    else:
        activity["object"] |= changes
    from reflet.sources.losses import BAD_SHAPE

    try:
        post = ActivityReader(ME, None, lambda path: None).post(activity)
    except BAD_SHAPE:
        return
    assert post is None or isinstance(post.text, str)


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(st.sampled_from(tuple(actor_document(LEA))), _JSON))
def test_no_actor_breaks_the_reader(changes: dict[str, Any]) -> None:
    from reflet.sources.losses import BAD_SHAPE

    try:
        actor = actor_of(actor_document(LEA) | changes)
    except BAD_SHAPE:
        return
    assert all(record.account == actor.account for record in list(actor.records())[1:])


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(place=st.integers(0, 5000), content=st.binary(min_size=1, max_size=12))
def test_any_damage_to_the_bytes_is_told_or_harmless(
    place: int, content: bytes, tmp_path: Path
) -> None:
    activities = [create(LEA, words) for words in LEA.words]
    outbox = bytearray(collection("outbox.json", activities))
    outbox[place : place + len(content)] = content
    actor = json.dumps(actor_document(LEA)).encode()
    path = write_container(tmp_path / "m.zip", {"outbox.json": bytes(outbox), "actor.json": actor})
    try:
        with read(path) as footprint:
            lost = len(LEA.words) - footprint.post_count()
            assert lost <= 0 or footprint.problems()
    except ReadError as error:
        assert error.message


def test_paragraphs_are_undone() -> None:
    from reflet.sources.html_text import html_to_text

    text = "un <b> & deux\nlignes\n\nhttps://site.example/chemin fin"
    assert html_to_text(paragraphs(text))[0] == text
    assert actor_address(LEA).endswith("lea_brumaire")
