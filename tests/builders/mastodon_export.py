"""Builds synthetic archives of Mastodon from an invented person, with the quirks as flags."""

from __future__ import annotations

import html
import json
from collections.abc import Collection, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.builders.person import JPEG, LEA, Person, Words, write_export

HOST = "brume.example"
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
_ACTIVITYSTREAMS = "https://www.w3.org/ns/activitystreams"


def username(person: Person) -> str:
    return person.handle.replace(".", "_")


def status_number(at: datetime) -> str:
    """Give a status its number: milliseconds since 1970, and sixteen bits more."""
    return str(int(at.timestamp() * 1000) << 16)


def when(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def paragraphs(text: str) -> str:
    """Write a text as Mastodon does: escaped, paragraphs, links shortened to the eye alone."""
    pieces = []
    for paragraph in text.split("\n\n"):
        words = []
        for word in html.escape(paragraph, quote=False).replace("\n", "<br />").split(" "):
            if word.startswith("https://"):
                hidden, rest = word[:8], word[8:]
                word = (  # noqa: PLW2901 - the word, as its link
                    f'<a href="{word}" target="_blank" rel="nofollow noopener">'
                    f'<span class="invisible">{hidden}</span>'
                    f'<span class="ellipsis">{rest[:12]}</span>'
                    f'<span class="invisible">{rest[12:]}</span></a>'
                )
            words.append(word)
        pieces.append(f"<p>{' '.join(words)}</p>")
    return "".join(pieces)


def audience(visibility: str, actor: str) -> dict[str, list[str]]:
    """Address a status as Mastodon does for each of its four visibilities."""
    followers, someone = f"{actor}/followers", "https://ailleurs.example/users/marie"
    return {
        "public": {"to": [PUBLIC], "cc": [followers]},
        "unlisted": {"to": [followers], "cc": [PUBLIC]},
        "followers": {"to": [followers], "cc": []},
        "direct": {"to": [someone], "cc": []},
    }[visibility]


def actor_address(person: Person) -> str:
    return f"https://{HOST}/users/{username(person)}"


def create(
    person: Person, words: Words, *, media_prefix: str = "", **changes: Any
) -> dict[str, Any]:
    """Return the activity that created a status; ``changes`` replace parts of its note."""
    actor = actor_address(person)
    number = status_number(words.at)
    address = f"{actor}/statuses/{number}"
    seen_by = audience("direct" if words.kind == "message" else words.visibility, actor)
    note: dict[str, Any] = {
        "id": address,
        "type": "Note",
        "summary": None,
        "inReplyTo": "https://ailleurs.example/users/marie/statuses/100200300"
        if words.kind == "comment"
        else None,
        "published": when(words.at),
        "url": f"https://{HOST}/@{username(person)}/{number}",
        "attributedTo": actor,
        **seen_by,
        "sensitive": False,
        "content": paragraphs(words.text),
        "contentMap": {words.lang: paragraphs(words.text)},
        "attachment": [],
        "tag": [],
    }
    if words.photo:
        note["attachment"] = [
            {
                "type": "Document",
                "mediaType": "image/jpeg",
                "url": f"{media_prefix}/media_attachments/files/{number}/original/a.jpg",
                "name": "Une reliure bleue",
                "blurhash": "UX",
            }
        ]
    note |= changes
    return {
        "id": f"{address}/activity",
        "type": "Create",
        "actor": actor,
        "published": when(words.at),
        **seen_by,
        "object": note,
    }


def boost(person: Person, at: datetime, target: str | dict[str, Any]) -> dict[str, Any]:
    actor = actor_address(person)
    return {
        "id": f"{actor}/statuses/{status_number(at)}/activity",
        "type": "Announce",
        "actor": actor,
        "published": when(at),
        **audience("public", actor),
        "object": target,
    }


def actor_document(person: Person, **changes: Any) -> dict[str, Any]:
    actor = actor_address(person)
    link = f'<a href="{person.website}" rel="me"><span class="invisible">https://</span>'
    return {
        "@context": [_ACTIVITYSTREAMS, "https://w3id.org/security/v1", {"toot": "http://x#"}],
        "id": actor,
        "type": "Person",
        "followers": f"{actor}/followers",
        "preferredUsername": username(person),
        "name": person.name,
        "summary": f"<p>{html.escape(person.bio)}</p>",
        "url": f"https://{HOST}/@{username(person)}",
        "manuallyApprovesFollowers": True,
        "discoverable": False,
        "indexable": False,
        "published": when(person.created_at.replace(hour=0)),
        "attachment": [
            {"type": "PropertyValue", "name": "Ville", "value": person.city},
            {"type": "PropertyValue", "name": "Site", "value": f"{link}{person.website[8:]}</a>"},
        ],
        "alsoKnownAs": ["https://ancien.example/users/lea"],
        "outbox": "outbox.json",
        "likes": "likes.json",
        "bookmarks": "bookmarks.json",
        **changes,
    }


def collection(
    name: str, items: Sequence[Any], total: int | None = None, context: Any = None
) -> bytes:
    document = {
        "@context": context or _ACTIVITYSTREAMS,
        "id": name,
        "type": "OrderedCollection",
        "totalItems": len(items) if total is None else total,
        "orderedItems": list(items),
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def tables(person: Person, *, headings: bool = True) -> dict[str, bytes]:
    """Return the tables that Mastodon gives apart from the archive."""

    def table(heading: str, rows: Sequence[str]) -> bytes:
        return "".join(f"{row}\n" for row in [*([heading] if headings else []), *rows]).encode()

    def address(handle: str) -> str:
        return f"{handle}@ailleurs.example"

    following = [f"{address(handle)},true,false," for _, handle, _ in person.following]
    head = "Account address,Show boosts,Notify on new posts,Languages"
    return {
        "following_accounts.csv": table(head, following),
        "blocked_accounts.csv": "".join(f"{address(h)}\n" for _, h, _ in person.blocked).encode(),
        "muted_accounts.csv": table(
            "Account address,Hide notifications", ["bruyant@ailleurs.example,true"]
        ),
        "blocked_domains.csv": b"nuisible.example\n",
        "lists.csv": b"Amis,marie@ailleurs.example\n",
    }


def build_mastodon_export(
    path: Path,
    person: Person = LEA,
    *,
    extra: Sequence[dict[str, Any]] = (),
    with_tables: bool = False,
    headings: bool = True,
    media_prefix: str = "",
    announced: int | None = None,
    context: Any = None,
    broken: Collection[str] = (),
    missing: Collection[str] = (),
    added: dict[str, bytes] | None = None,
    actor: dict[str, Any] | None = None,
    wrapper: str = "",
    parts: int = 1,
) -> list[Path]:
    """Write an archive to ``path`` (.zip, .tar.gz, else a folder); return the paths of its parts.

    ``extra`` activities follow the person's own. ``media_prefix`` is what object storage puts in
    front of a file's path; ``announced`` replaces the number of statuses that the outbox
    announces; ``broken`` files are cut in their middle.
    """
    activities = [create(person, words, media_prefix=media_prefix) for words in person.words]
    likes = [
        f"https://ailleurs.example/users/marie/statuses/{n}" for n, _ in enumerate(person.likes)
    ]
    members: dict[str, bytes] = {}
    for words in person.words:
        if words.photo:
            number = status_number(words.at)
            members[f"media_attachments/files/{number}/original/a.jpg"] = JPEG
    members["outbox.json"] = collection("outbox.json", [*activities, *extra], announced, context)
    members["likes.json"] = collection("likes.json", likes)
    members["bookmarks.json"] = collection(
        "bookmarks.json", ["https://ailleurs.example/@noe/77777"]
    )
    members["avatar.png"] = b"\x89PNG not a real picture"
    members["actor.json"] = json.dumps(actor or actor_document(person), ensure_ascii=False).encode()
    if with_tables:
        members |= tables(person, headings=headings)
    for name in broken:
        members[name] = members[name][: len(members[name]) // 2]
    chosen = {name: content for name, content in members.items() if name not in missing}
    return write_export(path, chosen | (added or {}), wrapper=wrapper, parts=parts)
