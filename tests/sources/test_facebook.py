"""An invented person's Facebook export gives back what they left, in every layout and language."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.records import Media, PostKind, Visibility
from reflet.footprint.store import Footprint
from reflet.sources.read import import_into, read
from tests.builders.containers import write_container
from tests.builders.facebook_export import build_facebook_export, meta_json
from tests.builders.person import LEA, NOON

ACCOUNT = "facebook:lea.brumaire"


def facebook(tmp_path: Path, **flags: Any) -> Footprint:
    name = flags.pop("name", "facebook-lea.zip")
    return read(*build_facebook_export(tmp_path / name, LEA, **flags))


@pytest.mark.parametrize("layout", ["2024", "2023"])
@pytest.mark.parametrize("lang", ["en", "fr", "nl", "de"])
@pytest.mark.parametrize("labelled", [False, True])
def test_what_was_left_comes_out_once(
    layout: str, lang: str, labelled: bool, tmp_path: Path
) -> None:
    footprint = facebook(tmp_path, layout=layout, lang=lang, labelled=labelled)
    assert footprint.problems() == []
    planted = [
        (words.text, words.at.replace(microsecond=0), kind, visibility)
        for words, kind, visibility in [
            *((w, PostKind.POST, Visibility.UNKNOWN) for w in LEA.of_kind("post")),
            *((w, PostKind.REPLY, Visibility.UNKNOWN) for w in LEA.of_kind("comment")),
            *((w, PostKind.MESSAGE, Visibility.DIRECT) for w in LEA.of_kind("message")),
        ]
    ]
    found = [(p.text, p.created_at, p.kind, p.visibility) for p in footprint.posts()]
    assert sorted(found, key=str) == sorted(planted, key=str)
    assert {post.account for post in footprint.posts()} == {ACCOUNT}
    assert [like.created_at for like in footprint.likes()] == [at for _, _, at in LEA.likes]
    assert all(like.url for like in footprint.likes())
    contacts = [(c.relation, c.name, c.since) for c in footprint.contacts()]
    assert sorted(contacts, key=str) == sorted(
        [
            *(("friend", name, at) for name, _, at in LEA.followers),
            *(("following", name, at) for name, _, at in LEA.following),
            *(("blocked", name, at) for name, _, at in LEA.blocked),
        ],
        key=str,
    )
    logins = [(login.at, login.ip, login.device) for login in footprint.logins()]
    assert logins == list(LEA.logins)


@pytest.mark.parametrize("labelled", [False, True])
def test_media_places_and_addresses_come_with_posts(labelled: bool, tmp_path: Path) -> None:
    footprint = facebook(tmp_path, labelled=labelled)
    by_text = {post.text: post for post in footprint.posts()}
    photo = f"posts/media/Mobileuploads_1/{int(LEA.words[1].at.timestamp())}.jpg"
    (medium,) = by_text[LEA.words[1].text].media
    assert medium == Media(
        "photo",
        path=f"your_facebook_activity/{photo}",
        alt=LEA.words[1].text,
        place=(47.2, -1.55),
        camera="Brume B5",
    )
    place = by_text[LEA.words[2].text].place
    assert place == "Parc de l'Île, Nantes (47.2184, -1.5536)"
    settings = {(s.name, s.value) for s in footprint.settings()}
    assert ("upload_ip", "192.0.2.55") in settings


def test_the_profile_tells_half_of_it(tmp_path: Path) -> None:
    footprint = facebook(tmp_path)
    (account,) = footprint.accounts()
    assert (account.handle, account.name, account.created_at) == (
        "lea.brumaire",
        "Léa Brumaire",
        LEA.created_at,
    )
    (profile,) = footprint.profiles()
    assert (profile.bio, profile.location, profile.website) == (LEA.bio, LEA.city, LEA.website)
    assert (profile.birth_date, profile.stated_gender) == ("1990-04-17", "female")
    settings = {(s.name, s.value) for s in footprint.settings()}
    assert settings >= {
        ("email", LEA.email),
        ("employer", LEA.employer),
        ("job_title", "Relieuse"),
        ("family_member", "Marie Ancelle"),
        ("partner", "Noé Valdor"),
        ("relationship", "In a relationship"),
        *(("inferred_interest", name) for name in LEA.interests),
    }


@pytest.mark.parametrize("name", ["f.zip", "f.tar.gz", "folder"])
@pytest.mark.parametrize("wrapper", ["", "facebook-lea-2024"])
@pytest.mark.parametrize("parts", [1, 3])
def test_containers_make_no_difference(name: str, wrapper: str, parts: int, tmp_path: Path) -> None:
    footprint = facebook(tmp_path, name=name, wrapper=wrapper, parts=parts)
    assert footprint.post_count() == 7
    assert [account.id for account in footprint.accounts()] == [ACCOUNT]
    assert footprint.problems() == []
    media = [medium for post in footprint.posts() for medium in post.media]
    assert [bool(medium.path) for medium in media] == [True]


def test_a_second_import_adds_nothing(tmp_path: Path) -> None:
    paths = build_facebook_export(tmp_path / "f.zip", LEA)
    with Footprint.in_memory() as footprint:
        first = import_into(footprint, *paths)
        again = import_into(footprint, *paths)
    assert (first.source, again.added) == ("facebook", {})
    assert "profile_information.json" in first.reason
    assert "your_facebook_activity/posts/no-data.txt" in first.ignored


def test_text_is_mended_once_and_good_text_left(tmp_path: Path) -> None:
    written = ["Ã©", "日本 Ã©", "café", "😊"]
    for mojibake in (True, False):
        items = [
            {"timestamp": 1_700_000_000 + n, "data": [{"post": t}]} for n, t in enumerate(written)
        ]
        name = "your_posts_1.json"
        content = {f"posts/{name}": meta_json(items, mojibake=mojibake), "posts/no-data.txt": b""}
        footprint = read(write_container(tmp_path / f"{mojibake}.zip", content))
        texts = [post.text for post in footprint.posts()][::-1]
        assert texts == (written if mojibake else ["é", *written[1:]])


def folder(tmp_path: Path, files: dict[str, Any]) -> Footprint:
    members = {name: meta_json(content) for name, content in files.items()}
    members["profile_information/profile_information.json"] = meta_json(
        {"profile": {"name": "Léa B."}}
    )
    return read(write_container(tmp_path / "folder", members))


WHEN = int(NOON.timestamp())


def test_the_rest_of_an_older_export(tmp_path: Path) -> None:
    footprint = folder(
        tmp_path,
        {
            "posts/your_posts_1.json": {"timestamp": WHEN, "data": [{"post": "seul"}]},
            "posts/your_uncategorized_photos.json": {
                "other_photos_v2": [
                    {"uri": "posts/a.jpg", "creation_timestamp": WHEN, "description": "là"}
                ]
            },
            "posts/your_videos.json": {
                "videos_v2": [{"uri": "posts/v.mp4", "creation_timestamp": WHEN}]
            },
            "posts/album/0.json": {
                "name": "Été",
                "photos": [
                    {"uri": "posts/a.jpg", "creation_timestamp": WHEN},
                    {"uri": "posts/b.jpg", "creation_timestamp": WHEN, "description": "ici"},
                ],
            },
            "comments/comments.json": {
                "comments": [
                    {"timestamp": WHEN, "title": "Léa a commenté une photo."},
                    {"timestamp": WHEN, "data": [{"comment": {"comment": "vu", "timestamp": 0}}]},
                    {"odd": 1},
                ]
            },
            "pages/pages_you've_liked.json": {
                "page_likes_v2": [{"name": "Reliure", "timestamp": WHEN}]
            },
            "about_you/your_address_books.json": {
                "address_book_v2": {
                    "address_book": [{"name": "Zoé", "details": [{"contact_point": "+33 1"}]}]
                }
            },
            "about_you/friend_peer_group.json": {"friend_peer_group_v2": "Established Adult Life"},
            "location/primary_location.json": {
                "primary_location_v2": {"city_region_pairs": [["Nantes", "Loire"]], "zipcode": []}
            },
            "location/timezone.json": {"timezone_v2": "Europe/Paris"},
            "ads/advertisers_using_your_activity_or_information.json": {
                "custom_audiences_all_types_v2": [{"advertiser_name": "Boutique"}]
            },
            "ads/other_categories_used_to_reach_you.json": {
                "label_values": [{"label": "Categories", "vec": [{"value": "Parents"}]}]
            },
            "apps/apps_and_websites.json": {
                "installed_apps_v2": [{"name": "Horaires", "added_timestamp": WHEN}]
            },
            "apps/your_off-facebook_activity.json": {
                "off_facebook_activity_v2": [
                    {"name": "Librairie", "events": [{"timestamp": WHEN - 5}, {"timestamp": WHEN}]}
                ]
            },
            "search_history/your_search_history.json": {
                "searches_v2": [{"timestamp": WHEN, "title": "x", "data": [{"text": "reliure"}]}]
            },
            "security/mobile_devices.json": {
                "devices_v2": [{"type": "Brume5,1", "os": "Brume OS", "update_time": WHEN}]
            },
            "security/logins_and_logouts.json": {
                "account_accesses_v2": [{"action": "Login", "timestamp": WHEN, "ip_address": "::1"}]
            },
            "security/where_you're_logged_in.json": {
                "active_sessions_v2": [{"created_timestamp": WHEN + 1, "device": "Brume"}]
            },
        },
    )
    said = [(p.text, p.kind, [m.kind for m in p.media]) for p in footprint.posts()]
    assert sorted(said) == [
        ("", "post", ["video"]),
        ("ici", "post", ["photo"]),
        ("là", "post", ["photo"]),
        ("seul", "post", []),
        ("vu", "reply", []),
    ]
    assert {post.created_at for post in footprint.posts()} == {NOON.replace(microsecond=0)}
    assert [(like.text, like.created_at) for like in footprint.likes()] == [("Reliure", NOON)]
    assert [(c.relation, c.name, c.id) for c in footprint.contacts()] == [
        ("address_book", "Zoé", "+33 1")
    ]
    assert {(s.name, s.value) for s in footprint.settings()} == {
        ("inferred_life_stage", "Established Adult Life"),
        ("inferred_location", "Nantes, Loire"),
        ("time_zone", "Europe/Paris"),
        ("advertiser", "Boutique"),
        ("inferred_category", "Parents"),
        ("connected_application", "Horaires"),
        ("off_network_activity", "Librairie"),
        ("device", "Brume5,1 Brume OS"),
    }
    assert [(a.kind, a.text) for a in footprint.activities()] == [("searched", "reliure")]
    assert [(login.ip, login.device) for login in footprint.logins()] == [
        ("::1", None),
        (None, "Brume"),
    ]
    assert [a.id for a in footprint.accounts()] == ["facebook:Léa B."]
    (problem,) = footprint.problems()
    assert (problem.code, problem.lost) == (ErrorCode.BAD_ITEMS, 1)


def test_a_connection_told_by_two_files_is_one_and_two_of_one_second_are_two(
    tmp_path: Path,
) -> None:
    def session(**said: Any) -> dict[str, Any]:
        return {"timestamp": WHEN, **said}

    full = session(ip_address="::1", user_agent="Brume")
    footprint = folder(
        tmp_path,
        {
            "posts/your_posts_1.json": [{"timestamp": WHEN, "data": [{"post": "ici"}]}],
            "security/account_activity.json": {
                "account_activity_v2": [full, session(ip_address="::2", user_agent="Brume")]
            },
            "security/logins_and_logouts.json": {
                "account_accesses_v2": [session(ip_address="::1"), session(ip_address="::3")]
            },
        },
    )
    assert [(login.ip, login.device) for login in footprint.logins()] == [
        ("::1", "Brume"),
        ("::2", "Brume"),
        ("::3", None),
    ]


@pytest.mark.parametrize("broken", ["comments.json", "profile_information.json"])
def test_a_damaged_file_does_not_hide_the_others(broken: str, tmp_path: Path) -> None:
    footprint = facebook(tmp_path, broken=[broken])
    assert {post.text for post in footprint.posts()} >= {w.text for w in LEA.of_kind("post")}
    codes = {problem.code for problem in footprint.problems()}
    assert {ErrorCode.DAMAGED} <= codes <= {ErrorCode.DAMAGED, ErrorCode.BAD_ITEMS}


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("your_facebook_activity/posts/your_posts_1.html", ErrorCode.HTML_EXPORT, "JSON"),
        ("posts/your_posts_1.html", ErrorCode.HTML_EXPORT, "Facebook"),
        ("data_logs/content/1/page_1.json", ErrorCode.NOT_AN_EXPORT, "data logs"),
    ],
)
def test_downloads_without_data_are_answered(
    name: str, code: ErrorCode, said: str, tmp_path: Path
) -> None:
    members = {name: b"<html></html>", "start_here.html": b"<html></html>", "a/b.txt": b""}
    with pytest.raises(ReadError, match=said) as caught:
        read(write_container(tmp_path / "f.zip", members))
    assert caught.value.code is code


def test_impossible_times_are_none(tmp_path: Path) -> None:
    items = [{"timestamp": t, "data": [{"post": str(t)}]} for t in (0, -62169958800, 10**15, "x")]
    content = {"posts/your_posts_1.json": json.dumps(items).encode(), "b/no-data.txt": b""}
    footprint = read(write_container(tmp_path / "f.zip", content))
    assert footprint.post_count() == 4
    assert {post.created_at for post in footprint.posts()} == {None}
    assert [problem.code for problem in footprint.problems()] == [ErrorCode.BAD_DATES]
