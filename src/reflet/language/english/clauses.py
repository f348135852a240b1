"""The writer naming themself in a clause: «I'm a girl», «me being a guy», «call me a lady»."""

from __future__ import annotations

from collections.abc import Sequence

from reflet.language.agreement import Pattern
from reflet.language.english.function_words import ADVERBS, NEGATIONS
from reflet.language.english.noun_phrase import Mark, read_noun_phrase
from reflet.language.english.tokens import Token
from reflet.language.tables import words

_CHAIN = 7
_SUBJECTS = words("i im i'm i've ive i'd i'll ill")
# What may stand between the subject and the last form of to be.
_AUXILIARIES = words(
    """
    am was be been being m have had will would could should might may must can going to gonna about
    used has wasn't wasnt ain't aint won't wouldn't couldn't can't cannot haven't hadn't become
    became becoming do don't feel remain got
    """
)
_BEING = words(
    "am was be been being i'm im m wasn't wasnt ain't aint become became becoming remain"
)
_UNREAL = words(
    """
    if wish wished wishing though like pretend pretending pretended unless imagine dreamed dreamt
    dream suppose whether than as assume assumed
    """
)
_SAYING = words(
    """
    think thinks thought says said say saying tell tells told claims claimed believe believes
    believed thinking figured guess assumes knew that me
    """
)
_DO_TO_ME = words(
    """
    call calls called calling consider considers considered make makes made making
    """
)
CLAUSE_PIVOTS = _SUBJECTS | {"me", "myself", "am", "was"}


def read_clause(tokens: Sequence[Token], index: int) -> Mark | None:
    """Return the noun with which the writer names themself in the clause at ``index``.

    ``index`` is its subject, or the «me» of «makes me a bad mother». Conditions («if I were a
    man»), wishes and what others say or think of the writer are refused.
    """
    bare = tokens[index].bare
    if bare in {"me", "myself"}:
        return _read_object(tokens, index)
    if bare in {"am", "was"}:
        inverted = index + 1 < len(tokens) and tokens[index + 1].bare == "i"
        if not inverted or tokens[index + 1].gap or (tokens[index].gap == "" and bare == "was"):
            return None
        return read_noun_phrase(tokens, index + 2, Pattern.PERSON_NOUN)
    if bare not in _SUBJECTS or _is_unreal(tokens, index):
        return None
    start, negated = _after_chain(tokens, index)
    if start is None:
        return None
    return read_noun_phrase(tokens, start, Pattern.PERSON_NOUN, negated=negated)


def _after_chain(tokens: Sequence[Token], index: int) -> tuple[int | None, bool]:
    """Return where the predicate begins after the subject at ``index``, and whether negated."""
    is_being = tokens[index].bare in _BEING
    negated = False
    last = index
    for place in range(index + 1, min(len(tokens), index + _CHAIN)):
        token = tokens[place]
        if token.gap or not (token.bare in _AUXILIARIES or token.bare in ADVERBS):
            break
        if token.bare in _AUXILIARIES:
            is_being = token.bare in _BEING
        negated = negated or token.bare in NEGATIONS or token.bare.endswith("n't")
        last = place if token.bare != "such" else place - 1
        if token.bare == "such":
            break
    return (last + 1 if is_being else None), negated


def _is_unreal(tokens: Sequence[Token], index: int) -> bool:
    if index == 0 or tokens[index].gap in {".", ":"}:
        return False
    before = tokens[index - 1].bare
    if before in _UNREAL:
        return True
    if before in _SAYING:
        subject = [token.bare for token in tokens[max(0, index - 4) : index - 1]]
        return not any(word in _SUBJECTS for word in subject)
    return False


def _read_object(tokens: Sequence[Token], index: int) -> Mark | None:
    start = index + 1
    if start >= len(tokens) or tokens[start].gap:
        return None
    if tokens[start].bare == "being":
        return read_noun_phrase(tokens, start + 1, Pattern.PERSON_NOUN)
    if index == 0 or tokens[index].gap or tokens[index - 1].bare not in _DO_TO_ME:
        return None
    if tokens[start].bare not in {"a", "an", "one", "such", "the"}:
        return None
    called = tokens[index - 1].bare.startswith("call")
    return read_noun_phrase(tokens, start, Pattern.OBJECT_COMPLEMENT, negated=called)
