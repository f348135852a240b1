"""Predicates without a verb: «ravie de vous lire», «trop contente», «moi, passionnée de»."""

from __future__ import annotations

from collections.abc import Sequence

from reflet.language.french.agreement import Pattern
from reflet.language.french.function_words import (
    ADVERBS,
    COORDINATORS,
    DETERMINERS,
    EPICENES,
    INTERJECTIONS,
)
from reflet.language.french.lexicon import look_up
from reflet.language.french.predicate import Mark, ends_phrase, follows, read_word, skip_adverbs
from reflet.language.french.spelling import words
from reflet.language.french.states import NEEDING_ADVERB, PERFORMATIVE, STATES
from reflet.language.french.tokens import Token
from reflet.language.french.verbs import VERBS

_BEFORE_APPOSITION = words(
    """
    pour avec chez a de sur sans que qu comme vers contre par dis dit d selon sauf entre excuse
    excusez pr pardon
    """
)
# Words after which «désolée» is said of someone.
_DESCRIBING = words(
    """
    est es sont etait etaient sera air semble parait reste devient etes sommes t tu elle il on ete
    etre rend vraie
    """
)
_THIRD = words("il elle ils elles la le l les cette ce cet son sa ses leur un une")


def read_dropped_subject(tokens: Sequence[Token], index: int, text: str) -> list[Mark]:
    """Read a state that begins a sentence without its subject: «Trop contente de te voir».

    Refused are questions, which are about someone else («Contente ?»), the imperative
    («contente-toi») and the participle of another subject («Fatiguée, la chanteuse…»).
    """
    token = tokens[index]
    reading = token.inclusive or look_up(token.text)
    if reading is None or reading.masculine not in STATES or not ends_phrase(tokens, index):
        return []
    start = index
    while start > 0 and not tokens[start].gap and skip_adverbs(tokens, start - 1) >= start:
        start -= 1
    performative = reading.masculine in PERFORMATIVE
    first = _begins(tokens, start) or (
        performative and not _described(tokens, start) and (start == 0 or tokens[start].gap != ",")
    )
    if not first or (start == index and reading.masculine in NEEDING_ADVERB):
        return []
    if _is_imperative(tokens, index) or _is_question(text, token.end):
        return []
    if not performative and _has_other_subject(tokens, index):
        return []
    return [Mark(index, reading, Pattern.DROPPED_SUBJECT, token.inclusive is not None)]


def _begins(tokens: Sequence[Token], start: int) -> bool:
    """Whether a sentence begins at ``start``, after greetings, exclamations and another state."""
    if start == 0 or tokens[start].gap == ".":
        return True
    before = tokens[start - 1].bare
    if before in COORDINATORS:
        before = tokens[start - 2].bare if start > 1 else ""
        state = look_up(tokens[start - 2].text) if start > 1 else None
        return (
            start == 1
            or tokens[start - 1].gap == "."
            or before in EPICENES | INTERJECTIONS
            or (state is not None and state.masculine in STATES and _begins(tokens, start - 2))
        )
    return before in INTERJECTIONS


def _described(tokens: Sequence[Token], start: int) -> bool:
    before = tokens[start - 1].bare
    return before in _DESCRIBING or before in DETERMINERS


def _is_imperative(tokens: Sequence[Token], index: int) -> bool:
    return follows(tokens, index + 1) and tokens[index + 1].bare in {"toi", "vous"}


def _has_other_subject(tokens: Sequence[Token], index: int) -> bool:
    """Whether the state is the participle of a third person: «Ravie, la maire annonce»."""
    for after in range(index + 1, min(len(tokens), index + 12)):
        if tokens[after].gap == ".":
            return False
        if tokens[after].gap == "," and tokens[after].bare in _THIRD:
            return True
    return False


def _is_question(text: str, end: int) -> bool:
    for sign in text[end : end + 200]:
        if sign in ".!\n;…":
            return False
        if sign == "?":
            return True
    return False


def read_apposition(tokens: Sequence[Token], index: int) -> list[Mark]:
    """Read what is said of the «moi» at ``index``: «moi, passionnée de», «et moi dégoûtée»."""
    if index > 0 and not tokens[index].gap:
        before = tokens[index - 1].bare
        if before in _BEFORE_APPOSITION or before in VERBS:
            return []
    after = index + 1
    if after < len(tokens) and tokens[after].gap == ",":
        if tokens[after].bare in ADVERBS and follows(tokens, after + 1):
            after = skip_adverbs(tokens, after + 1)
    else:
        after = skip_adverbs(tokens, after)
        if not follows(tokens, after):
            return []
    if after >= len(tokens) or tokens[after].gap in {".", ":"} or not ends_phrase(tokens, after):
        return []
    word = read_word(tokens[after])
    if word is None or word.reading.classes == "n":
        return []
    return [Mark(after, word.reading, Pattern.APPOSITION, word.inclusive)]
