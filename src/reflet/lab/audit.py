"""The audit of a corpus: whether its groups really hold apart what a split must not part.

A figure measured across groups that share people, texts or neighbourhoods is too good: PAN 2015
counts persons several times, PAN 2019 was gathered from communities. Evidence is ids, counts and
hashes; no text is quoted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reflet.lab.corpora import Author, read_authors
from reflet.lab.doubles import Doubles, alike_in_all, neighbours_alike, repeated_ids
from reflet.lab.ties import Tie, marker_ties, text_ties
from reflet.profiling.estimate import Trait

Label = Callable[[Author], str | None]

SHARE = 0.05
"""From this share of the authors tied to another group on, a split by group is not to be trusted
where the tied have the same labels; below it is a warning."""

_EXCESS = 0.1
_CERTAIN = 0.01
_DRAWS = 400
_SHOWN = 8


class Level(StrEnum):
    """How bad a finding is: figures on a refused corpus would not be true."""

    REFUSED = "refused"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found across groups: ``check`` names it, ``evidence`` are lines without texts."""

    check: str
    level: Level
    summary: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often tied authors have one label in common, and how often with labels shuffled.

    ``p`` is the share of the shuffles in which they agree as often.
    """

    label: str
    n: int
    observed: float
    chance: float
    p: float

    @property
    def is_telling(self) -> bool:
        """Whether who is tied to an author tells that author's label."""
        return self.p <= _CERTAIN and self.observed - self.chance >= _EXCESS

    def __str__(self) -> str:
        return (
            f"the same {self.label} in {self.observed:.0%} of {self.n:,} pairs"
            f" ({self.chance:.0%} by chance)"
        )


def audit(path: Path, trait: Trait | None = None) -> list[Finding]:
    """Return what the groups of a corpus share, worst first; nothing where they are clean.

    Raises ``CorpusError`` naming the line that is not an author.
    """
    return audit_authors(read_authors(path), trait)


def audit_authors(authors: Sequence[Author], trait: Trait | None = None) -> list[Finding]:
    """Return what the groups of these authors share, worst first.

    With a ``trait``, ties are judged by what they tell of it alone: accounts that share posts may
    all be bots, and of either sex.
    """
    told = set(_LABELS) if trait is None else {_LABEL_OF.get(trait)}
    labels = {name: label for name, label in _LABELS.items() if name in told}
    found = [
        _repeated(authors),
        _doubles(authors, "neighbours", "by the number in their ids", neighbours_alike(authors)),
        _doubles(authors, "labels", "in every label", alike_in_all(authors)),
        _tied(authors, "texts", "near-identical posts", text_ties(authors), labels),
        _tied(authors, "mentions", "rare mentions or links", marker_ties(authors), labels),
    ]
    kept = [one for one in found if one is not None]
    return sorted(kept, key=lambda one: one.level is not Level.REFUSED)


def _repeated(authors: Sequence[Author]) -> Finding | None:
    pairs = repeated_ids(authors)
    if not pairs:
        return None
    ids = list(dict.fromkeys(authors[one].id for one, _ in pairs))
    summary = f"{len(ids):,} ids stand in more than one group: one person would be on both sides"
    return Finding("authors", Level.REFUSED, summary, tuple(ids[:_SHOWN]))


def _doubles(authors: Sequence[Author], check: str, how: str, doubles: Doubles) -> Finding | None:
    if not doubles.is_certain:
        return None
    known = {
        "neighbours": f"next to each other {how} have all labels the same",
        "labels": f"agree {how}",
    }[check]
    summary = (
        f"{len(doubles.pairs):,} pairs of authors of different groups {known}, where chance gives"
        f" {doubles.expected:.1f}: they look like one person counted twice"
    )
    evidence = tuple(_pair(authors, *pair) for pair in doubles.pairs[:_SHOWN])
    return Finding(check, Level.REFUSED, summary, evidence)


def _tied(
    authors: Sequence[Author],
    check: str,
    what: str,
    ties: Sequence[Tie],
    labels: Mapping[str, Label],
) -> Finding | None:
    if not ties:
        return None
    tied = {place for tie in ties for place in (tie.first, tie.second)}
    share = len(tied) / len(authors)
    agreements = [
        one
        for name, label in labels.items()
        if (one := _agreement(name, [label(author) for author in authors], ties)) is not None
    ]
    is_telling = any(one.is_telling for one in agreements)
    summary = (
        f"{len(tied):,} of {len(authors):,} authors ({share:.1%}) share {what} with another group,"
        f" in {len(ties):,} pairs"
    )
    summary = "; ".join([summary, *(str(one) for one in agreements)])
    level = Level.REFUSED if share >= SHARE and is_telling else Level.WARNING
    evidence = tuple(
        f"{_pair(authors, tie.first, tie.second)}: {len(tie.shared)} in common,"
        f" {', '.join(tie.shared[:3])}"
        for tie in ties[:_SHOWN]
    )
    return Finding(check, level, summary, evidence)


def _agreement(name: str, labels: Sequence[str | None], ties: Sequence[Tie]) -> Agreement | None:
    """Return how often ties join equal labels; nothing where the corpus has one label alone."""
    kinds = sorted({label for label in labels if label is not None})
    if len(kinds) < 2:
        return None
    coded = np.array([-1 if label is None else kinds.index(label) for label in labels])
    first = np.array([tie.first for tie in ties])
    second = np.array([tie.second for tie in ties])
    known = (coded[first] >= 0) & (coded[second] >= 0)
    first, second = first[known], second[known]
    if not len(first):
        return None
    observed = _same(coded, first, second)
    labelled = np.flatnonzero(coded >= 0)
    random = np.random.default_rng(0)
    drawn = []
    for _ in range(_DRAWS):
        shuffled = coded.copy()
        shuffled[labelled] = random.permutation(coded[labelled])
        drawn.append(_same(shuffled, first, second))
    p = float(np.mean(np.array(drawn) >= observed))
    return Agreement(name, len(first), observed, float(np.mean(drawn)), p)


def _same(coded: NDArray[np.int64], first: NDArray[np.int64], second: NDArray[np.int64]) -> float:
    return float(np.mean(coded[first] == coded[second]))


def _pair(authors: Sequence[Author], first: int, second: int) -> str:
    one, two = authors[first], authors[second]
    return f"{one.id} ({one.group}) and {two.id} ({two.group})"


def _age_band(author: Author) -> str | None:
    if author.age_band or author.age is None:
        return author.age_band
    return f"{author.age // 10:.0f}0s"


_LABELS: dict[str, Label] = {
    "sex": lambda author: author.sex,
    "age band": _age_band,
    "kind": lambda author: author.kind,
}
_LABEL_OF = {Trait.GENDER: "sex", Trait.AGE: "age band", Trait.ACCOUNT_KIND: "kind"}
