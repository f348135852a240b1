"""Which file of an X export holds what, in each of the layouts that X has used."""

from __future__ import annotations

import json
import re
from enum import StrEnum
from typing import Any

from reflet.footprint.archive import Archive, Member
from reflet.footprint.errors import ReadError
from reflet.sources.json_stream import well_formed


class Holds(StrEnum):
    """What a file of the export holds, of the things that are read."""

    TWEETS = "tweets"
    TWEETS_CSV = "tweets_csv"
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
    MESSAGES = "messages"
    LOGINS = "logins"
    HANDLES = "handles"
    INFERRED = "inferred"
    AGE = "age"


# The stem of the file name, before "-part1" and ".js". X renamed tweet.js to tweets.js between
# March and October 2022, and direct-message.js to direct-messages.js about 2020.
_STEMS = {
    "tweets": Holds.TWEETS,
    "tweet": Holds.TWEETS,
    "community-tweet": Holds.TWEETS,
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
    "direct-message": Holds.MESSAGES,
    "direct-messages": Holds.MESSAGES,
    "direct-message-group": Holds.MESSAGES,
    "direct-messages-group": Holds.MESSAGES,
    "ip-audit": Holds.LOGINS,
    "screen-name-change": Holds.HANDLES,
    "personalization": Holds.INFERRED,
    "ageinfo": Holds.AGE,
}
_NAME = re.compile(r"(?P<stem>[a-z-]+?)(?:-part\d+)?\.js")
_MONTH = re.compile(r"(?:^|/)tweets/\d{4}_\d{2}\.js$")  # until August 2018
_HEADS = (b"window.YTD.", b"window.__THAR_CONFIG", b"Grailbird.", b"var user_details")
_CSV_COLUMNS = (b"tweet_id", b"in_reply_to_status_id", b"timestamp", b"text")
_SMALL_FILE = 64 << 20


def holds(member: Member) -> Holds | None:
    """Tell what a member should hold by its name, or None for what is not read."""
    if _MONTH.search(member.name):
        return Holds.TWEETS
    if member.basename == "tweets.csv":
        return Holds.TWEETS_CSV
    if member.basename == "user_details.js":
        return Holds.USER_DETAILS
    match = _NAME.fullmatch(member.basename)
    return _STEMS.get(match.group("stem")) if match else None


def is_genuine(archive: Archive, member: Member) -> bool:
    """Tell whether a member begins as X writes such files."""
    try:
        with archive.open(member) as stream:
            head = stream.read(400).removeprefix(b"\xef\xbb\xbf").lstrip()
    except ReadError:
        return False
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
    except (ReadError, ValueError, RecursionError):
        return {}
    return well_formed(value) if isinstance(value, dict) else {}
