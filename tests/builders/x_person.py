"""The X export of the person whom every network knows."""

from __future__ import annotations

from pathlib import Path

from tests.builders.person import LEA, Person, write_export
from tests.builders.x_export import AccountSpec, Extras, PostSpec, x_members

_KINDS = {"post": "post", "story": "post", "comment": "reply", "message": "message"}


def build_person_x_export(
    path: Path,
    person: Person = LEA,
    *,
    layout: str = "2024",
    files: int = 1,
    wrapper: str = "",
    parts: int = 1,
) -> list[Path]:
    """Write an export to ``path`` (.zip, .tar.gz, else a folder) and return its parts' paths.

    ``layout`` is one of ``build_x_export``'s; ``files`` spreads the posts over several.
    """
    account = AccountSpec(
        handle=person.handle.replace(".", "_"),
        name=person.name,
        user_id=person.user_id,
        created_at=person.created_at,
        bio=person.bio,
        location=person.city,
        website=person.website,
        birth_date=person.birth_date,
    )
    posts = [
        PostSpec(
            text=words.text,
            at=words.at,
            kind=_KINDS[words.kind],
            lang=words.lang,
            photo=words.photo,
            to="ami" if words.kind in ("comment", "message") else None,
        )
        for words in person.words
    ]
    extras = Extras(
        likes=[
            (str(1_700_000_000_000_000_001 + n), like[0]) for n, like in enumerate(person.likes)
        ],
        followers=[str(101 + n) for n, _ in enumerate(person.followers)],
        following=[str(201 + n) for n, _ in enumerate(person.following)],
        blocked=[str(301 + n) for n, _ in enumerate(person.blocked)],
        logins=[(at, address) for at, address, _ in person.logins],
        interests=person.interests,
        gender=person.gender,
        protection=[(at, "Protect" if closed else "Unprotect") for at, closed in person.protection],
    )
    members = x_members(posts, account, extras, layout, files, 0, parts > 1)
    return write_export(path, members, wrapper=wrapper, parts=parts)
