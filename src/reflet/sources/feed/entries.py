"""The entries of a feed, as posts, whatever the version of RSS or Atom."""

from __future__ import annotations

import calendar
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.records import Account, Media, Post, Problem, Profile, Record, Visibility
from reflet.sources.feed.markup import as_plain_bytes, refuse_entities, with_true_references
from reflet.sources.feed.strict import Parsed, read_strictly
from reflet.sources.html_text import Spans, html_to_text
from reflet.sources.losses import BAD_SHAPE, Losses

_FIRST = datetime(1990, 1, 1, tzinfo=UTC)
_LAST = datetime(2100, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a feed is from: its address where it was fetched, and who can see what it holds.

    A file does not tell who can read the feed it was saved from; an address that answered
    without a password does.
    """

    label: str
    address: str | None = None
    visibility: Visibility = Visibility.UNKNOWN


def records_of(data: bytes, origin: Origin) -> Iterator[Record | Problem]:
    """Yield the account that a feed stands for, its profile, and its entries.

    Raises:
        ReadError: where the feed defines entities, or cannot be read at all.
    """
    plain = as_plain_bytes(data)
    refuse_entities(plain, origin.label)
    feed, entries, is_damaged = read_strictly(plain) or _leniently(plain, origin.label)
    losses = Losses(origin.label)
    home = _web(feed.get("link")) or origin.address
    account = account_id(home, str(feed.get("title") or ""), origin.label)
    title = html_to_text(str(feed.get("title") or ""))[0] or None
    yield Account(account, "feed", handle=_host(home), name=title, url=home)
    bio = html_to_text(str(feed.get("subtitle") or ""))[0]
    yield Profile(account, bio=bio or None, website=home)
    language = str(feed.get("language") or "").partition("-")[0].lower()[:8] or None
    for entry in entries:
        losses.read += 1
        try:
            post = _post(entry, account, language, origin)
        except BAD_SHAPE:
            losses.bad += 1
            continue
        losses.undated += post.created_at is None
        yield post
    if is_damaged:
        losses.damaged(ErrorCode.DAMAGED, "the feed is not well-formed, and was read leniently")
    yield from losses.problems()


def _leniently(data: bytes, label: str) -> Parsed:
    """Return what feedparser makes of a feed.

    Raises:
        ReadError: where it cannot be read at all.
    """
    import feedparser  # noqa: PLC0415 - most feeds do without

    # A stream, never text: feedparser takes text for an address or a file's name. Nothing of its
    # HTML is shown, so that there is nothing to sanitise; its own scripts are dropped with it.
    try:
        parsed = feedparser.parse(
            io.BytesIO(with_true_references(data)),
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except (*BAD_SHAPE, AssertionError, RecursionError) as error:
        # Its lenient parser trusts that tags begin and end where they may.
        raise ReadError(
            ErrorCode.DAMAGED,
            f"{label} is a feed too damaged to be read. Get it again.",
        ) from error
    override = feedparser.CharacterEncodingOverride
    is_damaged = parsed.bozo and not isinstance(parsed.bozo_exception, override)
    return parsed.feed, parsed.entries, bool(is_damaged)


def account_id(home: str | None, title: str, label: str) -> str:
    """Return an account's id in the footprint: the address of what the feed is a feed of."""
    if home:
        parts = urlsplit(home)
        return f"feed:{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}"
    return f"feed:{title or label}"


def _post(entry: Any, account: str, language: str | None, origin: Origin) -> Post:
    """Read one entry.

    Raises:
        ValueError: where it has neither words nor an address.
    """
    title, _ = html_to_text(str(entry.get("title") or ""))
    body, quoted = _body(entry)
    url = _web(entry.get("link"))
    repeated = bool(title) and body.startswith(title.rstrip("….").rstrip())
    if title and not repeated:
        shift = len(title) + 2 if body else 0
        quoted = tuple((start + shift, end + shift) for start, end in quoted)
        body = f"{title}\n\n{body}" if body else title
    if not body and not url:
        raise ValueError("an entry of nothing")
    # Asked for an update that is not there, feedparser would give the publication, and warn.
    at = _time(entry.get("published_parsed") or dict.get(entry, "updated_parsed"))
    name = str(entry.get("id") or url or "")
    return Post(
        id=name or hashlib.sha256(f"{at}\0{body}".encode()).hexdigest()[:24],
        account=account,
        text=body,
        created_at=at,
        visibility=origin.visibility,
        language=language,
        url=url,
        quoted=quoted,
        media=tuple(_media(entry)),
    )


def _body(entry: Any) -> tuple[str, Spans]:
    """Return the words of an entry: the whole of it where the feed holds it, else a summary."""
    whole = [one for one in entry.get("content") or () if one.get("value")]
    chosen = whole[0] if whole else entry.get("summary_detail") or {}
    value = str(chosen.get("value") or entry.get("summary") or "")
    if chosen.get("type") == "text/plain":
        return value.strip(), ()
    return html_to_text(value)


def _media(entry: Any) -> Iterator[Media]:
    for one in entry.get("enclosures") or ():
        kind = str(one.get("type") or "").partition("/")[0]
        kinds = {"image": "photo", "video": "video", "audio": "audio"}
        if url := _web(one.get("href")):
            yield Media(kinds.get(kind, "unknown"), url=url)


def _time(parsed: Any) -> datetime | None:
    """Return the time that feedparser read, in UTC; None for one that cannot be true."""
    try:
        time = datetime.fromtimestamp(calendar.timegm(parsed), UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return None
    return time if _FIRST <= time < _LAST else None


def _web(value: Any) -> str | None:
    """Return an address of the web, or None for anything else."""
    if not isinstance(value, str) or not value.startswith(("https://", "http://")):
        return None
    return value if _host(value) else None


def _host(address: str | None) -> str | None:
    try:
        return urlsplit(address).hostname if address else None
    except ValueError:
        return None
