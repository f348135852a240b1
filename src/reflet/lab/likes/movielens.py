"""MovieLens-100K: films rated 4 or 5 taken as likes. For evaluation; nothing of it is shipped."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import numpy as np

from reflet.lab.likes.labels import Label, read_label
from reflet.lab.likes.matrix import LikesError, LikesMatrix, build
from reflet.profiling.estimate import Trait

NAME = "movielens100k"
LIKED_FROM = 4.0


def read_movielens(folder: Path) -> tuple[LikesMatrix, tuple[Label, ...]]:
    """Read the users, their likes, their gender and age.

    Raises ``LikesError`` where a file is absent or has other columns.
    """
    try:
        with (folder / f"{NAME}.users.csv").open(encoding="utf-8", newline="") as stream:
            people = list(csv.DictReader(stream))
        with gzip.open(folder / f"{NAME}.ratings.csv.gz", "rt", encoding="utf-8") as stream:
            ratings = [
                (row["user"], row["item"])
                for row in csv.DictReader(stream)
                if float(row["rating"]) >= LIKED_FROM
            ]
        labels = (
            read_label(Trait.GENDER, [person["gender"] for person in people]),
            read_label(Trait.AGE, [person["age"] for person in people]),
        )
        places = {person["user"]: place for place, person in enumerate(people)}
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise LikesError(f"{NAME} cannot be read: {error}") from error
    except KeyError as error:
        raise LikesError(f"{NAME}: a table has no column {error}") from error
    films = sorted({film for _, film in ratings})
    film_places = {film: place for place, film in enumerate(films)}
    known = [(places[user], film_places[film]) for user, film in ratings if user in places]
    pairs = np.array(known, dtype=np.int64).reshape(-1, 2)
    return build(pairs[:, 0], pairs[:, 1], len(people), films), labels
