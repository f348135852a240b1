"""What is not a tweet: messages, likes, contacts, logins, and what X says it inferred.

Each function takes one item and the owner, and yields records; it raises KeyError, TypeError or
ValueError on an item that has another shape, which is then counted as lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from reflet.footprint.records import (
    Contact,
    Like,
    Login,
    Media,
    Post,
    PostKind,
    Record,
    Setting,
    Visibility,
)
from reflet.sources.x.layout import Holds
from reflet.sources.x.owner import Owner
from reflet.sources.x.text import expand, unescape
from reflet.sources.x.times import FIRST, parse_time

Handler = Callable[[dict[str, Any], Owner], Iterator[Record]]


def messages(item: dict[str, Any], owner: Owner) -> Iterator[Record]:
    """Yield the messages of a conversation that the owner wrote; others' words are not kept."""
    for entry in item["messages"]:
        # Joining and leaving a conversation, and its change of name, are entries too.
        message = entry.get("messageCreate")
        if message is None or str(message["senderId"]) != owner.user_id:
            continue
        links = [
            (str(url["url"]), str(url.get("expanded") or url["url"]), None)
            for url in message.get("urls") or ()
        ]
        created_at = parse_time(message.get("createdAt"))
        yield Post(
            id=str(message["id"]),
            account=owner.account,
            text=expand(message.get("text") or "", links).strip(),
            created_at=created_at if created_at and created_at >= FIRST else None,
            kind=PostKind.MESSAGE,
            visibility=Visibility.DIRECT,
            media=tuple(Media("unknown", url=str(url)) for url in message.get("mediaUrls") or ()),
        )


def likes(item: dict[str, Any], owner: Owner) -> Iterator[Record]:
    """Yield a like; X gives neither its date nor the liked post's author."""
    id_ = str(item["tweetId"])
    text = item.get("fullText")
    url = item.get("expandedUrl") or f"https://x.com/i/status/{id_}"
    yield Like(id_, owner.account, unescape(text) if text else None, url)


def _contacts(relation: str) -> Handler:
    def contacts(item: dict[str, Any], owner: Owner) -> Iterator[Record]:
        """Yield a contact; X gives the number and no handle."""
        yield Contact(str(item["accountId"]), owner.account, relation, url=item.get("userLink"))

    return contacts


def logins(item: dict[str, Any], owner: Owner) -> Iterator[Record]:
    """Yield a connection from ip-audit.js."""
    at = parse_time(item["createdAt"])
    if at is None:
        raise ValueError("a login without a time")
    yield Login(owner.account, at, item.get("loginIp"))


def handles(item: dict[str, Any], owner: Owner) -> Iterator[Record]:
    """Yield a handle that the account had before."""
    change = item.get("screenNameChange", item)
    yield Setting(owner.account, "previous_handle", str(change["changedFrom"]))


def inferred(item: dict[str, Any], owner: Owner) -> Iterator[Record]:
    """Yield what X inferred of the owner: languages, gender and interests."""
    demographics = item.get("demographics") or {}
    for entry in demographics.get("languages") or ():
        yield Setting(owner.account, "inferred_language", str(entry["language"]))
    gender = (demographics.get("genderInfo") or {}).get("gender")
    if gender:
        yield Setting(owner.account, "inferred_gender", str(gender))
    for entry in (item.get("interests") or {}).get("interests") or ():
        yield Setting(owner.account, "inferred_interest", unescape(str(entry["name"])))


def ages(item: dict[str, Any], owner: Owner) -> Iterator[Record]:
    """Yield the age that X inferred, where it says so."""
    guess = item.get("inferredAgeInfo") or {}
    for age in _listed(guess.get("age")):
        yield Setting(owner.account, "inferred_age", str(age))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


HANDLERS: dict[Holds, Handler] = {
    Holds.LIKES: likes,
    Holds.FOLLOWERS: _contacts("follower"),
    Holds.FOLLOWING: _contacts("following"),
    Holds.BLOCKED: _contacts("blocked"),
    Holds.MUTED: _contacts("muted"),
    Holds.MESSAGES: messages,
    Holds.LOGINS: logins,
    Holds.HANDLES: handles,
    Holds.INFERRED: inferred,
    Holds.AGE: ages,
}
