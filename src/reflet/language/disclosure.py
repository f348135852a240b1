"""Self-disclosure: the share of posts in which the author speaks of themself.

A post is personal when it holds a first person singular (subject, also dropped, object or
possessive) or an agreement of the writer, in the author's own voice: what is quoted, reposted or
said by a "we" does not count. The rules are in ``reflet.language.first_person``; their precision
and recall are measured on invented posts in the tests, which also define what counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reflet.language.first_person.english import ENGLISH
from reflet.language.first_person.french import FRENCH
from reflet.language.first_person.spanish import SPANISH
from reflet.language.tokens import HASHTAG, strip_addresses

_MARKS = {"fr": FRENCH, "en": ENGLISH, "es": SPANISH}

LANGUAGES = frozenset(_MARKS)
"""The languages that have rules."""

# Someone else's words, as far as punctuation tells: between quotation marks (to the end of the
# text where they are not closed), after a hand-written "RT @", after "Firstname Lastname:", and
# in a dialogue, two lines or more that begin with a dash.
_NOT_OWN = re.compile(
    r"""«[^»]*(?:»|\Z) | “[^”]*(?:”|\Z) | „[^“”]*[“”] | "[^"]+"
      | ‘[^‘]*?’(?!\w) | (?<!\w)'(?=\S)[^"\n]{2,200}?(?<=\S)'(?!\w)
      | \bRT\ @.*\Z
      | \A\s*(?:[A-ZÀ-Ý][\w.'’-]+\s){1,3}[A-ZÀ-Ý][\w'’-]+\s?:\s(?=\S).*\Z
      | ^[ \t]*[-–—]\s?\S.*(?:\n[ \t]*[-–—]\s?\S.*)+""",
    re.VERBOSE | re.MULTILINE,
)
_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]*")
_FIRST_WORD = re.compile(r"[^\W_]")
# What English titles leave in lower case.
_SMALL_WORD = re.compile(r"an?|and|as|at|but|by|for|from|in|into|of|on|or|the|to|vs|with")


def is_personal(text: str, language: str, quoted: Sequence[tuple[int, int]] = ()) -> bool:
    """Tell whether the author of a post speaks of themself in it.

    ``quoted`` are spans of ``text`` known to be someone else's words. Raises ``ValueError`` for a
    language without rules (see ``LANGUAGES``).
    """
    marks = _MARKS.get(language)
    if marks is None:
        msg = f"no rules for {language!r}: self-disclosure is read in {', '.join(sorted(_MARKS))}"
        raise ValueError(msg)
    own = marks.excluded.sub(" ", _own_words(text, quoted))
    if marks.written.search(own):
        return not _is_headline(own)
    if marks.plural.search(own):
        return False
    for sentence in _SENTENCE.findall(own):
        start = _FIRST_WORD.search(sentence)
        if start and not sentence.endswith("?") and marks.dropped.match(sentence, start.start()):
            return True
    return language == "fr" and _agrees(own)


def _own_words(text: str, quoted: Sequence[tuple[int, int]]) -> str:
    for start, end in sorted(quoted, reverse=True):
        text = f"{text[:start]} … {text[end:]}"
    text = HASHTAG.sub(" ", strip_addresses(_NOT_OWN.sub(" … ", text)))
    return text.strip()


def _is_headline(text: str) -> bool:
    """Tell whether a text is In Title Case Throughout, as shared articles and products are."""
    words = [word for word in text.split() if word[0].isalpha()]
    written = [word for word in words if not _SMALL_WORD.fullmatch(word)]
    capitals = sum(word[0].isupper() for word in written)
    return len(written) >= 5 and capitals == len(written) and not text.isupper()


def _agrees(text: str) -> bool:
    from reflet.language.french import find_agreements  # noqa: PLC0415 - its lexicon loads slowly

    return bool(find_agreements(text))
