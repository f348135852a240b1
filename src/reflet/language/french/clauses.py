"""Clauses whose subject is the writer: «je suis», «j'ai été», «je reste», «je rentre crevée»."""

from __future__ import annotations

from collections.abc import Sequence

from reflet.language.agreement import Pattern
from reflet.language.french.function_words import (
    DATIVE_CLITICS,
    FIRST_PERSON,
    FUSED_NEGATIONS,
    FUSED_PRONOUNS,
    HARMLESS_CLITICS,
    NEGATION,
    OTHER_PERSON,
    REFLEXIVE,
)
from reflet.language.french.noun_phrase import read_noun_phrase
from reflet.language.french.nouns import noun_reading
from reflet.language.french.participles import INDIRECT_REFLEXIVES
from reflet.language.french.predicate import (
    Mark,
    ends_phrase,
    follows,
    read_predicate,
    skip_adverbs,
)
from reflet.language.french.states import STATES
from reflet.language.french.tokens import Token
from reflet.language.french.verbs import BEEN, DOUBTFUL_BE, VERBS, Role, Verb
from reflet.language.french.voices import is_reported

_THANKFUL = frozenset({"reconnaissant", "dévoué", "attaché", "obligé"})
_QUE = frozenset({"que", "qu", "k", "ke"})
_SUPPOSING = frozenset({"si", "s", "seulement"})


def read_clause(tokens: Sequence[Token], index: int) -> list[Mark]:
    """Return the marks of the clause whose verb stands at ``index``, if it is the writer's."""
    verb = VERBS.get(tokens[index].bare)
    if verb is None or verb.role is Role.FEEL:
        return []
    subject = _Subject(tokens, index, verb)
    if not subject.first_person or is_reported(tokens, subject.start):
        return []
    if verb.role is Role.HAVE:
        index = skip_adverbs(tokens, index + 1)
        if not follows(tokens, index) or tokens[index].bare not in BEEN:
            return []
        pattern = Pattern.COMPOUND_COPULA
    elif verb.role is Role.BE:
        pattern = Pattern.REFLEXIVE if subject.reflexive else Pattern.COPULA
    else:
        pattern = Pattern.BECOMING
    return _after_verb(tokens, index, verb, subject, pattern)


def _after_verb(
    tokens: Sequence[Token], index: int, verb: Verb, subject: _Subject, pattern: Pattern
) -> list[Mark]:
    before = tokens[subject.start - 1].bare if subject.start > 0 else ""
    supposed = verb.mood == "conditional" or (verb.mood == "imperfect" and before in _SUPPOSING)
    after = _after_inversion(tokens, index)
    marks = read_predicate(tokens, after, pattern, hypothetical=supposed)
    if not marks and pattern is not Pattern.REFLEXIVE and verb.role is not Role.DEPICT:
        marks = read_noun_phrase(tokens, after, hypothetical=supposed)
        if not marks and pattern is Pattern.COPULA and not supposed:
            marks = _introduction(tokens, after)
    if (
        pattern is Pattern.REFLEXIVE
        and subject.start > 0
        and tokens[subject.start - 1].bare in _QUE
    ):
        # «la robe que je me suis achetée»: the participle agrees with the dress.
        return [mark for mark in marks if mark.reading.masculine not in INDIRECT_REFLEXIVES]
    if tokens[index].bare in DOUBTFUL_BE:
        return [mark for mark in marks if "p" not in mark.reading.classes]
    if subject.dative:
        return [mark for mark in marks if mark.reading.masculine in _THANKFUL]
    if verb.role is Role.DEPICT:
        return [
            mark
            for mark in marks
            if mark.reading.masculine in STATES and ends_phrase(tokens, mark.index)
        ]
    return marks


def _introduction(tokens: Sequence[Token], index: int) -> list[Mark]:
    """Read «je suis Inès, étudiante en droit»: what is said beside the name."""
    after = index + 1
    if not follows(tokens, index) or after >= len(tokens) or tokens[after].gap != ",":
        return []
    name, described = tokens[index].text, tokens[after]
    if not name.istitle() or described.text[0].isupper() or not ends_phrase(tokens, after):
        return []
    reading = described.inclusive or noun_reading(described.text, described.bare)
    if reading is None:
        return []
    return [Mark(after, reading, Pattern.PERSON_NOUN, described.inclusive is not None)]


class _Subject:
    """What stands before a verb: its clitics, and whether its subject is the writer.

    ``start`` is the place of the subject, or of the first clitic where it is dropped; ``dative``
    tells of a clitic that makes *être* suspicious («je te suis» is *suivre*).
    """

    def __init__(self, tokens: Sequence[Token], index: int, verb: Verb) -> None:
        self.reflexive = verb.reflexive
        self.dative = False
        self.first_person = verb.subject
        self.start = index
        while not self.first_person and self.start > 0 and not tokens[self.start].gap:
            bare = tokens[self.start - 1].bare
            if bare in FIRST_PERSON or bare in FUSED_PRONOUNS or bare in FUSED_NEGATIONS:
                self.first_person = True
            elif bare not in REFLEXIVE | DATIVE_CLITICS | NEGATION | HARMLESS_CLITICS:
                break
            self.reflexive |= bare in REFLEXIVE or bare in FUSED_PRONOUNS
            self.dative |= bare in DATIVE_CLITICS
            self.start -= 1
        if not self.first_person:
            self.first_person = self._without_pronoun(tokens, index, verb)

    def _without_pronoun(self, tokens: Sequence[Token], index: int, verb: Verb) -> bool:
        before = "" if self.start == 0 or tokens[self.start].gap else tokens[self.start - 1].bare
        if before in {"qui", "ki"}:
            return self.start > 1 and tokens[self.start - 2].bare == "moi"
        if before in OTHER_PERSON or self.dative:
            return False
        return verb.own or _inverted(tokens, index)


def _inverted(tokens: Sequence[Token], index: int) -> bool:
    return follows(tokens, index + 1) and tokens[index + 1].bare in FIRST_PERSON


def _after_inversion(tokens: Sequence[Token], index: int) -> int:
    """Return where the predicate begins: after «je» in «suis-je», not in «suis je suis»."""
    if _inverted(tokens, index):
        stammered = follows(tokens, index + 2) and tokens[index + 2].bare in VERBS
        return index + 1 if stammered else index + 2
    return index + 1
