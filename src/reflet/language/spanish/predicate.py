"""Adjectives after a verb: «muy cansada», «terca, orgullosa y celosa»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reflet.language.agreement import Pattern
from reflet.language.spanish.adjectives import ADVERBIAL, PRENOMINAL, UNCHANGING
from reflet.language.spanish.function_words import (
    ADVERB_LIMIT,
    ADVERBS,
    COORDINATORS,
    FOLLOWERS,
    LOCUTIONS,
)
from reflet.language.spanish.lexicon import Reading, adjective, person_noun
from reflet.language.spanish.spelling import fold
from reflet.language.spanish.tokens import Token

_COORDINATED = 4
# «Sólo» is the adverb, «sería» the verb.
_ADVERBS_BY_ACCENT = frozenset({"sólo", "sería"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A telling word: which token, what it says, and the construction in which it stands."""

    index: int
    reading: Reading
    pattern: Pattern


def follows(tokens: Sequence[Token], index: int) -> bool:
    """Whether there is a word at ``index``, with nothing but spaces before it."""
    return 0 < index < len(tokens) and not tokens[index].gap


def bare_at(tokens: Sequence[Token], index: int) -> str:
    """Return the letters of the word at ``index`` if it follows; else nothing."""
    return tokens[index].bare if follows(tokens, index) else ""


def ends_phrase(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word at ``index`` has no noun after it, as far as the next word tells."""
    return not follows(tokens, index + 1) or tokens[index + 1].bare in FOLLOWERS


def is_prenominal(reading: Reading) -> bool:
    """Whether an adjective is often read before its noun: «buena persona», «puto amo»."""
    return fold(reading.masculine) in PRENOMINAL


def skip_adverbs(tokens: Sequence[Token], index: int) -> int:
    """Return where the adverbs that follow at ``index`` end: «muy», «un poco», «cada vez más»."""
    for _ in range(ADVERB_LIMIT):
        locution = _locution(tokens, index)
        if locution:
            index += locution
        elif _is_adverb(bare_at(tokens, index)) and not _is_lonely(tokens, index):
            index += 1
        else:
            break
    return index


def read_word(tokens: Sequence[Token], index: int) -> Reading | None:
    """Return the reading of the adjective that follows at ``index``, where it is one of a person.

    Refused are those that may be adverbs («voy directo a») or stand before a noun («buena gente»).
    """
    if not follows(tokens, index):
        return None
    token = tokens[index]
    reading = adjective(token.bare)
    if reading is None or token.bare in UNCHANGING or token.text.lower() in _ADVERBS_BY_ACCENT:
        return None
    if token.double:
        return Reading(reading.masculine, reading.masculine, "inclusive")
    adverbial = reading.gender == "M" and token.bare in ADVERBIAL
    ended = ends_phrase(tokens, index)
    before_noun = is_prenominal(reading) and not bare_at(tokens, index + 1).endswith("ndo")
    return None if not ended and (adverbial or before_noun) else reading


def read_predicate(tokens: Sequence[Token], index: int, pattern: Pattern) -> list[Mark]:
    """Return the marks of the adjectives that stand at ``index``, after adverbs.

    Several may be joined («terca, orgullosa y celosa»), if they are of one gender.
    """
    index = skip_adverbs(tokens, index)
    reading = read_word(tokens, index)
    after = read_word(tokens, index + 1)
    if reading is not None and after is not None and after.gender != reading.gender:
        index, reading = index + 1, after  # «harto cansada»: the first is an adverb
    marks: list[Mark] = []
    while reading is not None and len(marks) < _COORDINATED:
        if marks and marks[0].reading.gender != reading.gender:
            break
        marks.append(Mark(index, reading, pattern))
        index = _coordinated(tokens, index + 1)
        reading = _joined(tokens, index)
    return marks


def _joined(tokens: Sequence[Token], index: int) -> Reading | None:
    if follows(tokens, index):
        return read_word(tokens, index)
    if 0 < index < len(tokens) and tokens[index].gap == ",":
        reading = adjective(tokens[index].bare)
        named = person_noun(tokens[index].bare) is not None
        return reading if ends_phrase(tokens, index) and not named else None
    return None


def _coordinated(tokens: Sequence[Token], index: int) -> int:
    """Return where the next joined adjective would stand; -1 where none is joined."""
    if index >= len(tokens):
        return -1
    if tokens[index].gap == "," and tokens[index].bare not in COORDINATORS:
        return skip_adverbs(tokens, index + 1) if tokens[index].bare in ADVERBS else index
    if tokens[index].gap in {"", ","} and tokens[index].bare in COORDINATORS:
        return skip_adverbs(tokens, index + 1)
    return -1


def _locution(tokens: Sequence[Token], index: int) -> int:
    if not follows(tokens, index):
        return 0
    for locution in LOCUTIONS.get(tokens[index].bare, ()):
        if all(bare_at(tokens, index + at) == word for at, word in enumerate(locution)):
            return len(locution)
    return 0


def _is_adverb(bare: str) -> bool:
    return bare in ADVERBS or bare.endswith("mente")


def _is_lonely(tokens: Sequence[Token], index: int) -> bool:
    """Whether «solo» is the adjective: nothing that it could restrict comes after it."""
    if tokens[index].bare != "solo":
        return False
    after = bare_at(tokens, index + 1)
    return adjective(after) is None and after not in {"un", "una", "el", "la"}
