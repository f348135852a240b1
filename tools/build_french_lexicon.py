"""Reduce hunspell's French dictionary to the pairs that agreement needs.

Usage::

    python tools/build_french_lexicon.py fr.aff fr.dic src/reflet/language/french/data/agreement.tsv

``fr.aff`` and ``fr.dic`` are those of the «Toutes variantes» dictionary of Dicollecte, version 7.0
(MPL 2.0; Debian's package ``hunspell-fr-comprehensive``, https://grammalecte.net). Its affix rules
carry grammatical tags, so that expanding them gives each form's part of speech, gender and number.
What is kept: one line a pair, ``feminine<TAB>masculine<TAB>classes``, singular forms only, classes
being letters of ``anp`` (adjective, noun, participle). What is dropped: words that do not change
with gender, and feminines whose other reading would make a mark doubtful (an epicene adjective, a
determiner).
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

HEADER = """\
# French pairs: feminine<TAB>masculine<TAB>classes (a adjective, n noun, p participle)
# Derived by tools/build_french_lexicon.py from the Dicollecte dictionary «Toutes variantes» 7.0.
# This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0. If a copy of
# the MPL was not distributed with this file, You can obtain one at http://mozilla.org/MPL/2.0/.
"""
CLASS_OF_TAG = {"adj": "a", "nom": "n", "ppas": "p"}
DETERMINERS = frozenset({"une", "telle"})


@dataclass(frozen=True, slots=True)
class Suffix:
    """One suffix rule of the affix file: strip, add, the condition, and the tags it gives."""

    strip: str
    add: str
    condition: re.Pattern[str]
    tags: tuple[str, ...]


def read_suffixes(path: Path) -> dict[str, list[Suffix]]:
    """Read the suffix rules of an ``.aff`` file, by flag (two characters each)."""
    suffixes: dict[str, list[Suffix]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split()
        if len(fields) < 5 or fields[0] != "SFX":
            continue
        _, flag, strip, add, condition, *tags = fields
        suffixes[flag].append(
            Suffix(
                "" if strip == "0" else strip,
                "" if add.split("/")[0] == "0" else add.split("/")[0],
                re.compile(f"(?:{condition})$"),
                tuple(tags),
            )
        )
    return suffixes


def forms(line: str, suffixes: dict[str, list[Suffix]]) -> list[tuple[str, frozenset[str]]]:
    """Expand one line of a ``.dic`` file into its forms, each with its tags."""
    head, *tags = line.split()
    word, _, flags = head.partition("/")
    pairs = [flags[i : i + 2] for i in range(0, len(flags), 2)]
    found = [] if "()" in pairs else [(word, frozenset(tags))]
    for flag in pairs:
        for suffix in suffixes.get(flag, ()):
            if word.endswith(suffix.strip) and suffix.condition.search(word):
                stem = word[: len(word) - len(suffix.strip)]
                found.append((stem + suffix.add, frozenset((*tags, *suffix.tags))))
    return found


def build(aff: Path, dic: Path) -> list[tuple[str, str, str]]:
    """Return the pairs ``(feminine, masculine, classes)``, sorted."""
    suffixes = read_suffixes(aff)
    classes: dict[tuple[str, str], set[str]] = defaultdict(set)
    doubtful = set(DETERMINERS)
    for line in dic.read_text(encoding="utf-8").splitlines()[1:]:
        by_gender: dict[str, dict[str, set[str]]] = {"mas": {}, "fem": {}}
        for form, tags in forms(line, suffixes):
            parts = {tag[3:] for tag in tags if tag.startswith("po:")}
            if "is:epi" in tags and "adj" in parts:
                doubtful.add(form)
            kept = {CLASS_OF_TAG[part] for part in parts if part in CLASS_OF_TAG}
            if not kept or not ({"is:sg", "is:inv"} & tags) or not form.islower():
                continue
            for gender, of_gender in by_gender.items():
                if f"is:{gender}" in tags:
                    of_gender[form] = {"p"} if "p" in kept else kept
        for feminine, letters in by_gender["fem"].items():
            for masculine in by_gender["mas"]:
                if feminine != masculine:
                    classes[feminine, masculine] |= letters
    feminines = {feminine for feminine, _ in classes}
    masculines = {masculine for _, masculine in classes}
    doubtful |= feminines & masculines
    return sorted(
        (feminine, masculine, "".join(sorted(letters)))
        for (feminine, masculine), letters in classes.items()
        if feminine not in doubtful and feminine.isalpha() and masculine.isalpha()
    )


def main() -> None:
    """Write the pairs to the file named last."""
    if len(sys.argv) != 4:
        sys.exit("usage: build_french_lexicon.py FR.AFF FR.DIC OUTPUT.TSV")
    aff, dic, output = (Path(argument) for argument in sys.argv[1:])
    pairs = build(aff, dic)
    lines = ["\t".join(pair) for pair in pairs]
    output.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(pairs)} pairs written to {output}")


if __name__ == "__main__":
    main()
