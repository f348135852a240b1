"""Adjectives, participles and nouns of person, with their gender."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from reflet.language.agreement import Gender
from reflet.language.spanish.adjectives import ADJECTIVES, NOT_ADJECTIVES
from reflet.language.spanish.nouns import FEMININE_NOUNS, MASCULINE_NOUNS, PERSONS
from reflet.language.spanish.spelling import fold
from reflet.language.tables import words

_PARTICIPLE = re.compile(r"[a-z]{2,20}[ai]d[oa]")
_DERIVED = re.compile(r"([a-z]{2,20})(isim|it)([oa])")
_INCLUSIVE = re.compile(r"([a-z]{2,25})(x|e)")
# In -e most words are others («muerte»): participles are read, and these.
_INCLUSIVE_IN_E = words("contento tonto listo harto nervioso orgulloso alumno")
_ACCENTS = str.maketrans("áéíóú", "aeiou")
# Masculines whose feminine adds an a: hablador, dormilón, holgazán, bailarín, inglés, español.
_CONSONANTS = ("or", "ón", "án", "ín", "és", "ol")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a word says: its standard spelling, its masculine singular, and its gender."""

    form: str
    masculine: str
    gender: Gender


def feminine(masculine: str) -> str:
    """Return the feminine of an adjective or noun with two forms, in standard spelling."""
    if masculine.endswith("o"):
        return masculine[:-1] + "a"
    return masculine[:-2] + masculine[-2:].translate(_ACCENTS) + "a"


@lru_cache(maxsize=4096)
def adjective(bare: str) -> Reading | None:
    """Return the reading of an adjective or participle without accents; none of an epicene.

    Diminutives (solita), superlatives (cansadísima) and «cansadx», «cansade» are read too.
    """
    if bare in NOT_ADJECTIVES:
        return None
    if bare in _ADJECTIVES:
        return _ADJECTIVES[bare]
    if _PARTICIPLE.fullmatch(bare):
        return _participle(bare)
    if (match := _DERIVED.fullmatch(bare)) is not None:
        return _derived(match[1], match[2], match[3])
    return _inclusive(bare, _ADJECTIVES)


@lru_cache(maxsize=4096)
def person_noun(bare: str) -> Reading | None:
    """Return the reading of a noun of person without accents; none of an epicene.

    «Profesorx», «alumne» are read too.
    """
    return _NOUNS.get(bare) or _inclusive(bare, _NOUNS)


def _pairs(masculines: Mapping[str, str]) -> Iterator[tuple[str, Reading]]:
    for masculine in masculines.values():
        if masculine.endswith(("o", *_CONSONANTS)):
            other = feminine(masculine)
            yield fold(masculine), Reading(masculine, masculine, "M")
            yield fold(other), Reading(other, masculine, "F")


def _participle(bare: str) -> Reading | None:
    stem, ending = bare[:-3], bare[-3:]
    if ending[0] == "i" and stem[-1] in "aeo":
        ending = "í" + ending[1:]
    form = stem + ending
    return Reading(form, form[:-1] + "o", "F" if form[-1] == "a" else "M")


def _derived(stem: str, suffix: str, vowel: str) -> Reading | None:
    for before, after in (("", ""), ("qu", "c"), ("gu", "g"), ("c", "z")):
        if stem.endswith(before):
            base = stem.removesuffix(before) + after + "o"
            if base not in NOT_ADJECTIVES and (base in _ADJECTIVES or _PARTICIPLE.fullmatch(base)):
                form = stem + suffix.replace("isim", "ísim")
                return Reading(form + vowel, form + "o", "F" if vowel == "a" else "M")
    return None


def _inclusive(bare: str, table: Mapping[str, Reading]) -> Reading | None:
    """Return the masculine's reading of «cansadx», «cansade», as both genders."""
    match = _INCLUSIVE.fullmatch(bare)
    if match is None:
        return None
    masculine = match[1] + "o"
    if match[2] == "e" and masculine not in _INCLUSIVE_IN_E and not _PARTICIPLE.match(masculine):
        return None
    reading = table.get(masculine)
    if reading is None and table is _ADJECTIVES and _PARTICIPLE.fullmatch(masculine):
        reading = None if masculine in NOT_ADJECTIVES else _participle(masculine)
    if reading is None:
        return None
    return Reading(reading.masculine, reading.masculine, "inclusive")


_ADJECTIVES: Mapping[str, Reading] = dict(_pairs(ADJECTIVES))
_NOUNS: Mapping[str, Reading] = {
    **dict(_pairs(PERSONS)),
    **{fold(noun): Reading(noun, noun, "F") for noun in FEMININE_NOUNS.values()},
    **{fold(noun): Reading(noun, noun, "M") for noun in MASCULINE_NOUNS.values()},
}
