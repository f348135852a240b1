"""Predicates set before the clause whose subject is the writer: «Née à Lyon, j'ai grandi ici»."""

from __future__ import annotations

from collections.abc import Sequence

from reflet.language.agreement import Pattern
from reflet.language.french.function_words import (
    FIRST_PERSON,
    FUSED_FIRST_PERSON,
    OTHER_SUBJECTS,
)
from reflet.language.french.lexicon import Reading, look_up
from reflet.language.french.nouns import is_prenominal, noun_reading
from reflet.language.french.predicate import Mark, ends_phrase, follows, is_adverb
from reflet.language.french.states import SET_PHRASES, STATES
from reflet.language.french.tokens import Token
from reflet.language.french.verbs import VERBS
from reflet.language.tables import words

_REACH = 16
# Said of persons alone, so that nothing else can be meant («Arrivée à dix heures, je…» may be a
# time); beside the states.
_PERSONAL = words(
    """
    né diplômé nommé installé formé recruté embauché licencié marié divorcé élevé adopté âgé agressé
    harcelé opéré hospitalisé accepté admis élu promu rentré levé réveillé couché titularisé
    naturalisé séparé expatrié élevé muté affecté scolarisé
    """
)
_ROLES = words("directeur étudiant lauréat vice-président directrice conseiller adjoint chargé")


def read_detached(tokens: Sequence[Token], index: int) -> list[Mark]:
    """Read the participle or state that begins a sentence and whose clause has «je» for subject.

    The grammar of writing wants such a word, or noun of person, to agree with the subject of its
    clause. The first subject after it must be «je», after a comma.
    """
    token = tokens[index]
    if not _begins(tokens, index) or index + 2 >= len(tokens):
        return []
    reading = _person(tokens, index)
    idiom = SET_PHRASES.get(tokens[index - 1].bare, ()) if index > 0 else ()
    if reading is None or reading.masculine in idiom or not _clause_is_own(tokens, index + 1):
        return []
    return [Mark(index, reading, Pattern.APPOSITION, token.inclusive is not None)]


def _begins(tokens: Sequence[Token], index: int) -> bool:
    """Whether a sentence begins at ``index``, or with one adverb or adjective before its noun."""
    if index == 0 or tokens[index].gap == ".":
        return True
    before = tokens[index - 1]
    if tokens[index].gap or (index > 1 and before.gap != "."):
        return False
    return is_adverb(before) or is_prenominal(before.text, before.bare)


def _person(tokens: Sequence[Token], index: int) -> Reading | None:
    """Read a state, a participle said of persons, or a noun of person that is described."""
    token = tokens[index]
    reading = token.inclusive or look_up(token.text)
    ends = ends_phrase(tokens, index)
    if reading is not None and (reading.masculine in _PERSONAL or reading.masculine in STATES):
        role = look_up(tokens[index + 1].text) if follows(tokens, index + 1) else None
        named = role is not None and role.masculine in _ROLES and role.gender == reading.gender
        return reading if ends or named else None
    noun = token.inclusive or noun_reading(token.text, token.bare)
    if noun is None or not ends or not follows(tokens, index + 1):
        return None
    return noun if noun.classes == "n" or noun.masculine == "étudiant" else None


def _clause_is_own(tokens: Sequence[Token], start: int) -> bool:
    for token in tokens[start : start + _REACH]:
        if token.gap == ".":
            return False
        verb = VERBS.get(token.bare)
        own = token.bare in FIRST_PERSON or token.bare in FUSED_FIRST_PERSON
        if own or (verb is not None and verb.subject):
            return token.gap == ","
        if token.bare in OTHER_SUBJECTS:
            return False
    return False
