"""Whose words a line is: «Sarah: I'm a girl»."""

from __future__ import annotations

from collections.abc import Sequence

from reflet.language.english.function_words import FIRST_PERSON
from reflet.language.english.spelling import words
from reflet.language.english.tokens import Token

_LABEL = 2
_REACH = 25
# What a writer puts before a colon of their own.
_OWN_LABELS = words(
    """
    note ps p s edit fact disclaimer update fyi btw question answer anyway so about bio name sex
    gender warning confession reason reminder conclusion thing also ok okay first second third
    """
)


def is_another_voice(tokens: Sequence[Token], index: int) -> bool:
    """Whether the line around ``index`` is given to someone else by a label («Sarah: I am…»)."""
    colon = index
    while colon > 0 and tokens[colon].gap not in {":", "."} and index - colon < _REACH:
        colon -= 1
    if colon == 0 or tokens[colon].gap != ":":
        return False
    start = colon - 1
    while start > 0 and tokens[start].gap != "." and colon - start <= _LABEL:
        start -= 1
    label = tokens[start:colon]
    if len(label) > _LABEL or any(token.bare in FIRST_PERSON for token in label):
        return False
    return label[0].bare not in _OWN_LABELS and label[-1].bare not in _OWN_LABELS
