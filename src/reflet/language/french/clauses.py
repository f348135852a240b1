"""Clauses whose first person is written: «je suis», «je me sens», «ça me rend», «m'as déçue»."""

from __future__ import annotations

from collections.abc import Sequence

from reflet.language.french.agreement import Pattern
from reflet.language.french.function_words import (
    COORDINATORS,
    DATIVE_CLITICS,
    FIRST_PERSON,
    FUSED_FIRST_PERSON,
    HARMLESS_CLITICS,
    NEGATION,
    OTHER_PERSON,
    REFLEXIVE,
    SAYING,
    SPEAKERS,
)
from reflet.language.french.predicate import Mark, read_predicate, read_word, skip_adverbs
from reflet.language.french.tokens import Token
from reflet.language.french.verbs import (
    BEEN,
    DIRECT_OBJECT_VERBS,
    GOVERNING,
    INFINITIVES,
    VERBS,
    Role,
    Verb,
)

_THANKFUL = frozenset({"reconnaissant", "dévoué", "attaché", "obligé", "redevable"})
_INFINITIVE_REACH = 6


def read_clause(tokens: Sequence[Token], index: int) -> list[Mark]:
    """Return the marks of the clause whose verb stands at ``index``, if it is the writer's."""
    bare = tokens[index].bare
    if bare in INFINITIVES and tokens[index].gap == "":
        return _infinitive(tokens, index)
    verb = VERBS.get(bare)
    if verb is None:
        return []
    if verb.role is Role.FEEL:
        return _feeling(tokens, index, verb)
    subject = _Subject(tokens, index, verb)
    if not subject.first_person or _is_reported(tokens, subject.start):
        return []
    if verb.role is Role.HAVE:
        been = skip_adverbs(tokens, index + 1)
        if been < len(tokens) and not tokens[been].gap and tokens[been].bare in BEEN:
            return read_predicate(tokens, been + 1, Pattern.COMPOUND_COPULA)
        return []
    after = _after_inversion(tokens, index)
    if verb.role is Role.SEEM:
        return read_predicate(tokens, after, Pattern.BECOMING)
    pattern = Pattern.REFLEXIVE if subject.reflexive else Pattern.COPULA
    marks = read_predicate(
        tokens, after, pattern, hypothetical=verb.hypothetical and _supposed(tokens, subject.start)
    )
    if subject.dative:
        return [mark for mark in marks if mark.reading.masculine in _THANKFUL]
    if subject.reflexive:
        return [mark for mark in marks if "p" in mark.reading.classes or mark is not marks[0]]
    return marks


class _Subject:
    """What stands before a verb: its clitics, and whether its subject is the writer."""

    def __init__(self, tokens: Sequence[Token], index: int, verb: Verb) -> None:
        self.reflexive = verb.reflexive
        self.dative = False
        self.first_person = False
        self.start = index
        if verb.subject:
            self.first_person = self._free(tokens, index)
            return
        while self._open(tokens) and (bare := tokens[self.start - 1].bare) not in FIRST_PERSON:
            if bare in REFLEXIVE or bare in {"jme", "jm", "jmen", "jmy"}:
                self.reflexive = True
            elif bare in DATIVE_CLITICS:
                self.dative = True
            elif bare not in NEGATION | HARMLESS_CLITICS | {"jne", "jn", "jen"}:
                break
            self.start -= 1
            if bare[0] == "j":
                self.first_person = True
                return
        if self._open(tokens) and tokens[self.start - 1].bare in FIRST_PERSON:
            self.start -= 1
            self.first_person = True
        elif _inverted(tokens, index):
            self.first_person = self._free(tokens, self.start)
        elif self._open(tokens) and tokens[self.start - 1].bare in {"qui", "ki"}:
            self.first_person = self.start > 1 and tokens[self.start - 2].bare == "moi"
        else:
            self.first_person = verb.own and not self.dative and self._free(tokens, self.start)

    def _open(self, tokens: Sequence[Token]) -> bool:
        return self.start > 0 and tokens[self.start].gap == ""

    @staticmethod
    def _free(tokens: Sequence[Token], start: int) -> bool:
        """Whether no other person's pronoun stands before."""
        return start == 0 or tokens[start].gap != "" or tokens[start - 1].bare not in OTHER_PERSON


def _inverted(tokens: Sequence[Token], index: int) -> bool:
    after = index + 1
    return after < len(tokens) and not tokens[after].gap and tokens[after].bare in FIRST_PERSON


def _after_inversion(tokens: Sequence[Token], index: int) -> int:
    if _inverted(tokens, index) and not (
        index + 2 < len(tokens) and tokens[index + 2].bare in VERBS and not tokens[index + 2].gap
    ):
        return index + 2
    return index + 1


def _is_reported(tokens: Sequence[Token], start: int) -> bool:
    """Whether someone else says the clause: «elle me dit je suis fatiguée»."""
    saying = start - 1
    if saying < 1 or tokens[start].gap == "." or tokens[saying].bare not in SAYING:
        return False
    for before in range(saying - 1, max(-1, saying - 5), -1):
        if tokens[before].bare in SPEAKERS and tokens[before].bare not in FIRST_PERSON:
            return True
        if tokens[before].bare in FIRST_PERSON or tokens[before + 1].gap:
            return False
    return False


def _supposed(tokens: Sequence[Token], start: int) -> bool:
    """Whether the clause is a supposition: «si j'étais», or a conditional main clause."""
    verb = tokens[start].bare if start + 1 >= len(tokens) else tokens[start + 1].bare
    conditional = "sera" in verb or "srai" in verb or "sera" in tokens[start].bare
    return conditional or (start > 0 and tokens[start - 1].bare in {"si", "s", "seulement"})


def _feeling(tokens: Sequence[Token], index: int, verb: Verb) -> list[Mark]:
    """Read «je me sens», «il me trouve», «ça me rend»: what follows agrees with «me»."""
    if not verb.reflexive:
        if index == 0 or tokens[index].gap:
            return []
        before = tokens[index - 1].bare
        if before not in REFLEXIVE | {"jme", "jm"}:
            return []
        own = before[0] == "j" or (
            index > 1
            and (tokens[index - 2].bare in FIRST_PERSON | NEGATION or "sen" in tokens[index].bare)
        )
    else:
        own = True
    pattern = Pattern.FEELING if own else Pattern.OBJECT_COMPLEMENT
    marks = read_predicate(tokens, index + 1, pattern)
    return [mark for mark in marks if mark.pattern is not Pattern.PERSON_NOUN]


def _infinitive(tokens: Sequence[Token], index: int) -> list[Mark]:
    """Read «je veux être prête»: the nearest pronoun before the infinitive must be «je»."""
    for before in range(index - 1, max(-1, index - 1 - _INFINITIVE_REACH), -1):
        bare = tokens[before].bare
        if bare in FIRST_PERSON or bare in FUSED_FIRST_PERSON:
            governed = any(token.bare in GOVERNING for token in tokens[before + 1 : index])
            if not governed and bare not in FUSED_FIRST_PERSON and index - before > 4:
                return []
            return read_predicate(tokens, index + 1, Pattern.INFINITIVE, hypothetical=True)
        if bare in VERBS and VERBS[bare].subject:
            return read_predicate(tokens, index + 1, Pattern.INFINITIVE, hypothetical=True)
        if bare in OTHER_PERSON or bare in {"que", "qu", "peut", "doit"} - {"peut"}:
            return []
        if tokens[before + 1].gap or bare in COORDINATORS - {"ni", "ou"}:
            return []
    return []


def read_object_participle(tokens: Sequence[Token], index: int) -> list[Mark]:
    """Read «tu m'as déçue», «ça m'a touchée»: a feminine that agrees with «me».

    The masculine says nothing: this agreement is the one most often forgotten. Nor is it read
    after a relative («la fille qui m'a vue» is fine, «la lettre qu'il m'a laissée» is not).
    """
    if (
        index < 1
        or tokens[index].gap
        or tokens[index].bare
        not in {
            *("a", "as", "ont", "avez", "avait", "avais", "aura", "auras", "aurait", "avaient"),
        }
    ):
        return []
    if tokens[index - 1].bare != "m" and tokens[index - 1].bare != "ma":
        return []
    participle = skip_adverbs(tokens, index + 1)
    if participle >= len(tokens) or tokens[participle].gap:
        return []
    word = read_word(tokens[participle])
    if word is None or word[1] or "p" not in word[0].classes or word[0].gender != "F":
        return []
    if any(token.bare in {"que", "qu", "k"} for token in tokens[max(0, index - 4) : index]):
        return []
    if word[0].masculine == "rendu":
        return read_predicate(tokens, participle, Pattern.OBJECT_COMPLEMENT)
    if word[0].masculine not in DIRECT_OBJECT_VERBS:
        return []
    return [Mark(participle, word[0], Pattern.OBJECT_PARTICIPLE)]
