"""Infinitives and gerunds that the writer governs: «je veux être prête», «de m'être énervée»."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reflet.language.agreement import Pattern
from reflet.language.french.function_words import (
    COORDINATORS,
    DETERMINERS,
    FIRST_PERSON,
    FUSED_FIRST_PERSON,
    OBJECT_CLITICS,
    OTHER_SUBJECTS,
    REFLEXIVE,
)
from reflet.language.french.noun_phrase import read_noun_phrase
from reflet.language.french.predicate import (
    TOUTE,
    Mark,
    ends_phrase,
    follows,
    read_predicate,
    read_word,
)
from reflet.language.french.states import STATES
from reflet.language.french.tokens import Token
from reflet.language.french.verbs import BEEN, DEPICTIVE_INFINITIVES, INFINITIVES, VERBS
from reflet.language.tables import words

_REACH = 7
# «Je la laisse être», «je l'ai vue devenir»: the infinitive is about the object.
_ABOUT_OBJECT = (
    "laiss",
    "fai",
    "fer",
    "voi",
    "voy",
    "vu",
    "voul",
    "regard",
    "entend",
    "imagin",
    "veu",
    "croi",
)
# «Je demande à ma sœur d'être patiente»: it is about the one who is asked.
_ORDERS = (
    "demand",
    "di",
    "conseil",
    "ordonn",
    "interdi",
    "permet",
    "permi",
    "propos",
    "suppli",
    "rappel",
    "reproch",
    "souhait",
    "sugger",
    "empech",
    "oblig",
    "forc",
    "invit",
    "repet",
)
_LINKS = words("de d pour pr a sans avant apres que plutot sauf quand et ou")
_AFTER = 10
# The words at which ``read_infinitive`` reads something.
INFINITIVE_PIVOTS = INFINITIVES | DEPICTIVE_INFINITIVES | {"etant", "avoir"}
_BREAKS = OTHER_SUBJECTS | (COORDINATORS - {"ni", "ou"})


def read_infinitive(tokens: Sequence[Token], index: int) -> list[Mark]:
    """Return the marks after the infinitive, or «étant», at ``index``, if it is the writer's."""
    bare = tokens[index].bare
    after = index + 1
    if bare == "avoir" and follows(tokens, after) and tokens[after].bare in BEEN:
        after += 1
    elif bare == "etant":
        return _gerund(tokens, index)
    elif bare not in INFINITIVES and bare not in DEPICTIVE_INFINITIVES:
        return []
    if bare == "etre" and index > 0 and not tokens[index].gap:
        before = tokens[index - 1].bare
        if before in REFLEXIVE:
            return read_predicate(tokens, after, Pattern.REFLEXIVE)
    if not governed(tokens, index):
        return []
    marks = read_predicate(tokens, after, Pattern.INFINITIVE, hypothetical=True)
    if bare in DEPICTIVE_INFINITIVES:
        return [mark for mark in marks if mark.reading.masculine in STATES]
    return marks or read_noun_phrase(tokens, after, hypothetical=True)


def _gerund(tokens: Sequence[Token], index: int) -> list[Mark]:
    """Read «étant étudiante, je»: the first subject after it, or before it, must be «je»."""
    if follows(tokens, index + 1) and tokens[index + 1].bare in {"donne", "donnee"}:
        return []
    for after in range(index + 1, min(len(tokens), index + _AFTER)):
        bare = tokens[after].bare
        if bare in FIRST_PERSON or bare in FUSED_FIRST_PERSON or _is_first_person_verb(bare):
            return read_predicate(tokens, index + 1, Pattern.INFINITIVE)
        if bare in OTHER_SUBJECTS or tokens[after].gap in {".", ":"}:
            break
    return read_predicate(tokens, index + 1, Pattern.INFINITIVE) if governed(tokens, index) else []


def governed(tokens: Sequence[Token], index: int, reach: int = _REACH) -> bool:
    """Whether the nearest subject before ``index``, in the same clause, is «je».

    A clitic object right after it («je la laisse être») may be whom the infinitive is about.
    """
    for before in range(index - 1, max(-1, index - 1 - reach), -1):
        bare = tokens[before].bare
        if tokens[before + 1].gap:
            return False
        if bare in FIRST_PERSON or bare in FUSED_FIRST_PERSON or _is_first_person_verb(bare):
            return not _about_object(tokens, before + 1, index)
        if bare in _BREAKS or bare in {"que", "qu"}:
            return False
    return False


def _about_object(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether what stands between «je» and its infinitive gives the infinitive another subject."""
    between = tokens[start:end]
    if not between:
        return False
    if between[0].bare in OBJECT_CLITICS:
        return True
    for token, after in pairwise(between):
        clitic = token.bare in OBJECT_CLITICS and after.bare.startswith(_ABOUT_OBJECT)
        asked = token.bare.startswith(_ORDERS) and after.bare in {"a", "aux", "au"}
        if clitic or asked:
            return True
    noun = any(token.bare in DETERMINERS for token in between[:-1])
    seen = any(token.bare.startswith(_ABOUT_OBJECT) for token in between)
    return noun and seen and between[-1].bare not in _LINKS


def _is_first_person_verb(bare: str) -> bool:
    verb = VERBS.get(bare)
    return verb is not None and verb.subject


def read_alone(tokens: Sequence[Token], index: int) -> list[Mark]:
    """Read «seule» beside any verb: «je rigole seule», «je me débrouillerai toute seule»."""
    word = read_word(tokens[index])
    if word is None or word.reading.masculine != "seul" or index == 0 or tokens[index].gap:
        return []
    if tokens[index - 1].bare not in {"toute", "tte", "tout"}:
        beside = tokens[index - 1].bare not in DETERMINERS and ends_phrase(tokens, index)
        if not beside or not governed(tokens, index, 2):
            return []
        return [Mark(index, word.reading, Pattern.BECOMING, word.inclusive)]
    if not governed(tokens, index - 1) and tokens[index - 2].bare != "moi":
        return []
    if tokens[index - 1].bare != "tout" and word.reading.gender == "M":
        return [Mark(index - 1, TOUTE, Pattern.BECOMING)]
    return [Mark(index, word.reading, Pattern.BECOMING, word.inclusive)]
