"""Normalisation: posts cut into tokens, each reduced to what transfers between communities.

This is the first half of the featuriser's contract (the second is
``reflet.profiling.features.hashing``): a bundle is only valid for the version it was trained
with, so a change here is a new ``NORMALISATION_VERSION`` and new bundles.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

NORMALISATION_VERSION = 1

LINK = "\ue000"
MENTION = "\ue001"
HASHTAG = "\ue002"
NUMBER = "0"
POST_END = "\ue00f"
"""Private-use character that stands alone on a line after the last token of each post."""

_LINK = rf"(?:https?://|www\.)[^\s{POST_END}]+"
_MENTION = r"(?<!\w)@\w+(?:@[\w.]+\w)?"
_HASHTAG = r"(?<!\w)#\w+"
_EMOTICON = r"(?<!\w)[:;=][-'o^]?[()\[\]DPpOo/|*3]+(?!\w)|<3+"
# The apostrophe stays with what precedes it: «j'|aime», «don'|t».
_WORD = r"\w+['’]?"
_MARK = r"[.…]+|[!?]+|,+|-+|\*+|\^+|\)+|[^\w\s]"

# No capturing group: `findall` then returns plain strings, and no Python loop sees a token.
_TOKEN = re.compile("|".join((_LINK, _MENTION, _HASHTAG, _EMOTICON, _WORD, _MARK)))

# A run of three is enough to tell that a writer stretches («contenteee»); more are spellings of it.
_ELONGATION = re.compile(r"([^\n])\1{3,}")
_LINES = (
    (re.compile(r"^(?:https?://|www\.).+$", re.M), LINK),
    (re.compile(r"^@.+$", re.M), MENTION),
    (re.compile(r"^#.+$", re.M), HASHTAG),
    (re.compile(r"^\d+$", re.M), NUMBER),
    (re.compile(r"\d"), NUMBER),
    (_ELONGATION, r"\1\1\1"),
)


def canonical(text: str) -> str:
    """Return ``text`` in Unicode's composed form (NFC), on which every span is counted."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def token_spans(text: str) -> list[tuple[int, int]]:
    """Return the span in ``text`` of each token, in the order of the lines of ``normalise``."""
    return [match.span() for match in _TOKEN.finditer(text.replace(POST_END, " "))]


def raw_tokens(texts: Sequence[str]) -> list[str]:
    """Return the tokens of ``texts`` as written, ``POST_END`` after the last one of each text."""
    joined = f" {POST_END} ".join(text.replace(POST_END, " ") for text in texts)
    return _TOKEN.findall(f"{joined} {POST_END}")


def normalise(texts: Sequence[str]) -> str:
    """Return the tokens of ``texts``, normalised, each followed by a line feed.

    A line that holds ``POST_END`` alone follows the last token of each text. Tokens are
    lower-cased; links, mentions, hashtags and numbers become one symbol each; digits inside
    words become 0; a character repeated more than three times stands three times.
    """
    if not texts:
        return ""
    lines = "\n".join(raw_tokens(texts)).lower().replace("’", "'")
    for pattern, replacement in _LINES:
        lines = pattern.sub(replacement, lines)
    return lines + "\n"
