"""One invented person as every network knows them; the builders of exports write what they left.

Every name, place and figure is made up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.builders.containers import write_container

NOON = datetime(2024, 3, 2, 12, 0, 5, tzinfo=UTC)
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Words:
    """Something written: ``kind`` is post, comment (a reply to others), story or message.

    ``visibility`` is meant where the network's export tells it. ``photo`` attaches a picture,
    ``place`` (name, latitude, longitude) tags it with a place, ``to`` names who is answered.
    """

    text: str
    at: datetime
    kind: str = "post"
    visibility: str = "public"
    lang: str = "fr"
    photo: bool = False
    place: tuple[str, float, float] | None = None
    to: str = "Marie Ancelle"


@dataclass(frozen=True)
class Person:
    """An invented person and what they left.

    Likes are (what, whose, when), contacts (name, handle, since), connections (when, from which
    address, with what).
    """

    name: str = "Léa Brumaire"
    first_name: str = "Léa"
    last_name: str = "Brumaire"
    handle: str = "lea.brumaire"
    user_id: str = "100004242"
    email: str = "lea@courrier.example"
    created_at: datetime = datetime(2015, 6, 1, 8, 0, tzinfo=UTC)
    bio: str = "Relieuse à Nantes 📚 & marcheuse"
    city: str = "Nantes"
    website: str = "https://lea.example"
    birth_date: str = "1990-04-17"
    gender: str = "female"
    employer: str = "Reliure des Quais"
    words: tuple[Words, ...] = ()
    likes: tuple[tuple[str, str, datetime], ...] = ()
    followers: tuple[tuple[str, str, datetime], ...] = ()
    following: tuple[tuple[str, str, datetime], ...] = ()
    blocked: tuple[tuple[str, str, datetime], ...] = ()
    logins: tuple[tuple[datetime, str, str], ...] = ()
    interests: tuple[str, ...] = ()
    protection: tuple[tuple[datetime, bool], ...] = field(default=())  # (when, made private)

    def of_kind(self, *kinds: str) -> list[Words]:
        """Return what was written of these kinds, oldest first."""
        return [words for words in self.words if words.kind in kinds]


LEA = Person(
    words=(
        Words("Déjà l'été à Nantes, je suis ravie 😊", NOON),
        Words("Un cœur brisé & des miettes <3 à lire", NOON + HOUR, photo=True),
        Words(
            "Pause déjeuner\n\nau bord de l'Erdre, «enfin»",
            NOON + 2 * HOUR,
            visibility="followers",
            place=("Parc de l'Île, Nantes", 47.2184, -1.5536),
        ),
        Words("Still binding books, 日本 paper today", NOON + 3 * HOUR, lang="en"),
        Words("Merci Marie, ça m'a touchée ❤", NOON + 4 * HOUR, kind="comment"),
        Words("Oui, à demain, 18 h ?", NOON + 5 * HOUR, kind="comment", to="Noé Valdor"),
        Words("Atelier du soir ✂", NOON + 6 * HOUR, kind="story", photo=True),
        Words("tu passes à l'atelier ?", NOON + 7 * HOUR, kind="message"),
    ),
    likes=(
        ("Notre lavoir a été repeint", "Marie Ancelle", NOON + 8 * HOUR),
        ("Tarte aux pruneaux de l'île", "Noé Valdor", NOON + 9 * HOUR),
    ),
    followers=(
        ("Marie Ancelle", "marie.ancelle", NOON - HOUR),
        ("Noé Valdor", "noe_valdor", NOON - 2 * HOUR),
    ),
    following=(("Zoé Périer", "zoe.perier", NOON - 3 * HOUR),),
    blocked=(("Gaël Import", "gael.import", NOON - 4 * HOUR),),
    logins=(
        (NOON - 5 * HOUR, "192.0.2.17", "Chrome sur Linux"),
        (NOON - 6 * HOUR, "198.51.100.8", "Téléphone Brume 5"),
    ),
    interests=("Reliure", "Céramique & poterie", "Randonnée"),
    protection=((NOON - 9 * HOUR, True), (NOON + 90 * timedelta(minutes=1), False)),
)

JPEG = b"\xff\xd8\xff\xe0 not a real picture"


def write_export(
    path: Path, members: Mapping[str, bytes], *, wrapper: str = "", parts: int = 1
) -> list[Path]:
    """Write an export's members to ``path`` (.zip, .tar.gz, else a folder), or to several.

    ``wrapper`` is one more folder around everything. With several parts the members are dealt
    out in turn, to files named ``<stem>-<n>``; their paths are returned.
    """
    prefix = f"{wrapper}/" if wrapper else ""
    named = {prefix + name: content for name, content in members.items()}
    if parts == 1:
        return [write_container(path, named)]
    stem, dot, ending = path.name.partition(".")
    dealt = [dict(list(named.items())[part::parts]) for part in range(parts)]
    return [
        write_container(path.with_name(f"{stem}-{number}{dot}{ending}"), some)
        for number, some in enumerate(dealt, 1)
        if some
    ]
