"""Builds synthetic Instagram exports in JSON, in three layouts, with the quirks of real ones.

The facts about the format are those of ``docs/formats.md``. The bytes are the same at each run.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.builders.facebook_export import meta_json
from tests.builders.person import JPEG, LEA, Person, Words, write_export

_LABELS = {
    "en": {
        "time": "Time",
        "comment": "Comment",
        "owner": "Media Owner",
        "username": "Username",
        "name": "Name",
        "email": "Email",
        "bio": "Bio",
        "gender": "Gender",
        "birth": "Date of birth",
        "website": "Website",
        "private": "Private Account",
        "ip": "IP Address",
        "agent": "User Agent",
        "caption": "Caption",
        "made private": "Profile Made Private",
        "made public": "Profile Made Public",
    },
    "fr": {
        "time": "Heure",
        "comment": "Commentaire",
        "owner": "Propriétaire du contenu multimédia",
        "username": "Nom d’utilisateur",
        "name": "Nom",
        "email": "Adresse e-mail",
        "bio": "Biographie",
        "gender": "Genre",
        "birth": "Date de naissance",
        "website": "Site web",
        "private": "Compte privé",
        "ip": "Adresse IP",
        "agent": "Agent utilisateur",
        "caption": "Légende",
        "made private": "Profil rendu privé",
        "made public": "Profil rendu public",
    },
    "nl": {
        "time": "Tijd",
        "comment": "Opmerking",
        "owner": "Media-eigenaar",
        "username": "Gebruikersnaam",
        "name": "Naam",
        "email": "E-mailadres",
        "bio": "Biografie",
        "gender": "Geslacht",
        "birth": "Geboortedatum",
        "website": "Website",
        "private": "Privéaccount",
        "ip": "IP-adres",
        "agent": "User-agent",
        "caption": "Bijschrift",
        "made private": "Profiel privé gemaakt",
        "made public": "Profiel openbaar gemaakt",
    },
    "de": {
        "time": "Zeit",
        "comment": "Kommentar",
        "owner": "Medieninhaber",
        "username": "Benutzername",
        "name": "Name",
        "email": "E-Mail-Adresse",
        "bio": "Steckbrief",
        "gender": "Geschlecht",
        "birth": "Geburtsdatum",
        "website": "Webseite",
        "private": "Privates Konto",
        "ip": "IP-Adresse",
        "agent": "User Agent",
        "caption": "Bildunterschrift",
        "made private": "Profil auf privat gestellt",
        "made public": "Profil auf öffentlich gestellt",
    },
}
_FOLDERS = {
    # profile, content, comments, connections, logins, likes, messages, topics, threads
    "2021": (
        "account_information/",
        "content/",
        "comments/",
        "followers_and_following/",
        "login_and_account_creation/",
        "likes/",
        "messages/",
        "your_topics/",
        "threads/",
    ),
    "2024": (
        "personal_information/personal_information/",
        "your_instagram_activity/content/",
        "your_instagram_activity/comments/",
        "connections/followers_and_following/",
        "security_and_login_information/login_and_account_creation/",
        "your_instagram_activity/likes/",
        "your_instagram_activity/messages/",
        "preferences/your_topics/",
        "your_instagram_activity/threads/",
    ),
    "2025": (
        "personal_information/personal_information/",
        "your_instagram_activity/media/",
        "your_instagram_activity/comments/",
        "connections/followers_and_following/",
        "security_and_login_information/login_and_profile_creation/",
        "your_instagram_activity/likes/",
        "your_instagram_activity/messages/",
        "preferences/your_topics/",
        "your_instagram_activity/threads/",
    ),
}
THREAD = Words("Sur Threads aussi, à bientôt", datetime.fromisoformat("2024-03-03T08:00:00+00:00"))


def build_instagram_export(
    path: Path,
    person: Person = LEA,
    *,
    layout: str = "2025",
    lang: str = "en",
    labelled: bool = False,
    private: bool | None = None,
    history: bool = True,
    wrapper: str = "",
    parts: int = 1,
    missing: Collection[str] = (),
    broken: Collection[str] = (),
) -> list[Path]:
    """Write an export to ``path`` (.zip, .tar.gz, else a folder) and return its parts' paths.

    ``layout`` is 2021, 2024 or 2025; ``lang`` the account's language; ``labelled`` writes
    comments, likes and people in the shape of ``label_values``. ``private`` is the current
    setting, where it is written; ``history`` writes the changes of it. ``missing`` and ``broken``
    name files to leave out or to cut in the middle.
    """
    members: dict[str, bytes] = {}
    whole = instagram_members(person, layout, lang, labelled, private, history)
    for name, content in whole.items():
        base = name.rpartition("/")[2]
        if base not in missing:
            data = content if isinstance(content, bytes) else meta_json(content)
            members[name] = data[: len(data) // 2] if base in broken else data
    return write_export(path, members, wrapper=wrapper, parts=parts)


def instagram_members(
    person: Person, layout: str, lang: str, labelled: bool, private: bool | None, history: bool
) -> dict[str, Any]:
    """Return the files of an export: JSON trees, and bytes for pictures."""
    labels = _LABELS[lang]
    folders = _FOLDERS[layout]
    profile, content, comments, connections, security, likes, inbox, topics, threads = folders
    privacy = "account" if layout != "2025" else "profile"
    old = layout == "2021"
    written = [_comment(words, labels, labelled) for words in person.of_kind("comment")]
    liked = [_like(like, labels, labelled) for like in person.likes]
    members: dict[str, Any] = {
        f"{profile}personal_information.json": {
            "profile_user": [_profile(person, labels, private)]
        },
        f"{content}posts_1.json": [_post(words) for words in person.of_kind("post")],
        f"{content}stories.json": {"ig_stories": [_medium(w) for w in person.of_kind("story")]},
        f"{content}reels.json": {"ig_reels_media": []},
        f"{threads}threads_and_replies.json": {
            "text_post_app_text_posts": [
                {"media": [{"title": THREAD.text, "creation_timestamp": _seconds(THREAD.at)}]}
            ]
        },
        f"{comments}post_comments{'' if old else '_1'}.json": (
            {"comments_media_comments": written} if old else written
        ),
        f"{likes}liked_posts.json": liked if labelled else {"likes_media_likes": liked},
        f"{connections}followers{'' if old else '_1'}.json": (
            {"relationships_followers": _people(person.followers)}
            if old
            else _people(person.followers)
        ),
        f"{connections}following.json": {
            "relationships_following": _people(person.following, titled=layout == "2025")
        },
        f"{connections}blocked_{privacy}s.json": (
            _labelled_people(person.blocked, labels)
            if labelled
            else {"relationships_blocked_users": _people(person.blocked, titled=True)}
        ),
        f"{security}login_activity.json": {
            "account_history_login_history": [_login(login, labels) for login in person.logins]
        },
        f"{topics}your_topics.json": {
            "topics_your_topics": [
                {"title": "", "string_map_data": _mapped(labels, name=interest)}
                for interest in person.interests
            ]
        },
        f"{inbox}inbox/marie_1/message_1.json": {
            "participants": [{"name": "Marie Ancelle"}, {"name": person.name}],
            "messages": [
                {"sender_name": "Marie Ancelle", "timestamp_ms": 1_700_000_000_000, "content": "x"},
                *(
                    {
                        "sender_name": person.name,
                        "timestamp_ms": int(words.at.timestamp() * 1000),
                        "content": words.text,
                    }
                    for words in person.of_kind("message")
                ),
            ],
            "thread_path": "inbox/marie_1",
        },
    }
    if history:
        members[f"{security}{privacy}_privacy_changes.json"] = {
            "account_history_account_privacy_history": [
                {
                    "title": labels["made private" if closed else "made public"],
                    "string_map_data": {labels["time"]: _stamp(at)},
                }
                for at, closed in person.protection
            ]
        }
    for words in person.of_kind("post", "story"):
        if words.photo:
            members[_uri(words)] = JPEG
    return members


def _mapped(labels: dict[str, str], **said: str) -> dict[str, Any]:
    return {
        labels[key]: {"href": "", "value": value, "timestamp": 0} for key, value in said.items()
    }


def _stamp(at: datetime) -> dict[str, Any]:
    return {"href": "", "value": "", "timestamp": _seconds(at)}


def _labels(labels: dict[str, str], **said: str) -> list[dict[str, Any]]:
    return [{"label": labels.get(key, key), "value": value} for key, value in said.items()]


def _uri(words: Words) -> str:
    return f"media/{words.kind}s/202403/{_seconds(words.at)}.jpg"


def _medium(words: Words) -> dict[str, Any]:
    exif = {"latitude": 47.2, "longitude": -1.55, "device_id": "b5"}
    return {
        "uri": _uri(words),
        "creation_timestamp": _seconds(words.at),
        "media_metadata": {"photo_metadata": {"exif_data": [exif] if words.place else []}},
        "title": words.text,
    }


def _post(words: Words) -> dict[str, Any]:
    """Write a post: one medium holds its caption, several leave it to the post."""
    if words.photo:
        return {"media": [_medium(words)]}
    media = [{**_medium(words), "title": ""}, {**_medium(words), "title": ""}]
    media[1]["uri"] = _uri(words).replace(".jpg", "_2.jpg")
    return {"media": media, "title": words.text, "creation_timestamp": _seconds(words.at)}


def _comment(words: Words, labels: dict[str, str], labelled: bool) -> dict[str, Any]:
    said = {"comment": words.text, "owner": "marie.ancelle"}
    if labelled:
        return {
            "timestamp": _seconds(words.at),
            "media": [],
            "label_values": _labels(labels, **said),
        }
    mapped = {**_mapped(labels, **said), labels["time"]: _stamp(words.at)}
    return {"media_list_data": [], "string_map_data": mapped}


def _like(
    like: tuple[str, str, datetime], labels: dict[str, str], labelled: bool
) -> dict[str, Any]:
    text, whose, at = like
    url = f"https://www.instagram.com/p/{_seconds(at)}/"
    if labelled:
        owner = {"title": "Owner", "dict": [{"dict": _labels(labels, URL="https://o", name=whose)}]}
        link = {"label": "URL", "value": url, "href": url}
        entries = [link, *_labels(labels, caption=text), owner]
        stamp = _seconds(at)
        return {"timestamp": stamp, "media": [], "label_values": entries, "fbid": str(stamp)}
    return {
        "title": whose,
        "string_list_data": [{"href": url, "value": "👍", "timestamp": _seconds(at)}],
    }


def _people(
    people: tuple[tuple[str, str, datetime], ...], *, titled: bool = False
) -> list[dict[str, Any]]:
    items = []
    for _, handle, since in people:
        entry: dict[str, Any] = {
            "href": f"https://www.instagram.com/{handle}",
            "timestamp": _seconds(since),
        }
        if not titled:
            entry["value"] = handle
        items.append({"title": handle if titled else "", "string_list_data": [entry]})
    return items


def _labelled_people(
    people: tuple[tuple[str, str, datetime], ...], labels: dict[str, str]
) -> list[dict[str, Any]]:
    return [
        {
            "timestamp": _seconds(since),
            "media": [],
            "label_values": _labels(
                labels, URL=f"https://www.instagram.com/{handle}", name=name, username=handle
            ),
        }
        for name, handle, since in people
    ]


def _login(login: tuple[datetime, str, str], labels: dict[str, str]) -> dict[str, Any]:
    at, address, device = login
    mapped = {**_mapped(labels, ip=address, agent=device), labels["time"]: _stamp(at)}
    return {"title": at.isoformat(), "string_map_data": mapped}


def _profile(person: Person, labels: dict[str, str], private: bool | None) -> dict[str, Any]:
    said = {
        "email": person.email,
        "username": person.handle,
        "name": person.name,
        "bio": person.bio,
        "gender": person.gender,
        "birth": person.birth_date,
        "website": person.website,
    }
    if private is not None:
        said["private"] = str(private)
    return {"title": "", "media_map_data": {}, "string_map_data": _mapped(labels, **said)}


def _seconds(at: datetime) -> int:
    return int(at.timestamp())
