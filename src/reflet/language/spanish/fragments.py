"""Marks without a verb: «harta de todo», «yo misma», «como madre», «mi marido»; biographies."""

from __future__ import annotations

from collections.abc import Sequence

from reflet.language.agreement import Pattern
from reflet.language.spanish.adjectives import STATES, STATES_NEEDING_ADVERB
from reflet.language.spanish.function_words import FIRST_PERSON
from reflet.language.spanish.lexicon import Reading, adjective, person_noun
from reflet.language.spanish.nouns import EPICENES, PARTNERS_OF_WOMEN, ROLES
from reflet.language.spanish.predicate import (
    Mark,
    bare_at,
    ends_phrase,
    follows,
    read_predicate,
)
from reflet.language.spanish.tokens import Token
from reflet.language.tables import words

_INTENSIFIERS = words(
    """
    hoy siempre todavia tambien tan muy re super mas toda medio media bien demasiado
    aca aqui ya casi totalmente
    """
)
_MOODS = words("feliz triste")
_AFTER_STATE = words("estoy de con por en a y porque como pero xq hoy ya aca aqui q que")
_ROLE_REACH = 10
SELVES = words("yo mi conmigo")
_SELF_READINGS = {
    "misma": Reading("misma", "mismo", "F"),
    "mismo": Reading("mismo", "mismo", "M"),
    "sola": Reading("sola", "solo", "F"),
    "solita": Reading("solita", "solito", "F"),
    "solito": Reading("solito", "solito", "M"),
}
_BIOGRAPHY = 22
_VOCATIVES = words("dios amo ama papa mama mami papi senor senora chico chica tia tio gata")
_CLAUSAL = words(
    """
    es son esta estan fue ha han hay que se le les lo la el los las tu su sus te me yo no si un una
    era cuando como para porque
    """
)


def read_dropped_subject(tokens: Sequence[Token], index: int, text: str) -> list[Mark]:
    """Read a feeling or state that begins a sentence: «Harta de todo», «Tan contenta».

    Refused are questions («¿Cansada?») and what news begin with («Detenida por…»): participles that
    are no feelings.
    """
    first = _first(tokens, index)
    if tokens[first].gap != ".":
        return []
    reading = adjective(tokens[index].bare)
    if reading is None or reading.masculine not in STATES:
        return []
    after = bare_at(tokens, index + 1)
    asked = "¿" in text[max(0, tokens[first].start - 2) : tokens[first].start]
    asked = asked or (not after and "?" in text[tokens[index].end : tokens[index].end + 3])
    if asked or (after and after not in _AFTER_STATE):
        return []
    if first == index and reading.masculine in STATES_NEEDING_ADVERB and after not in {"de", "por"}:
        return []
    return _state(tokens, index, reading)


def _first(tokens: Sequence[Token], index: int) -> int:
    """Return where the phrase of the state at ``index`` begins: «tan contenta», «feliz y sola»."""
    first = index
    while follows(tokens, first) and first > index - 2 and tokens[first - 1].bare in _INTENSIFIERS:
        first -= 1
    happy = first > 1 and tokens[first - 1].bare == "y" and tokens[first - 2].bare in _MOODS
    return first - 2 if happy and follows(tokens, first) and follows(tokens, first - 1) else first


def _state(tokens: Sequence[Token], index: int, reading: Reading) -> list[Mark]:
    if tokens[index].double:
        reading = Reading(reading.masculine, reading.masculine, "inclusive")
    return [Mark(index, reading, Pattern.DROPPED_SUBJECT)]


def read_self(tokens: Sequence[Token], index: int) -> list[Mark]:
    """Read what agrees with «yo» or «mí» at ``index``: «yo misma», «conmigo mismo», «yo solita».

    Also a state without a verb: «y yo aburrida en casa».
    """
    bare = tokens[index].bare
    after = bare_at(tokens, index + 1)
    if after in _SELF_READINGS and ends_phrase(tokens, index + 1):
        reading = _SELF_READINGS[after]
        return [Mark(index + 1, reading, Pattern.APPOSITION)]
    if bare != "yo":
        return []
    marks = read_predicate(tokens, index + 1, Pattern.APPOSITION)
    return [mark for mark in marks if mark.reading.masculine in STATES]


def read_role(tokens: Sequence[Token], index: int) -> list[Mark]:
    """Read «como mujer», «como madre» at ``index``, where the sentence has a first person."""
    noun = bare_at(tokens, index + 1)
    if noun not in ROLES or follows(tokens, index + 2):
        return []
    around = tokens[max(0, index - _ROLE_REACH) : index + _ROLE_REACH]
    reading = person_noun(noun)
    if reading is None or FIRST_PERSON.isdisjoint(token.bare for token in around):
        return []
    return [Mark(index + 1, reading, Pattern.EN_TANT_QUE)]


def read_partner(tokens: Sequence[Token], index: int) -> list[Mark]:
    """Read «mi marido», «mi ex novio» at ``index``: women name them, rarely men.

    «Mi novia», «mi mujer» tell too little here to be read.
    """
    noun = index + 1 + (bare_at(tokens, index + 1) in {"ex", "futuro"})
    bare = bare_at(tokens, noun)
    if bare not in PARTNERS_OF_WOMEN:
        return []
    return [Mark(noun, Reading(bare, bare, "F"), Pattern.PARTNER)]


def read_biography(tokens: Sequence[Token]) -> list[Mark]:
    """Read a short text that begins with a noun of person: «Madre de dos, periodista».

    Each of its parts that is one is a mark; there must be two parts, and no clause.
    """
    if not 2 <= len(tokens) <= _BIOGRAPHY or not _CLAUSAL.isdisjoint(t.bare for t in tokens):
        return []
    parts = [index for index, token in enumerate(tokens) if token.gap]
    named = [index for index in parts if _is_role(tokens, index)]
    if len(named) < 2 or named[0] != 0:
        return []
    readings = ((index, person_noun(tokens[index].bare)) for index in named)
    return [
        Mark(index, reading, Pattern.BIOGRAPHY)
        for index, reading in readings
        if reading is not None
    ]


def _is_role(tokens: Sequence[Token], index: int) -> bool:
    bare = tokens[index].bare
    named = bare in EPICENES or (person_noun(bare) is not None and bare not in _VOCATIVES)
    return named and ends_phrase(tokens, index)
