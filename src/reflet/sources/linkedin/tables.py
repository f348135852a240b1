"""What each table of a LinkedIn export becomes, a row at a time.

Each function takes a row and the owner; it raises ValueError or KeyError on a row that has
another shape, which is then counted as lost. Columns are those of ``csv_rows``: lower case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reflet.footprint.records import (
    Activity,
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
from reflet.sources.csv_rows import Row
from reflet.sources.linkedin.owner import Owner
from reflet.sources.linkedin.times import time_of
from reflet.sources.made_ids import made_id

Take = Callable[[Row, Owner], Iterator[Record]]


@dataclass(frozen=True, slots=True)
class Table:
    """How a table is read: ``columns`` are some that its header has, ``take`` reads a row.

    Tables of stage 0 tell whose export it is.
    """

    columns: frozenset[str]
    take: Take
    stage: int = 1


# «Anyone» is public; everything else is for members or connections, so not for all.
_SEEN = {
    "public": Visibility.PUBLIC,
    "anyone": Visibility.PUBLIC,
    "member_network": Visibility.FOLLOWERS,
    "connections": Visibility.FOLLOWERS,
    "connections_only": Visibility.FOLLOWERS,
    "logged_in": Visibility.FOLLOWERS,
    "container": Visibility.FOLLOWERS,
}
_URN = re.compile(r"urn(?::|%3A)li(?::|%3A)\w+(?::|%3A)(\d+)", re.IGNORECASE)


def shares(row: Row, owner: Owner) -> Iterator[Record]:
    """Yield a post."""
    link = row["sharelink"]
    text = _unquoted(row.get("sharecommentary", "")).strip()
    media = [Media("unknown", url=url) for url in (row.get("mediaurl", "").strip(),) if url]
    media += [Media("link", url=url) for url in (row.get("sharedurl", "").strip(),) if url]
    when = time_of(row["date"])
    if not (link or text or media):
        raise ValueError("an empty share")
    yield Post(
        id=_id(link) or made_id(when, text),
        account=owner.account,
        text=text,
        created_at=when,
        visibility=_SEEN.get(row.get("visibility", "").strip().lower(), Visibility.UNKNOWN),
        url=link or None,
        media=tuple(media),
    )


def reposts(row: Row, owner: Owner) -> Iterator[Record]:
    """Yield a repost without a word of one's own."""
    link = row["link"]
    yield Post(
        id=f"repost-{_id(link) or made_id(link)}",
        account=owner.account,
        text="",
        created_at=time_of(row["date"]),
        kind=PostKind.REPOST,
        url=link or None,
    )


def comments(row: Row, owner: Owner) -> Iterator[Record]:
    """Yield a comment under somebody's post."""
    text = _unquoted(row["message"]).strip()
    when = time_of(row["date"])
    if not text and not row["link"]:
        raise ValueError("an empty comment")
    yield Post(
        id=made_id(when, text, row["link"]),
        account=owner.account,
        text=text,
        created_at=when,
        kind=PostKind.REPLY,
        url=row["link"] or None,
        reply_to=_id(row["link"]),
    )


def recommendations(row: Row, owner: Owner) -> Iterator[Record]:
    """Yield a recommendation that the owner wrote of somebody."""
    text = row["text"].strip()
    if not text:
        raise ValueError("an empty recommendation")
    when = time_of(row.get("creation date"))
    yield Post(made_id(when, text), owner.account, text, created_at=when)


def messages(row: Row, owner: Owner) -> Iterator[Record]:
    """Yield a message that the owner wrote; others' words are not kept."""
    text = row["content"].strip()
    if owner.name is None or row["from"].strip() != owner.name or not text:
        return
    when = time_of(row["date"])
    conversation = row.get("conversation id", "")
    yield _message(made_id(when, text, conversation), owner, text, row["date"])


def invitations(row: Row, owner: Owner) -> Iterator[Record]:
    """Yield whom the owner invited, and the words with it."""
    if row["direction"].strip().upper() != "OUTGOING":
        return
    when = time_of(row.get("sent at"))
    url = row.get("inviteeprofileurl", "").strip() or None
    name = row["to"].strip()
    yield Contact(url or name, owner.account, "requested", url=url, name=name, since=when)
    if text := row.get("message", "").strip():
        yield _message(made_id(when, text, name), owner, text, row.get("sent at", ""))


def _message(id_: str, owner: Owner, text: str, written: str) -> Post:
    return Post(
        id=id_,
        account=owner.account,
        text=text,
        created_at=time_of(written),
        kind=PostKind.MESSAGE,
        visibility=Visibility.DIRECT,
    )


def reactions(row: Row, owner: Owner) -> Iterator[Record]:
    """Yield a reaction, of which LinkedIn gives the address alone."""
    link = row["link"].strip()
    if not link:
        raise ValueError("a reaction to nothing")
    yield Like(link, owner.account, url=link, created_at=time_of(row["date"]))


def connections(row: Row, owner: Owner) -> Iterator[Record]:
    """Yield a connection; of its employer and address nothing is kept."""
    name = " ".join(f"{row['first name']} {row['last name']}".split())
    url = row.get("url", "").strip() or None
    if not (name or url):
        raise ValueError("a connection without a name")
    since = time_of(row["connected on"])
    yield Contact(url or name, owner.account, "friend", url=url, name=name or None, since=since)


def followed(column: str, when: str) -> Take:
    """Return what reads the members or firms that are followed."""

    def take(row: Row, owner: Owner) -> Iterator[Record]:
        name = row[column].strip()
        if not name:
            raise ValueError("nobody is followed")
        yield Contact(name, owner.account, "following", name=name, since=time_of(row.get(when)))

    return take


def logins(row: Row, owner: Owner) -> Iterator[Record]:
    """Yield a connection to the account."""
    at = time_of(row["login date"])
    if at is None:
        raise ValueError("a connection without a time")
    yield Login(owner.account, at, row.get("ip address") or None, row.get("user agent") or None)


def told(setting: str, column: str, when: str = "") -> Take:
    """Return what reads one cell of each row as a setting."""

    def take(row: Row, owner: Owner) -> Iterator[Record]:
        if value := row[column].strip():
            yield Setting(owner.account, setting, value, time_of(row.get(when)))

    return take


def positions(row: Row, owner: Owner) -> Iterator[Record]:
    """Yield an employer and what the owner is there."""
    at = time_of(row.get("started on"))
    for setting, column in (("employer", "company name"), ("job_title", "title")):
        if value := row[column].strip():
            yield Setting(owner.account, setting, value, at)


def inferences(row: Row, owner: Owner) -> Iterator[Record]:
    """Yield what LinkedIn inferred, with its answer."""
    said = f"{row['type of inference'].strip()}: {row['inference'].strip()}"
    yield Setting(owner.account, "inferred_category", said)


_TARGETED = {
    "member age": "inferred_age",
    "member gender": "inferred_gender",
    "member interests": "inferred_interest",
    "interface locales": "inferred_language",
}


def targeting(row: Row, owner: Owner) -> Iterator[Record]:
    """Yield what advertisers may choose the owner by: one column a category."""
    for column, cell in row.items():
        for value in cell.split(";"):
            if said := value.strip():
                setting = _TARGETED.get(column, "inferred_category")
                text = said if column in _TARGETED else f"{column}: {said}"
                yield Setting(owner.account, setting, text)


def done(kind: str, column: str, when: str) -> Take:
    """Return what reads things searched or saved."""

    def take(row: Row, owner: Owner) -> Iterator[Record]:
        text = row[column].strip()
        if not text:
            raise ValueError("nothing was done")
        at = time_of(row.get(when))
        url = text if text.startswith("http") else None
        yield Activity(made_id(at, text), owner.account, kind, text, url, at)

    return take


def _id(link: str) -> str | None:
    """Return the number of the post that a link leads to."""
    match = _URN.search(link)
    return match.group(1) if match else None


def _unquoted(text: str) -> str:
    """Take away the quotation marks that some exports put around each line of a text."""
    return text.replace('"\n"', "\n").replace('"\r\n"', "\n")
