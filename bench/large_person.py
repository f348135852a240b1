"""An invented person who left much on every network, for the measures of import."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.builders.person import Person, Words
from tests.builders.persona_exports import EXPORTS

_START = datetime(2012, 1, 1, tzinfo=UTC)
_SENTENCE = (
    "je suis ravie de la pluie sur le quai mais un chat attend le train du soir avec nous demain"
    " on mange une tarte aux pommes et mon frère répare enfin cette lampe contente l'été à Nantes"
    " i am late again but our cat waits in the rain near that old garden lamp tonight"
)
WORDS = _SENTENCE.split()


def large_person(records: int) -> Person:
    """Draw somebody with about so many records, of which seven tenths are words of their own."""
    draw = random.Random(0)
    words = tuple(
        Words(
            " ".join(draw.choices(WORDS, k=draw.randint(4, 30))),
            _START + number * timedelta(minutes=6),
            draw.choices(("post", "comment", "message"), (55, 35, 10))[0],
        )
        for number in range(records * 7 // 10)
    )
    one_each = records // 10
    people = [
        (f"Personne {number}", f"personne.{number}", _START + number * timedelta(hours=1))
        for number in range(one_each)
    ]
    return Person(
        words=words,
        likes=tuple((f"Chose {number}", name, at) for number, (name, _, at) in enumerate(people)),
        followers=tuple(people),
        interests=("Reliure",),
        logins=tuple((at, f"192.0.2.{at.hour}", "Brume 5") for _, _, at in people),
    )


def build_large(network: str, path: Path, records: int) -> Path:
    """Write the export of a network, as its builder does; return its path."""
    (written,) = EXPORTS[network](path, large_person(records))
    return written
