"""Whose words a clause is: «me dijo estoy cansada», «Mi mamá: estoy harta»."""

from __future__ import annotations

from collections.abc import Sequence

from reflet.language.spanish.function_words import SAYING
from reflet.language.spanish.tokens import Token
from reflet.language.tables import words
from reflet.language.voices import label_before

_LABEL = 6
_REACH = 25
_OWN_LABELS = words("yo me estoy soy")
_BETWEEN = words("yo no ya hoy")


def is_reported(tokens: Sequence[Token], index: int) -> bool:
    """Whether someone else says the clause whose verb stands at ``index``.

    «Ella dijo estoy cansada»; but in «dice que estoy loca» the first person is the writer.
    """
    before = index - 1
    while before >= 0 and tokens[before].bare in _BETWEEN and tokens[before + 1].gap != ".":
        before -= 1
    return before >= 0 and tokens[before + 1].gap != "." and tokens[before].bare in SAYING


def is_another_voice(tokens: Sequence[Token], index: int) -> bool:
    """Whether the sentence around ``index`` is given as another person's words.

    By a label before it («Mi mamá: estoy harta») or a narrator after it («estoy harta, dijo»).
    """
    return _is_labelled(tokens, index) or _is_narrated(tokens, index)


def _is_labelled(tokens: Sequence[Token], index: int) -> bool:
    label = label_before(tokens, index, _LABEL)
    if any(token.bare in SAYING for token in label):
        return True
    return 0 < len(label) <= _LABEL and _OWN_LABELS.isdisjoint(token.bare for token in label)


def _is_narrated(tokens: Sequence[Token], index: int) -> bool:
    for after in range(index + 1, min(len(tokens), index + _REACH)):
        if tokens[after].gap == ".":
            return False
        if tokens[after].gap == "," and tokens[after].bare in SAYING:
            return True
    return False
