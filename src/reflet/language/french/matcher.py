"""Find where the writer of a French text agrees with themself, or names whom they live with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reflet.language.agreement import Agreement, Pattern, Strength
from reflet.language.french.biography import read_biography
from reflet.language.french.clauses import read_clause
from reflet.language.french.complements import COMPLEMENT_PIVOTS, read_complement
from reflet.language.french.detached import read_detached
from reflet.language.french.fragments import read_apposition, read_dropped_subject
from reflet.language.french.infinitives import INFINITIVE_PIVOTS, read_alone, read_infinitive
from reflet.language.french.lexicon import look_up
from reflet.language.french.nouns import PERSONS
from reflet.language.french.partner import PARTNER_PIVOTS, read_partner
from reflet.language.french.predicate import Mark
from reflet.language.french.roles import ROLE_PIVOTS, read_role
from reflet.language.french.tokens import Token, tokenise
from reflet.language.french.verbs import VERBS
from reflet.language.french.voices import is_another_voice

_WEAK = frozenset(
    {
        Pattern.DROPPED_SUBJECT,
        Pattern.APPOSITION,
        Pattern.BIOGRAPHY,
        Pattern.COMME,
        Pattern.EN_TANT_QUE,
        Pattern.INFINITIVE,
        Pattern.OBJECT_PARTICIPLE,
        Pattern.PARTNER,
    }
)
# The words at which a construction is read; all others are passed over.
_PIVOTS = (
    VERBS.keys()
    | INFINITIVE_PIVOTS
    | COMPLEMENT_PIVOTS
    | ROLE_PIVOTS
    | PARTNER_PIVOTS
    | {"moi", "seule", "seul"}
)
_REPOST = re.compile(r"\s*(?:(?:RT|MT)\s*@|(?:TR|FW|Fwd?|Tr)\s*:|Re[çc]u\s*:?\s*(?=[A-ZÀ-Ý]))")


def find_agreements(text: str, quoted: Sequence[tuple[int, int]] = ()) -> list[Agreement]:
    """Return the marks of the writer's agreement with themself, in the order of the text.

    ``quoted`` are spans ``(start, end)`` known to be someone else's words; quotation marks,
    reposts («RT @…»), forwarded messages («TR: …»), lyrics between notes and sentences given to
    someone else («dit-elle») are recognised without it. The text is any string; what is not French
    gives nothing. Time is linear in the length of the text.
    """
    if _REPOST.match(text):
        return []
    tokens = tokenise(text, quoted)
    marks: dict[int, Mark] = {}
    for index, token in enumerate(tokens):
        if token.bare in _PIVOTS:
            for mark in _read_at(tokens, index):
                marks.setdefault(mark.index, mark)
        agreeing = token.inclusive is not None or look_up(token.text) is not None
        if index not in marks and (agreeing or token.bare in PERSONS):
            fragment = read_dropped_subject(tokens, index, text) or read_detached(tokens, index)
            marks.update((mark.index, mark) for mark in fragment)
    if not marks:
        marks = {mark.index: mark for mark in read_biography(tokens, text)}
    return [
        _agreement(tokens[index], mark, text)
        for index, mark in sorted(marks.items())
        if not is_another_voice(tokens, index)
    ]


def _read_at(tokens: Sequence[Token], index: int) -> list[Mark]:
    """Return the marks of the construction whose pivot stands at ``index``."""
    bare = tokens[index].bare
    return (
        read_clause(tokens, index)
        or read_infinitive(tokens, index)
        or read_complement(tokens, index)
        or read_role(tokens, index)
        or (read_partner(tokens, index) if bare in PARTNER_PIVOTS else [])
        or (read_apposition(tokens, index) if bare == "moi" else [])
        or (read_alone(tokens, index) if bare in {"seule", "seul"} else [])
    )


def _agreement(token: Token, mark: Mark, text: str) -> Agreement:
    reading = mark.reading
    strength: Strength = "strong"
    if mark.pattern in _WEAK or (reading.gender == "M" and not reading.heard):
        strength = "weak"
    return Agreement(
        start=token.start,
        end=token.end,
        form=text[token.start : token.end],
        reading=reading.form,
        lemma=reading.masculine,
        gender="inclusive" if mark.inclusive else reading.gender,
        pattern=mark.pattern,
        strength=strength,
        outright=reading.heard and mark.pattern is not Pattern.PARTNER,
    )
