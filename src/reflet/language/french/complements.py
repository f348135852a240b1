"""What is said of «me»: «je me sens seule», «ça me rend folle», «tu m'as déçue»."""

from __future__ import annotations

from collections.abc import Sequence

from reflet.language.agreement import Pattern
from reflet.language.french.function_words import (
    FIRST_PERSON,
    FUSED_FIRST_PERSON,
    FUSED_PRONOUNS,
    NEGATION,
    REFLEXIVE,
)
from reflet.language.french.nouns import is_prenominal, noun_reading
from reflet.language.french.participles import DIRECT_OBJECT_VERBS
from reflet.language.french.predicate import (
    Mark,
    follows,
    read_predicate,
    read_word,
    skip_adverbs,
)
from reflet.language.french.tokens import Token
from reflet.language.french.verbs import VERBS, Role

_HAVE = frozenset(
    ("a", "as", "ont", "avez", "avait", "avais", "aura", "auras", "aurait", "avaient", "avoir")
)
_IMPERATIVES = frozenset(
    ("laisse", "laissez", "tiens", "tenez", "garde", "gardez", "rends", "rendez", "tien")
)
# The words, beside verbs, at which ``read_complement`` reads something.
COMPLEMENT_PIVOTS = _HAVE | {"de", "d", "pour", "pr", "moi"}
_TAKING = ("prend", "pren", "pris", "passe", "passer")


def read_complement(tokens: Sequence[Token], index: int) -> list[Mark]:
    """Return the marks that agree with the «me» or «moi» of the verb at ``index``."""
    bare = tokens[index].bare
    verb = VERBS.get(bare)
    if verb is not None and verb.role is Role.FEEL:
        return _attribute(tokens, index)
    if bare in _HAVE:
        return _object_participle(tokens, index)
    if bare in {"de", "d", "pour", "pr"}:
        return _label(tokens, index)
    ordered = index > 0 and not tokens[index].gap and tokens[index - 1].bare in _IMPERATIVES
    if bare == "moi" and ordered:
        return read_predicate(tokens, index + 1, Pattern.OBJECT_COMPLEMENT)
    return []


def _attribute(tokens: Sequence[Token], index: int) -> list[Mark]:
    """Read «je me sens», «il me trouve», «ça me rend»."""
    pattern = Pattern.FEELING
    if not VERBS[tokens[index].bare].reflexive:
        before = "" if index == 0 or tokens[index].gap else tokens[index - 1].bare
        if before not in REFLEXIVE and before not in FUSED_PRONOUNS:
            return []
        subject = tokens[index - 2].bare if index > 1 else ""
        if (
            before in REFLEXIVE
            and "sen" not in tokens[index].bare
            and subject not in FIRST_PERSON | NEGATION
        ):
            pattern = Pattern.OBJECT_COMPLEMENT
    marks = read_predicate(tokens, index + 1, pattern)
    return [mark for mark in marks if mark.pattern is not Pattern.PERSON_NOUN]


def _object_participle(tokens: Sequence[Token], index: int) -> list[Mark]:
    """Read «tu m'as déçue»: a feminine that agrees with «me».

    The masculine says nothing: this agreement is the one most often forgotten. Nor is it read
    after a relative («la lettre qu'il m'a laissée»).
    """
    if index == 0 or tokens[index].gap or tokens[index - 1].bare != "m":
        return []
    participle = skip_adverbs(tokens, index + 1)
    word = read_word(tokens[participle]) if follows(tokens, participle) else None
    if word is None or word.inclusive or word.reading.gender != "F":
        return []
    if any(token.bare in {"que", "qu", "k"} for token in tokens[max(0, index - 4) : index]):
        return []
    if word.reading.masculine in {"rendu", "laissé", "trouvé"}:
        marks = read_predicate(tokens, participle, Pattern.OBJECT_COMPLEMENT)
        return [mark for mark in marks if mark.reading.gender == "F"]
    if word.reading.masculine not in DIRECT_OBJECT_VERBS:
        return []
    return [Mark(participle, word.reading, Pattern.OBJECT_PARTICIPLE)]


def _label(tokens: Sequence[Token], index: int) -> list[Mark]:
    """Read a name given to «me»: «il m'a traitée de menteuse», «tu me prends pour une folle»."""
    named = index + 1
    taking = tokens[index].bare in {"pour", "pr"}
    before = tokens[max(0, index - 5) : index]
    if taking:
        if not (follows(tokens, named) and tokens[named].bare in {"un", "une"}):
            return []
        named += 1
    if not follows(tokens, named) or not _names_me(before, taking=taking):
        return []
    if is_prenominal(tokens[named].text, tokens[named].bare) and follows(tokens, named + 1):
        named += 1
    token = tokens[named]
    reading = noun_reading(token.text, token.bare)
    if reading is None or (taking and (tokens[index + 1].bare == "une") != (reading.gender == "F")):
        return []
    return [Mark(named, reading, Pattern.OBJECT_COMPLEMENT)]


def _names_me(before: Sequence[Token], *, taking: bool) -> bool:
    """Whether the words before hold «me» and then a verb that names or takes."""
    verbs = _TAKING if taking else ("trait",)
    for place, token in enumerate(before):
        if token.bare.startswith(verbs):
            return any(
                other.bare in REFLEXIVE
                or other.bare in FUSED_PRONOUNS
                or (token.bare.startswith("pass") and other.bare in FIRST_PERSON)
                or (token.bare.startswith("pass") and other.bare in FUSED_FIRST_PERSON)
                for other in before[:place]
            )
    return False
