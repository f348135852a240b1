"""Which marks of an author are accepted: those that their other marks bear out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from reflet.language.agreement import Agreement, Pattern

_ENOUGH = 2
_SPELT_BY_EAR = 0.2


def masculine_weight(mark: Agreement) -> float:
    """Return how much a masculine ``mark`` counts against a feminine of weight one.

    A masculine that sounds like its feminine (fatigué, fatiguée) may be a feminine spelt by ear: it
    counts a fifth. A partner (ma femme) is none of these, and counts whole.
    """
    return 1.0 if mark.outright or mark.pattern is Pattern.PARTNER else _SPELT_BY_EAR


def consistent_gender(posts: Sequence[Sequence[Agreement]]) -> Literal["F", "M"] | None:
    """Return the gender in which an author agrees with themself, if their posts confirm it.

    ``posts`` holds the marks of each post. One mark proves little: it may be a joke, a slip of
    spelling, someone else's message. A gender is confirmed where marks of it stand in at least
    two posts, one of them outright (contente, not fatiguée), and outweigh the other gender's, by
    ``masculine_weight``. Inclusive marks count for neither, nor do partners: who writes of one
    does not write of their own gender.
    """
    posts = [[mark for mark in post if mark.pattern is not Pattern.PARTNER] for post in posts]
    weights = {
        "F": sum(mark.gender == "F" for post in posts for mark in post),
        "M": sum(masculine_weight(mark) for post in posts for mark in post if mark.gender == "M"),
    }
    if weights["F"] == weights["M"]:
        return None
    gender: Literal["F", "M"] = "F" if weights["F"] > weights["M"] else "M"
    bearing = [post for post in posts if any(mark.gender == gender for mark in post)]
    outright = any(mark.outright for post in bearing for mark in post if mark.gender == gender)
    return gender if outright and len(bearing) >= _ENOUGH else None


def accepted_marks(posts: Sequence[Sequence[Agreement]]) -> list[Agreement]:
    """Return the marks that are proof of how an author writes of themself, in their order.

    A mark is accepted where its subject is written and its reading is certain (``"strong"``), and
    where it is of the gender that all the author's posts confirm (``consistent_gender``). The
    others remain what a model may weigh, and prove nothing.
    """
    confirmed = consistent_gender(posts)
    return [
        mark
        for post in posts
        for mark in post
        if mark.gender == confirmed and mark.strength == "strong"
    ]
