"""Whose words a clause is: «elle me dit je suis prête», «la ministre : je suis prête»."""

from __future__ import annotations

from collections.abc import Sequence

from reflet.language.french.function_words import (
    DETERMINERS,
    FIRST_PERSON,
    FIRST_PERSON_SIGNS,
    SAYING,
    SPEAKERS,
)
from reflet.language.french.lexicon import look_up
from reflet.language.french.nouns import person_noun
from reflet.language.french.tokens import Token
from reflet.language.tables import words
from reflet.language.voices import label_before

_LABEL = 7
_REACH = 25
# Persons whose noun has no gender, at the head of a label («la ministre : je suis prête»).
_EPICENE_PERSONS = words(
    """
    ministre maire prof juge depute deputee president presidente journaliste artiste pote collegue
    gosse enfant eleve prefet prefete porte parole capitaine championne star gens meufs mecs
    """
)
_LABELS = words("elle elles lui eux il ils on pov personne")
# What a narrator adds: «dit-elle», «a déclaré la ministre», «confie Julie».
_NARRATED = words(
    """
    dit dira declare confie explique expliquait raconte racontait lache lance assure affirme ajoute
    precise ecrit estime souligne exclame indique reconnait avoue repond repondit repondu demande
    insiste resume conclut poursuit sourit soupire reagit reagi temoigne murmure crie ecrie
    exclamee ecriee souffle glisse plaisante martele promet promis jure commente admet
    """
)
_AUXILIARIES = words("a s est m t lui")
_NARRATORS = words("t elle il la le l un une ma mon sa son cette ce notre")


def is_reported(tokens: Sequence[Token], start: int) -> bool:
    """Whether someone else says the clause at ``start``: «elle me dit je suis fatiguée»."""
    saying = start - 1
    if saying < 1 or tokens[start].gap == "." or tokens[saying].bare not in SAYING:
        return False
    for before in range(saying - 1, max(-1, saying - 5), -1):
        if tokens[before].bare in SPEAKERS:
            return True
        if tokens[before].bare in FIRST_PERSON or tokens[before + 1].gap:
            return False
    return False


def is_another_voice(tokens: Sequence[Token], index: int) -> bool:
    """Whether the sentence around ``index`` is given as another person's words.

    By a label before it («Ma sœur : je suis prête») or by what a narrator adds after it («je suis
    prête, dit-elle»).
    """
    return _is_labelled(tokens, index) or _is_narrated(tokens, index)


def _is_labelled(tokens: Sequence[Token], index: int) -> bool:
    label = label_before(tokens, index, _LABEL)
    if not label or len(label) > _LABEL or any(token.bare in FIRST_PERSON for token in label):
        return False
    if label[0].bare in _LABELS or (len(label) > 1 and all(map(_is_name, label))):
        return True
    others = label[1:] if label[0].bare != "aussi" else label[2:]
    determined = label[0].bare in DETERMINERS or label[0].bare == "aussi"
    return determined and any(_is_person(token.bare) for token in others)


def _is_narrated(tokens: Sequence[Token], index: int) -> bool:
    for after in range(index + 1, min(len(tokens) - 1, index + _REACH)):
        if tokens[after].gap == ".":
            return False
        if tokens[after].gap != ",":
            continue
        said = after
        while said < after + 2 and tokens[said].bare in _AUXILIARIES:
            said += 1
        if said + 1 >= len(tokens) or tokens[said].bare not in _NARRATED:
            continue
        narrator = tokens[said + 1]
        named = narrator.text[0].isupper() and narrator.bare not in FIRST_PERSON_SIGNS
        if not narrator.gap and (narrator.bare in _NARRATORS or named):
            return True
    return False


def _is_name(token: Token) -> bool:
    return token.text.istitle() and look_up(token.text) is None


def _is_person(bare: str) -> bool:
    singular = bare.removesuffix("s")
    return bare in _EPICENE_PERSONS or any(person_noun(form) for form in (bare, singular))
