"""Invented bundles and matrices of likes, built by code."""

from __future__ import annotations

import csv
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from reflet.profiling.likes.bundle import CONTRACT, NO_LANGUAGE, LikesBundle

LIKES = ("Pop", "Cars", "Opera", "Pets", "Metal or Hardrock", "Reading", "Dancing", "PC")
PULLS = (1.0, -3.0, 0.5, 0.8, -1.5, 1.2, 2.5, -2.0)


def bundle(
    *,
    likes: Sequence[str] = LIKES,
    pulls: Sequence[float] = PULLS,
    vocabulary: str = "tastes",
    low: float = 0.6,
    minimum: int = 2,
) -> LikesBundle:
    """Make a bundle of gender and age whose pulls are round numbers."""
    weights = np.array([pulls, [0.01 * pull for pull in pulls]], dtype=float)
    line = {
        "slope": (2.0, 0.5, 0.0),
        "offset": (0.0, 0.0, 0.0),
        "reference_words": 4.0,
        "reference_disclosure": 0.0,
        "words_range": (1.0, 10.0),
    }
    years = {**line, "slope": (1.0, 0.0, 0.0), "offset": (float(np.log(30)), 0.0, 0.0)}
    return LikesBundle(
        card={
            "name": "likes-test",
            "version": "1",
            "language": NO_LANGUAGE,
            "contract": dict(CONTRACT),
            "traits": ["gender", "age"],
            "corpora": ["invented"],
            "licence": "none",
            "vocabulary": vocabulary,
            "minimum_words": 0,
            "minimum_likes": minimum,
            "calibration": {
                "gender": {**line, "link": "logit", "intervals": ()},
                "age": {**years, "link": "log_years", "intervals": ((1e9, 1e9, -0.2, 0.2),)},
            },
            "validity": {
                "gender": {
                    "measure": "auc",
                    "value": 0.9,
                    "low": low,
                    "high": 0.95,
                    "n": 100,
                    "on": "x",
                },
                "age": {"measure": "r", "value": 0.5, "low": 0.4, "high": 0.6, "n": 100, "on": "x"},
            },
            "curve": {"gender": {"1": [0.6, 0.45, 0.7, 100], "3": [0.8, low, 0.9, 90]}},
        },
        likes=tuple(likes),
        rarity=np.ones(len(likes)),
        weights=weights,
        bias=np.array([0.0, 0.0]),
        coordinates=np.linspace(-1, 1, 2 * len(likes)).reshape(-1, 2),
    )


def write_tutorial(folder: Path, users: int = 120, seed: int = 1, *, astray: float = 0.4) -> Path:
    """Write the public tutorial's three files: women like even pages, men odd ones, mostly.

    ``astray`` is the share of the other pages drawn that they like all the same.
    """
    draw = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    women = [bool(draw.random() < 0.5) for _ in range(users)]
    with (folder / "users.csv").open("w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["userid", "gender", "age", "political", "ope"])
        for user, woman in enumerate(women):
            writer.writerow([f"u{user}", int(woman), 20 + user % 30, 1, draw.gauss(0, 1)])
    with (folder / "likes.csv").open("w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["likeid", "name"])
        writer.writerows([f"l{page}", f"Page {page}"] for page in range(30))
    with (folder / "users-likes.csv").open("w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["userid", "likeid"])
        for user, woman in enumerate(women):
            for page in draw.sample(range(30), 8):
                own = page % 2 == (0 if woman else 1)
                if own or draw.random() < astray:
                    writer.writerow([f"u{user}", f"l{page}"])
    return folder
