"""Clauses whose subject is the writer: «estoy cansada», «he sido buena», «llegué cansada»."""

from __future__ import annotations

from collections.abc import Sequence

from reflet.language.agreement import Pattern
from reflet.language.spanish.adjectives import OF_THINGS
from reflet.language.spanish.function_words import FIRST_PERSON, NEGATION, OTHER_PERSON
from reflet.language.spanish.lexicon import adjective, person_noun
from reflet.language.spanish.noun_phrase import read_noun_phrase
from reflet.language.spanish.predicate import (
    Mark,
    bare_at,
    follows,
    read_predicate,
    skip_adverbs,
)
from reflet.language.spanish.spelling import fold
from reflet.language.spanish.tokens import Token
from reflet.language.spanish.verbs import (
    BEEN,
    COPULAS,
    DEPICTIVES,
    HAVE,
    SHARED_COPULAS,
    SHARED_HAVE,
)
from reflet.language.spanish.voices import is_reported
from reflet.language.tables import words

CLAUSE_PIVOTS = COPULAS | SHARED_COPULAS | DEPICTIVES | HAVE | SHARED_HAVE

_NAMING = words("soy soi zoy era fui sere siendo")
_GERUNDS = words("estando siendo")
# Forms that are nouns too («el camino perdido»), or verbs of «que» and the third person.
_DETERMINERS = words("el la un una mi tu su al del de en lo los este ese nuestro otro cada por")
_SUBJUNCTIVE = words("llegue quede termine acabe")
_CHILDHOOD = words(
    "chica chico nina nino pequena pequeno chiquita chiquito nena nene pequenita pequenito"
)
_FRANK = words("sincera sincero honesta honesto")
_THAT = words("que q creo")
# Without an accent, the third person's past («quedo atrapado») or subjunctive («que llegue sano»):
# read after these, or where a sentence begins.
_OWN_BEFORE = words("yo siempre ya y hoy recien")
_PAST_TOO = words("quedo termino acabo llego paso")
_SUBJECT = 4
_SIGN = 6


def read_clause(tokens: Sequence[Token], index: int) -> list[Mark]:
    """Return the marks of the clause whose verb stands at ``index``, if it is the writer's."""
    token = tokens[index]
    bare = token.bare
    if token.text.lower().endswith("ó") or is_reported(tokens, index):
        return []
    if bare in COPULAS:
        return _predicate_or_noun(tokens, index, named=bare in _NAMING)
    if bare in HAVE | SHARED_HAVE:
        been = bare_at(tokens, index + 1) in BEEN and (bare in HAVE or _is_own(tokens, index))
        return read_predicate(tokens, index + 2, Pattern.COMPOUND_COPULA) if been else []
    return _shared(tokens, index) if bare in SHARED_COPULAS else _depicted(tokens, index)


def _shared(tokens: Sequence[Token], index: int) -> list[Mark]:
    """Read a form that the third person shares, where the writer is its subject."""
    bare = tokens[index].bare
    if bare in _GERUNDS:
        return _gerund(tokens, index)
    if _is_own(tokens, index):
        return _predicate_or_noun(tokens, index, named=bare in _NAMING)
    return _remembered(tokens, index) if bare in {"estaba", "taba"} else _childhood(tokens, index)


def _predicate_or_noun(tokens: Sequence[Token], index: int, *, named: bool) -> list[Mark]:
    marks = read_predicate(tokens, index + 1, Pattern.COPULA)
    if marks or not named:
        return marks
    negated = follows(tokens, index) and tokens[index - 1].bare in NEGATION
    marks = read_noun_phrase(tokens, index + 1)
    return [] if negated and any(mark.pattern is Pattern.PERSON_NOUN for mark in marks) else marks


def _is_own(tokens: Sequence[Token], index: int) -> bool:
    """Whether «yo» is the subject of a form that the third person shares."""
    if bare_at(tokens, index + 1) == "yo":
        return True
    for before in range(index - 1, max(-1, index - 1 - _SUBJECT), -1):
        if tokens[before + 1].gap or tokens[before].bare in OTHER_PERSON | _THAT:
            return False
        if tokens[before].bare == "yo":
            return True
    return False


def _childhood(tokens: Sequence[Token], index: int) -> list[Mark]:
    """Read «cuando era chica», which tweets say of themselves."""
    before = tokens[index - 1].bare if follows(tokens, index) else ""
    if tokens[index].bare != "era" or before not in {"cuando", "cdo"}:
        return []
    child = skip_adverbs(tokens, index + 1)
    child += bare_at(tokens, child) in {"un", "una"}
    bare = bare_at(tokens, child)
    reading = adjective(bare) or person_noun(bare)
    return [Mark(child, reading, Pattern.COPULA)] if bare in _CHILDHOOD and reading else []


def _remembered(tokens: Sequence[Token], index: int) -> list[Mark]:
    """Read «Estaba tan cansada que me dormí», without a subject and with «me» or «mi» after."""
    before = tokens[index - 1].bare if follows(tokens, index) else ""
    if before and before not in _OWN_BEFORE | NEGATION | {"cuando"}:
        return []
    marks = read_predicate(tokens, index + 1, Pattern.COPULA)
    if not marks:
        return []
    after = tokens[marks[-1].index + 1 : marks[-1].index + 1 + _SIGN]
    own = any(token.bare in {"me", "yo"} for token in after)
    others = any(token.bare in OTHER_PERSON for token in after)
    return marks if own and not others else []


def _gerund(tokens: Sequence[Token], index: int) -> list[Mark]:
    marks = read_predicate(tokens, index + 1, Pattern.COPULA)
    before = [token.bare for token in tokens[max(0, index - _SIGN) : index]]
    if not FIRST_PERSON.isdisjoint(before):
        return marks
    return [mark for mark in marks if tokens[mark.index].bare in _FRANK]


def _depicted(tokens: Sequence[Token], index: int) -> list[Mark]:
    bare = tokens[index].bare
    before = tokens[index - 1].bare if follows(tokens, index) else ""
    if before in _DETERMINERS or before in {"se", "te", "le"}:
        return []
    unaccented = tokens[index].text.isascii() and bare in _SUBJUNCTIVE
    if before and (unaccented or bare in _PAST_TOO) and before not in _OWN_BEFORE:
        return []
    marks = read_predicate(tokens, index + 1, Pattern.BECOMING)
    if marks and bare_at(tokens, marks[-1].index + 1) == "a" and bare in {"vuelvo", "dejo"}:
        return []  # «vuelvo loca a mi madre»
    return [mark for mark in marks if fold(mark.reading.masculine) not in OF_THINGS]
