"""What a mark of the writer's gender is: where it stands, what it says, how far to trust it.

In French and Spanish the writer agrees with themself (contente, cansada); in English they can but
name themself (I'm a girl), or whom they live with (my husband).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Gender = Literal["F", "M", "inclusive"]
Strength = Literal["strong", "weak"]


class Pattern(StrEnum):
    """The construction in which the writer agrees with themself, or names themself."""

    COPULA = "copula"  # je suis contente, estoy cansada
    COMPOUND_COPULA = "compound_copula"  # j'ai été surprise, he estado enferma
    BECOMING = "becoming"  # je reste seule, me quedé sola
    FEELING = "feeling"  # je me sens seule, me siento rara
    ETRE_PARTICIPLE = "etre_participle"  # je suis allée
    REFLEXIVE = "reflexive"  # je me suis levée
    INFINITIVE = "infinitive"  # je veux être prête, quiero estar sola
    OBJECT_COMPLEMENT = "object_complement"  # ça me rend folle, me tiene harta
    OBJECT_PARTICIPLE = "object_participle"  # tu m'as déçue
    PERSON_NOUN = "person_noun"  # je suis une fille, soy una chica, I'm a girl
    SINGLED_OUT = "singled_out"  # je suis la seule, soy la única
    EN_TANT_QUE = "en_tant_que"  # en tant que lectrice, as a mother
    COMME = "comme"  # je travaille comme serveuse
    DROPPED_SUBJECT = "dropped_subject"  # ravie de vous lire, harta de todo
    APPOSITION = "apposition"  # moi, passionnée de cuisine
    BIOGRAPHY = "biography"  # étudiante en droit, mother of two
    PARTNER = "partner"  # my husband, mi novia


@dataclass(frozen=True, slots=True)
class Agreement:
    """One mark of the writer's gender.

    ``start`` and ``end`` delimit the telling word in the text as given, and ``form`` is that word
    as written. ``reading`` is its standard spelling, ``lemma`` the masculine singular, or the word
    itself where it has none. ``gender`` is ``"inclusive"`` where both genders are written
    (content·e): not to be read.

    ``outright`` tells whether the mark can be taken at its word: not where feminine and masculine
    sound alike (fatiguée, fatigué: a masculine may be a feminine spelt by ear), nor where the
    writer is told by whom they live with. ``strength`` is ``"strong"`` where the first person is
    written and the mark is outright (a French feminine always is: nobody adds an e by ear);
    ``"weak"`` elsewhere.
    """

    start: int
    end: int
    form: str
    reading: str
    lemma: str
    gender: Gender
    pattern: Pattern
    strength: Strength
    outright: bool
