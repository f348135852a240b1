"""The language of each post of one author.

Three witnesses are weighed, as log-odds. *Grammatical words* settle most posts at little cost: a
post that holds two more of one language than of any other needs nothing else. What they leave
open goes to *py3langid* (Lui & Baldwin 2012, "langid.py", retrained), where there are words
enough for it. And what both leave open, short posts above all, is drawn by *the author*: the
languages of their settled posts, by words. The network's own tag is evidence like another, never
an answer: networks mistake short posts, and many clients tag all posts alike.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from reflet.language.function_words import LANGUAGES, MASKS
from reflet.language.tokens import HASHTAG, words

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

UNKNOWN = "und"
"""The language of a post of which nothing at all is known (ISO 639-2 *undetermined*)."""

SERVED_AND_NEIGHBOURS = (
    *LANGUAGES,
    *("ar", "bg", "cs", "da", "el", "eu", "fa", "fi", "gl", "he", "hi", "hr", "hu", "id", "ja"),
    *("ko", "no", "pl", "ru", "sq", "sv", "th", "tr", "uk", "vi", "zh"),
)
"""What the model may answer: the languages served, those easily taken for them, and the commonest
others. The model knows 140, but on posts its regional ones (Walloon, Picard, Haitian creole …)
take ten right answers for each one that they give."""

# A post is settled by grammatical words when one language has at least this many more of them than
# any other, and they are at least this share of its words.
_LEAD = 2
_SHARE = 0.2

# The model is asked from this many words on, and settles at this probability. Its probabilities
# below the floor are what its smoothing left: discarded.
_MODEL_WORDS = 4
_MODEL_SETTLES = 0.9
_MODEL_FLOOR = 1e-3

# Log-odds: what one grammatical word is worth where they settle nothing, and the network's tag.
_HIT = 1.5
_TAG = 1.5

# What is expected of an author of whom nothing is known yet, worth this many words of theirs.
_EXPECTED = {"fr": 0.3, "en": 0.3, "es": 0.1, "it": 0.05, "pt": 0.05, "de": 0.05, "nl": 0.05}
_EXPECTED_OTHER = 0.004
_EXPECTED_WORDS = 20

# Codes that networks send for what ISO 639-1 now calls otherwise; tags that name no language.
_RENAMED = {"in": "id", "iw": "he", "nb": "no", "nn": "no", "cmn": "zh"}
_NO_LANGUAGE = frozenset({"", "und", "zxx", "art", "mis", "mul", "qam", "qct", "qht", "qme", "qst"})

_OTHER_SCRIPT = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")
_HITS = tuple(
    tuple(language for bit, language in enumerate(LANGUAGES) if mask >> bit & 1)
    for mask in range(1 << len(LANGUAGES))
)


def identify_all(texts: Sequence[str], hints: Sequence[str | None] = ()) -> list[str]:
    """Return the language of each of one author's posts, as ISO 639 codes.

    ``hints`` are the network's own tags, one a text, or nothing. A post that nothing settles gets
    the language its author uses most; ``UNKNOWN`` where no post of theirs says anything.

    Raises ``ValueError`` when there are hints, and not as many as texts.
    """
    if hints and len(hints) != len(texts):
        msg = f"{len(texts)} texts, {len(hints)} tags: one tag a text is expected, or none at all"
        raise ValueError(msg)
    tags = [_language_of_tag(hint) for hint in hints] if hints else [None] * len(texts)
    spoken = [_spoken(text) for text in texts]
    settled: list[str | None] = []
    witnesses: list[Mapping[str, float]] = []
    used: Counter[str] = Counter()
    for said in spoken:
        language, witness = _witness(said)
        settled.append(language)
        witnesses.append(witness)
        if language is not None:
            used[language] += len(said)
    found = [
        language or (_weigh(witness, used, tag) if said else None)
        for language, said, witness, tag in zip(settled, spoken, witnesses, tags, strict=True)
    ]
    for language, said in zip(found, spoken, strict=True):
        if language is not None:
            used[language] += len(said)
    main = max(used, key=used.__getitem__, default=UNKNOWN)
    return [language or main for language in found]


def _spoken(text: str) -> list[str]:
    """Return the words that tell a language, in lower case; hashtags, often borrowed, do not."""
    if "#" in text or "＃" in text:
        text = HASHTAG.sub(" ", text)
    return words(text.lower().replace("’", "'"))


def _witness(said: list[str]) -> tuple[str | None, Mapping[str, float]]:
    """Return the language that settles a post, if any, and else the log-odds of each."""
    hits = _grammatical_words(said)
    ranked = sorted(hits.items(), key=lambda item: -item[1])[:2]
    if ranked:
        lead = ranked[0][1] - (ranked[1][1] if len(ranked) > 1 else 0)
        if lead >= _LEAD and ranked[0][1] >= _SHARE * len(said):
            return ranked[0][0], {}
    joined = " ".join(said)
    foreign = not joined.isascii() and len(_OTHER_SCRIPT.findall(joined)) * 2 > len(joined)
    if len(said) >= _MODEL_WORDS or foreign:
        probabilities = _model_probabilities(joined)
        best = max(probabilities, key=probabilities.__getitem__)
        if foreign or probabilities[best] >= _MODEL_SETTLES:
            return best, {}
        floor = math.log(_MODEL_FLOOR)
        return None, {language: math.log(p) - floor for language, p in probabilities.items()}
    return None, {language: _HIT * count for language, count in hits.items()}


def _grammatical_words(said: list[str]) -> dict[str, int]:
    """Count the grammatical words of each language."""
    masks: dict[int, int] = {}
    for word in said:
        mask = MASKS.get(word)
        if mask is None and "'" in word:
            # Italian and Catalan elide before any word: "dell'arte".
            mask = MASKS.get(word[: word.index("'") + 1])
        if mask is not None:
            masks[mask] = masks.get(mask, 0) + 1
    hits: dict[str, int] = {}
    for mask, count in masks.items():
        for language in _HITS[mask]:
            hits[language] = hits.get(language, 0) + count
    return hits


@cache
def _model() -> LanguageIdentifier:
    # Its model takes half a second to load: imported and loaded only for the posts that need it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages(SERVED_AND_NEIGHBOURS)
    return model


def _model_probabilities(text: str) -> dict[str, float]:
    return {language: p for language, p in _model().rank(text) if p > _MODEL_FLOOR}


def _weigh(witness: Mapping[str, float], used: Counter[str], tag: str | None) -> str | None:
    """Return the likeliest language of a post: what it says, its author's habits, its tag.

    ``None`` where all three are silent.
    """
    candidates = {*witness, *used, *((tag,) if tag else ())}
    total = used.total() + _EXPECTED_WORDS

    def odds(language: str) -> float:
        expected = _EXPECTED_WORDS * _EXPECTED.get(language, _EXPECTED_OTHER)
        prior = math.log((used[language] + expected) / total)
        return prior + witness.get(language, 0.0) + (_TAG if language == tag else 0.0)

    return max(sorted(candidates), key=odds, default=None)


def _language_of_tag(tag: str | None) -> str | None:
    """Return the language a network's tag names ("fr-CA" is French), if it names one."""
    code = (tag or "").replace("_", "-").partition("-")[0].strip().lower()
    return None if code in _NO_LANGUAGE else _RENAMED.get(code, code)
