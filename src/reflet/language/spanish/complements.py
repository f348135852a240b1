"""What is said of «me»: «me siento rara», «me quedé dormida», «me tiene harta»; infinitives."""

from __future__ import annotations

from collections.abc import Sequence

from reflet.language.agreement import Pattern
from reflet.language.spanish.adjectives import OF_THINGS
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
    ANY_HAVE,
    BECOMING,
    FEELING,
    GOVERNORS,
    HAVE,
    IMPERATIVES,
    INFINITIVES,
    MAKING,
    OBJECT_PARTICIPLES,
    OBJECT_VERBS,
    OWN_INFINITIVES,
)
from reflet.language.spanish.voices import is_reported
from reflet.language.tables import words

COMPLEMENT_PIVOTS = IMPERATIVES | INFINITIVES | OWN_INFINITIVES | {"me"}

_BECOME = words("quedado puesto vuelto hecho despertado levantado acostado dormido")
_FELT = words("sentido visto notado")
# «Me gusta estar sola», «me da miedo quedar sola».
_PLEASING = words("gusta encanta gustaria encantaria molesta cansa asusta aburre da hace gustaba")
_GOVERNED = 4
_OTHERS = words("te se le les nos os")


def read_complement(tokens: Sequence[Token], index: int) -> list[Mark]:
    """Return the marks that agree with «me», or with the writer's infinitive, at ``index``."""
    bare = tokens[index].bare
    if bare == "me":
        return [] if is_reported(tokens, index) else _said_of_me(tokens, index)
    if bare in OWN_INFINITIVES:
        return read_predicate(tokens, index + 1, Pattern.INFINITIVE)
    if bare in IMPERATIVES:
        return _object(tokens, index + 1)
    if not _is_governed(tokens, index):
        return []
    marks = read_predicate(tokens, index + 1, Pattern.INFINITIVE)
    if not marks and bare == "ser":
        marks = read_noun_phrase(tokens, index + 1)
        marks = [Mark(mark.index, mark.reading, Pattern.INFINITIVE) for mark in marks]
    return marks


def _said_of_me(tokens: Sequence[Token], index: int) -> list[Mark]:
    verb = bare_at(tokens, index + 1)
    other = verb and tokens[index + 1].text.lower().endswith("ó")
    if verb in FEELING and not other:
        return _feeling(tokens, index + 2)
    if verb in BECOMING and not other:
        marks = read_predicate(tokens, index + 2, Pattern.BECOMING)
        return [mark for mark in marks if fold(mark.reading.masculine) not in OF_THINGS]
    if verb in OBJECT_VERBS:
        return _object(tokens, index + 2)
    if verb in MAKING and bare_at(tokens, index + 2) == "sentir":
        return _object(tokens, index + 3)
    return _compound(tokens, index) if verb in ANY_HAVE else []


def _compound(tokens: Sequence[Token], index: int) -> list[Mark]:
    """Read «me he sentido sola», «me han dejado sola», «me he quedado dormida»."""
    participle = bare_at(tokens, index + 2)
    if participle in _FELT:
        return _feeling(tokens, index + 3)
    if participle in OBJECT_PARTICIPLES and bare_at(tokens, index + 1) not in HAVE:
        return _object(tokens, index + 3)
    if participle in _BECOME:
        return read_predicate(tokens, index + 3, Pattern.BECOMING)
    return []


def _feeling(tokens: Sequence[Token], index: int) -> list[Mark]:
    marks = read_predicate(tokens, index, Pattern.FEELING)
    if not marks and bare_at(tokens, skip_adverbs(tokens, index)) in {"un", "una", "el", "la"}:
        marks = read_noun_phrase(tokens, index)
        marks = [Mark(mark.index, mark.reading, Pattern.FEELING) for mark in marks]
    return marks


def _object(tokens: Sequence[Token], index: int) -> list[Mark]:
    """Read what others make of the writer; not «me deja seca la boca», «me deja claro que»."""
    marks = read_predicate(tokens, index, Pattern.OBJECT_COMPLEMENT)
    if marks and bare_at(tokens, marks[-1].index + 1) in {"el", "la", "los", "las", "mi", "mis"}:
        return []
    return [mark for mark in marks if fold(mark.reading.masculine) not in OF_THINGS]


def _is_governed(tokens: Sequence[Token], index: int) -> bool:
    """Whether the infinitive at ``index`` is what the writer wants, likes or has to be."""
    for before in range(index - 1, max(-1, index - 1 - _GOVERNED), -1):
        bare = tokens[before].bare
        if tokens[before + 1].gap or bare in _OTHERS:
            return False
        if bare in GOVERNORS or (bare in _PLEASING and follows(tokens, before)):
            return bare in GOVERNORS or tokens[before - 1].bare == "me"
    return False
