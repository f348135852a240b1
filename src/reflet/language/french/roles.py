"""Names that writers give themselves in a role: «en tant que lectrice», «comme serveuse»."""

from __future__ import annotations

from collections.abc import Sequence

from reflet.language.agreement import Pattern
from reflet.language.french.function_words import (
    FIRST_PERSON_SIGNS,
    OTHER_SUBJECTS,
)
from reflet.language.french.infinitives import governed
from reflet.language.french.nouns import is_prenominal, noun_reading
from reflet.language.french.predicate import Mark, follows
from reflet.language.french.tokens import Token

# The words at which ``read_role`` reads something.
ROLE_PIVOTS = frozenset({"tant", "comme", "air"})
_NEAR = 12


def read_role(tokens: Sequence[Token], index: int) -> list[Mark]:
    """Read «en tant que lectrice», and after «je» «comme serveuse», «l'air d'une folle»."""
    bare = tokens[index].bare
    noun, article, pattern = index + 1, "", Pattern.COMME
    if bare == "tant" and _is_en_tant_que(tokens, index):
        noun, pattern = index + 2, Pattern.EN_TANT_QUE
        if not _is_own_role(tokens, index):
            return []
    elif bare == "air" and follows(tokens, noun) and tokens[noun].bare in {"d", "de"}:
        noun += 1
        if not (follows(tokens, noun) and tokens[noun].bare in {"un", "une"}):
            return []
    elif bare != "comme":
        return []
    if pattern is Pattern.COMME and not governed(tokens, index, _NEAR):
        return []
    if follows(tokens, noun) and tokens[noun].bare in {"un", "une"}:
        article = tokens[noun].bare
        noun += 1
    return _named(tokens, noun, article, pattern)


def _named(tokens: Sequence[Token], noun: int, article: str, pattern: Pattern) -> list[Mark]:
    while follows(tokens, noun + 1) and is_prenominal(tokens[noun].text, tokens[noun].bare):
        noun += 1
    if not follows(tokens, noun):
        return []
    token = tokens[noun]
    if token.inclusive is not None:
        return [Mark(noun, token.inclusive, pattern, inclusive=True)]
    reading = noun_reading(token.text, token.bare)
    if reading is None or (article and (article == "une") != (reading.gender == "F")):
        return []
    if pattern is Pattern.COMME:
        # «Je pleure comme une fille» is a comparison, «comme d'habitude» is none; «comme seule»
        # is no noun.
        compared = article and reading.feminine == reading.masculine
        if compared or (not article and "a" in reading.classes):
            return []
    return [Mark(noun, reading, pattern)]


def _is_en_tant_que(tokens: Sequence[Token], index: int) -> bool:
    return (
        index > 0
        and tokens[index - 1].bare == "en"
        and follows(tokens, index + 1)
        and tokens[index + 1].bare in {"que", "qu", "q", "ke"}
    )


def _is_own_role(tokens: Sequence[Token], index: int) -> bool:
    """Whether the nearest person before, else the nearest after, is the first."""
    before = [token.bare for token in tokens[max(0, index - _NEAR) : index]]
    after = [token.bare for token in tokens[index + 1 : index + _NEAR]]
    for bare in (*reversed(before), *after):
        if bare in FIRST_PERSON_SIGNS:
            return True
        if bare in OTHER_SUBJECTS and bare not in {"qui", "c", "ca"}:
            return False
    return True
