"""Texts that are the writer's description of themself: «Mother of two, teacher», «24/f/london»."""

from __future__ import annotations

from collections.abc import Sequence

from reflet.language.agreement import Pattern
from reflet.language.english.function_words import PRONOUNS, VERBS
from reflet.language.english.noun_phrase import Mark
from reflet.language.english.nouns import person_noun
from reflet.language.english.tokens import Token
from reflet.language.tables import words

_LENGTH = 30
_PART = 5
_MODIFIERS = words(
    """
    proud loving devoted single married busy full part time working stay at home year years yr yrs
    old new first tired young simple a an just crazy ordinary average retired homeschooling wife
    mother mom mum father dad husband
    """
)
_FAMILY = words(
    """
    wife mom mum mommy mummy mama momma mother mam sahm grandma grandmother nana granny daughter
    sister husband dad daddy father papa grandpa grandfather son brother uncle aunt auntie girl
    woman guy man boy lady gal female male
    """
)
_PARENTS = words(
    "wife mom mum mommy mummy mama momma mother grandma husband dad daddy father papa grandpa"
)
# With an age before them: «22 year old girl from Leeds».
_AGED = words("girl woman guy man boy lady gal female male mom mum dad mother father wife dude lad")
_NUMBERS = words("1 2 3 4 5 6 7 one two three four five six seven a an twins boys girls teenagers")
_LETTERS = {"f": "female", "m": "male"}
_NEWS = words(
    """
    killed dies died dead arrested found charged jailed shot stabbed missing accused wins won gets
    gave gives dying loses lost rescued hit attacked dumped sues jumps says reveals
    needed wanted ever day
    """
)


def read_biography(tokens: Sequence[Token]) -> list[Mark]:
    """Return the nouns for the writer in a text that is a self-description without a verb.

    The text is short, begins with the noun, and speaks of nobody: neither a pronoun other than
    «my», nor a verb, nor the words of a piece of news («Mother of two arrested»).
    """
    marks = _read_age_and_sex(tokens)
    if marks or not 2 <= len(tokens) <= _LENGTH or any(_is_clause(token) for token in tokens):
        return marks
    head = _head(tokens, 0)
    if head is None:
        return []
    noun = tokens[head].bare
    is_aged = tokens[0].bare.isdigit() and noun in _AGED and head >= 2
    return [_mark(tokens, head)] if is_aged or _is_parent(tokens, head) else []


def _is_parent(tokens: Sequence[Token], head: int) -> bool:
    """Whether a list («Wife. Mom. Coffee.») or a family («Mother of two») follows the noun."""
    if tokens[head].bare not in _PARENTS or head + 1 >= len(tokens):
        return False
    after = tokens[head + 1]
    if after.gap:
        parts = _parts(tokens)
        return len(parts) >= 2 and all(end - start <= _PART for start, end in parts)
    if after.bare == "of":
        return head + 2 < len(tokens) and tokens[head + 2].bare in _NUMBERS
    if after.bare == "and":
        return _head(tokens, head + 2) is not None
    return after.bare == "to" and head + 2 < len(tokens)


def _read_age_and_sex(tokens: Sequence[Token]) -> list[Mark]:
    """Return the letter of «24/f/london» or «f/24», at the beginning of a text."""
    if len(tokens) < 2 or tokens[1].gap != ",":
        return []
    first, second = tokens[0].bare, tokens[1].bare
    for age, place, letter in ((first, 1, second), (second, 0, first)):
        if age.isdigit() and 13 <= int(age[:4]) <= 99 and letter in _LETTERS:
            if place == 0 and len(tokens) > 2 and tokens[2].gap == "":
                return []
            reading = _LETTERS[letter]
            return [Mark(place, reading, "F" if letter == "f" else "M", Pattern.BIOGRAPHY)]
    return []


def _head(tokens: Sequence[Token], start: int) -> int | None:
    """Return the place of the noun for a person that ends the phrase at ``start``."""
    for place in range(start, min(len(tokens), start + 6)):
        token = tokens[place]
        if (place > start and token.gap) or token.possessive:
            return None
        ends = place + 1 >= len(tokens) or bool(tokens[place + 1].gap)
        ends = ends or tokens[place + 1].bare in {"of", "to", "and", "from", "in", "who", "with"}
        if token.bare in _FAMILY and ends:
            return place
        if token.bare not in _MODIFIERS and not token.bare.isdigit():
            return None
    return None


def _is_clause(token: Token) -> bool:
    bare = token.bare
    return (bare in PRONOUNS and bare not in {"my", "who"}) or bare in VERBS or bare in _NEWS


def _parts(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Return the spans of tokens between commas and full stops."""
    starts = [place for place, token in enumerate(tokens) if place == 0 or token.gap]
    return list(zip(starts, [*starts[1:], len(tokens)], strict=True))


def _mark(tokens: Sequence[Token], place: int) -> Mark:
    noun = person_noun(tokens[place].bare)
    assert noun is not None
    return Mark(place, noun[0], noun[1], Pattern.BIOGRAPHY)
