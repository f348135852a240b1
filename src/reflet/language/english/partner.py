"""Whom the writer lives with: «my husband», «hubby and I»."""

from __future__ import annotations

from collections.abc import Sequence

from reflet.language.agreement import Pattern
from reflet.language.english.function_words import STOPS
from reflet.language.english.noun_phrase import Mark
from reflet.language.english.nouns import partner_noun
from reflet.language.english.tokens import Token
from reflet.language.tables import words

_MODIFIERS = 3
# Whose partner it is if one stands between («my sister's husband», «my friends wife»).
_RELATIONS = words(
    """
    friend friends sister sisters brother brothers mom moms mum mums mother mothers dad dads father
    fathers boss cousin cousins aunt aunts uncle uncles daughter daughters son sons neighbor
    neighbors neighbour neighbours roommate roommates ex's teacher teachers buddy buddies bestfriend
    imaginary fake pretend virtual celebrity coworker coworkers grandma grandpa
    """
)
# «The missus» is the writer's; «the wife» is often somebody's in a joke: she needs «and I».
_THE = words("hubby missus wife")
PARTNER_PIVOTS = words("my the hubby hubbie and")


def read_partner(tokens: Sequence[Token], index: int) -> Mark | None:
    """Return the noun for the writer's partner in the phrase that begins at ``index``."""
    bare = tokens[index].bare
    if bare == "my":
        if index and tokens[index - 1].bare == "were":  # if you were my husband
            return None
        return _read_my(tokens, index)
    if bare == "the" and index + 1 < len(tokens) and not tokens[index + 1].gap:
        after = [token.bare for token in tokens[index + 2 : index + 4]]
        joined = after[:1] == ["and"] and after[1:] in (["i"], ["me"])
        joined = joined or [token.bare for token in tokens[max(0, index - 2) : index]] == [
            "me",
            "and",
        ]
        bare_noun = tokens[index + 1].bare
        if bare_noun in _THE and after[:1] != ["of"] and (bare_noun != "wife" or joined):
            return _mark(tokens, index + 1)
    if bare in {"hubby", "hubbie"} and (index == 0 or tokens[index - 1].bare not in STOPS):
        return _mark(tokens, index)
    if bare == "and" and 0 < index < len(tokens) - 1 and tokens[index + 1].bare in {"i", "me"}:
        return _mark(tokens, index - 1) if tokens[index - 1].gap else None
    return None


def _read_my(tokens: Sequence[Token], index: int) -> Mark | None:
    for place in range(index + 1, min(len(tokens), index + 2 + _MODIFIERS)):
        token = tokens[place]
        if token.gap not in {"", ","} or token.bare in STOPS or token.bare in _RELATIONS:
            return None
        noun = partner_noun(token.bare)
        if noun is not None:
            return Mark(place, noun[0], noun[1], Pattern.PARTNER)
        if token.possessive:
            return None
    return None


def _mark(tokens: Sequence[Token], place: int) -> Mark | None:
    noun = partner_noun(tokens[place].bare)
    return None if noun is None else Mark(place, noun[0], noun[1], Pattern.PARTNER)
