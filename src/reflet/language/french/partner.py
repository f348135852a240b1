"""Whom the writer lives with: «mon mari», «mon petit copain», «ma femme»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from reflet.language.agreement import Pattern
from reflet.language.french.lexicon import Reading
from reflet.language.french.nouns import is_prenominal
from reflet.language.french.predicate import Mark, follows
from reflet.language.french.spelling import fold, shortened
from reflet.language.french.tokens import Token
from reflet.language.tables import words

# The words at which ``read_partner`` reads something.
PARTNER_PIVOTS = frozenset({"mon", "ma"})
# «Mon homme», «ma meuf», «ma copine», «ma chérie», «mon amour» are not here: in 88milSMS women
# write them to friends and children too, and too few men do for a sex to be told by them.
_WOMEN_NAME = "mari copain mec fiancé conjoint compagnon époux amoureux chéri chum keum"
_MEN_NAME = "femme épouse compagne conjointe fiancée amoureuse nana"
_OF_WOMEN = {fold(noun): noun for noun in _WOMEN_NAME.split()}
_OF_MEN = {fold(noun): noun for noun in _MEN_NAME.split()}
_FRIENDS: dict[str, Literal["F", "M"]] = {"ami": "F", "amie": "M"}  # only after petit, petite
_SMALL = words("petit petite ptit ptite tit tite")
_MODIFIERS = _SMALL | words("ex futur future cher chere premier premiere tendre adorable")
_MOST_MODIFIERS = 2
# «Mon compagnon de route», «ma femme de ménage».
_OF = words("de d du des")
# «Si tu étais mon mari», «sois mon mec»: not theirs yet.
_WISHED = words("etais etait serais serait seras sois soit etre deviens devenir")


def read_partner(tokens: Sequence[Token], index: int) -> list[Mark]:
    """Read the noun for the writer's partner after the «mon» or «ma» at ``index``."""
    if index and not tokens[index].gap and tokens[index - 1].bare in _WISHED:
        return []
    noun = index + 1
    while (
        noun <= index + _MOST_MODIFIERS
        and follows(tokens, noun)
        and (tokens[noun].bare in _MODIFIERS or is_prenominal(tokens[noun].text, tokens[noun].bare))
    ):
        noun += 1
    if not follows(tokens, noun) or tokens[noun].inclusive is not None:
        return []
    reading = _read_noun(tokens, noun)
    if reading is None or _is_friend(tokens, noun, reading):
        return []
    return [Mark(noun, reading, Pattern.PARTNER)]


def _read_noun(tokens: Sequence[Token], noun: int) -> Reading | None:
    bare = tokens[noun].bare
    if bare in _FRIENDS and tokens[noun - 1].bare in _SMALL:
        return _reading(bare, _FRIENDS[bare])
    for form in (bare, *shortened(bare)):
        if form in _OF_WOMEN:
            return _reading(_OF_WOMEN[form], "F")
        if form in _OF_MEN:
            return _reading(_OF_MEN[form], "M")
    return None


def _reading(noun: str, gender: Literal["F", "M"]) -> Reading:
    return Reading(noun, noun, gender, "n")


def _is_friend(tokens: Sequence[Token], noun: int, reading: Reading) -> bool:
    """Whether what follows says that it is no partner: «de route», a friend's name."""
    if not follows(tokens, noun + 1):
        return False
    after = tokens[noun + 1]
    named = reading.form == "copain" and after.text[0].isupper()
    return after.bare in _OF or (named and tokens[noun - 1].bare not in _SMALL)
