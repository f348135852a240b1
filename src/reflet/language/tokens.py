"""The words of a post: where they are, and how many; what in a post is no word.

A word is a run of letters, with the apostrophes inside it. French elision makes two words
("l'ami", "j'ai", "qu'il"), English contraction one ("don't", "I'm"); a hyphen separates. Links,
mentions, e-mail addresses and numbers are no words; of a hashtag, the sign is none. In scripts
that do not separate words (Chinese, Japanese, Thai) a run of letters counts as one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

#: A link, with or without its scheme; the address of a picture or a shortened link as well.
LINK = re.compile(
    r"https?://\S+"
    r"|\bwww\.\S+"
    r"|\b(?:pic\.twitter\.com|t\.co|bit\.ly|youtu\.be)/\S+",
    re.IGNORECASE,
)

#: A mention of an account (``@name``, ``@name@host.tld``, ``@name.host.tld``) or an address.
MENTION = re.compile(r"(?<![\w.+-])[\w.+-]*@\w+(?:[.@-]\w+)*")

#: A hashtag with its sign.
HASHTAG = re.compile(r"[#＃]\w+")

# Combining marks are no letters to ``re``; a decomposed "é" or a Hindi vowel must not cut a word.
_IN_WORD = r"[^\W_]|[\u0300-\u036f\u064b-\u065f\u0900-\u0eff]"

# One alternation, so that a text is read once. What is no word matches without the group; so does
# a run that begins with a digit ("10h30", "2nd"): a number.
_SCAN = re.compile(
    rf"{LINK.pattern}|{MENTION.pattern}"
    r"|((?:[ldjmtnscç]|qu|(?:lors|puis|quoi|jus)qu)['’](?=[^\W\d_])"
    rf"|[^\W\d_](?:{_IN_WORD}|['’](?=[^\W\d_]))*)"
    rf"|\d(?:{_IN_WORD}|[.,:])*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text: ``text[start:end]``."""

    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Find the words of a text, in order.

    An elided French word keeps its apostrophe: ``"j'ai"`` gives ``"j'"`` and ``"ai"``.
    """
    return [
        Token(match[1], match.start(1), match.end(1))
        for match in _SCAN.finditer(text)
        if match[1] is not None
    ]


def words(text: str) -> list[str]:
    """Return the words of a text, in order, as they are written."""
    return [word for word in _SCAN.findall(text) if word]


def count_words(text: str) -> int:
    """Count the words of a text: no links, mentions, numbers or hashtag signs."""
    return len(words(text))


def strip_addresses(text: str) -> str:
    """Replace links and mentions by a space each: what is left is what was said."""
    return MENTION.sub(" ", LINK.sub(" ", text))
