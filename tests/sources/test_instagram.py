"""An invented person's Instagram export gives back what they left, in every layout and language."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.records import PostKind, Visibility
from reflet.footprint.store import Footprint
from reflet.sources.read import import_into, read
from tests.builders.containers import write_container
from tests.builders.facebook_export import meta_json
from tests.builders.instagram_export import THREAD, build_instagram_export
from tests.builders.person import LEA, NOON

ACCOUNT = "instagram:lea.brumaire"
WHEN = int(NOON.timestamp())
# LEA's account was private from 9 h before noon to 1 h 30 after it.
SEEN = {0: "followers", 1: "followers", 2: "public", 3: "public", 6: "unknown"}


def instagram(tmp_path: Path, **flags: Any) -> Footprint:
    name = flags.pop("name", "instagram-lea.zip")
    return read(*build_instagram_export(tmp_path / name, LEA, **flags))


@pytest.mark.parametrize("layout", ["2021", "2024", "2025"])
@pytest.mark.parametrize("lang", ["en", "fr", "nl", "de"])
@pytest.mark.parametrize("labelled", [False, True])
def test_what_was_left_comes_out_once(
    layout: str, lang: str, labelled: bool, tmp_path: Path
) -> None:
    footprint = instagram(tmp_path, layout=layout, lang=lang, labelled=labelled)
    assert footprint.problems() == []
    kinds = {"comment": PostKind.REPLY, "message": PostKind.MESSAGE}
    planted = {(THREAD.text, THREAD.at, "post", "unknown")}
    for hours, words in enumerate(LEA.words):
        seen = {"comment": "unknown", "message": "direct"}.get(words.kind) or SEEN[hours]
        planted.add((words.text, words.at, kinds.get(words.kind, PostKind.POST).value, seen))
    found = [(p.text, p.created_at, p.kind.value, p.visibility.value) for p in footprint.posts()]
    assert len(found) == len(planted)
    assert set(found) == planted
    likes = [(like.author, like.created_at) for like in footprint.likes()]
    assert likes == [(whose, at) for _, whose, at in LEA.likes]
    texts = [like.text for like in footprint.likes()]
    assert texts == [text if labelled else None for text, _, _ in LEA.likes]
    contacts = [(c.relation, c.handle, c.since) for c in footprint.contacts()]
    assert sorted(contacts, key=str) == sorted(
        [
            *(("follower", handle, at) for _, handle, at in LEA.followers),
            *(("following", handle, at) for _, handle, at in LEA.following),
            *(("blocked", handle, at) for _, handle, at in LEA.blocked),
        ],
        key=str,
    )
    logins = [(login.at, login.ip, login.device) for login in footprint.logins()]
    assert logins == list(LEA.logins)
    (account,) = footprint.accounts()
    assert (account.id, account.name) == (ACCOUNT, LEA.name)
    assert account.protected == ((LEA.protection[0][0], LEA.protection[1][0]),)
    (profile,) = footprint.profiles()
    assert (profile.bio, profile.website, profile.stated_gender, profile.birth_date) == (
        LEA.bio,
        LEA.website,
        LEA.gender,
        LEA.birth_date,
    )
    assert {(s.name, s.value) for s in footprint.settings()} == {
        ("email", LEA.email),
        *(("inferred_interest", name) for name in LEA.interests),
    }


@pytest.mark.parametrize(
    ("private", "posts", "stories"),
    [
        (None, "unknown", "unknown"),
        (True, "followers", "followers"),
        (False, "public", "unknown"),
    ],
)
def test_without_a_history_the_setting_tells(
    private: bool | None, posts: str, stories: str, tmp_path: Path
) -> None:
    footprint = instagram(tmp_path, private=private, history=False)
    seen = {post.text: post.visibility for post in footprint.posts()}
    assert {seen[words.text] for words in LEA.of_kind("post")} == {Visibility(posts)}
    assert {seen[words.text] for words in LEA.of_kind("story")} == {Visibility(stories)}
    (account,) = footprint.accounts()
    assert bool(account.protected) is (private is True)


@pytest.mark.parametrize("name", ["i.zip", "i.tar.gz", "folder"])
@pytest.mark.parametrize("wrapper", ["", "instagram-lea-2024"])
@pytest.mark.parametrize("parts", [1, 3])
def test_containers_make_no_difference(name: str, wrapper: str, parts: int, tmp_path: Path) -> None:
    footprint = instagram(tmp_path, name=name, wrapper=wrapper, parts=parts)
    assert footprint.post_count() == len(LEA.words) + 1
    assert [account.id for account in footprint.accounts()] == [ACCOUNT]
    assert footprint.problems() == []
    by_text = {post.text: post for post in footprint.posts()}
    assert by_text[LEA.words[1].text].media[0].path is not None
    assert len(by_text[LEA.words[0].text].media) == 2
    assert by_text[LEA.words[2].text].media[0].place == (47.2, -1.55)


def test_a_second_import_of_another_layout_adds_no_words(tmp_path: Path) -> None:
    with Footprint.in_memory() as footprint:
        import_into(footprint, *build_instagram_export(tmp_path / "1.zip", layout="2021"))
        summary = import_into(footprint, *build_instagram_export(tmp_path / "2.zip"))
    assert summary.source == "instagram"
    assert "posts" not in summary.added


def folder(tmp_path: Path, files: dict[str, Any]) -> Footprint:
    members = {name: meta_json(content) for name, content in files.items()}
    return read(write_container(tmp_path / "folder", members))


def mapped(**said: Any) -> dict[str, Any]:
    return {
        "string_map_data": {
            label.replace("_", " "): (
                {"timestamp": value} if isinstance(value, int) else {"value": value}
            )
            for label, value in said.items()
        }
    }


def test_the_rest_of_an_export(tmp_path: Path) -> None:
    entry = {"href": "https://i", "value": "x", "timestamp": WHEN}
    footprint = folder(
        tmp_path,
        {
            "personal/personal_information.json": {
                "profile_user": [mapped(Username="lea", Date_of_birth="1919-01-01")]
            },
            "security/signup_information.json": {
                "account_history_registration_info": [
                    mapped(Username="lea", Email="a@courrier.example", Time=WHEN - 500)
                ]
            },
            "content/reels.json": {
                "ig_reels_media": [
                    {"media": [{"uri": "r.mp4", "creation_timestamp": WHEN, "title": "bobine"}]}
                ]
            },
            "content/archived_posts.json": {
                "ig_archived_post_media": [
                    {"media": [{"uri": "a", "creation_timestamp": WHEN + 1, "title": "archive"}]}
                ]
            },
            "threads/threads_and_replies.json": {
                "text_post_app_text_posts": [
                    {
                        "media": [
                            {
                                "title": "réponse",
                                "creation_timestamp": WHEN,
                                "text_app_post": {"is_reply": True},
                            }
                        ]
                    },
                    {"media": []},
                ]
            },
            "threads/liked_threads.json": {
                "text_post_app_media_likes": [{"title": "noe", "string_list_data": [entry]}]
            },
            "threads/threads_viewed.json": {"text_post_app_text_post_app_posts_seen": [entry]},
            "comments/reels_comments.json": {
                "comments_reels_comments": [mapped(Kommentti="outo kieli", Aika=WHEN)]
            },
            "c/close_friends.json": {
                "relationships_close_friends": [{"title": "zoe", "string_list_data": [entry]}]
            },
            "c/synced_contacts.json": {
                "contacts_contact_info": [
                    mapped(First_Name="Zoé", Last_Name="P.", Contact_Information="+33 1")
                ]
            },
            "d/devices.json": {"devices_devices": [mapped(User_Agent="Brume 5", Last_Login=WHEN)]},
            "i/profile_based_in.json": {
                "inferred_data_primary_location": [mapped(City_Name="Nantes")]
            },
            "i/locations_of_interest.json": {
                "label_values": [
                    {"label": "Lieux", "vec": [{"value": "Rezé"}, {"value": "Clisson"}]}
                ]
            },
            "s/last_known_location.json": {
                "account_history_imprecise_last_known_location": [
                    mapped(Imprecise_Latitude="47.21", Imprecise_Longitude="-1.55", Time=WHEN)
                ]
            },
            "a/advertisers_using_your_activity_or_information.json": {
                "ig_custom_audiences_all_types": [{"advertiser_name": "Boutique"}]
            },
            "p/profile_changes.json": {
                "profile_profile_change": [
                    mapped(Changed="Nom d’utilisateur", Previous_Value="lea_avant", Date=WHEN),
                    mapped(Changed="Bio", Previous_Value="avant", Date=WHEN),
                ]
            },
            "s/saved_posts.json": {
                "saved_saved_media": [
                    {
                        "title": "noe",
                        "string_map_data": {"Saved on": {"href": "https://s", "timestamp": WHEN}},
                    }
                ]
            },
            "r/word_or_phrase_searches.json": {
                "searches_keyword": [mapped(Search="reliure", Time=WHEN)]
            },
            "s/profile_activity.json": [
                {
                    "timestamp": WHEN,
                    "media": [],
                    "label_values": [
                        {"label": "IP address", "value": "192.0.2.3"},
                        {"label": "User Agent", "value": "Brume"},
                    ],
                }
            ],
            "messages/secret_conversations.json": {"ig_secret_conversations": {}},
            "x/comet_log.json": {"a": 1},
        },
    )
    assert {(p.text, p.kind.value, p.visibility.value) for p in footprint.posts()} == {
        ("bobine", "post", "unknown"),
        ("archive", "post", "unknown"),
        ("réponse", "reply", "unknown"),
        ("outo kieli", "reply", "unknown"),
    }
    assert all(post.created_at for post in footprint.posts())
    (account,) = footprint.accounts()
    assert account.created_at == NOON - timedelta(seconds=500)
    assert footprint.profiles()[0].birth_date is None
    assert [(like.author, like.url) for like in footprint.likes()] == [("noe", "https://i")]
    assert {(c.relation, c.handle, c.name) for c in footprint.contacts()} == {
        ("close_friend", "x", None),
        ("address_book", None, "Zoé P."),
    }
    assert {(s.name, s.value) for s in footprint.settings()} == {
        ("email", "a@courrier.example"),
        ("device", "Brume 5"),
        ("inferred_location", "Nantes"),
        ("inferred_location", "Rezé"),
        ("inferred_location", "Clisson"),
        ("inferred_location", "47.21, -1.55"),
        ("advertiser", "Boutique"),
        ("previous_handle", "lea_avant"),
    }
    assert {(a.kind, a.text, a.url) for a in footprint.activities()} == {
        ("saved", "noe", "https://s"),
        ("searched", "reliure", None),
    }
    (login,) = footprint.logins()
    assert (login.ip, login.device) == ("192.0.2.3", "Brume")
    problems = {p.code: p for p in footprint.problems()}
    assert set(problems) == {ErrorCode.BAD_ITEMS, ErrorCode.UNKNOWN_MEMBER}
    assert "x/comet_log.json" in problems[ErrorCode.UNKNOWN_MEMBER].message


def test_a_change_of_privacy_that_is_not_understood_is_told(tmp_path: Path) -> None:
    change = {"title": "?", "string_map_data": {"Time": {"timestamp": WHEN}}}
    key = "account_history_account_privacy_history"
    footprint = folder(
        tmp_path,
        {
            "s/account_privacy_changes.json": {key: [change]},
            "c/posts_1.json": [
                {"media": [{"uri": "a", "title": "mot", "creation_timestamp": WHEN}]}
            ],
        },
    )
    assert [post.visibility for post in footprint.posts()] == [Visibility.UNKNOWN]
    assert [problem.code for problem in footprint.problems()] == [ErrorCode.BAD_ITEMS]
    assert [account.id for account in footprint.accounts()] == ["instagram:unknown"]


@pytest.mark.parametrize("broken", ["posts_1.json", "personal_information.json"])
def test_a_damaged_file_does_not_hide_the_others(broken: str, tmp_path: Path) -> None:
    footprint = instagram(tmp_path, broken=[broken])
    assert {post.text for post in footprint.posts()} >= {w.text for w in LEA.of_kind("comment")}
    codes = {problem.code for problem in footprint.problems()}
    assert {ErrorCode.DAMAGED} <= codes <= {ErrorCode.DAMAGED, ErrorCode.BAD_ITEMS}


@pytest.mark.parametrize(
    "name",
    [
        "your_instagram_activity/content/posts_1.html",
        "followers_and_following/following.html",
        "personal_information/personal_information.html",
    ],
)
def test_pages_are_answered(name: str, tmp_path: Path) -> None:
    members = {name: b"<html></html>", "index.html": b"<html></html>", "a/b.txt": b""}
    with pytest.raises(ReadError, match=r"Instagram.*JSON") as caught:
        read(write_container(tmp_path / "i.zip", members))
    assert caught.value.code is ErrorCode.HTML_EXPORT
