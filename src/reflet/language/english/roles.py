"""The writer speaking as what they are: «as a woman, I…», «being a girl, I…», «us girls»."""

from __future__ import annotations

from collections.abc import Sequence

from reflet.language.agreement import Pattern
from reflet.language.english.function_words import FIRST_PERSON, OTHER_PERSONS
from reflet.language.english.noun_phrase import Mark, read_noun_phrase
from reflet.language.english.nouns import PLURALS, person_noun
from reflet.language.english.tokens import Token
from reflet.language.tables import words

_REACH = 12
_SEEN = words("see seen saw dressed dress treat treated pose posed posing same such good up")
_ABOUT_BEING = words("love hate like about of enjoy loved hated miss by tired from for despite")
ROLE_PIVOTS = words("as being us we like")


def read_role(tokens: Sequence[Token], index: int) -> Mark | None:
    """Return the noun for what the writer speaks or lives as, in the phrase at ``index``."""
    bare = tokens[index].bare
    if bare in {"us", "we"}:
        return _read_plural(tokens, index)
    if bare == "like":
        return _read_like_me(tokens, index)
    if bare not in {"as", "being"} or index + 1 >= len(tokens):
        return None
    article = tokens[index + 1]
    if article.gap or article.bare not in {"a", "an", "one"}:
        return None
    mark = read_noun_phrase(tokens, index + 1, Pattern.EN_TANT_QUE)
    return mark if mark is not None and _is_writer(tokens, index, mark.index) else None


def _is_writer(tokens: Sequence[Token], index: int, noun: int) -> bool:
    """Whether the phrase from «as» or «being» at ``index`` to its ``noun`` is said of the writer.

    It is not in comparisons («as real as a girl», «as a wise man once said»), nor where somebody
    else is dressed, seen or treated as such.
    """
    before = tokens[index - 1].bare if index else ""
    if before == "speaking":
        return True
    if noun + 1 < len(tokens) and tokens[noun + 1].bare == "once":
        return False
    first = index == 0 or bool(tokens[index].gap) or before in {"and", "but", "that", "because"}
    if first and _is_about_me(tokens, noun + 1):
        return True
    if tokens[index].bare == "being":
        return before in _ABOUT_BEING and _is_mine(tokens, index)
    compared = index > 1 and tokens[index - 2].bare == "as"
    return before not in _SEEN and not compared and _is_mine(tokens, index)


def _is_about_me(tokens: Sequence[Token], start: int) -> bool:
    """Whether the first person named after ``start``, in the sentence, is the writer."""
    for token in tokens[start : start + _REACH]:
        if token.gap == "." or token.bare in OTHER_PERSONS:
            return False
        if token.bare in FIRST_PERSON:
            return True
    return False


def _is_mine(tokens: Sequence[Token], index: int) -> bool:
    """Whether the last person named before ``index``, in the sentence, is the writer."""
    for place in range(index - 1, max(-1, index - _REACH), -1):
        if tokens[place].bare in OTHER_PERSONS:
            return False
        if tokens[place].bare in FIRST_PERSON:
            return True
        if tokens[place].gap == ".":
            return False
    return False


def _read_plural(tokens: Sequence[Token], index: int) -> Mark | None:
    if index + 1 >= len(tokens) or tokens[index + 1].gap or tokens[index + 1].possessive:
        return None
    singular = PLURALS.get(tokens[index + 1].bare)
    noun = None if singular is None else person_noun(singular)
    if noun is None or noun[0] == "guy":  # us guys: both genders
        return None
    return Mark(index + 1, noun[0], noun[1], Pattern.PERSON_NOUN)


def _read_like_me(tokens: Sequence[Token], index: int) -> Mark | None:
    """Return the noun of «a girl like me»; «girls like me» may be a verb."""
    after = [token.bare for token in tokens[index + 1 : index + 3]]
    if index == 0 or tokens[index].gap or not after or after[0] not in {"me", "myself"}:
        return None
    if tokens[index + 1].gap or tokens[index - 1].possessive:
        return None
    bare = tokens[index - 1].bare
    noun = person_noun(bare)
    return None if noun is None else Mark(index - 1, noun[0], noun[1], Pattern.PERSON_NOUN)
