"""Writes invented posts as X's exports do: shortened links, cut reposts, notes apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tests.builders.x_specs import AccountSpec, PostSpec, escape, iso

_EPOCH_MS = 1_288_834_974_657
_URL = re.compile(r"https?://[^\s<>]+[^\s<>.,;:!?)»\"]")
_LONGEST = 280


@dataclass
class TweetWriter:
    """Writes posts as X does, and keeps what goes into other files."""

    account: AccountSpec
    notes: list[dict[str, Any]] = field(default_factory=list)
    photos: list[str] = field(default_factory=list)
    _last: str = ""
    _number: int = 0

    def new_id(self, at: datetime) -> str:
        self._number += 1
        milliseconds = int(at.timestamp() * 1000) - _EPOCH_MS
        return str((max(milliseconds, 1) << 22) + self._number % 4096)

    def tweet(self, spec: PostSpec) -> dict[str, Any]:
        id_ = spec.id or self.new_id(spec.at)
        text = spec.text
        if spec.kind == "repost":
            text = f"RT @{spec.of}: {text}"
            text = text if len(text) <= 140 else text[:139] + "…"
        elif spec.kind == "reply":
            text = f"@{spec.to} {text}"
        elif spec.kind == "quote":
            text += f" https://twitter.com/{spec.of}/status/{self.new_id(spec.at)}"
        elif spec.kind == "note":
            self._note(spec)
            text = f"{text[: _LONGEST - 6]}… https://twitter.com/i/web/status/{id_}"
        text, urls = self._shorten(escape(text))
        media: list[dict[str, Any]] = []
        if spec.photo:
            short = f"https://t.co/pic{id_[-7:]}"
            media = [photo(id_, short, len(text) + 1)]
            text += " " + short
            self.photos.append(f"{id_}-{id_}.jpg")
        reply = spec.kind == "reply" or (spec.kind == "thread" and self._last)
        tweet: dict[str, Any] = {
            "edit_info": edit_info(id_, spec.versions or [id_]),
            "retweeted": False,
            "source": '<a href="https://mobile.twitter.com" rel="nofollow">Twitter Web App</a>',
            "entities": {"hashtags": [], "symbols": [], "user_mentions": [], "urls": urls},
            "display_text_range": ["0", str(len(text))],
            "favorite_count": "0",
            "id_str": id_,
            "truncated": False,
            "retweet_count": "0",
            "id": id_,
            "created_at": spec.created_at or spec.at.strftime("%a %b %d %H:%M:%S +0000 %Y"),
            "favorited": False,
            "full_text": text,
            "lang": spec.lang,
        }
        if media:
            tweet["entities"]["media"] = media
            tweet["extended_entities"] = {"media": media}
        if reply:
            own = spec.kind == "thread"
            tweet["in_reply_to_status_id_str"] = self._last if own else self.new_id(spec.at)
            tweet["in_reply_to_user_id_str"] = self.account.user_id if own else "1500000002"
            tweet["in_reply_to_screen_name"] = self.account.handle if own else spec.to
        self._last = id_
        return tweet

    def _shorten(self, text: str) -> tuple[str, list[dict[str, Any]]]:
        """Put t.co links in the place of the text's own; indices count the escaped text."""
        urls: list[dict[str, Any]] = []
        written = ""
        at = 0
        for match in _URL.finditer(text):
            self._number += 1
            short = f"https://t.co/l{self._number:09d}"
            long = match.group().replace("&amp;", "&")
            written += text[at : match.start()]
            urls.append(
                {
                    "url": short,
                    "expanded_url": long,
                    "display_url": long.partition("//")[2][:30],
                    "indices": [str(len(written)), str(len(written) + len(short))],
                }
            )
            written += short
            at = match.end()
        return written + text[at:], urls

    def _note(self, spec: PostSpec) -> None:
        core = {"styletags": [], "urls": [], "text": spec.text, "mentions": [], "hashtags": []}
        self.notes.append(
            {
                "noteTweet": {
                    "noteTweetId": self.new_id(spec.at),
                    "createdAt": iso(spec.at),
                    "updatedAt": iso(spec.at),
                    "lifecycle": {"value": "0", "name": "Live"},
                    "core": core,
                }
            }
        )

    def conversations(self, messages: Iterable[PostSpec]) -> list[dict[str, Any]]:
        by_other: dict[str, list[dict[str, Any]]] = {}
        for spec in messages:
            mine = spec.sender in (None, self.account.handle)
            other = (spec.to if mine else spec.sender) or "someone"
            create = {
                "recipientId": "1500000002" if mine else self.account.user_id,
                "reactions": [],
                "urls": [],
                "text": escape(spec.text),
                "mediaUrls": [],
                "senderId": self.account.user_id if mine else "1500000002",
                "id": self.new_id(spec.at),
                "createdAt": iso(spec.at),
            }
            by_other.setdefault(other, []).insert(0, {"messageCreate": create})
        return [
            {"dmConversation": {"conversationId": f"{self.account.user_id}-{n}", "messages": found}}
            for n, found in enumerate(by_other.values())
        ]


def edit_info(id_: str, versions: Sequence[str]) -> dict[str, Any]:
    control = {"editTweetIds": list(versions), "editsRemaining": "5", "isEditEligible": True}
    if id_ == versions[0]:
        return {"initial": control}
    return {"edit": {"initialTweetId": versions[0], "editControlInitial": control}}


def photo(id_: str, short: str, start: int) -> dict[str, Any]:
    return {
        "expanded_url": f"https://twitter.com/i/status/{id_}/photo/1",
        "indices": [str(start), str(start + len(short))],
        "url": short,
        "media_url_https": f"https://pbs.twimg.com/media/{id_}.jpg",
        "type": "photo",
        "display_url": "pic.twitter.com/x",
    }
