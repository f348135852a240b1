"""What the writer names themself: «una chica», «la única», «de las que», «un idiota»."""

from __future__ import annotations

from collections.abc import Sequence

from reflet.language.agreement import Pattern
from reflet.language.spanish.adjectives import THINGS
from reflet.language.spanish.lexicon import Reading, adjective, person_noun
from reflet.language.spanish.nouns import EPICENES
from reflet.language.spanish.predicate import (
    Mark,
    bare_at,
    ends_phrase,
    follows,
    is_prenominal,
    skip_adverbs,
)
from reflet.language.spanish.tokens import Token
from reflet.language.tables import words

_ARTICLES = {
    "un": Reading("un", "un", "M"),
    "una": Reading("una", "un", "F"),
    "el": Reading("el", "el", "M"),
    "la": Reading("la", "el", "F"),
    "los": Reading("los", "los", "M"),
    "las": Reading("las", "los", "F"),
    "ningun": Reading("ningún", "ningún", "M"),
    "ninguna": Reading("ninguna", "ningún", "F"),
}
_DEFINITE = words("el la")
_POSSESSIVES = words("tu su mi nuestra nuestro")
# Adjectives of one form, before a noun or alone: «la peor», «la mejor amiga», «la más feliz».
_RANKS = words("peor mejor mayor menor")
_EPICENE_ADJECTIVES = words("feliz triste grande joven fuerte inteligente popular infeliz idiota")
_EPICENE_PRENOMINAL = words("gran buen mal pobre simple total futura futuro ex super primer pinche")
_DEGREES = words("mas muy tan re menos")
_NOUN_REACH = 3


def read_noun_phrase(tokens: Sequence[Token], index: int) -> list[Mark]:
    """Return the mark of the noun phrase that follows at ``index``, if its noun is of a person.

    Where the noun has one form for both genders the article tells («una periodista»). A noun whose
    gender is its own («un desastre», «una persona») gives nothing.
    """
    index = skip_adverbs(tokens, index)
    if not follows(tokens, index):
        return []
    bare = tokens[index].bare
    if bare == "de":
        return _one_of(tokens, index + 1)
    if bare in {"una", "uno"} and bare_at(tokens, index + 1) == "de":
        return _one_of(tokens, index + 2)
    if bare in _ARTICLES:
        return _determined(tokens, index)
    if bare in _POSSESSIVES:
        if tokens[index - 1].bare not in {"soy", "soi"}:
            return []
        index += 1
    return _named(tokens, index, None, bare in _POSSESSIVES)


def _one_of(tokens: Sequence[Token], index: int) -> list[Mark]:
    article = bare_at(tokens, index)
    if article in {"las", "los"} and bare_at(tokens, index + 1) in {"que", "q"}:
        return [Mark(index, _ARTICLES[article], Pattern.SINGLED_OUT)]
    return []


def _determined(tokens: Sequence[Token], index: int) -> list[Mark]:
    article = _ARTICLES[tokens[index].bare]
    definite = tokens[index].bare in _DEFINITE
    word = bare_at(tokens, index + 1)
    if definite and word in {"que", "q"}:
        return [Mark(index, article, Pattern.SINGLED_OUT)]
    at = index + 1 + (word in _DEGREES)
    word = bare_at(tokens, at)
    if definite and word in _RANKS | _EPICENE_ADJECTIVES and ends_phrase(tokens, at):
        return [Mark(index, article, Pattern.SINGLED_OUT)]
    reading = adjective(word)
    alone = (
        (ends_phrase(tokens, at) or _is_described(tokens, at))
        and word not in THINGS
        and person_noun(word) is None
    )
    if definite and alone and reading is not None and reading.gender == article.gender:
        return [Mark(at, reading, Pattern.SINGLED_OUT)]
    if word in EPICENES and article.form not in {"las", "los"} and ends_phrase(tokens, at):
        return [Mark(index, article, Pattern.PERSON_NOUN)]
    return _named(tokens, at, article, True)


def _is_described(tokens: Sequence[Token], index: int) -> bool:
    """Whether an adjective, and no noun, comes after the one at ``index``: «la única despierta»."""
    bare = bare_at(tokens, index + 1)
    described = adjective(bare)
    return described is not None and person_noun(bare) is None and not is_prenominal(described)


def _named(
    tokens: Sequence[Token], index: int, article: Reading | None, determined: bool
) -> list[Mark]:
    """Read the noun at ``index``, after at most three adjectives."""
    for at in range(index, index + _NOUN_REACH + 1):
        if not follows(tokens, at):
            break
        token = tokens[at]
        reading = person_noun(token.bare)
        adjectival = adjective(token.bare)
        if reading is None and determined and article is not None and token.bare not in THINGS:
            alone = adjectival is not None and not is_prenominal(adjectival)
            reading = adjectival if alone or ends_phrase(tokens, at) else None
        if reading is not None:
            if token.double:
                reading = Reading(reading.masculine, reading.masculine, "inclusive")
            agrees = article is None or reading.gender in {article.gender, "inclusive"}
            return [Mark(at, reading, Pattern.PERSON_NOUN)] if agrees else []
        described = adjectival is not None and is_prenominal(adjectival)
        if not described and token.bare not in _EPICENE_PRENOMINAL:
            break
    return []
