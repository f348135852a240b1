"""Find where the writer of an English text names themself, or whom they live with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reflet.language.agreement import Agreement, Pattern
from reflet.language.english.biography import read_biography
from reflet.language.english.clauses import CLAUSE_PIVOTS, read_clause
from reflet.language.english.noun_phrase import Mark
from reflet.language.english.partner import PARTNER_PIVOTS, read_partner
from reflet.language.english.roles import ROLE_PIVOTS, read_role
from reflet.language.english.tokens import Token, tokenise
from reflet.language.english.voices import is_another_voice

_STRONG = frozenset({Pattern.PERSON_NOUN, Pattern.SINGLED_OUT})
# The words at which a construction is read; all others are passed over.
_PIVOTS = CLAUSE_PIVOTS | ROLE_PIVOTS | PARTNER_PIVOTS
_REPOST = re.compile(r"\s*(?:RT|MT)\s*@")


def find_agreements(text: str, quoted: Sequence[tuple[int, int]] = ()) -> list[Agreement]:
    """Return where the writer names themself or their partner, in the order of the text.

    ``quoted`` are spans ``(start, end)`` known to be someone else's words; quotation marks,
    reposts («RT @…»), lyrics between notes and lines given to someone else («Sarah: I'm a girl»)
    are recognised without it. The text is any string; what is not English gives nothing. Time is
    linear in the length of the text.
    """
    if _REPOST.match(text):
        return []
    tokens = tokenise(text, quoted)
    marks: dict[int, Mark] = {}
    for index, token in enumerate(tokens):
        if token.bare in _PIVOTS:
            for read in (read_clause, read_role, read_partner):
                mark = read(tokens, index)
                if mark is not None:
                    marks.setdefault(mark.index, mark)
    if not marks:
        marks = {mark.index: mark for mark in read_biography(tokens)}
    return [
        _agreement(tokens[index], mark, text)
        for index, mark in sorted(marks.items())
        if not is_another_voice(tokens, index)
    ]


def _agreement(token: Token, mark: Mark, text: str) -> Agreement:
    return Agreement(
        start=token.start,
        end=token.end,
        form=text[token.start : token.end],
        reading=mark.reading,
        lemma=mark.reading,
        gender=mark.gender,
        pattern=mark.pattern,
        strength="strong" if mark.pattern in _STRONG else "weak",
        outright=mark.pattern is not Pattern.PARTNER,
    )
