"""The lexicon: which written forms are the feminine or the masculine of a pair."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources
from typing import Literal

from reflet.language.french.spelling import PHONETIC, fold, shortened, standard

# Where a feminine has two masculines («vieux», «vieil»), the one used as a predicate; and pairs
# that the dictionary gives as two words.
_PREDICATES = (
    ("belle", "beau"),
    ("folle", "fou"),
    ("molle", "mou"),
    ("nouvelle", "nouveau"),
    ("vieille", "vieux"),
    ("jumelle", "jumeau"),
    ("franche", "franc"),
    ("favorite", "favori"),
    ("rigolote", "rigolo"),
    ("streameuse", "streameur"),
)
_SOUNDED = "aeiouyéèêëïîôûùlrc"
_ACCENTED_END = re.compile("é+e*$")


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a written form: its pair, its gender and its classes.

    ``classes`` holds the letters of ``anp``: adjective, noun, participle. ``exact`` tells whether
    the form was found as written (not by adding accents or undoing an elongation).
    """

    feminine: str
    masculine: str
    gender: Literal["F", "M"]
    classes: str
    exact: bool = True

    @property
    def form(self) -> str:
        """The standard spelling of the form."""
        return self.feminine if self.gender == "F" else self.masculine

    @property
    def heard(self) -> bool:
        """Whether feminine and masculine sound different."""
        masculine, feminine = self.masculine, self.feminine
        if masculine == "gentil" or feminine.endswith("che"):
            return True
        if masculine.endswith(("er", "eur")) and not feminine.endswith("eure"):
            return masculine not in {"fier", "cher", "amer"}
        if feminine == masculine + "e" or feminine[:-2] == masculine:
            return masculine[-1] not in _SOUNDED
        return not feminine.endswith("que")


@cache
def _pairs() -> dict[str, tuple[str, str, str]]:
    """Return the pair of every form: ``(feminine, masculine, classes)``. Read on first use."""
    text = (
        resources.files("reflet.language.french")
        .joinpath("data/agreement.tsv")
        .read_text(encoding="utf-8")
    )
    pairs: dict[str, tuple[str, str, str]] = {}
    for line in text.splitlines():
        if line[0] != "#":
            feminine, masculine, classes = line.split("\t")
            entry = (feminine, masculine, classes)
            pairs[feminine] = entry
            pairs.setdefault(masculine, entry)
    for feminine, masculine in _PREDICATES:
        pairs[feminine] = pairs[masculine] = (feminine, masculine, "an")
    return pairs


@cache
def _unaccented() -> dict[str, str]:
    """Return the accented form of every form that lost its accents; empty where two clash.

    Masculine participles are not among them: «fatigue» is a noun and a verb before it is
    «fatigué».
    """
    pairs = _pairs()
    folded: dict[str, str] = {}
    for form in pairs:
        if not form.isascii() and not form.endswith("é"):
            bare = fold(form)
            known = folded.setdefault(bare, form)
            if known and (pairs[known][0] == known) != (pairs[form][0] == form):
                folded[bare] = ""
    return folded


@lru_cache(maxsize=1 << 14)
def look_up(word: str) -> Reading | None:
    """Return the reading of a written word, or ``None`` where it says nothing of gender.

    Missing accents and elongations are undone. A masculine participle without its accent
    («fatigue») is not read: it is also a noun, a verb, or a feminine without its end.
    """
    written = standard(word)
    written = PHONETIC.get(written, written)
    if not written:
        return None
    found = _exact(written) or _bare(written)
    if found is not None:
        return found
    readings = [
        reading
        for form in shortened(written)
        if (reading := _exact(form) or _bare(form)) is not None
    ]
    if len({reading.gender for reading in readings}) == 1:
        reading = readings[0]
        # «creveeee» may be «crevé» as well as «crevée».
        doubtful = reading.feminine.endswith("ée") and not _ACCENTED_END.search(written)
        return None if doubtful else replace(reading, exact=False)
    if written.endswith("ee") and (reading := _exact(written[:-1])) and reading.gender == "F":
        return replace(reading, exact=False)
    return None


def _exact(form: str) -> Reading | None:
    entry = _pairs().get(form)
    if entry is None:
        return None
    return Reading(*entry[:2], "F" if entry[0] == form else "M", entry[2])


def _bare(form: str) -> Reading | None:
    """Read a form whose accents are missing or wrong."""
    if form.endswith("éé"):
        return None
    bare = fold(form)
    if form.endswith(("è", "ê", "ë")):
        reading = _exact(form[:-1] + "é")
    else:
        reading = _exact(_unaccented().get(bare, bare))
    return replace(reading, exact=False) if reading is not None else None
