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
from reflet.sources.texts import text_of
from reflet.sources.x import access
from reflet.sources.x.layout import Holds
from reflet.sources.x.owner import Owner
from reflet.sources.x.text import expand, unescape
from reflet.sources.x.times import parse_time

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
        yield Post(
            id=str(message["id"]),
            account=owner.account,
            text=expand(message.get("text") or "", links).strip(),
            created_at=parse_time(message.get("createdAt")),
            kind=PostKind.MESSAGE,
            visibility=Visibility.DIRECT,
            media=tuple(Media("unknown", url=str(url)) for url in message.get("mediaUrls") or ()),
        )


def likes(item: dict[str, Any], owner: Owner) -> Iterator[Record]:
    """Yield a like; X gives neither its date nor the liked post's author."""
    id_ = str(item["tweetId"])
    text = text_of(item.get("fullText"))
    url = text_of(item.get("expandedUrl")) or f"https://x.com/i/status/{id_}"
    yield Like(id_, owner.account, unescape(text) if text else None, url)


def _contacts(relation: str) -> Handler:
    def contacts(item: dict[str, Any], owner: Owner) -> Iterator[Record]:
        """Yield a contact; X gives the number and no handle."""
        url = text_of(item.get("userLink"))
        yield Contact(str(item["accountId"]), owner.account, relation, url=url)

    return contacts


def logins(item: dict[str, Any], owner: Owner) -> Iterator[Record]:
    """Yield a connection from ip-audit.js."""
    at = parse_time(item["createdAt"])
    if at is None:
        raise ValueError("a login without a time")
    yield Login(owner.account, at, text_of(item.get("loginIp")))


def handles(item: dict[str, Any], owner: Owner) -> Iterator[Record]:
    """Yield a handle that the account had before, and when it was given up."""
    change = item.get("screenNameChange", item)
    at = parse_time(change.get("changedAt"))
    yield Setting(owner.account, "previous_handle", str(change["changedFrom"]), at)


def inferred(item: dict[str, Any], owner: Owner) -> Iterator[Record]:
    """Yield what X inferred of the owner: languages, gender, interests, and who advertises."""
    demographics = item.get("demographics") or {}
    for entry in demographics.get("languages") or ():
        yield Setting(owner.account, "inferred_language", str(entry["language"]))
    gender = (demographics.get("genderInfo") or {}).get("gender")
    if gender:
        yield Setting(owner.account, "inferred_gender", str(gender))
    interests = item.get("interests") or {}
    for kind in ("interests", "partnerInterests"):
        for entry in interests.get(kind) or ():
            yield Setting(owner.account, "inferred_interest", unescape(str(entry["name"])))
    for show in interests.get("shows") or ():
        yield Setting(owner.account, "inferred_interest", unescape(str(show)))
    audiences = interests.get("audienceAndAdvertisers") or {}
    for kind in ("advertisers", "lookalikeAdvertisers", "catalogAudienceAdvertisers"):
        for name in audiences.get(kind) or ():
            yield Setting(owner.account, "advertiser", unescape(str(name)))
    for place in item.get("locationHistory") or ():
        names = (str(place[key]) for key in ("city", "region", "country") if place.get(key))
        if said := ", ".join(names):
            yield Setting(owner.account, "inferred_location", said)
    yield from ages(item, owner)


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
    Holds.ADDRESS_BOOK: access.address_book,
    Holds.MESSAGES: messages,
    Holds.LOGINS: logins,
    Holds.DEVICES: access.devices,
    Holds.DEVICE_TOKENS: access.device_tokens,
    Holds.HANDLES: handles,
    Holds.EMAILS: access.emails,
    Holds.PHONES: access.phones,
    Holds.TIME_ZONE: access.time_zone,
    Holds.CREATION: access.creation,
    Holds.APPLICATIONS: access.applications,
    Holds.SIGN_INS: access.sign_ins,
    Holds.SEARCHES: access.searches,
    Holds.INFERRED: inferred,
    Holds.AGE: ages,
}
