"""The predicate: what agrees with the writer, once a first person and a verb were read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reflet.language.agreement import Pattern
from reflet.language.french.function_words import (
    ADVERB_LIMIT,
    ADVERBS,
    COORDINATORS,
    DETERMINERS,
    EPICENES,
    FOLLOWERS,
    LOCUTIONS,
    UNREAD,
)
from reflet.language.french.lexicon import Reading, look_up
from reflet.language.french.nouns import PRENOMINAL, noun_reading
from reflet.language.french.participles import (
    CARRIED_ON,
    ETRE_PARTICIPLES,
    INDIRECT_REFLEXIVES,
)
from reflet.language.french.spelling import shortened
from reflet.language.french.tokens import Token

TOUTE = Reading("toute", "tout", "F", "a")
# Endings of the masculines that say where one is from, and first names that share them.
_DEMONYMS = ("ais", "ois", "ien", "éen", "ain", "on", "and")
_FIRST_NAMES = frozenset({"julien", "romain", "germain"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A word that agrees: its place among the tokens, how it is read and in what construction."""

    index: int
    reading: Reading
    pattern: Pattern
    inclusive: bool = False


def follows(tokens: Sequence[Token], index: int) -> bool:
    """Whether there is a word at ``index``, with nothing but a space before it."""
    return index < len(tokens) and not tokens[index].gap


def skip_adverbs(tokens: Sequence[Token], index: int) -> int:
    """Return the place of the first word from ``index`` on that is no adverb or negation."""
    for _ in range(ADVERB_LIMIT):
        if not follows(tokens, index):
            break
        token = tokens[index]
        for locution in LOCUTIONS.get(token.bare, ()):
            if tuple(other.bare for other in tokens[index : index + len(locution)]) == locution:
                index += len(locution)
                break
        else:
            if not is_adverb(token):
                break
            if token.bare == "fort" and not (
                follows(tokens, index + 1) and look_up(tokens[index + 1].text)
            ):
                break
            index += 1
    return index


def is_adverb(token: Token) -> bool:
    """Whether a word may stand between the verb and its predicate."""
    bare = token.bare
    if bare in ADVERBS or token.text in {"là", "LÀ"}:
        return True
    if len(bare) > 6 and bare.endswith(("ment", "men")):
        return look_up(token.text) is None
    return any(form in ADVERBS for form in shortened(bare))


def read_word(token: Token) -> Mark | None:
    """Read one agreeing word, its place and pattern still to be set.

    A word with a capital in the midst of a sentence is a name («je suis Claire»), unless it says
    where one is from («je suis Française»).
    """
    if token.inclusive is not None:
        return Mark(-1, token.inclusive, Pattern.COPULA, inclusive=True)
    reading = look_up(token.text) if token.bare not in UNREAD else None
    if reading is None:
        return None
    if token.text[0].isupper() and not token.text.isupper():
        demonym = reading.masculine.endswith(_DEMONYMS) and reading.masculine not in _FIRST_NAMES
        if not demonym:
            return None
    return Mark(-1, reading, Pattern.COPULA)


def ends_phrase(tokens: Sequence[Token], index: int) -> bool:
    """Whether nothing after the word at ``index`` could be the noun that it goes with."""
    if not follows(tokens, index + 1):
        return True
    after = tokens[index + 1].bare
    return after in FOLLOWERS or any(form in FOLLOWERS for form in shortened(after))


def read_predicate(
    tokens: Sequence[Token], index: int, pattern: Pattern, *, hypothetical: bool = False
) -> list[Mark]:
    """Return the agreeing words of the predicate that begins at ``index``.

    Noun phrases with an article are read by ``noun_phrase.read_noun_phrase``. A ``hypothetical``
    clause («si j'étais étudiante») gives no noun.
    """
    index = skip_adverbs(tokens, index)
    toute = None
    if follows(tokens, index) and tokens[index].bare in {"toute", "tte"}:
        toute = Mark(index, TOUTE, pattern)
        index = skip_adverbs(tokens, index + 1)
    if not follows(tokens, index) or tokens[index].bare in DETERMINERS:
        return []
    word = None
    if tokens[index].bare not in EPICENES:
        word = read_word(tokens[index])
        if word is not None and _is_set_phrase(tokens, index):
            return []
        if word is None:
            return [] if hypothetical else _bare_noun(tokens, index)
        if not _shows_gender(tokens, index, word, pattern, hypothetical=hypothetical):
            return []
    marks = [] if word is None else [_placed(word, index, pattern)]
    if toute is not None and (word is None or word.reading.gender == "M"):
        marks = [toute]
    if word is not None and word.reading.masculine in CARRIED_ON and "p" in word.reading.classes:
        marks += _carried_on(tokens, index + 1)
    return marks + _coordinated(tokens, index, pattern)


def _is_set_phrase(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word begins «partie prenante», which agrees with nobody."""
    prenante = follows(tokens, index + 1) and tokens[index + 1].bare == "prenante"
    return prenante and tokens[index].bare == "partie"


def _placed(word: Mark, index: int, pattern: Pattern) -> Mark:
    if word.reading.classes == "n":
        pattern = Pattern.PERSON_NOUN
    elif pattern is Pattern.COPULA and word.reading.masculine in ETRE_PARTICIPLES:
        pattern = Pattern.ETRE_PARTICIPLE
    return Mark(index, word.reading, pattern, word.inclusive)


def _shows_gender(
    tokens: Sequence[Token], index: int, word: Mark, pattern: Pattern, *, hypothetical: bool
) -> bool:
    """Whether the word agrees with the writer here.

    After «me», a masculine may be one without agreement («je me suis dit», «lavé les mains»).
    """
    reading = word.reading
    if reading.classes == "n":
        return not hypothetical and noun_reading(tokens[index].text, tokens[index].bare) is not None
    if reading.gender == "M" and reading.masculine in PRENOMINAL and not word.inclusive:
        # «je suis bon public» is invariable.
        return ends_phrase(tokens, index) or is_adverb(tokens[index + 1])
    if pattern is not Pattern.REFLEXIVE:
        return True
    if "p" not in reading.classes and not reading.masculine.endswith("é"):
        return False
    has_object = follows(tokens, index + 1) and tokens[index + 1].bare in DETERMINERS
    return reading.gender == "F" or not (has_object or reading.masculine in INDIRECT_REFLEXIVES)


def _carried_on(tokens: Sequence[Token], index: int) -> list[Mark]:
    """Read what follows a participle that is itself a copula («restée seule»)."""
    index = skip_adverbs(tokens, index)
    if not follows(tokens, index) or not ends_phrase(tokens, index):
        return []
    word = read_word(tokens[index])
    if word is None or word.reading.classes == "n":
        return []
    return [Mark(index, word.reading, Pattern.BECOMING, word.inclusive)]


def _coordinated(tokens: Sequence[Token], index: int, pattern: Pattern) -> list[Mark]:
    """Read a second word that agrees («malade et fatiguée»)."""
    after = index + 1
    if after >= len(tokens) or tokens[after].gap not in {"", ","}:
        return []
    if tokens[after].bare in COORDINATORS:
        aside = tokens[after].bare in {"mais", "mai", "ms"}
        after = skip_adverbs(tokens, after + 1)
        if aside and after < len(tokens) and tokens[after].bare == "bon":
            # «mais bon» is said in passing.
            return []
    elif tokens[after].gap != ",":
        return []
    if after >= len(tokens) or tokens[after].gap in {".", ":"} or not ends_phrase(tokens, after):
        return []
    word = read_word(tokens[after])
    if word is None or word.reading.classes == "n":
        noun = follows(tokens, after) and follows(tokens, index + 1)
        return _bare_noun(tokens, after) if noun else []
    return [_placed(word, after, pattern)]


def _bare_noun(tokens: Sequence[Token], index: int) -> list[Mark]:
    """Read a noun without its article («je suis maman»)."""
    token = tokens[index]
    if token.text[0].isupper() or token.bare in UNREAD:
        return []
    reading = noun_reading(token.text, token.bare)
    return [Mark(index, reading, Pattern.PERSON_NOUN)] if reading is not None else []
