"""Two invented accounts: Camille, a person with a job, and a feed of news with nobody in it.

Their posts are data beside this file, one JSON object a line, oldest first: ``at`` (UTC), ``lang``,
``kind`` (as in :class:`PostSpec`), ``text``, ``to``/``from``/``of`` where there is another, and for
their own words ``side``, ``work`` or ``life``. Every name, firm, site and figure is made up.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from tests.builders.x_export import AccountSpec, Extras, PostSpec, build_x_export, persona_posts

_HERE = Path(__file__).parent
_OWN_WORDS = frozenset({"post", "reply", "thread", "quote", "note"})


@dataclass(frozen=True)
class Persona:
    """An invented account, its posts oldest first, and what else its export holds."""

    account: AccountSpec
    posts: tuple[PostSpec, ...]
    extras: Extras = field(default_factory=Extras)

    def own(self, language: str | None = None) -> list[PostSpec]:
        """Return the posts in the account's own words, oldest first."""
        return [
            post for post in self.posts if post.kind in _OWN_WORDS and language in (None, post.lang)
        ]

    def export(self, path: Path) -> Path:
        """Write the account's X export to ``path`` and return it; the same bytes each time."""
        return build_x_export(path, self.posts, self.account, extras=self.extras)


def camille() -> Persona:
    """Return Camille, 32, who answers for a lamp workshop in Nantes and speaks French and English.

    200 posts of her own over 18 months (150 French, 50 English; 97 of them shared for work), 14
    reposts, 8 messages; from 6 to 25 August 2024 the account was protected.
    """
    account = AccountSpec(
        handle="camille_brume",
        name="Camille B.",
        user_id="9000000000000000731",
        created_at=datetime(2016, 3, 9, 19, 12, tzinfo=UTC),
        bio="Je réponds pour les autres, puis pour moi. CM @ateliersbrume, Nantes. Un chat.",
        location="Nantes",
        website="https://camille-b.example",
        birth_date="1993-10-13",
    )
    extras = Extras(
        likes=(
            ("1780000000000000001", "Notre lavoir a été repeint. Il est content, nous aussi."),
            ("1790000000000000002", "Recette : tarte aux pruneaux de l'île, sans se presser"),
            ("1800000000000000003", "The lighthouse answers on Tuesdays."),
        ),
        followers=(
            "9000000000000000101",
            "9000000000000000102",
            "9000000000000000103",
            "9000000000000000104",
        ),
        following=("9000000000000000102", "9000000000000000105", "9000000000000000106"),
        blocked=("9000000000000000201",),
        logins=(
            (datetime(2025, 10, 13, 7, 2, tzinfo=UTC), "192.0.2.17"),
            (datetime(2025, 10, 14, 22, 30, tzinfo=UTC), "198.51.100.8"),
        ),
        interests=("Animals", "Arts & crafts", "Running", "Small business"),
        gender="female",
        languages=("French", "English"),
        protection=(
            (datetime(2024, 8, 6, 10, 58, tzinfo=UTC), "Protect"),
            (datetime(2024, 8, 25, 20, 0, tzinfo=UTC), "Unprotect"),
        ),
    )
    return Persona(account, _posts("persona_camille.jsonl"), extras)


def veille() -> Persona:
    """Return a feed of logistics news: 80 French posts, not one of them about its author."""
    account = AccountSpec(
        handle="veille_logi",
        name="Veille logistique",
        user_id="9000000000000000864",
        created_at=datetime(2019, 11, 4, 9, 0, tzinfo=UTC),
        bio="L'actualité du transport et de l'entrepôt, chaque matin à 8 h 30.",
        location="France",
        website="https://fretinfo.example",
    )
    return Persona(account, _posts("persona_veille.jsonl"))


def _posts(name: str) -> tuple[PostSpec, ...]:
    return tuple(persona_posts((_HERE / name).read_text(encoding="utf-8").splitlines()))
