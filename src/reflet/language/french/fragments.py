"""Predicates without a verb: «ravie de vous lire», «trop contente», «moi, passionnée de»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reflet.language.agreement import Pattern
from reflet.language.french.function_words import (
    ADVERB_LIMIT,
    ADVERBS,
    COORDINATORS,
    DETERMINERS,
    EPICENES,
    FIRST_PERSON_SIGNS,
    INTERJECTIONS,
    LOCUTIONS,
)
from reflet.language.french.lexicon import look_up
from reflet.language.french.noun_phrase import read_noun_phrase
from reflet.language.french.nouns import noun_reading
from reflet.language.french.predicate import (
    Mark,
    ends_phrase,
    follows,
    is_adverb,
    read_word,
    skip_adverbs,
)
from reflet.language.french.states import NEEDING_ADVERB, PERFORMATIVE, SET_PHRASES, STATES
from reflet.language.french.tokens import Token
from reflet.language.french.verbs import VERBS
from reflet.language.tables import words

_BEFORE_APPOSITION = words(
    """
    pour avec chez a de sur sans que qu comme vers contre par dis dit d selon sauf entre excuse
    excusez pr pardon
    """
)
# Words after which «désolée» is said of someone.
_DESCRIBING = words(
    """
    est es sont etait etaient sera air semble parait reste devient etes sommes t tu elle il on ete
    etre rend vraie sois soit soyez
    """
)
# «Trop contente ta mère !»: a subject put after its predicate; «contente cette semaine» has none.
_POSTPOSED = words("cette cet ce ces ton ta tes son sa ses leur votre vos celui celle")
_TIMES = words(
    """
    soir matin midi aprem apres weekend week we jour nuit semaine annee mois fois ete hiver moment
    printemps automne soiree journee matinee coup
    """
)
_CLAUSE = 12
_SENTENCE = re.compile(r"[^.!\n;…?]*(?P<end>[.!;…? ]*)")
_THIRD = words("il elle ils elles la le l les cette ce cet son sa ses leur un une")


def read_dropped_subject(tokens: Sequence[Token], index: int, text: str) -> list[Mark]:
    """Read a state that begins a sentence without its subject: «Trop contente de te voir».

    Refused are questions, which are about someone else («Contente ?»), the imperative
    («contente-toi») and the participle of another subject («Fatiguée, la chanteuse…»).
    """
    token = tokens[index]
    reading = token.inclusive or look_up(token.text)
    if reading is None or reading.masculine not in STATES or not ends_phrase(tokens, index):
        return []
    start = _before_intensifiers(tokens, index)
    performative = reading.masculine in PERFORMATIVE
    first = _begins(tokens, start) or (
        performative and not _described(tokens, start) and (start == 0 or tokens[start].gap != ",")
    )
    if not first or _is_set_phrase(tokens, start, index, reading.masculine):
        return []
    if _is_imperative(tokens, index) or _is_question(text, token.end):
        return []
    if _has_postposed_subject(tokens, index):
        return []
    if not performative and _has_other_subject(tokens, index):
        return []
    return [Mark(index, reading, Pattern.DROPPED_SUBJECT, token.inclusive is not None)]


def _is_set_phrase(tokens: Sequence[Token], start: int, index: int, masculine: str) -> bool:
    """Whether the state is one that needs an adverb and has none, or has the wrong one."""
    if start == index:
        return masculine in NEEDING_ADVERB and tokens[index].inclusive is None
    return start == index - 1 and masculine in SET_PHRASES.get(tokens[start].bare, ())


def _has_postposed_subject(tokens: Sequence[Token], index: int) -> bool:
    if not follows(tokens, index + 1) or tokens[index + 1].bare not in _POSTPOSED:
        return False
    return not (follows(tokens, index + 2) and tokens[index + 2].bare in _TIMES)


def _before_intensifiers(tokens: Sequence[Token], index: int) -> int:
    """Return where the adverbs before the word at ``index`` begin («trop», «toute»)."""
    for _ in range(ADVERB_LIMIT):
        if index == 0 or tokens[index].gap:
            break
        before = tokens[index - 1]
        length = _locution_before(tokens, index)
        if not (length or is_adverb(before) or before.bare in {"toute", "tte"}):
            break
        index -= length or 1
    return index


def _locution_before(tokens: Sequence[Token], index: int) -> int:
    """Return how many words the adverb of several words that ends before ``index`` has."""
    for length in (4, 3, 2):
        start = index - length
        if start < 0 or any(token.gap for token in tokens[start + 1 : index]):
            continue
        locution = tuple(token.bare for token in tokens[start:index])
        if locution in LOCUTIONS.get(locution[0], ()):
            return length
    return 0


def _begins(tokens: Sequence[Token], start: int) -> bool:
    """Whether a sentence begins at ``start``, after greetings, exclamations and another state."""
    if _follows_boundary(tokens, start):
        return True
    if tokens[start - 1].bare in COORDINATORS:
        start -= 1
        if _follows_boundary(tokens, start):
            return True
    elif tokens[start].gap != ",":
        return False
    state = look_up(tokens[start - 1].text)
    is_state = tokens[start - 1].bare in EPICENES or (
        state is not None and state.masculine in STATES
    )
    return is_state and _follows_boundary(tokens, _before_intensifiers(tokens, start - 1))


def _follows_boundary(tokens: Sequence[Token], start: int) -> bool:
    if start == 0 or tokens[start].gap == "." or tokens[start - 1].bare in INTERJECTIONS:
        return True
    # «Ça va, un peu fatiguée»
    return start > 1 and tokens[start - 1].bare == "va" and tokens[start - 2].bare in {"ca", "sa"}


def _described(tokens: Sequence[Token], start: int) -> bool:
    before = tokens[start - 1].bare
    return before in _DESCRIBING or before in DETERMINERS


def _is_imperative(tokens: Sequence[Token], index: int) -> bool:
    if not follows(tokens, index + 1):
        return False
    after = tokens[index + 1].bare
    return after in {"toi", "vous"} or (after == "moi" and tokens[index].bare == "prete")


def _has_other_subject(tokens: Sequence[Token], index: int) -> bool:
    """Whether the state is a third person's: «Ravie, la maire annonce», «Née ici, Julie part»."""
    for after in range(index + 1, min(len(tokens), index + _CLAUSE)):
        token = tokens[after]
        if token.gap == "." or token.bare in FIRST_PERSON_SIGNS:
            return False
        if token.gap == "," and (token.bare in _THIRD or _is_name(tokens, after)):
            return True
    return False


def _is_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether a name stands at ``index``, followed by another or by a verb: «Julie Durand»."""
    text = tokens[index].text
    return text[0].isupper() and not text.isupper() and not ends_phrase(tokens, index)


def _is_question(text: str, end: int) -> bool:
    sentence = _SENTENCE.match(text, end, end + 200)
    return sentence is not None and "?" in sentence["end"]


def read_apposition(tokens: Sequence[Token], index: int) -> list[Mark]:
    """Read what is said of the «moi» at ``index``: «moi, passionnée de», «et moi dégoûtée»."""
    if index > 0 and not tokens[index].gap:
        before = tokens[index - 1].bare
        if before in _BEFORE_APPOSITION or before in VERBS:
            return []
    after = index + 1
    if follows(tokens, after) and tokens[after].bare in {"la", "le"}:
        marks = read_noun_phrase(tokens, after)
        return [mark for mark in marks if mark.pattern is Pattern.SINGLED_OUT]
    apart = after < len(tokens) and tokens[after].gap == ","
    if not apart or (tokens[after].bare in ADVERBS and follows(tokens, after + 1)):
        after = skip_adverbs(tokens, after + apart)
    if after >= len(tokens) or tokens[after].gap in {".", ":"} or not ends_phrase(tokens, after):
        return []
    word = read_word(tokens[after])
    if word is not None and word.reading.classes != "n":
        return [Mark(after, word.reading, Pattern.APPOSITION, word.inclusive)]
    noun = noun_reading(tokens[after].text, tokens[after].bare) if apart else None
    if noun is None or tokens[after].text[0].isupper() or not follows(tokens, after + 1):
        return []
    return [Mark(after, noun, Pattern.APPOSITION)]
