"""Which file of an X export holds what, in each of the layouts that X has used."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from reflet.footprint.archive import Archive, Member
from reflet.footprint.errors import ReadError
from reflet.sources.json_stream import well_formed
from reflet.sources.members import MEDIA, beginning, fitting


class Holds(StrEnum):
    """What a file of the export holds, of the things that are read."""

    TWEETS = "tweets"
    TWEETS_CSV = "tweets_csv"
    CIRCLE = "circle"
    NOTES = "notes"
    ACCOUNT = "account"
    PROFILE = "profile"
    PROTECTED = "protected"
    USER_DETAILS = "user_details"
    MANIFEST = "manifest"
    LIKES = "likes"
    FOLLOWERS = "followers"
    FOLLOWING = "following"
    BLOCKED = "blocked"
    MUTED = "muted"
    ADDRESS_BOOK = "address_book"
    MESSAGES = "messages"
    LOGINS = "logins"
    DEVICES = "devices"
    DEVICE_TOKENS = "device_tokens"
    HANDLES = "handles"
    EMAILS = "emails"
    PHONES = "phones"
    TIME_ZONE = "time_zone"
    CREATION = "creation"
    APPLICATIONS = "applications"
    SIGN_INS = "sign_ins"
    SEARCHES = "searches"
    INFERRED = "inferred"
    AGE = "age"


# The stem of the file name, before "-part1" and ".js". X renamed tweet.js to tweets.js between
# March and October 2022, and direct-message.js to direct-messages.js about 2020.
_STEMS = {
    "tweets": Holds.TWEETS,
    "tweet": Holds.TWEETS,
    "community-tweet": Holds.TWEETS,
    "twitter-circle-tweet": Holds.CIRCLE,
    "note-tweet": Holds.NOTES,
    "account": Holds.ACCOUNT,
    "profile": Holds.PROFILE,
    "protected-history": Holds.PROTECTED,
    "manifest": Holds.MANIFEST,
    "like": Holds.LIKES,
    "follower": Holds.FOLLOWERS,
    "following": Holds.FOLLOWING,
    "block": Holds.BLOCKED,
    "mute": Holds.MUTED,
    "contact": Holds.ADDRESS_BOOK,
    "direct-message": Holds.MESSAGES,
    "direct-messages": Holds.MESSAGES,
    "direct-message-group": Holds.MESSAGES,
    "direct-messages-group": Holds.MESSAGES,
    "ip-audit": Holds.LOGINS,
    "ni-devices": Holds.DEVICES,
    "device-token": Holds.DEVICE_TOKENS,
    "screen-name-change": Holds.HANDLES,
    "email-address-change": Holds.EMAILS,
    "phone-number": Holds.PHONES,
    "account-timezone": Holds.TIME_ZONE,
    "account-creation-ip": Holds.CREATION,
    "connected-application": Holds.APPLICATIONS,
    "sso": Holds.SIGN_INS,
    "saved-search": Holds.SEARCHES,
    "personalization": Holds.INFERRED,
    "ageinfo": Holds.AGE,
}
# What the owner deleted stays deleted; headers repeat messages without their text; the rest is
# about advertising, commerce, or others' content, and says little of the owner.
_IGNORED_STEMS = (
    "deleted-tweets deleted-tweet deleted-tweet-headers deleted-note-tweet tweet-headers "
    "tweetdeck direct-message-headers direct-message-group-headers direct-messages-headers "
    "direct-messages-group-headers direct-message-mute account-label account-suspension "
    "ad-engagements ad-impressions ad-free-article-visits ad-mobile-conversions-attributed "
    "ad-mobile-conversions-unattributed ad-online-conversions-attributed "
    "ad-online-conversions-unattributed ads-revenue-sharing app article article-metadata "
    "audio-video-calls-in-dm audio-video-calls-in-dm-recipient-sender branch-links catalog-item "
    "commerce-catalog community-note community-note-batsignal community-note-rating "
    "community-note-tombstone expanded-profile grok-chat-item grok-chat-media job key-registry "
    "lists-created lists-member lists-subscribed moment periscope-account-information "
    "periscope-ban-information periscope-broadcast-metadata periscope-comments-made-by-user "
    "periscope-expired-broadcasts periscope-followers periscope-profile-description product-drop "
    "product-set professional-data reply-prompt shop-module shopify-account smartblock "
    "spaces-metadata twitter-article twitter-article-metadata twitter-circle "
    "twitter-circle-member twitter-shop user-link-clicks verified verified-organization"
)


def _patterns() -> Mapping[str, Holds | None]:
    """Return what each path pattern holds, or None for what is ignored on purpose."""
    patterns: dict[str, Holds | None] = {
        "assets/**": None,
        "Your archive.html": None,
        "README*": None,
        # One file a month, until August 2018, among the files of the page that showed them.
        "tweets/????_??.js": Holds.TWEETS,
        "user_details.js": Holds.USER_DETAILS,
        "tweets.csv": Holds.TWEETS_CSV,
        "tweet_index.js": None,
        "payload_details.js": None,
        "index.html": None,
        "css/**": None,
        "img/**": None,
        "lib/**": None,
        "js/application.js": None,
    }
    named: dict[str, Holds | None] = {**_STEMS, **dict.fromkeys(_IGNORED_STEMS.split())}
    for stem, what in named.items():
        patterns[f"{stem}.js"] = what
        patterns[f"{stem}-part*.js"] = what
    return {**patterns, **MEDIA}


PATTERNS: Mapping[str, Holds | None] = _patterns()
_HEADS = (b"window.YTD.", b"window.__THAR_CONFIG", b"Grailbird.", b"var user_details")
_CSV_COLUMNS = (b"tweet_id", b"in_reply_to_status_id", b"timestamp", b"text")
_SMALL_FILE = 64 << 20


def holds(member: Member) -> Holds | None:
    """Tell what a member should hold by its name, or None for what is not read."""
    pattern = fitting(member.name, PATTERNS)
    return PATTERNS[pattern] if pattern else None


def is_genuine(archive: Archive, member: Member) -> bool:
    """Tell whether a member begins as X writes such files."""
    head = beginning(archive, member)
    if member.basename.endswith(".csv"):
        header = head.partition(b"\n")[0]
        return all(column in header for column in _CSV_COLUMNS)
    return head.startswith(_HEADS)


def read_object(archive: Archive, member: Member) -> dict[str, Any]:
    """Read a small file that assigns one object; an unreadable one gives an empty object."""
    try:
        with archive.open(member) as stream:
            text = stream.read(_SMALL_FILE).decode("utf-8", "replace")
        value, _ = json.JSONDecoder(strict=False).raw_decode(text, max(text.find("{"), 0))
        return well_formed(value) if isinstance(value, dict) else {}
    except (ReadError, ValueError, RecursionError):
        return {}
