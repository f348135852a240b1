"""Noun phrases that name the writer: «une grande fille», «la seule à», «celle qui»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from reflet.language.agreement import Pattern
from reflet.language.french.function_words import POSSESSIVES
from reflet.language.french.lexicon import Reading, look_up
from reflet.language.french.nouns import FOLLOWED, is_prenominal, noun_reading, person_noun
from reflet.language.french.predicate import Mark, ends_phrase, follows, read_word, skip_adverbs
from reflet.language.french.tokens import Token

_ELECTIVE = frozenset({"seul", "premier", "dernier", "meilleur"})
_ELDEST = frozenset({"aîné", "cadet", "benjamin"})
_RELATIVE = frozenset({"qui", "ki", "que", "qu"})


def read_noun_phrase(
    tokens: Sequence[Token], index: int, *, hypothetical: bool = False
) -> list[Mark]:
    """Return the mark of the noun phrase that begins at ``index``, adverbs before it skipped.

    After «je suis», an article may also begin the object of *suivre* («je suis une formation»):
    only nouns of person are read, and those whom one follows online are not. A ``hypothetical``
    clause («si j'étais une femme») names nobody.
    """
    index = skip_adverbs(tokens, index)
    if not follows(tokens, index) or not follows(tokens, index + 1):
        return []
    determiner = tokens[index].bare
    if determiner in {"celle", "celui"}:
        marks = _demonstrative(tokens, index, "F" if determiner == "celle" else "M")
    elif determiner in {"la", "le"}:
        marks = _singled_out(tokens, index + 1, "F" if determiner == "la" else "M")
    elif determiner == "l":
        marks = _eldest(tokens, index + 1)
    elif not hypothetical and determiner in {"un", "une", "1"} | POSSESSIVES:
        marks = _named(tokens, index + 1, determiner)
    else:
        marks = []
    return marks


def _eldest(tokens: Sequence[Token], head: int) -> list[Mark]:
    """Read «l'aînée»."""
    word = read_word(tokens[head])
    if word is None or word.reading.masculine not in _ELDEST:
        return []
    return [Mark(head, word.reading, Pattern.SINGLED_OUT, word.inclusive)]


def _named(tokens: Sequence[Token], head: int, determiner: str) -> list[Mark]:
    """Read «une grande fille», «ta copine»."""
    while follows(tokens, head + 1) and is_prenominal(tokens[head].text, tokens[head].bare):
        head += 1
    token = tokens[head]
    if token.inclusive is not None:
        return [Mark(head, token.inclusive, Pattern.PERSON_NOUN, inclusive=True)]
    reading = noun_reading(token.text, token.bare)
    if reading is None or reading.masculine in FOLLOWED or is_prenominal(token.text, token.bare):
        return []
    adjective = "a" in reading.classes and not ends_phrase(tokens, head)
    if adjective and look_up(tokens[head + 1].text) is None:
        return []
    if follows(tokens, head + 2) and tokens[head + 1].bare == "sur":
        # «je suis une fille sur Insta» is the verb suivre.
        return []
    agrees = determiner in POSSESSIVES or (determiner == "une") == (reading.gender == "F")
    return [Mark(head, reading, Pattern.PERSON_NOUN)] if agrees else []


def _demonstrative(tokens: Sequence[Token], index: int, gender: Literal["F", "M"]) -> list[Mark]:
    """Read «celle qui»."""
    if tokens[index + 1].bare not in _RELATIVE:
        return []
    return [Mark(index, Reading("celle", "celui", gender, "n"), Pattern.SINGLED_OUT)]


def _singled_out(tokens: Sequence[Token], head: int, gender: Literal["F", "M"]) -> list[Mark]:
    """Read «la seule», «le premier», «la plus heureuse», «la mère de».

    «La» before a participle alone is «là» without its accent («jsuis la couchée»).
    """
    person = person_noun(tokens[head].bare)
    if person is not None and person.gender == gender:
        of = follows(tokens, head + 1) and tokens[head + 1].bare in {"de", "d", "du"}
        return [Mark(head, person, Pattern.PERSON_NOUN)] if of else []
    superlative = tokens[head].bare == "plus" and follows(tokens, head + 1)
    head += superlative
    word = read_word(tokens[head])
    if word is None or word.reading.gender != gender:
        return []
    elected = superlative or word.reading.masculine in _ELECTIVE
    there = gender == "F" and word.reading.classes == "p"
    if not elected and not there:
        return []
    if not ends_phrase(tokens, head) and tokens[head + 1].bare not in _RELATIVE:
        # «la première surprise» is read, «la première personne» is not.
        second = read_word(tokens[head + 1])
        if second is None or "p" not in second.reading.classes:
            return []
    pattern = Pattern.SINGLED_OUT if elected else Pattern.COPULA
    return [Mark(head, word.reading, pattern, word.inclusive)]
