"""What a mark of agreement is: where it stands, what it says, and how far it can be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Gender = Literal["F", "M", "inclusive"]
Strength = Literal["strong", "weak"]


class Pattern(StrEnum):
    """The construction in which the writer agrees with themself."""

    COPULA = "copula"  # je suis contente
    COMPOUND_COPULA = "compound_copula"  # j'ai été surprise
    BECOMING = "becoming"  # je reste seule, je deviens folle
    FEELING = "feeling"  # je me sens seule, je me trouve grosse
    ETRE_PARTICIPLE = "etre_participle"  # je suis allée
    REFLEXIVE = "reflexive"  # je me suis levée
    INFINITIVE = "infinitive"  # je veux être prête
    OBJECT_COMPLEMENT = "object_complement"  # ça me rend folle
    OBJECT_PARTICIPLE = "object_participle"  # tu m'as déçue
    PERSON_NOUN = "person_noun"  # je suis étudiante, je suis une fille
    SINGLED_OUT = "singled_out"  # je suis la seule, celle qui
    EN_TANT_QUE = "en_tant_que"  # en tant que lectrice
    COMME = "comme"  # je travaille comme serveuse
    DROPPED_SUBJECT = "dropped_subject"  # ravie de vous lire
    APPOSITION = "apposition"  # moi, passionnée de cuisine
    BIOGRAPHY = "biography"  # étudiante en droit, maman de deux enfants


@dataclass(frozen=True, slots=True)
class Agreement:
    """One mark of agreement of the writer with themself.

    ``start`` and ``end`` delimit the agreeing word in the text as given, and ``form`` is that word
    as written. ``reading`` is its standard spelling, ``lemma`` the masculine singular. ``gender``
    is ``"inclusive"`` where both genders are written (content·e): not to be read.

    ``heard`` tells whether feminine and masculine sound different (contente, content): where they
    do not (fatiguée, fatigué), a masculine may be a feminine spelt by ear. ``strength`` is
    ``"strong"`` where the first person is written and, for a masculine, where the gender is
    heard; ``"weak"`` elsewhere.
    """

    start: int
    end: int
    form: str
    reading: str
    lemma: str
    gender: Gender
    pattern: Pattern
    strength: Strength
    heard: bool
