"""How people present themselves without a clause: «Étudiante en droit, maman de deux enfants»."""

from __future__ import annotations

from collections.abc import Sequence

from reflet.language.agreement import Pattern
from reflet.language.french.function_words import (
    DETERMINERS,
    FIRST_PERSON_SIGNS,
    OTHER_SUBJECTS,
)
from reflet.language.french.lexicon import Reading, look_up
from reflet.language.french.nouns import FOLLOWED, noun_reading
from reflet.language.french.predicate import Mark, ends_phrase, follows
from reflet.language.french.states import STATES
from reflet.language.french.tokens import Token
from reflet.language.tables import words

_LIMIT = 22
# Fixed or common nouns with which a biography may begin (masculine singular, or the feminine).
_BIOGRAPHICAL = words(
    """
    étudiant enseignant retraité passionné militant maman papa mère père lycéen parisien breton
    marseillais lyonnais engagé diplômé
    """
)
_OF = words("de d du des en a au aux chez et")
# «Infirmière le jour»
_TIMES = words("jour nuit matin soir week weekend dimanche semaine")
_CLAUSAL = (OTHER_SUBJECTS | FIRST_PERSON_SIGNS | words("est ont sont sera etait que qu se s")) - {
    "mes"
}
_EXPLETIVES = words("va vas alors hein espece sale grosse")


def read_biography(tokens: Sequence[Token], text: str) -> list[Mark]:
    """Read a short text without a clause, whose parts are nouns of person.

    The first part must begin with such a noun, described («étudiante en droit») or followed by
    another part that is one too («autrice, traductrice»). Headlines are refused: a name with a
    verb («Infirmière à Lyon, Julie témoigne»), a participle («étudiante agressée à Lille»).
    """
    if not 2 <= len(tokens) <= _LIMIT or "?" in text or tokens[0].bare in DETERMINERS:
        return []
    parts = [index for index, token in enumerate(tokens) if index == 0 or token.gap]
    for index, token in enumerate(tokens):
        pronoun = index in parts[1:] and not follows(tokens, index + 1)  # «… · elle»
        if token.bare in _EXPLETIVES or (token.bare in _CLAUSAL and not pronoun):
            return []
    if _is_headline(tokens, parts):
        return []
    marks: list[Mark] = []
    for index in parts:
        reading = _presented(tokens, index)
        if reading is None:
            continue
        first = index == 0 and _others(tokens, parts[1:])
        if marks or first or _is_described(tokens, index):
            inclusive = tokens[index].inclusive is not None
            marks.append(Mark(index, reading, Pattern.BIOGRAPHY, inclusive))
    return marks


def _presented(tokens: Sequence[Token], index: int) -> Reading | None:
    token = tokens[index]
    reading = token.inclusive or noun_reading(token.text, token.bare)
    if reading is None:
        return None
    alone = reading.classes == "n" or _is_trade(reading)
    same = reading.feminine == reading.masculine
    if (same or not alone) and not {reading.feminine, reading.masculine} & _BIOGRAPHICAL:
        return None
    return reading


def _is_trade(reading: Reading) -> bool:
    """Whether the noun names a trade, though it is an adjective as well («chercheuse»)."""
    trade = reading.feminine.endswith(("euse", "trice")) or reading.masculine in FOLLOWED
    return trade and reading.masculine.endswith("eur")


def _is_described(tokens: Sequence[Token], index: int) -> bool:
    if not follows(tokens, index + 1):
        return False
    after = tokens[index + 1].bare
    if not follows(tokens, index + 2):
        return after in _OF
    second = tokens[index + 2].bare
    # «infirmière le jour», «directrice artistique chez»
    return after in _OF or (after in {"le", "la"} and second in _TIMES) or second == "chez"


def _others(tokens: Sequence[Token], parts: Sequence[int]) -> bool:
    """Whether another part is a noun of person too."""
    return any(_presented(tokens, index) is not None for index in parts)


def _is_headline(tokens: Sequence[Token], parts: Sequence[int]) -> bool:
    for index in parts[1:]:
        token = tokens[index]
        capital = token.gap == "," and token.text[0].isupper() and not token.text.isupper()
        named = capital and noun_reading(token.text, token.bare) is None
        if named and not ends_phrase(tokens, index):
            return True
    if len(parts) > 1:
        return False
    for token in tokens[1:]:
        reading = look_up(token.text)
        told = reading is not None and reading.classes == "p" and reading.exact
        if told and reading is not None and reading.masculine not in STATES | _BIOGRAPHICAL:
            return True
    return False
