"""Style: how posts are written, apart from their words. Second block of the features.

Thirty-odd rates of a window, none of which holds a word. ``STYLE_NAMES`` is the order of the
vector and part of the featuriser's contract: a bundle names the version it was trained with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reflet.language.clean import POST_END, raw_tokens

STYLE_VERSION = 1

# Each counts lines of the tokens, one token a line, as written.
_TOKEN_RATES = {
    "exclamations": r"^[!?]*![!?]*$",
    "questions": r"^\?+$",
    "ellipses": r"^(?:…|\.[.…]+)$",
    "commas": r"^,+$",
    "full_stops": r"^\.$",
    "colons": r"^[:;]$",
    "quotation_marks": r"^[\"«»“”]$",
    "brackets": r"^[()\[\]]+$",
    "dashes": r"^[-–—|/]+$",
    "emoji": r"^[\u2600-\u27bf\U0001f000-\U0001faff]$",
    "emoticons": r"^(?:[:;=][-'o^]?[()\[\]DPpOo/|*3]+|<3+|\^{2,}|[xX]D+)$",
    "capital_words": r"^[^\W\d_a-zà-ÿ]{2,}['’]?$",
    "title_words": r"^[^\W\d_a-zà-ÿ][^\W\d_A-ZÀ-Þ]+['’]?$",
    "numbers": r"^\d+$",
    "elongations": r"^\w*?([^\W\d_])\1\1\w*$",
}
_POST_SHARES = {
    "posts_with_link": r"(?:https?://|www\.)",
    "posts_with_two_links": r"(?:https?://|www\.).*\s(?:https?://|www\.)",
    "posts_ending_in_link": r"(?:https?://|www\.)\S+\s*$",
    "replies": r"^\s*@\w",
    "posts_with_mention": r"@\w",
    "posts_with_hashtag": r"(?:^|\s)#\w",
    "posts_with_two_hashtags": r"(?:^|\s)#\w.*\s#\w",
    "posts_with_number": r"\d",
    "posts_in_lower_case": r"^[^\w@#]*[a-zà-ÿ]",
    "posts_ending_in_stop": r"[.!?]\s*$",
    "posts_cut_short": r"…\s*$|…\s*https?://\S+\s*$",
}
_SHAPES = (
    "post_length",
    "post_length_spread",
    "word_length",
    "upper_case",
    "digits",
    "accents",
    "variety",
    "distinct_openings",
    "distinct_posts",
)
STYLE_NAMES: tuple[str, ...] = (*_TOKEN_RATES, *_POST_SHARES, *_SHAPES)

_TOKEN_PATTERNS = [re.compile(pattern, re.M) for pattern in _TOKEN_RATES.values()]
_POST_PATTERNS = [re.compile(pattern, re.S) for pattern in _POST_SHARES.values()]
_WORD = re.compile(r"^[^\W\d_]{1,40}['’]?$", re.M)
_UPPER = re.compile(r"[A-ZÀ-Þ]")
_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")
_ACCENT = re.compile(r"[à-ÿÀ-Þœ]")
# Variety falls with length, so it is taken on a fixed number of words.
_VARIETY_WORDS = 200


def style(texts: Sequence[str]) -> NDArray[np.float64]:
    """Return the style of a window's texts, newest first: one number a name of ``STYLE_NAMES``.

    Rates are square roots of shares (of tokens, posts or letters), which tames their long tails;
    lengths are logarithms.
    """
    tokens = raw_tokens(texts)
    lines = "\n".join(tokens)
    n_posts = max(len(texts), 1)
    n_tokens = max(len(tokens) - len(texts), 1)
    rates = [len(pattern.findall(lines)) / n_tokens for pattern in _TOKEN_PATTERNS]
    shares = [
        sum(1 for text in texts if pattern.search(text)) / n_posts for pattern in _POST_PATTERNS
    ]
    return np.array([*np.sqrt(rates), *np.sqrt(shares), *_shapes(texts, tokens, lines)])


def _shapes(texts: Sequence[str], tokens: list[str], lines: str) -> list[float]:
    ends = np.flatnonzero(np.array([token == POST_END for token in tokens], dtype=bool))
    lengths = np.diff(np.concatenate(([-1], ends))) - 1 if len(ends) else np.zeros(1)
    mean = float(lengths.mean())
    words = [word.lower() for word in _WORD.findall(lines)]
    letters = max(len(_LETTER.findall(lines)), 1)
    sample = words[:_VARIETY_WORDS]
    openings = {" ".join(text.split()[:2]).lower() for text in texts}
    return [
        float(np.log1p(mean)),
        float(np.log1p(lengths.std() / (mean + 1))),
        float(np.log1p(sum(map(len, words)) / max(len(words), 1))),
        float(np.sqrt(len(_UPPER.findall(lines)) / letters)),
        float(np.sqrt(len(_DIGIT.findall(lines)) / letters)),
        float(np.sqrt(len(_ACCENT.findall(lines)) / letters)),
        len(set(sample)) / max(len(sample), 1),
        len(openings) / max(len(texts), 1),
        len({text.lower() for text in texts}) / max(len(texts), 1),
    ]
