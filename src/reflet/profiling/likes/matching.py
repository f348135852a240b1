"""Matching a person's real likes to what a bundle knows.

In the order of their certainty: what the person said of a name, the very name, a name of the
curated vocabulary, the same with a word around it that a page adds («Official», «France»), one that
differs by a slip of spelling, a keyword in the name. A name with a
word that touches what Reflet never infers is read as itself or not at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cached_property

from reflet.profiling.likes.bundle import LikesBundle
from reflet.profiling.likes.vocabulary import Vocabulary, fold, load_vocabulary

FUZZY_FROM = 0.9
"""The similarity (twice the letters in common by the letters of both) that makes a slip."""

# A short name that differs by one letter is another name.
_FUZZY_LETTERS = 6
_FUZZY_LENGTH = 2
# Real names are short; what is longer is a sentence, whose words are not names.
MOST_LETTERS = 80


class How(StrEnum):
    """By what a name was matched."""

    CORRECTED = "corrected"
    EXACT = "exact"
    LISTED = "listed"
    FUZZY = "fuzzy"
    KEYWORD = "keyword"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Match:
    """One name that a person likes, and the bundle's likes it stands for: none if unknown.

    ``by`` is the known name or keyword that decided.
    """

    name: str
    likes: tuple[str, ...] = ()
    how: How = How.UNKNOWN
    by: str | None = None


@dataclass(frozen=True)
class Matching:
    """All of a person's names, each once, in the order in which they came."""

    matches: tuple[Match, ...]

    @cached_property
    def known(self) -> tuple[Match, ...]:
        """The names that the bundle knows."""
        return tuple(match for match in self.matches if match.likes)

    @cached_property
    def names_by_like(self) -> dict[str, tuple[str, ...]]:
        """Which names stand for each of the bundle's likes."""
        names: dict[str, list[str]] = defaultdict(list)
        for match in self.known:
            for like in match.likes:
                names[like].append(match.name)
        return {like: tuple(said) for like, said in names.items()}

    @property
    def coverage(self) -> float:
        """The share of the names that the bundle knows, from 0 to 1."""
        return len(self.known) / len(self.matches) if self.matches else 0.0


def match_likes(
    names: Iterable[str],
    bundle: LikesBundle,
    *,
    corrections: Mapping[str, Iterable[str]] | None = None,
) -> Matching:
    """Match ``names`` to what ``bundle`` knows; a name that comes twice counts once.

    ``corrections`` says of a name which of the bundle's likes it stands for, none at all if the
    list is empty. Raises ``ValueError`` for a correction to a like that the bundle does not know.
    """
    said = {fold(name): tuple(likes) for name, likes in (corrections or {}).items()}
    for name, likes in said.items():
        for like in likes:
            if like not in bundle.places:
                msg = (
                    f"«{name}» is corrected to «{like}», which {bundle.name} does not know; it "
                    f"knows {len(bundle.likes)}, such as {', '.join(bundle.likes[:5])}"
                )
                raise ValueError(msg)
    matcher = _Matcher(bundle)
    matches: dict[str, Match] = {}
    for name in names:
        key = fold(name)
        if not key or key in matches:
            continue
        if key in said:
            matches[key] = Match(name, said[key], How.CORRECTED)
        else:
            matches[key] = matcher.match(name, key)
    return Matching(tuple(matches.values()))


class _Matcher:
    def __init__(self, bundle: LikesBundle) -> None:
        self.exact = {fold(like): like for like in bundle.likes}
        given = load_vocabulary(str(bundle.card.get("vocabulary", "")))
        self.vocabulary = Vocabulary(
            names={name: like for name, like in given.names.items() if like in bundle.places},
            words={word: like for word, like in given.words.items() if like in bundle.places},
            never=given.never,
            around=given.around,
        )
        self.longest = max((len(word.split()) for word in self.vocabulary.words), default=0)
        self.by_letter: dict[str, list[str]] = defaultdict(list)
        for name in {**self.vocabulary.names, **self.exact}:
            if len(name) >= _FUZZY_LETTERS:
                self.by_letter[name[0]].append(name)

    def match(self, name: str, key: str) -> Match:
        if key in self.exact:
            return Match(name, (self.exact[key],), How.EXACT, key)
        for listed in (key, self.vocabulary.bare(key)):
            like = self.vocabulary.names.get(listed) or self.exact.get(listed)
            if like is not None:
                return Match(name, (like,), How.LISTED, listed)
        words = key.split()
        if len(key) > MOST_LETTERS or self._is_never_read(words):
            return Match(name)
        near = self._nearest(key)
        if near is not None:
            like = self.exact.get(near) or self.vocabulary.names[near]
            return Match(name, (like,), How.FUZZY, near)
        found = self._keywords(words)
        if found:
            likes = tuple(dict.fromkeys(self.vocabulary.words[word] for word in found))
            return Match(name, likes, How.KEYWORD, ", ".join(found))
        return Match(name)

    def _is_never_read(self, words: list[str]) -> bool:
        return any(
            " ".join(words[start : start + length]) in self.vocabulary.never
            for length in (1, 2, 3)
            for start in range(len(words) - length + 1)
        )

    def _nearest(self, key: str) -> str | None:
        if len(key) < _FUZZY_LETTERS:
            return None
        comparer = SequenceMatcher(autojunk=False)
        comparer.set_seq2(key)
        best, nearest = FUZZY_FROM, None
        for name in self.by_letter[key[0]]:
            if abs(len(name) - len(key)) > _FUZZY_LENGTH:
                continue
            comparer.set_seq1(name)
            if comparer.quick_ratio() >= best and comparer.ratio() >= best:
                best, nearest = comparer.ratio(), name
        return nearest

    def _keywords(self, words: list[str]) -> list[str]:
        """Find the keywords, the longest first where they overlap."""
        found: list[tuple[int, str]] = []
        taken: set[int] = set()
        for length in range(self.longest, 0, -1):
            for start in range(len(words) - length + 1):
                places = range(start, start + length)
                word = " ".join(words[start : start + length])
                if word in self.vocabulary.words and taken.isdisjoint(places):
                    taken.update(places)
                    found.append((start, word))
        return [word for _, word in sorted(found)]
