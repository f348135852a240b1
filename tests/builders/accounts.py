"""Accounts of invented posts, to be profiled: one a voice, as long as asked for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import cycle, islice

from reflet.footprint.records import Post, Visibility

NOW = datetime(2024, 3, 1, 9, 30, tzinfo=UTC)

FRENCH_WOMAN = (
    "je suis trop contente de la soirée, le repas était parfait",
    "mon chéri a pris le train de ce matin, il était encore en retard",
    "j'ai mis du vernis et une robe pour ce soir, on danse !",
    "je suis rentrée tard, la ligne est fermée pour travaux :)",
    "maman fait une tarte avec des pommes, c'est la fête chez nous",
)
FRENCH_MAN = (
    "je suis content du résultat, quel match et quelle route",
    "le moteur est en panne, une bière et on repart demain avec le train",
    "je me suis rasé la barbe, la console est rangée pour un mois",
    "on mange quoi ce soir ? il y a du riz, du pain et un peu de bière",
)
FRENCH_PLAIN = (
    "on mange quoi ce soir ? il y a du riz, des pommes et un peu de pain",
    "je passe demain avec le chat, j'ai oublié mes clés chez toi",
    "le train était en retard, il faut que je parte plus tôt ce matin",
    "mes voisins sont là pour le repas, je range un peu",
)
FRENCH_NEWS = (
    "La mairie annonce la fermeture de la rue pour un mois https://exemple.test/a",
    "Le train de ce matin en retard, la ligne fermée pour travaux https://exemple.test/b",
    "Travaux : la route de la gare fermée ce soir #trafic https://exemple.test/c",
)
ENGLISH_WOMAN = (
    "i am so happy with the cake that my sister made for us today",
    "my husband loves the garden and i love my knitting, lovely day",
    "the train is late again and i want my bracelet back",
)
SPANISH_WOMAN = (
    "estoy en casa con mi hermana y no quiero salir con esta lluvia",
    "mi novio llegó tarde y el baile está cerrado, qué vestido",
    "quiero flores en la calle, una falda y mi casa",
)


def posts(
    texts: tuple[str, ...],
    count: int,
    *,
    account: str = "x:camille",
    first: int = 1,
    newest: datetime = NOW,
) -> list[Post]:
    """Make ``count`` posts of these texts in turn, newest first, an hour apart."""
    return [
        Post(
            id=f"{account}/{first + index}",
            account=account,
            text=text,
            created_at=newest - timedelta(hours=index),
            visibility=Visibility.PUBLIC,
            url=f"https://x.test/status/{first + index}",
        )
        for index, text in enumerate(islice(cycle(texts), count))
    ]
