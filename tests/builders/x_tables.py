"""The files of a synthetic export of X beside its tweets, and the layout of before 2018."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from tests.builders.x_specs import AccountSpec, Extras, dump, escape, iso

_COLUMNS = (
    "tweet_id,in_reply_to_status_id,in_reply_to_user_id,timestamp,source,text,"
    "retweeted_status_id,retweeted_status_user_id,retweeted_status_timestamp,expanded_urls"
)


def account_tables(account: AccountSpec) -> dict[str, list[dict[str, Any]]]:
    info: dict[str, Any] = {"age": ["30"], "birthDate": account.birth_date}
    return {
        "account": [
            {
                "account": {
                    "email": "nobody@mail.example",
                    "createdVia": "web",
                    "username": account.handle,
                    "accountId": account.user_id,
                    "createdAt": iso(account.created_at),
                    "accountDisplayName": account.name,
                }
            }
        ],
        "profile": [
            {
                "profile": {
                    "description": {
                        "bio": account.bio,
                        "website": account.website,
                        "location": account.location,
                    },
                    "avatarMediaUrl": "https://pbs.twimg.com/profile_images/none.jpg",
                }
            }
        ],
        "ageinfo": [{"ageMeta": {"ageInfo": info}}] if account.birth_date else [],
    }


def trace_tables(account: AccountSpec, extras: Extras) -> dict[str, list[dict[str, Any]]]:
    def people(wrapper: str, ids: Sequence[str]) -> list[dict[str, Any]]:
        link = "https://twitter.com/intent/user?user_id="
        return [{wrapper: {"accountId": id_, "userLink": link + id_}} for id_ in ids]

    demographics = {
        "languages": [{"language": name, "isDisabled": False} for name in extras.languages],
        "genderInfo": {"gender": extras.gender} if extras.gender else {},
    }
    interests = [{"name": escape(name), "isDisabled": False} for name in extras.interests]
    tables: dict[str, list[dict[str, Any]]] = {
        "like": [
            {"like": {"tweetId": id_, "fullText": escape(text), "expandedUrl": liked(id_)}}
            for id_, text in extras.likes
        ],
        "follower": people("follower", extras.followers),
        "following": people("following", extras.following),
        "block": people("blocking", extras.blocked),
        "mute": people("muting", extras.muted),
        "ip-audit": [
            {"ipAudit": {"accountId": account.user_id, "createdAt": iso(at), "loginIp": ip}}
            for at, ip in extras.logins
        ],
        "personalization": [
            {"p13nData": {"demographics": demographics, "interests": {"interests": interests}}}
        ],
        "screen-name-change": [
            {
                "screenNameChange": {
                    "accountId": account.user_id,
                    "screenNameChange": {"changedFrom": old, "changedTo": account.handle},
                }
            }
            for old in extras.old_handles
        ],
        "protected-history": [
            {"protectedHistory": {"protectedAt": iso(at), "action": action}}
            for at, action in extras.protection
        ],
    }
    tables |= {name: [dict(item) for item in items] for name, items in extras.others.items()}
    tables["twitter-circle-tweet"] = [
        {
            "tweet": {
                "id_str": id_,
                "full_text": escape(text),
                "created_at": at.strftime("%a %b %d %H:%M:%S +0000 %Y"),
            }
        }
        for text, at, id_ in extras.circle
    ]
    if extras.inferred_ages:
        guess = {"ageMeta": {"inferredAgeInfo": {"age": list(extras.inferred_ages)}}}
        tables["ageinfo"] = [guess]
    return tables


def manifest(account: AccountSpec, counts: Mapping[str, int], partial: bool) -> bytes:
    types: dict[str, Any] = {}
    for name, count in counts.items():
        base = name.partition("-part")[0]
        kind = types.setdefault(base.replace("-", ""), {"files": []})
        kind["files"].append(
            {"fileName": f"data/{name}.js", "globalName": f"YTD.{base}", "count": str(count)}
        )
    types["tweetsMedia"] = {"mediaDirectory": "data/tweets_media"}
    content = {
        "userInfo": {
            "accountId": account.user_id,
            "userName": account.handle,
            "displayName": account.name,
        },
        "archiveInfo": {"sizeBytes": "123", "isPartialArchive": partial},
        "dataTypes": types,
    }
    return f"window.__THAR_CONFIG = {dump(content)}".encode()


def before_2018(
    tweets: list[dict[str, Any]], account: AccountSpec, with_months: bool
) -> dict[str, bytes]:
    """Return the layout of before August 2018: a table, and perhaps a file a month."""
    details = {
        "screen_name": account.handle,
        "full_name": account.name,
        "id": account.user_id,
        "created_at": account.created_at.strftime("%Y-%m-%d %H:%M:%S +0000"),
        "bio": account.bio,
        "location": account.location,
    }
    table = io.StringIO(newline="")
    writer = csv.writer(table, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(_COLUMNS.split(","))
    months: dict[str, list[dict[str, Any]]] = {}
    for tweet in tweets:
        at = datetime.strptime(tweet["created_at"], "%a %b %d %H:%M:%S %z %Y")
        stamp = at.strftime("%Y-%m-%d %H:%M:%S +0000")
        reply, user = (tweet.get(f"in_reply_to_{n}_id_str", "") for n in ("status", "user"))
        is_repost = "1" if tweet["full_text"].startswith("RT @") else ""
        urls = ",".join(url["expanded_url"] for url in tweet["entities"]["urls"])
        text = tweet.pop("full_text")
        source = tweet["source"]
        writer.writerow(
            [tweet["id_str"], reply, user, stamp, source, text, is_repost, "", "", urls]
        )
        months.setdefault(at.strftime("%Y_%m"), []).append(
            {**tweet, "text": text, "created_at": stamp}
        )
    members = {
        "tweets.csv": table.getvalue().encode(),
        "data/js/user_details.js": f"var user_details =  {dump(details)}".encode(),
    }
    if with_months:
        for month, items in months.items():
            head = f"Grailbird.data.tweets_{month} = \n "
            members[f"data/js/tweets/{month}.js"] = (head + dump(items)).encode()
    return members


def liked(id_: str) -> str:
    return f"https://twitter.com/i/web/status/{id_}"
