"""The articles of a LinkedIn export, one web page each (the page's layout is not documented)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflet.footprint.archive import Archive, Member
from reflet.footprint.errors import ReadError
from reflet.footprint.records import Post, Problem, Record
from reflet.sources.html_text import LARGEST, html_to_text
from reflet.sources.linkedin.owner import Owner
from reflet.sources.linkedin.times import time_of
from reflet.sources.made_ids import made_id

_PUBLISHED = re.compile(r"(?:Published|Created) on (\d{4}-\d{2}-\d{2} \d{2}:\d{2})")
_BODY = re.compile(r"<body[^<>]*>", re.IGNORECASE)


class Article:
    """Marks the pages that hold an article."""


def article(archive: Archive, member: Member, owner: Owner) -> Iterator[Record | Problem]:
    """Yield an article as a post; who could see it is not told."""
    try:
        with archive.open(member) as stream:
            page = stream.read(LARGEST).decode("utf-8", "replace")
    except ReadError as error:
        yield Problem(error.code, archive.label(member), error.message)
        return
    body = _BODY.search(page)
    text, quoted = html_to_text(page[body.end() :] if body else page)
    published = _PUBLISHED.search(page)
    if text:
        yield Post(
            id=f"article-{made_id(member.basename)}",
            account=owner.account,
            text=text,
            created_at=time_of(published.group(1)) if published else None,
            quoted=quoted,
        )
