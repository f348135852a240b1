"""Noun phrases that name the writer: «a 25 year old single woman», «his wife»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reflet.language.agreement import Gender, Pattern
from reflet.language.english.function_words import (
    ARTICLES,
    FOLLOWERS,
    KINDS,
    POSSESSIVES,
    STOPS,
)
from reflet.language.english.nouns import PLURALS, person_noun
from reflet.language.english.tokens import Token
from reflet.language.tables import words

_MODIFIERS = 7
_DETERMINERS = ARTICLES | POSSESSIVES | words("no such some")
# Also adjectives: «a male nurse», and what follows them must not be someone else.
_SEXES = {"female", "male"}
_NOT_ONESELF = words(
    "friend friends impersonator model models version equivalent fan body character"
)
# Slang and titles that either gender claims: «I'm the man!», «the bitch».
_CLAIMED = words("man lady bitch boy prince princess dude mother father daddy")
_SINGLING = words("only luckiest happiest oldest youngest")


@dataclass(frozen=True, slots=True)
class Mark:
    """A noun that tells the writer's gender: the place of its token, and what it says."""

    index: int
    reading: str
    gender: Gender
    pattern: Pattern


def read_noun_phrase(
    tokens: Sequence[Token], start: int, pattern: Pattern, *, negated: bool = False
) -> Mark | None:
    """Return the noun that ends the noun phrase at ``start``, if it tells a gender.

    The phrase has a determiner («a», «one», «his»; none is needed before «female» and «male») and
    up to six modifiers. «The only girl» is singled out. A bare noun that is ``negated`` is
    refused («not a girl»), as are possessives («a guy's car»), compounds («a girl scout»),
    alternatives («a girl or a boy») and what both genders say («the man»).
    """
    index = start
    if index < len(tokens) and tokens[index].bare == "such":
        index += 1
    if index >= len(tokens) or tokens[index].gap not in {"", ","} or tokens[index].bare == "no":
        return None
    determiner = tokens[index].bare if tokens[index].bare in _DETERMINERS else ""
    first = index + bool(determiner)
    kind = _after_kind(tokens, first)
    begin = first if kind is None else kind
    place = _head(tokens, begin, plural=kind is not None)
    if place is None:
        return None
    noun = _noun(tokens[place].bare, plural=kind is not None)
    modifiers = [other.bare for other in tokens[begin:place]]
    if noun is None or _is_refused(noun[0], determiner, modifiers, negated=negated):
        return None
    if modifiers and tokens[place].gap == "," and noun[0] not in _SEXES:
        return None
    singled = determiner == "the" and any(
        word in _SINGLING or (word.endswith("est") and len(word) > 5) for word in modifiers
    )
    return Mark(place, noun[0], noun[1], Pattern.SINGLED_OUT if singled else pattern)


def _head(tokens: Sequence[Token], begin: int, *, plural: bool) -> int | None:
    """Return the place of the first noun for a person at which the phrase may end."""
    for place in range(begin, min(len(tokens), begin + _MODIFIERS)):
        token = tokens[place]
        if place > begin and token.gap not in {"", ","}:
            return None
        at_home = token.bare == "at" and tokens[place - 1].bare in {"stay", "work"}
        joins = at_home or (token.bare == "and" and place > begin)
        if token.bare in STOPS and not joins:
            return None
        noun = _noun(token.bare, plural=plural)
        if noun is not None and not token.possessive and _ends(tokens, place):
            return place
    return None


def _noun(bare: str, *, plural: bool) -> tuple[str, Gender] | None:
    return person_noun(PLURALS.get(bare, bare) if plural else bare)


def _is_refused(reading: str, determiner: str, modifiers: Sequence[str], *, negated: bool) -> bool:
    """Whether the phrase names nobody, or is said by both genders."""
    if not modifiers and (negated or (determiner == "the" and reading in _CLAIMED)):
        return True
    if not determiner and reading not in _SEXES:
        return True
    if modifiers[-1:] == ["tom"]:  # a tom boy
        return True
    return determiner == "the" and reading == "guy" and modifiers[-1:] in (["bad"], ["good"])


def _after_kind(tokens: Sequence[Token], index: int) -> int | None:
    """Return where the noun of «kind of girl», «one of those girls» may begin."""
    bare = [token.bare for token in tokens[index - 1 : index + 3]] if index else []
    if len(bare) == 4 and bare[1] in KINDS and bare[2] == "of":
        return index + 3 if bare[3] in {"a", "an"} else index + 2
    if len(bare) == 4 and bare[0] == "one" and bare[1] == "of" and bare[2] in {"those", "these"}:
        return index + 2
    return None


def _ends(tokens: Sequence[Token], place: int) -> bool:
    """Whether the phrase ends with the noun at ``place``: no other noun follows it."""
    if place + 1 >= len(tokens):
        return True
    after = tokens[place + 1]
    if after.bare == "or":
        return False
    if after.gap:
        return True
    if tokens[place].bare in _SEXES:
        return after.bare not in _NOT_ONESELF and person_noun(after.bare) is None
    return after.bare in FOLLOWERS or after.bare.endswith("ing")
