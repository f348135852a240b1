"""Labelled authors made by code: what their sex, age and kind do to their words is planted.

Nobody wrote any of this. Words are drawn, half of them from what everybody says and some from
what one pole says more; the authors of one group share words of their own besides, so that a
split which parts a group can be caught at it.
"""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray


def _words(spoken: str) -> list[str]:
    return spoken.split()


EVERYBODY = _words(
    "the a of to and in that it with for on at by from this we they day night time people "
    "house street water bread table road work week year train city rain sun door window "
    "letter friend"
)
POLES: dict[str, tuple[list[str], list[str]]] = {
    "sex": (["lily", "velvet", "ribbon", "orchard"], ["piston", "gravel", "rivet", "anvil"]),
    "age": (["pension", "garden", "harvest", "cellar"], ["homework", "skates", "exam", "recess"]),
    "kind": (["voucher", "bargain", "discount", "click"], ["coffee", "yawn", "laundry", "kitten"]),
}
DIALECT = _words(
    "amber basil cedar dusk elm fern gorse hazel ivy juniper kelp larch moss nettle olive "
    "pine quince reed sage thyme umber violet willow yarrow"
)

Row = dict[str, Any]


def make_authors(
    name: str,
    *,
    groups: int = 20,
    members: int = 3,
    posts: int = 14,
    words: int = 10,
    signal: float = 0.35,
    bots: bool = False,
    seed: int = 0,
) -> list[Row]:
    """Return the authors of a corpus ``name`` such as ``"town.en"``, as its file's rows.

    ``signal`` is how much oftener an author says a word of their own pole than the other's, as a
    share of planted words; groups have one sex, as communities do.
    """
    random = np.random.default_rng(seed)
    corpus, language = name.split(".")
    rows = []
    for group in range(groups):
        own_words = random.choice(DIALECT, 4, replace=False)
        feminine = group % 2 == 0
        for member in range(members):
            age = float(np.exp(random.uniform(math.log(14), math.log(60))))
            elder = (math.log(age) - math.log(14)) / (math.log(60) - math.log(14))
            is_bot = bots and member % 2 == 1
            leanings = {
                "sex": 0.5 + signal * (1 if feminine else -1),
                "age": 0.5 + 2 * signal * (elder - 0.5),
                "kind": 0.5 + signal * (1 if is_bot else -1),
            }
            rows.append(
                {
                    "id": f"{corpus}-{group}x{member}-{seed}",
                    "lang": language,
                    "corpus": corpus,
                    "kind": "bot" if is_bot else "human",
                    "sex": None if is_bot else "F" if feminine else "M",
                    "age": None if is_bot else round(age, 1),
                    "group": f"{corpus}-{group}",
                    "posts": [_post(random, words, leanings, own_words) for _ in range(posts)],
                }
            )
    return rows


def write_corpus(folder: Path, name: str, rows: Iterable[Row], *, zipped: bool = True) -> Path:
    """Write rows as the corpus ``name`` into ``folder``, and return its file."""
    path = folder / (f"{name}.jsonl.gz" if zipped else f"{name}.jsonl")
    opener = gzip.open if zipped else open
    with opener(path, "wt", encoding="utf-8") as stream:
        stream.writelines(json.dumps(row) + "\n" for row in rows)
    return path


def _post(
    random: np.random.Generator, words: int, leanings: Mapping[str, float], own: NDArray[np.str_]
) -> str:
    said = []
    for _ in range(words):
        drawn = random.random()
        if drawn < 0.15:
            said.append(str(random.choice(own)))
        elif drawn < 0.4:
            pole = str(random.choice(list(leanings)))
            first, second = POLES[pole]
            said.append(str(random.choice(first if random.random() < leanings[pole] else second)))
        else:
            said.append(str(random.choice(EVERYBODY)))
    return " ".join(said)
