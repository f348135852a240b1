"""Style: how posts are written, apart from their words. Second block of the features.

Thirty-odd rates of a window, none of which holds a word. ``STYLE_NAMES`` is the order of the
vector and part of the featuriser's contract: a bundle names the version it was trained with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

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
# Capitals, digits, letters with an accent, all letters.
_LETTERS = [re.compile(pattern) for pattern in (r"[A-ZÀ-Þ]", r"\d", r"[à-ÿÀ-Þœ]", r"[^\W\d_]")]
# Variety falls with length, so it is taken on a fixed number of words.
_VARIETY_WORDS = 200
_BOUNDS = [len(_TOKEN_RATES), len(_TOKEN_RATES) + len(_POST_SHARES)]
# After the letters come the number of words and that of their letters.
_NOTHING = np.zeros(_BOUNDS[-1] + len(_LETTERS) + 2, dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class PostStyle:
    """What one post brings to the style of a window.

    ``counts`` are added up over the posts, in the order of ``_TOKEN_RATES``, ``_POST_SHARES`` and
    ``_LETTERS``; ``words`` are its first ones in lower case, ``opening`` the first two.
    """

    tokens: int
    counts: NDArray[np.int64]
    words: list[str]
    opening: str
    lower: str


def style(texts: Sequence[str]) -> NDArray[np.float64]:
    """Return the style of a window's texts, newest first: one number a name of ``STYLE_NAMES``.

    Rates are square roots of shares (of tokens, posts or letters), which tames their long tails;
    lengths are logarithms.
    """
    return pool_styles(read_styles(texts))


def read_styles(texts: Sequence[str]) -> list[PostStyle]:
    """Read the style of each of ``texts`` by itself, for ``pool_styles``."""
    tokens = iter(raw_tokens(texts))
    return [_read(text, list(iter(tokens.__next__, POST_END))) for text in texts]


def pool_styles(posts: Sequence[PostStyle]) -> NDArray[np.float64]:
    """Return the style of a window's posts, newest first, as ``style`` does."""
    n_posts = max(len(posts), 1)
    counts = np.sum([post.counts for post in posts], axis=0) if posts else _NOTHING
    in_tokens, in_posts, letters = np.split(counts, _BOUNDS)
    lengths = np.array([post.tokens for post in posts] or [0])
    mean = float(lengths.mean())
    sample = list(islice((word for post in posts for word in post.words), _VARIETY_WORDS))
    upper, digits, accents, all_letters, n_words, word_letters = letters.tolist()
    all_letters = max(all_letters, 1)
    shapes = [
        float(np.log1p(mean)),
        float(np.log1p(lengths.std() / (mean + 1))),
        float(np.log1p(word_letters / max(n_words, 1))),
        float(np.sqrt(upper / all_letters)),
        float(np.sqrt(digits / all_letters)),
        float(np.sqrt(accents / all_letters)),
        len(set(sample)) / max(len(sample), 1),
        len({post.opening for post in posts}) / n_posts,
        len({post.lower for post in posts}) / n_posts,
    ]
    n_tokens = max(int(lengths.sum()), 1)
    return np.concatenate((np.sqrt(in_tokens / n_tokens), np.sqrt(in_posts / n_posts), shapes))


def _read(text: str, tokens: list[str]) -> PostStyle:
    lines = "\n".join(tokens)
    words = [word.lower() for word in _WORD.findall(lines)]
    return PostStyle(
        tokens=len(tokens),
        counts=np.array(
            [
                *(len(pattern.findall(lines)) for pattern in _TOKEN_PATTERNS),
                *(pattern.search(text) is not None for pattern in _POST_PATTERNS),
                *(len(pattern.findall(lines)) for pattern in _LETTERS),
                len(words),
                sum(map(len, words)),
            ],
            dtype=np.int64,
        ),
        words=words[:_VARIETY_WORDS],
        opening=" ".join(text.split()[:2]).lower(),
        lower=text.lower(),
    )
