"""Marks without a verb: «ravie de», «moi, passionnée de», «en tant que lectrice», biographies."""

from __future__ import annotations

from collections.abc import Sequence

from reflet.language.french.agreement import Pattern
from reflet.language.french.function_words import (
    DETERMINERS,
    FIRST_PERSON,
    FUSED_FIRST_PERSON,
    INTERJECTIONS,
    OTHER_PERSON,
)
from reflet.language.french.lexicon import look_up
from reflet.language.french.nouns import noun_reading
from reflet.language.french.predicate import (
    Mark,
    followed_by_phrase_end,
    read_word,
    skip_adverbs,
)
from reflet.language.french.tokens import Token
from reflet.language.french.verbs import VERBS

# What one says of oneself without a subject (masculine singular). Qualities that are said of
# others or of things («trop belle», «géniale») are not here.
STATES = frozenset(
    """
    ravi content heureux désolé fier déçu crevé fatigué épuisé navré choqué dégoûté dégouté soulagé
    rassuré étonné surpris ému touché honoré enchanté émerveillé bluffé impatient obligé motivé
    énervé saoulé soûlé amoureux comblé excité perdu prêt sûr convaincu persuadé intéressé curieux
    reconnaissant jaloux mort bloqué coincé débordé stressé angoissé confus mécontent furieux
    frustré traumatisé scotché conquis séduit passionné né tenté gêné embarrassé rentré arrivé
    réveillé levé couché satisfait privé preneur partant nostalgique blasé gavé claqué lessivé
    éclaté mortifié attristé bouleversé effondré inquiet outré révolté abasourdi sidéré consterné
    accablé admiratif perplexe pressé ruiné fauché vénère courbaturé enrhumé guéri reposé requinqué
    inscrit abonné condamné habitué flatté fasciné subjugué ébloui soucieux seul vexé
    """.split()
)
# Said of oneself wherever they stand, but after a verb or another person.
PERFORMATIVE = frozenset({"désolé", "navré", "enchanté"})
_BEFORE_APPOSITION = frozenset(
    "pour avec chez a de sur sans que qu comme vers contre par dis laisse dit d selon sauf".split()
)
_NEEDS_MORE = frozenset({"rentré", "arrivé", "levé", "couché", "mort", "né", "seul", "perdu"})
_DESCRIBED = frozenset(
    "est es et1 sont etait etaient sera air semble parait reste devient etes sommes t tu elle il "
    "ete suis sui rend trop1".split()
)


def read_dropped_subject(tokens: Sequence[Token], index: int, text: str) -> list[Mark]:
    """Read a predicate that begins a sentence without its subject: «Trop contente de te voir».

    A question is about someone else («Contente ?»), and «contente-toi» is an imperative.
    """
    word = _state(tokens[index])
    if word is None:
        return []
    start = index
    while start > 0 and not tokens[start].gap and skip_adverbs(tokens, start - 1) >= start:
        start -= 1
    at_start = (
        start == 0 or tokens[start].gap in {".", ","} or tokens[start - 1].bare in INTERJECTIONS
    )
    if not at_start:
        performative = word.reading.masculine in PERFORMATIVE
        if not performative or tokens[start - 1].bare in _DESCRIBED | DETERMINERS:
            return []
    after = index + 1
    if after < len(tokens) and not tokens[after].gap and tokens[after].bare in {"toi", "vous"}:
        return []
    if not followed_by_phrase_end(tokens, index) or _is_question(text, tokens[index].end):
        return []
    if tokens[start].gap == "," and start > 0 and word.reading.masculine not in PERFORMATIVE:
        return []
    bare_word = start == index and (after >= len(tokens) or tokens[after].gap == ".")
    if word.reading.masculine in _NEEDS_MORE and (bare_word or start == index):
        return []
    return [word]


def _state(token: Token) -> Mark | None:
    reading, inclusive = token.inclusive or look_up(token.text), token.inclusive is not None
    if reading is None or reading.masculine not in STATES:
        return None
    return Mark(-1, reading, Pattern.DROPPED_SUBJECT, inclusive)


def _is_question(text: str, end: int) -> bool:
    for sign in text[end : end + 200]:
        if sign in ".!\n;…":
            return False
        if sign == "?":
            return True
    return False


def read_apposition(tokens: Sequence[Token], index: int) -> list[Mark]:
    """Read what is said of «moi» at ``index``: «moi, passionnée de», «et moi dégoûtée»."""
    if index > 0 and not tokens[index].gap and tokens[index - 1].bare in _BEFORE_APPOSITION:
        return []
    if index > 0 and not tokens[index].gap and tokens[index - 1].bare in VERBS:
        return []
    after = index + 1
    if after >= len(tokens) or tokens[after].gap not in {"", ","}:
        return []
    after = skip_adverbs(tokens, after) if tokens[after].gap == "" else after
    if after >= len(tokens) or tokens[after].gap in {".", ":"}:
        return []
    word = read_word(tokens[after])
    if word is None or word[0].classes == "n" or not followed_by_phrase_end(tokens, after):
        return []
    return [Mark(after, word[0], Pattern.APPOSITION, word[1])]


def read_role(tokens: Sequence[Token], index: int) -> list[Mark]:
    """Read «en tant que lectrice» and, after a first person, «comme serveuse»."""
    bare = tokens[index].bare
    if bare == "comme":
        noun, pattern = index + 1, Pattern.COMME
        if not _speaks_of_self(tokens, index):
            return []
    elif (
        bare == "tant"
        and 0 < index < len(tokens) - 2
        and tokens[index - 1].bare == "en"
        and tokens[index + 1].bare in {"que", "qu", "q", "ke"}
    ):
        noun, pattern = index + 2, Pattern.EN_TANT_QUE
    else:
        return []
    while noun + 1 < len(tokens) and not tokens[noun + 1].gap and _is_epithet(tokens, noun):
        noun += 1
    if noun >= len(tokens) or tokens[noun].gap:
        return []
    token = tokens[noun]
    if token.inclusive is not None:
        return [Mark(noun, token.inclusive, pattern, inclusive=True)]
    reading = noun_reading(token.text, token.bare)
    if reading is None or (pattern is Pattern.COMME and "a" in reading.classes):
        return []
    return [Mark(noun, reading, pattern)]


def _is_epithet(tokens: Sequence[Token], index: int) -> bool:
    reading = look_up(tokens[index].text)
    return (
        tokens[index].bare in {"jeune", "future", "futur", "simple", "ex"}
        or (reading is not None and reading.classes == "a")
    ) and noun_reading(tokens[index + 1].text, tokens[index + 1].bare) is not None


def _speaks_of_self(tokens: Sequence[Token], index: int) -> bool:
    """Whether the nearest pronoun before is «je», in the same sentence."""
    for before in range(index - 1, max(-1, index - 9), -1):
        bare = tokens[before].bare
        if bare in FIRST_PERSON or bare in FUSED_FIRST_PERSON:
            return True
        if bare in OTHER_PERSON or tokens[before + 1].gap in {".", ":"}:
            return False
    return False
