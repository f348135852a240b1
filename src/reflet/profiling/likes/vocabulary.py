"""The curated map from names, page categories, genres and keywords to interests."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

_NOT_A_WORD = re.compile(r"[^\w]+|_")
_KINDS = ("en", "fr", "is", "has", "never", "around")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return a name as it is compared: no case, no accents, words apart by one space.

    Reads «Harry Potter (Saga) !», «HARRY POTTER saga» alike.
    """
    # Twice: what decomposes may have a case («℠» is «SM»), what folds may decompose again.
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    decomposed = unicodedata.normalize("NFKD", folded.casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(_NOT_A_WORD.sub(" ", bare).split())


@dataclass(frozen=True)
class Vocabulary:
    """What names say of interests; all names are folded.

    ``names`` mean one interest and nothing else, ``words`` say one where they stand in a name.
    ``never`` are words of names that are not read, whatever else is in them: they touch what
    Reflet never infers (faith, politics, health, sex, origin). ``around`` are words that a page
    puts before or behind the name itself («Vogue France», «Metallica Official»). ``titles`` call
    an interest in a language: ``titles["fr"]["Pets"]``.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    never: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    titles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def title(self, interest: str, language: str) -> str:
        """Return what an interest is called in ``language``, its own name where nothing is."""
        return self.titles.get(language, {}).get(interest, interest)

    def bare(self, name: str) -> str:
        """Return a folded name without the words around it; the name itself if nothing is left."""
        words = name.split()
        first, last = 0, len(words)
        while first < last and words[first] in self.around:
            first += 1
        while last > first and words[last - 1] in self.around:
            last -= 1
        return " ".join(words[first:last]) or name


def parse_vocabulary(text: str) -> Vocabulary:
    """Read a vocabulary of lines ``interest <tab> kind <tab> terms;…``; ``#`` begins a comment.

    Raises ``ValueError`` naming the line that is none, or that gives a name another meaning.
    """
    names: dict[str, str] = {}
    words: dict[str, str] = {}
    whole: dict[str, set[str]] = {"never": set(), "around": set()}
    titles: dict[str, dict[str, str]] = {"en": {}, "fr": {}}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        parts = line.split("\t")
        if len(parts) != 3 or parts[1] not in _KINDS:
            msg = f"line {number}: expected interest, {'|'.join(_KINDS)}, terms, separated by tabs"
            raise ValueError(msg)
        interest, kind, terms = parts
        if kind in titles:
            titles[kind][interest] = terms
            names.setdefault(fold(terms), interest)
            continue
        folded = [fold(term) for term in terms.split(";") if fold(term)]
        if kind in whole:
            whole[kind].update(folded)
            continue
        table = names if kind == "is" else words
        for term in folded:
            if table.setdefault(term, interest) != interest:
                msg = f"line {number}: «{term}» means {table[term]} already"
                raise ValueError(msg)
    never, around = (frozenset(whole[kind]) for kind in ("never", "around"))
    return Vocabulary(names, words, never, around, titles)


@lru_cache(maxsize=8)
def load_vocabulary(name: str) -> Vocabulary:
    """Return the shipped vocabulary ``name``, such as ``"tastes"``; an empty one if there is none.

    A card names its vocabulary, and a card may come from elsewhere: nothing but a plain name is
    looked for.
    """
    found = files("reflet.profiling.likes").joinpath("data", f"{name}.tsv")
    if not name.isidentifier() or not found.is_file():
        return Vocabulary()
    return parse_vocabulary(found.read_text("utf-8"))
