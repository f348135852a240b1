"""Find the writer's agreement with themself in a French text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reflet.language.french.agreement import Agreement, Pattern, Strength
from reflet.language.french.clauses import read_clause, read_object_participle
from reflet.language.french.fragments import (
    read_apposition,
    read_dropped_subject,
    read_role,
)
from reflet.language.french.predicate import Mark
from reflet.language.french.tokens import tokenise

_WEAK = frozenset(
    {
        Pattern.DROPPED_SUBJECT,
        Pattern.APPOSITION,
        Pattern.BIOGRAPHY,
        Pattern.COMME,
        Pattern.EN_TANT_QUE,
        Pattern.INFINITIVE,
        Pattern.OBJECT_PARTICIPLE,
    }
)
_REPOST = re.compile(r"\s*(?:RT|MT)\s*@")


def find_agreements(text: str, quoted: Sequence[tuple[int, int]] = ()) -> list[Agreement]:
    """Return the marks of the writer's agreement with themself, in the order of the text.

    ``quoted`` are spans ``(start, end)`` known to be someone else's words; quotation marks,
    reposts («RT @…») and lyrics between notes are recognised without it. The text is any string;
    what is not French gives nothing.
    """
    if _REPOST.match(text):
        return []
    tokens = tokenise(text, quoted)
    marks: dict[int, Mark] = {}
    for index, token in enumerate(tokens):
        found = read_clause(tokens, index) or read_object_participle(tokens, index)
        if token.bare == "moi":
            found = read_apposition(tokens, index)
        elif token.bare in {"comme", "tant"}:
            found = read_role(tokens, index)
        for mark in found:
            marks.setdefault(mark.index, mark)
        if index not in marks:
            for mark in read_dropped_subject(tokens, index, text):
                marks[index] = mark
    return [
        Agreement(
            tokens[index].start,
            tokens[index].end,
            text[tokens[index].start : tokens[index].end],
            mark.reading.form,
            mark.reading.masculine,
            "inclusive" if mark.inclusive else mark.reading.gender,
            mark.pattern,
            _strength(mark),
            mark.reading.heard,
        )
        for index, mark in sorted(marks.items())
    ]


def _strength(mark: Mark) -> Strength:
    if mark.pattern in _WEAK or (mark.reading.gender == "M" and not mark.reading.heard):
        return "weak"
    return "strong"
