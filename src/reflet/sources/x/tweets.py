"""One tweet of the export, in any layout, as a post."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reflet.footprint.errors import ErrorCode
from reflet.footprint.records import Media, Post, PostKind, Problem
from reflet.sources.protection import VisibilityRule
from reflet.sources.texts import text_of
from reflet.sources.x.notes import Note, Notes
from reflet.sources.x.owner import Owner
from reflet.sources.x.text import (
    cut_quoted_link,
    expand,
    is_repost,
    links_of,
    old_quotation,
    unescape,
)
from reflet.sources.x.times import parse_time, time_of_id

# What X writes where it saw no language, or only links, media, mentions or hashtags.
_NO_LANGUAGE = {"", "und", "art", "zxx", "qam", "qct", "qht", "qme", "qst"}
_OLD_CODES = {"iw": "he", "in": "id", "ji": "yi"}


@dataclass
class TweetReader:
    """Turns the tweets of one account into posts.

    ``media`` maps the base names of the export's media files to their paths. ``mended`` counts
    the impossible dates that the id made good, ``undated`` those that nothing did.
    """

    owner: Owner
    rule: VisibilityRule
    notes: Notes
    media: Mapping[str, str]
    mended: int = 0
    undated: int = 0

    def __post_init__(self) -> None:
        self._account = self.owner.account
        self._page = f"https://x.com/{self.owner.handle or 'i'}/status/"

    def post(self, item: dict[str, Any]) -> Post:
        """Read one tweet.

        Raises:
            KeyError, TypeError, ValueError: where it has no id or no text.
        """
        get = item.get
        id_ = str(get("id_str") or item["id"])
        if not id_.isdigit():
            raise ValueError("a tweet's id is a number")
        raw = item["full_text"] if "full_text" in item else item["text"]
        created_at = parse_time(get("created_at"))
        if created_at is None:
            created_at = time_of_id(id_)
            self.mended += created_at is not None
            self.undated += created_at is None
        entities = get("entities") or {}
        extended = get("extended_entities") or entities
        repost = is_repost(raw) or bool(get("retweeted_status"))
        note = None if repost else self.notes.of(created_at, raw)
        media = extended.get("media")
        if note:
            text = note.text
        elif media or entities.get("urls") or entities.get("media"):
            text = expand(raw, links_of(entities, extended)).strip()
        else:
            text = unescape(raw).strip()
        quoted_id: Any = None
        if not repost:
            rest, linked = cut_quoted_link(text)
            if linked:
                text = rest
                quoted_id = linked if linked != id_ else None
        quoted_id = quoted_id or get("quoted_status_id_str") or get("quoted_status_id")
        reply_to = get("in_reply_to_status_id_str") or get("in_reply_to_status_id")
        to_someone = reply_to or get("in_reply_to_user_id_str") or get("in_reply_to_user_id")
        old = None if repost else old_quotation(text)
        return Post(  # by place: names would take as long as the fields themselves
            id_,
            self._account,
            text,
            created_at,
            _kind(repost, bool(to_someone), bool(quoted_id or old)),
            self.rule.at(created_at),
            language(get("lang")),
            self._page + id_,  # url
            str(reply_to) if reply_to else None,
            (old,) if old else (),  # quoted
            tuple([self._media(id_, one) for one in media]) if media else (),
        )

    def orphan(self, note: Note) -> Post:
        """Turn a long text whose tweet is missing into a post of its own."""
        return Post(
            id=f"note-{note.id}",
            account=self.owner.account,
            text=note.text,
            created_at=note.created_at,
            visibility=self.rule.at(note.created_at),
        )

    def problems(self) -> Iterator[Problem]:
        """Yield what was wrong with dates, once every tweet was read."""
        if self.mended or self.undated:
            yield Problem(
                ErrorCode.BAD_DATES,
                "tweets",
                "posts with an impossible date (none, or before March 2006): "
                f"{self.mended + self.undated:,}. Dated by their number: {self.mended:,}; left "
                f"without a date, to count as the oldest: {self.undated:,}. Nothing to be done.",
                0,
            )

    def _media(self, id_: str, item: dict[str, Any]) -> Media:
        url = text_of(item.get("media_url_https")) or text_of(item.get("media_url"))
        # Videos lie in the export under the name of one of their variants.
        variants = (item.get("video_info") or {}).get("variants") or ()
        names = [str(v.get("url", "")).partition("?")[0] for v in variants]
        path = None
        for name in (*names, url or ""):
            path = path or self.media.get(f"{id_}-{name.rpartition('/')[2]}")
        return Media(
            kind=str(item.get("type") or "photo"),
            path=path,
            url=url,
            alt=text_of(item.get("ext_alt_text")),
        )


def tweet_of_csv(row: dict[str, str]) -> dict[str, Any]:
    """Return a row of tweets.csv (until August 2018) in the shape of a tweet."""
    shortened = re.findall(r"https?://t\.co/\w+", row["text"])
    expanded = [url for url in row.get("expanded_urls", "").split(",") if url]
    urls: list[dict[str, str]] = []
    if len(shortened) == len(expanded):
        urls = [
            {"url": short, "expanded_url": long}
            for short, long in zip(shortened, expanded, strict=True)
        ]
    return {
        "id_str": row["tweet_id"],
        "text": row["text"],
        "created_at": row["timestamp"],
        "in_reply_to_status_id_str": row.get("in_reply_to_status_id"),
        "in_reply_to_user_id_str": row.get("in_reply_to_user_id"),
        "retweeted_status": row.get("retweeted_status_id"),
        "entities": {"urls": urls},
    }


def language(code: Any) -> str | None:
    """Return the language that X detected, as ISO 639, or None where it saw none."""
    if not isinstance(code, str) or code in _NO_LANGUAGE:
        return None
    return _OLD_CODES.get(code, code)


def _kind(repost: bool, reply: bool, quote: bool) -> PostKind:
    if repost:
        return PostKind.REPOST
    if reply:
        return PostKind.REPLY
    return PostKind.QUOTE if quote else PostKind.POST
