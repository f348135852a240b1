"""Builds synthetic exports of TikTok from an invented person, with the quirks as flags."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.builders.person import LEA, Person, Words, write_export

_WHO = {"public": "Public", "followers": "Friends", "direct": "Only me", "unknown": "N/A"}


def when(at: datetime) -> str:
    """Write a time as TikTok does: UTC, without saying so."""
    return at.strftime("%Y-%m-%d %H:%M:%S")


def video_id(words: Words) -> str:
    """Give a video its number."""
    return f"72{int(words.at.timestamp())}"


def tiktok_document(
    person: Person = LEA, *, layout: str = "2025", flipped: bool = False, empty: Any = "N/A"
) -> dict[str, Any]:
    """Return the document; ``layout`` is 2025, 2024 or 2022 (sections moved and were renamed).

    ``flipped`` writes the keys of items in lower case; ``empty`` stands for empty lists.
    """

    def items(*found: dict[str, Any]) -> list[dict[str, Any]] | Any:
        flip = [{k.lower(): v for k, v in item.items()} for item in found] if flipped else found
        return list(flip) if found else empty

    def post(words: Words) -> dict[str, Any]:
        link = f"https://www.tiktokv.com/share/video/{video_id(words)}/"
        item = {"Date": when(words.at), "Link": link, "Likes": "12"}
        if layout != "2022":
            item |= {
                "WhoCanView": _WHO[words.visibility],
                "AllowComments": "Yes",
                "Location": words.place[0] if words.place else "N/A",
                "Title": words.text,
                "AddYoursText": "N/A",
            }
        return item

    def people(who: tuple[tuple[str, str, datetime], ...]) -> list[dict[str, Any]] | Any:
        return items(*({"Date": when(at), "UserName": handle} for _, handle, at in who))

    posts = items(*map(post, person.of_kind("post", "story")))
    comments = items(
        *(
            {"date": when(w.at), "comment": w.text, "photo": "N/A", "url": ""}
            for w in person.of_kind("comment")
        )
    )
    sent = [
        {"Date": when(w.at), "From": person.handle, "Content": w.text}
        for w in person.of_kind("message")
    ]
    received = {"Date": when(person.created_at), "From": "marie.ancelle", "Content": "lu"}
    chats = {"Chat History with marie.ancelle:": items(*sent, received)}
    profile = {
        "userName": person.handle,
        "bioDescription": person.bio,
        "birthDate": person.birth_date,
        "emailAddress": person.email,
        "telephoneNumber": None,
        "likesReceived": "3",
    }
    likes = items(
        *(
            {"date": when(at), "link": f"https://www.tiktokv.com/share/video/7100000{n}/"}
            for n, (_, _, at) in enumerate(person.likes)
        )
    )
    logins = items(
        *(
            {
                "Date": f"{when(at)} UTC",
                "IP": ip,
                "DeviceModel": device,
                "DeviceSystem": "Brume 12",
                "NetworkType": "Wi-Fi",
                "Carrier": "N/A",
            }
            for at, ip, device in person.logins
        )
    )
    watched = items(
        {"Date": when(person.created_at), "Link": "https://www.tiktokv.com/share/video/71/"}
    )
    searched = items({"Date": when(person.created_at), "SearchTerm": "reliure japonaise"})
    settings = {"SettingsMap": {"Private Account": "Enabled", "Nested": {"Ads": ["A", "B"]}}}
    follower, following = (
        {"FansList": people(person.followers)},
        {"Following": people(person.following)},
    )
    blocked = {"BlockList": people(person.blocked)}
    off = items({"TimeStamp": when(person.created_at), "Source": "Boutique", "Event": "Achat"})
    if layout == "2022":
        return {
            "Activity": {
                "Video Browsing History": {"VideoList": watched},
                "Search History": {"SearchList": searched},
                "Like List": {"ItemFavoriteList": likes},
                "Login History": {"LoginHistoryList": logins},
                "Follower List": follower,
                "Following List": following,
                "Favorite Videos": {"FavoriteVideoList": empty},
            },
            "App Settings": {"Block": blocked, "Settings": settings},
            "Comment": {"Comments": {"CommentsList": comments}},
            "Direct Messages": {"Chat History": {"ChatHistory": chats}},
            "Profile": {"Profile Information": {"ProfileMap": profile}},
            "Video": {"Videos": {"VideoList": posts}},
            "Ads and data": {"Off TikTok Activity": {"OffTikTokActivityDataList": off}},
        }
    new = layout == "2025"
    activity = {
        "Watch History": {"VideoList": watched},
        "Searches": {"SearchList": searched},
        "Login History": {"LoginHistoryList": logins},
    }
    circle = {"Follower": follower, "Following": following}
    favourites = {
        "Like List": {"ItemFavoriteList": likes},
        "Favorite Videos": {"FavoriteVideoList": empty},
    }
    information = {"Profile Info": {"ProfileMap": profile}}
    moved = {"Block List": blocked, "Settings": settings}
    return {
        "Comment": {"Comments": {"CommentsList": comments}},
        "Direct Message": {"Direct Messages": {"ChatHistory": chats}},
        "Your Activity": activity if new else activity | favourites | circle,
        "Post": {"Posts": {"VideoList": posts}},
        "Off TikTok Activity": {"OffTikTokActivityDataList": off},
        **(
            {
                "Likes and Favorites": favourites,
                "Profile And Settings": {**information, **circle, **moved},
            }
            if new
            else {"Profile": information, "App Settings": moved}
        ),
        "TikTok Shop": {"Shopping Cart List": {"ShoppingCart": empty}},
        "Ads and data": {"Ad Interests": {"AdInterestCategories": person.interests[0]}},
    }


def build_tiktok_export(
    path: Path,
    person: Person = LEA,
    *,
    layout: str = "2025",
    flipped: bool = False,
    empty: Any = "N/A",
    text: bool = False,
    broken: bool = False,
    missing: Collection[str] = (),
    added: dict[str, Any] | None = None,
    wrapper: str = "",
) -> list[Path]:
    """Write an export; ``text`` is the variant of text files, ``broken`` cuts the document short.

    ``missing`` and ``added`` are sections of the document.
    """
    if text:
        history = f"Date: {when(person.created_at)} UTC\nLink: https://www.tiktokv.com/share/1/\n"
        members = {
            "TikTok/Your Activity/Watch History.txt": history.encode(),
            "TikTok/Comments/Comments.txt": b"Date: 2024-01-01 10:00:00 UTC\nComment: un mot\n",
        }
        return write_export(path, members, wrapper=wrapper)
    document = tiktok_document(person, layout=layout, flipped=flipped, empty=empty)
    document = {key: value for key, value in document.items() if key not in missing}
    content = json.dumps({**document, **(added or {})}, ensure_ascii=layout == "2022").encode()
    if broken:
        content = content[: len(content) * 2 // 3]
    name = "user_data.json" if layout == "2022" else "user_data_tiktok.json"
    return write_export(path, {name: content}, wrapper=wrapper)
