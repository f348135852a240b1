"""The posts, pages and comments of a WordPress export."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlsplit

from reflet.footprint.records import Account, Media, Post, PostKind, Profile, Record, Visibility
from reflet.sources.html_text import Spans, html_to_text
from reflet.sources.wordpress.elements import children, texts_of
from reflet.sources.xml_stream import Element

# Who sees what is in each state. Drafts and trash were never meant for others, or no longer.
_SEEN_BY = {
    "publish": Visibility.PUBLIC,
    "private": Visibility.DIRECT,
    "future": Visibility.DIRECT,
    "pending": Visibility.DIRECT,
    "draft": Visibility.DIRECT,
}
_WRITTEN = frozenset(("post", "page"))
# [caption …], [gallery ids="…"]: what stands between the two ends of a pair is kept.
_SHORTCODE = re.compile(
    r"\[/?(?:caption|gallery|embed|audio|video|playlist)(?:\s[^\[\]]{0,2000})?\]"
)
_BLOCK_OR_PARAGRAPH = re.compile(r"<p[\s>]|<!-- wp:", re.IGNORECASE)
_TIME = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", re.ASCII)
_IMAGE = re.compile(r"<img\s[^<>]{0,4000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\b(src|alt)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)


@dataclass
class Site:
    """What is known of a site while its export is read.

    ``authors`` are the accounts by their login, ``users`` the logins by their number; ``untold``
    are those of the accounts that were not handed on yet.
    """

    host: str = ""
    said: dict[str, str] = field(default_factory=dict)
    authors: dict[str, Account] = field(default_factory=dict)
    users: dict[str, str] = field(default_factory=dict)
    untold: list[Account] = field(default_factory=list)

    def learn(self, name: str, value: str) -> None:
        """Take what the export says of the site itself; the first of a name counts."""
        if value and name not in self.said:
            self.said[name] = value
        if name in ("link", "wp:base_blog_url") and not self.host:
            with suppress(ValueError):  # no address: the next one may be
                self.host = (urlsplit(value).hostname or "").removeprefix("www.")

    @property
    def language(self) -> str | None:
        """The language that the site is set to."""
        return self.said.get("language", "").partition("-")[0].lower()[:8] or None

    def author(self, said: dict[str, str]) -> None:
        """Take an author.

        Raises:
            KeyError: where it has no login.
        """
        login = said["wp:author_login"]
        if number := said.get("wp:author_id"):
            self.users[number] = login
        name = said.get("wp:author_display_name") or None
        self.account(login, name)

    def account(self, login: str, name: str | None = None) -> Account:
        """Return the account of a login, as the list of authors has it where it is there."""
        if login not in self.authors:
            url = self.said.get("link")
            self.authors[login] = Account(
                f"wordpress:{self.host or 'site'}/{login}", "wordpress", login, name, url=url
            )
            self.untold.append(self.authors[login])
        return self.authors[login]

    def new_accounts(self) -> Iterator[Record]:
        """Yield each account once, with the profile that the site's own description makes."""
        told, self.untold = self.untold, []
        for account in told:
            yield account
            website = self.said.get("link")
            yield Profile(account.id, bio=self.said.get("description"), website=website)

    def records(self, item: Element) -> Iterator[Record]:
        """Yield the post of an item, and the comments that the site's authors left under it.

        Raises:
            KeyError, ValueError: where it has no number or no author.
        """
        said = texts_of(item)
        if said.get("wp:post_type") in _WRITTEN and said.get("wp:status") in _SEEN_BY:
            yield self._post(said)
        for comment in children(item, "wp:comment"):
            yield from self._comment(texts_of(comment), said)

    def _post(self, said: dict[str, str]) -> Post:
        visibility = _SEEN_BY[said["wp:status"]]
        if said.get("wp:post_password") and visibility is Visibility.PUBLIC:
            visibility = Visibility.FOLLOWERS
        content = said.get("content:encoded", "")
        text, quoted = _text_of(said.get("title", ""), content or said.get("excerpt:encoded", ""))
        return Post(
            id=str(int(said["wp:post_id"])),
            account=self.account(said["dc:creator"]).id,
            text=text,
            created_at=parse_time(said.get("wp:post_date_gmt"))
            or parse_time(said.get("wp:post_date")),
            visibility=visibility,
            language=self.language,
            url=said.get("link") or None,
            quoted=quoted,
            media=tuple(_images(content)),
        )

    def _comment(self, said: dict[str, str], under: dict[str, str]) -> Iterator[Post]:
        """Yield a comment of one of the authors; others' words are not kept."""
        login = self.users.get(said.get("wp:comment_user_id", ""))
        if login is None or said.get("wp:comment_approved") in ("spam", "trash", "post-trashed"):
            return
        public = under.get("wp:status") == "publish" and not under.get("wp:post_password")
        approved = said.get("wp:comment_approved") == "1"
        text, quoted = _text_of("", said.get("wp:comment_content", ""))
        parent = said.get("wp:comment_parent", "0")
        yield Post(
            id=f"comment-{int(said['wp:comment_id'])}",
            account=self.account(login).id,
            text=text,
            created_at=parse_time(said.get("wp:comment_date_gmt")),
            kind=PostKind.REPLY,
            visibility=Visibility.PUBLIC if public and approved else Visibility.DIRECT,
            language=self.language,
            url=under.get("link") or None,
            reply_to=f"comment-{parent}" if parent not in ("", "0") else under.get("wp:post_id"),
            quoted=quoted,
        )


def _text_of(title: str, content: str) -> tuple[str, Spans]:
    """Return title and words; the classic editor's line breaks count, blocks bring their own."""
    content = _SHORTCODE.sub("", content)
    by_lines = _BLOCK_OR_PARAGRAPH.search(content) is None
    body, quoted = html_to_text(content, lines_count=by_lines)
    heading = html_to_text(title)[0]
    if not heading or not body:
        return heading or body, quoted
    shift = len(heading) + 2
    return f"{heading}\n\n{body}", tuple((start + shift, end + shift) for start, end in quoted)


def _images(content: str) -> Iterator[Media]:
    for tag in _IMAGE.findall(content):
        said = {
            name.lower(): html_to_text(one or two)[0] for name, one, two in _ATTRIBUTE.findall(tag)
        }
        if said.get("src", "").startswith(("https://", "http://")):
            yield Media("photo", url=said["src"], alt=said.get("alt") or None)


def parse_time(value: str | None) -> datetime | None:
    """Read ``2023-01-31 10:00:00`` as UTC; a draft has zeros, which are no time."""
    if value is None or _TIME.fullmatch(value) is None:
        return None
    try:
        time = datetime.fromisoformat(value).replace(tzinfo=UTC)
    except ValueError:
        return None
    return time if time.year >= 1990 else None
