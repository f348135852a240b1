"""Find the writer's agreement with themself in a Spanish text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reflet.language.agreement import Agreement, Pattern
from reflet.language.spanish.clauses import CLAUSE_PIVOTS, read_clause
from reflet.language.spanish.complements import COMPLEMENT_PIVOTS, read_complement
from reflet.language.spanish.fragments import (
    SELVES,
    read_biography,
    read_dropped_subject,
    read_partner,
    read_role,
    read_self,
)
from reflet.language.spanish.predicate import Mark
from reflet.language.spanish.tokens import Token, tokenise
from reflet.language.spanish.voices import is_another_voice

_WEAK = frozenset(
    {
        Pattern.APPOSITION,
        Pattern.BIOGRAPHY,
        Pattern.DROPPED_SUBJECT,
        Pattern.EN_TANT_QUE,
        Pattern.INFINITIVE,
        Pattern.OBJECT_COMPLEMENT,
        Pattern.PARTNER,
    }
)
_REPOST = re.compile(r"\s*(?:RT|MT)\s*@")


def find_agreements(text: str, quoted: Sequence[tuple[int, int]] = ()) -> list[Agreement]:
    """Return the marks of the writer's agreement with themself, in the order of the text.

    ``quoted`` are spans ``(start, end)`` known to be someone else's words; quotation marks, quoted
    lines, dialogues, lyrics between notes and reposts («RT @…») are recognised without it. The text
    is any string; what is not Spanish gives nothing. Time is linear in the length of the text.
    """
    if _REPOST.match(text):
        return []
    tokens = tokenise(text, quoted)
    marks: dict[int, Mark] = {}
    for index in range(len(tokens)):
        for mark in _read_at(tokens, index, text):
            marks.setdefault(mark.index, mark)
    if not marks:
        marks = {mark.index: mark for mark in read_biography(tokens)}
    return [
        _agreement(tokens[index], mark, text)
        for index, mark in sorted(marks.items())
        if mark.pattern is Pattern.PARTNER or not is_another_voice(tokens, index)
    ]


def _read_at(tokens: Sequence[Token], index: int, text: str) -> list[Mark]:
    """Return the marks of the constructions that begin at ``index``."""
    bare = tokens[index].bare
    marks: list[Mark] = []
    if bare in CLAUSE_PIVOTS:
        marks += read_clause(tokens, index)
    if bare in COMPLEMENT_PIVOTS:
        marks += read_complement(tokens, index)
    if bare in SELVES:
        marks += read_self(tokens, index)
    if bare == "mi":
        marks += read_partner(tokens, index)
    if bare == "como":
        marks += read_role(tokens, index)
    return marks or read_dropped_subject(tokens, index, text)


def _agreement(token: Token, mark: Mark, text: str) -> Agreement:
    reading = mark.reading
    return Agreement(
        start=token.start,
        end=token.end,
        form=text[token.start : token.end],
        reading=reading.form,
        lemma=reading.masculine,
        gender=reading.gender,
        pattern=mark.pattern,
        strength="weak" if mark.pattern in _WEAK else "strong",
        outright=mark.pattern is not Pattern.PARTNER,
    )
