"""Whose words a line is: «Sarah: I'm a girl»."""

from __future__ import annotations

from collections.abc import Sequence

from reflet.language.english.function_words import FIRST_PERSON
from reflet.language.english.tokens import Token
from reflet.language.tables import words
from reflet.language.voices import label_before

_LABEL = 2
# What a writer puts before a colon of their own.
_OWN_LABELS = words(
    """
    note ps p s edit fact disclaimer update fyi btw question answer anyway so about bio name sex
    gender warning confession reason reminder conclusion thing also ok okay first second third
    """
)


def is_another_voice(tokens: Sequence[Token], index: int) -> bool:
    """Whether the line around ``index`` is given to someone else by a label («Sarah: I am…»)."""
    label = label_before(tokens, index, _LABEL)
    if not label or len(label) > _LABEL or any(token.bare in FIRST_PERSON for token in label):
        return False
    return label[0].bare not in _OWN_LABELS and label[-1].bare not in _OWN_LABELS
