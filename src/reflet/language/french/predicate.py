"""The predicate: what agrees with the writer, once a first person and a verb were read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reflet.language.french.agreement import Pattern
from reflet.language.french.function_words import (
    ADVERB_LIMIT,
    ADVERBS,
    COORDINATORS,
    DETERMINERS,
    EPICENES,
    FOLLOWERS,
    LOCUTIONS,
    POSSESSIVES,
    UNREAD_FEMININES,
    UNREAD_MASCULINES,
)
from reflet.language.french.lexicon import Reading, look_up
from reflet.language.french.nouns import FOLLOWED, PRENOMINAL, named_person, noun_reading
from reflet.language.french.tokens import Token
from reflet.language.french.verbs import CARRIED_ON, ETRE_PARTICIPLES, INDIRECT_REFLEXIVES

_LOCUTIONS_BY_HEAD = {
    head: [locution for locution in LOCUTIONS if locution[0] == head]
    for head in {locution[0] for locution in LOCUTIONS}
}
_ELECTIVE = frozenset({"seul", "premier", "dernier", "meilleur", "pire"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A word that agrees: its place among the tokens, how it is read and in what construction."""

    index: int
    reading: Reading
    pattern: Pattern
    inclusive: bool = False


def skip_adverbs(tokens: Sequence[Token], index: int) -> int:
    """Return the place of the first word from ``index`` on that is no adverb or negation."""
    for _ in range(ADVERB_LIMIT):
        if index >= len(tokens) or tokens[index].gap in {".", ":"}:
            break
        token = tokens[index]
        locution = next(
            (
                locution
                for locution in _LOCUTIONS_BY_HEAD.get(token.bare, ())
                if tuple(other.bare for other in tokens[index : index + len(locution)]) == locution
            ),
            None,
        )
        if locution is not None:
            index += len(locution)
        elif token.gap == "," or not _is_adverb(token):
            break
        else:
            index += 1
    return index


def _is_adverb(token: Token) -> bool:
    bare = token.bare
    return (
        bare in ADVERBS
        or token.text in {"là", "LÀ"}
        or (
            len(bare) > 6 and bare.endswith(("ment", "men", "mant")) and look_up(token.text) is None
        )
        or (len(bare) > 3 and bare[-1] == bare[-2] and bare.rstrip(bare[-1]) + bare[-1] in ADVERBS)
    )


def read_word(token: Token) -> tuple[Reading, bool] | None:
    """Return the reading of one agreeing word, and whether it is inclusive."""
    if token.inclusive is not None:
        return token.inclusive, True
    if token.text[0].isupper() and not token.text.isupper():
        return None
    reading = look_up(token.text)
    if reading is None:
        return None
    unread = UNREAD_FEMININES if reading.gender == "F" else UNREAD_MASCULINES
    return None if token.bare in unread else (reading, False)


def followed_by_phrase_end(tokens: Sequence[Token], index: int) -> bool:
    """Whether nothing after the word at ``index`` could be the noun that it goes with."""
    after = index + 1
    return after >= len(tokens) or tokens[after].gap != "" or tokens[after].bare in FOLLOWERS


def read_predicate(
    tokens: Sequence[Token], index: int, pattern: Pattern, *, hypothetical: bool = False
) -> list[Mark]:
    """Return the agreeing words of the predicate that begins at ``index``.

    A ``hypothetical`` clause («si j'étais une femme») gives no noun.
    """
    toute = None
    index = skip_adverbs(tokens, index)
    if index < len(tokens) and tokens[index].bare in {"toute", "tte"} and tokens[index].gap == "":
        toute = index
        index = skip_adverbs(tokens, index + 1)
    if index >= len(tokens) or tokens[index].gap in {".", ":", ","}:
        return []
    token = tokens[index]
    if token.bare in DETERMINERS | {"celle", "celui"}:
        return [] if toute is not None else _noun_phrase(tokens, index, hypothetical=hypothetical)
    if token.bare in EPICENES:
        marks = _coordinated(tokens, index, pattern)
        return [_toute(toute), *marks] if toute is not None else marks
    word = read_word(token)
    if word is None:
        return _bare_noun(tokens, index, hypothetical=hypothetical)
    reading, inclusive = word
    found = _pattern_of(reading, pattern)
    if found is Pattern.PERSON_NOUN and hypothetical:
        return []
    if (
        found is Pattern.REFLEXIVE
        and reading.gender == "M"
        and (reading.masculine in INDIRECT_REFLEXIVES or _has_object(tokens, index))
    ):
        return []
    marks = [Mark(index, reading, found, inclusive)]
    if toute is not None and reading.gender == "M":
        marks = [_toute(toute)]
    if reading.masculine in CARRIED_ON and "p" in reading.classes:
        marks += _carried_on(tokens, index + 1)
    return marks + _coordinated(tokens, index, pattern)


def _toute(index: int) -> Mark:
    return Mark(index, Reading("toute", "tout", "F", "a"), Pattern.COPULA)


def _pattern_of(reading: Reading, pattern: Pattern) -> Pattern:
    if reading.classes == "n":
        return Pattern.PERSON_NOUN
    if pattern is Pattern.COPULA and reading.masculine in ETRE_PARTICIPLES:
        return Pattern.ETRE_PARTICIPLE
    return pattern


def _has_object(tokens: Sequence[Token], index: int) -> bool:
    after = index + 1
    return after < len(tokens) and not tokens[after].gap and tokens[after].bare in DETERMINERS


def _carried_on(tokens: Sequence[Token], index: int) -> list[Mark]:
    """Read what follows a participle that is itself a copula («restée seule»)."""
    index = skip_adverbs(tokens, index)
    if index < len(tokens) and tokens[index].gap == "" and followed_by_phrase_end(tokens, index):
        word = read_word(tokens[index])
        if word is not None and word[0].classes != "n":
            return [Mark(index, word[0], Pattern.BECOMING, word[1])]
    return []


def _coordinated(tokens: Sequence[Token], index: int, pattern: Pattern) -> list[Mark]:
    """Read a second word that agrees («malade et fatiguée»)."""
    after = index + 1
    if after >= len(tokens) or tokens[after].gap not in {"", ","}:
        return []
    if tokens[after].bare in COORDINATORS:
        after = skip_adverbs(tokens, after + 1)
    elif tokens[after].gap != ",":
        return []
    if after >= len(tokens) or tokens[after].gap in {".", ":"}:
        return []
    word = read_word(tokens[after])
    if word is None or word[0].classes == "n" or not followed_by_phrase_end(tokens, after):
        return []
    return [Mark(after, word[0], _pattern_of(word[0], pattern), word[1])]


def _bare_noun(tokens: Sequence[Token], index: int, *, hypothetical: bool) -> list[Mark]:
    """Read a noun without its article («je suis maman»)."""
    token = tokens[index]
    if hypothetical or token.text[0].isupper():
        return []
    reading = noun_reading(token.text, token.bare)
    return [Mark(index, reading, Pattern.PERSON_NOUN)] if reading is not None else []


def _noun_phrase(tokens: Sequence[Token], index: int, *, hypothetical: bool) -> list[Mark]:
    """Read what follows an article: «une grande fille», «la seule à», «celle qui».

    After «je suis», an article may also begin the object of *suivre* («je suis une formation»),
    hence only nouns of person are read, and those whom one follows online are not.
    """
    determiner = tokens[index].bare
    if determiner in {"celle", "celui"}:
        gender = "F" if determiner == "celle" else "M"
        reading = Reading("celle", "celui", gender, "n")
        follows = index + 1 < len(tokens) and tokens[index + 1].bare in {"qui", "ki", "que", "qu"}
        return [Mark(index, reading, Pattern.SINGLED_OUT)] if follows else []
    head = index + 1
    if head >= len(tokens) or tokens[head].gap or hypothetical:
        return []
    if determiner in {"la", "le"}:
        return _singled_out(tokens, head, "F" if determiner == "la" else "M")
    while head + 1 < len(tokens) and not tokens[head + 1].gap and _is_prenominal(tokens[head]):
        head += 1
    token = tokens[head]
    reading = noun_reading(token.text, token.bare)
    if reading is None or not _agrees(determiner, reading) or reading.masculine in FOLLOWED:
        if token.inclusive is not None:
            return [Mark(head, token.inclusive, Pattern.PERSON_NOUN, inclusive=True)]
        return []
    if _is_prenominal(token):
        return []
    return [Mark(head, reading, Pattern.PERSON_NOUN)]


def _singled_out(tokens: Sequence[Token], head: int, gender: str) -> list[Mark]:
    """Read «la seule», «le premier», «la plus heureuse», «la mère de»."""
    person = named_person(tokens[head].bare)
    if person is not None and person[1] == gender:
        noun = Reading(person[0], person[0], person[1], "n")
        of = head + 1 < len(tokens) and not tokens[head + 1].gap and tokens[head + 1].bare
        return [Mark(head, noun, Pattern.PERSON_NOUN)] if of in {"de", "d", "du"} else []
    if tokens[head].bare == "plus" and head + 1 < len(tokens) and not tokens[head + 1].gap:
        head += 1
    word = read_word(tokens[head])
    if word is None or word[0].gender != gender:
        return []
    reading, inclusive = word
    if reading.masculine in _ELECTIVE or tokens[head - 1].bare == "plus":
        follows = head + 1 < len(tokens) and not tokens[head + 1].gap
        if not follows or tokens[head + 1].bare in FOLLOWERS | {"qui", "ki"}:
            return [Mark(head, reading, Pattern.SINGLED_OUT, inclusive)]
    return []


def _is_prenominal(token: Token) -> bool:
    reading = look_up(token.text)
    return (reading.masculine if reading is not None else token.bare) in PRENOMINAL


def _agrees(determiner: str, reading: Reading) -> bool:
    if determiner in POSSESSIVES:
        return True
    return determiner == "une" if reading.gender == "F" else determiner in {"un", "1"}
