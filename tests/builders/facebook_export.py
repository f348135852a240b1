"""Builds synthetic Facebook exports in JSON, of both layouts, with the quirks of real ones.

The facts about the format are those of ``docs/formats.md``. The bytes are the same at each run.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from tests.builders.person import JPEG, LEA, Person, Words, write_export

_LABELS = {
    "en": {"message": "Message", "name": "Name", "url": "URL", "coordinates": "Coordinates"},
    "fr": {"message": "Message", "name": "Nom", "url": "URL", "coordinates": "Coordonnées"},
    "nl": {"message": "Bericht", "name": "Naam", "url": "URL", "coordinates": "Coördinaten"},
    "de": {"message": "Nachricht", "name": "Name", "url": "URL", "coordinates": "Koordinaten"},
}
_TITLES = {
    "en": ("{0} commented on {1}'s post.", "{0} likes {1}'s post."),
    "fr": ("{0} a commenté la publication de {1}.", "{0} aime la publication de {1}."),
    "nl": ("{0} heeft gereageerd op het bericht van {1}.", "{0} vindt het bericht van {1} leuk."),
    "de": ("{0} hat {1}s Beitrag kommentiert.", "{0} gefällt {1}s Beitrag."),
}


def build_facebook_export(
    path: Path,
    person: Person = LEA,
    *,
    layout: str = "2024",
    lang: str = "en",
    labelled: bool = False,
    mojibake: bool = True,
    wrapper: str = "",
    parts: int = 1,
    missing: Collection[str] = (),
    broken: Collection[str] = (),
) -> list[Path]:
    """Write an export to ``path`` (.zip, .tar.gz, else a folder) and return its parts' paths.

    ``layout`` is 2024 or 2023; ``lang`` the account's language; ``labelled`` writes posts and
    reactions in the generic shape of ``label_values``; ``mojibake`` is Meta's own encoding.
    ``missing`` and ``broken`` name files to leave out or to cut in the middle.
    """
    members: dict[str, bytes] = {}
    for name, content in facebook_members(person, layout, lang, labelled).items():
        base = name.rpartition("/")[2]
        if base in missing:
            continue
        data = content if isinstance(content, bytes) else meta_json(content, mojibake=mojibake)
        members[name] = data[: len(data) // 2] if base in broken else data
    return write_export(path, members, wrapper=wrapper, parts=parts)


def meta_json(content: Any, *, mojibake: bool = True) -> bytes:
    r"""Write JSON as Meta does: each byte of the UTF-8 as an escaped character, \u00c3\u00a9."""
    written = _spoilt(content) if mojibake else content
    return json.dumps(written, ensure_ascii=True, indent=2).encode("ascii")


def _spoilt(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8").decode("latin-1")
    if isinstance(value, list):
        return [_spoilt(item) for item in value]
    if isinstance(value, dict):
        return {_spoilt(key): _spoilt(item) for key, item in value.items()}
    return value


def facebook_members(person: Person, layout: str, lang: str, labelled: bool) -> dict[str, Any]:
    """Return the files of an export: JSON trees, and bytes for pictures."""
    new = layout == "2024"
    activity = "your_facebook_activity/" if new else ""
    stem = "your_posts__check_ins__photos_and_videos_1" if new else "your_posts_1"
    photos = f"{activity}posts/media/Mobileuploads_1"
    posts = person.of_kind("post")
    name_of = lambda words: f"{photos}/{int(words.at.timestamp())}.jpg"  # noqa: E731
    write = _labelled_post if labelled else _post
    comments = f"{activity}comments_and_reactions/" if new else "comments/"
    reactions = f"{activity}comments_and_reactions/" if new else "likes_and_reactions/"
    people = "connections/friends/" if new else "friends_and_followers/"
    followers = "connections/followers/" if new else "following_and_followers/"
    security = "security_and_login_information/"
    ads = "ads_information/" if new else "ads_and_businesses/"
    profile = "personal_information/profile_information/" if new else "profile_information/"
    members: dict[str, Any] = {
        f"{profile}profile_information.json": {"profile_v2": _profile(person)},
        f"{activity}posts/{stem}.json": [write(words, name_of(words), lang) for words in posts],
        f"{comments}comments.json": {
            "comments_v2": [_comment(words, person, lang) for words in person.of_kind("comment")]
        },
        f"{reactions}{'likes_and_reactions_1' if new else 'posts_and_comments'}.json": [
            _reaction(like, person, lang, labelled) for like in person.likes
        ]
        if new
        else {"reactions_v2": [_reaction(like, person, lang, False) for like in person.likes]},
        f"{people}{'your_friends' if new else 'friends'}.json": {
            "friends_v2": [
                {"name": name, "timestamp": _seconds(since)} for name, _, since in person.followers
            ]
        },
        f"{followers}{'who_you_ve_followed' if new else 'following'}.json": {
            "following_v3": [
                {"name": name, "timestamp": _seconds(since)} for name, _, since in person.following
            ]
        },
        f"{followers}blocked_profiles.json": {
            "blocked_users_v2": [
                {"name": name, "timestamp": _seconds(since)} for name, _, since in person.blocked
            ]
        },
        f"{security}account_activity.json": {
            "account_activity_v2": [
                {
                    "action": "Login",
                    "timestamp": _seconds(at),
                    "ip_address": address,
                    "user_agent": device,
                    "city": person.city,
                }
                for at, address, device in person.logins
            ]
        },
        f"{ads}ads_interests.json": {"topics_v2": list(person.interests)},
        f"{activity}messages/inbox/marie_1/message_1.json": _messages(person),
        f"{activity}posts/no-data.txt": b"",
    }
    for words in posts:
        if words.photo:
            members[name_of(words)] = JPEG
    return members


def _post(words: Words, photo: str, lang: str) -> dict[str, Any]:
    item: dict[str, Any] = {
        "timestamp": _seconds(words.at),
        "data": [{"post": words.text}, {"update_timestamp": _seconds(words.at)}],
        "title": "Léa Brumaire a mis à jour son statut." if lang == "fr" else "",
    }
    data: list[dict[str, Any]] = []
    if words.photo:
        data.append({"media": _medium(words, photo)})
    if words.place:
        name, latitude, longitude = words.place
        point = {"latitude": latitude, "longitude": longitude}
        data.append({"place": {"name": name, "coordinate": point, "address": "", "url": "x"}})
    if data:
        item["attachments"] = [{"data": data}]
    return item


def _medium(words: Words, photo: str) -> dict[str, Any]:
    exif = {
        "upload_ip": "192.0.2.55",
        "taken_timestamp": -62169958800,
        "camera_make": "Brume",
        "camera_model": "B5",
        "latitude": 47.2,
        "longitude": -1.55,
    }
    return {
        "uri": photo,
        "creation_timestamp": _seconds(words.at),
        "media_metadata": {"photo_metadata": {"exif_data": [exif]}},
        "title": "Photos du mobile",
        "description": words.text,
    }


def _labelled_post(words: Words, photo: str, lang: str) -> dict[str, Any]:
    labels = _LABELS[lang]
    entries: list[dict[str, Any]] = [{"label": labels["message"], "value": words.text}]
    if words.place:
        name, latitude, longitude = words.place
        where = f"({latitude} , {longitude})"
        inner = [
            {"label": labels["name"], "value": name},
            {"label": labels["coordinates"], "value": where},
        ]
        entries.append({"title": "Place tags", "dict": inner})
    return {
        "timestamp": _seconds(words.at),
        "media": [_medium(words, photo)] if words.photo else [],
        "label_values": entries,
        "fbid": str(7_000_000_000 + _seconds(words.at)),
    }


def _comment(words: Words, person: Person, lang: str) -> dict[str, Any]:
    comment = {"timestamp": _seconds(words.at), "comment": words.text, "author": person.name}
    return {
        "timestamp": _seconds(words.at),
        "data": [{"comment": comment}],
        "title": _TITLES[lang][0].format(person.name, words.to),
    }


def _reaction(
    like: tuple[str, str, Any], person: Person, lang: str, labelled: bool
) -> dict[str, Any]:
    text, whose, at = like
    url = f"https://www.facebook.com/posts/{_seconds(at)}"
    if labelled:
        labels = _LABELS[lang]
        entries = [
            {"label": labels["url"], "value": url, "href": url},
            {"label": labels["name"], "value": whose},
        ]
        stamp = _seconds(at)
        return {"timestamp": stamp, "media": [], "label_values": entries, "fbid": str(stamp)}
    return {
        "timestamp": _seconds(at),
        "data": [{"reaction": {"reaction": "LIKE", "actor": person.name}}],
        "attachments": [{"data": [{"external_context": {"name": text, "url": url}}]}],
        "title": _TITLES[lang][1].format(person.name, whose),
    }


def _profile(person: Person) -> dict[str, Any]:
    year, month, day = map(int, person.birth_date.split("-"))
    return {
        "name": {
            "full_name": person.name,
            "first_name": person.first_name,
            "last_name": person.last_name,
        },
        "emails": {"emails": [person.email], "previous_emails": []},
        "birthday": {"year": year, "month": month, "day": day},
        "gender": {"gender_option": person.gender.upper(), "pronoun": person.gender.upper()},
        "current_city": {"name": person.city, "timestamp": 0},
        "intro_bio": {"name": person.bio},
        "work_experiences": [{"employer": person.employer, "title": "Relieuse"}],
        "family_members": [{"name": "Marie Ancelle", "relation": "sœur"}],
        "relationship": {"status": "In a relationship", "partner": "Noé Valdor"},
        "websites": [{"address": person.website}],
        "username": person.handle,
        "registration_timestamp": _seconds(person.created_at),
        "profile_uri": f"https://www.facebook.com/{person.handle}",
    }


def _messages(person: Person) -> dict[str, Any]:
    other = "Marie Ancelle"
    messages = [
        {
            "sender_name": person.name,
            "timestamp_ms": int(words.at.timestamp() * 1000),
            "content": words.text,
        }
        for words in person.of_kind("message")
    ]
    theirs = {
        "sender_name": other,
        "timestamp_ms": 1_700_000_000_000,
        "content": "les mots de Marie",
    }
    return {
        "participants": [{"name": other}, {"name": person.name}],
        "messages": [theirs, *messages],
        "title": other,
        "thread_path": "inbox/marie_1",
    }


def _seconds(at: Any) -> int:
    return int(at.timestamp())
