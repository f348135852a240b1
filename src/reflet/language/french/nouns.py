"""Nouns that name the writer: those of one gender, and which pairs may follow an article."""

from __future__ import annotations

from typing import Literal

from reflet.language.french.lexicon import Reading, look_up
from reflet.language.french.spelling import fold
from reflet.language.tables import words

# Persons whose noun has one gender, which is theirs. «Personne, victime, star, ange, génie» are
# not here: their gender says nothing of the person.
_FEMININE = """
    maman mère mamie mamy mémé grand-mère fille femme meuf nana sœur copine tante tata
    tatie épouse reine princesse déesse dame demoiselle gonzesse fillette gouvernante hôtesse
    marraine veuve garce salope pétasse connasse pouffiasse ménagère cheffe professeure auteure
    docteure ingénieure entrepreneure écrivaine maîtresse héroïne nièce cousine gamine girl
"""
_MASCULINE = """
    papa père papi papy pépé fils homme mec gars garçon frère copain oncle tonton époux roi prince
    monsieur parrain veuf bonhomme neveu cousin gamin
"""
FEMININE_PERSONS = {fold(noun): noun for noun in _FEMININE.split()}
MASCULINE_PERSONS = {fold(noun): noun for noun in _MASCULINE.split()}
PERSONS = FEMININE_PERSONS.keys() | MASCULINE_PERSONS.keys()

# Masculines that women bear too, as the names of trades or by habit.
GENERIC_MASCULINES = words(
    """
    médecin auteur professeur ingénieur écrivain docteur chef maire ministre peintre président
    député chercheur entrepreneur avocat directeur maître témoin gagnant client premier amateur
    expert consultant bon gros grand petit beau nouveau vrai faux mauvais vieux boulet con scout
    """
)
# Whom one follows («je suis une blogueuse géniale» may be the verb suivre).
FOLLOWED = words(
    """
    blogueur youtubeur influenceur streameur chanteur acteur joueur illustrateur auteur créateur
    dessinateur humoriste rappeur danseur politicien
    """
)
# Pairs one form of which is more often a thing or an idea.
THINGS = words(
    """
    cuisinière cafetière jardinière portière mandarine canadienne limousine marine musicale
    particulier particulière fin fine droite droit gauche petite plat plate secret secrète complet
    moyen moyenne suite conseiller mineur mineure partie parti cours boulette
    """
)
# Adjectives that may stand between the article and the noun («une grande fille»).
PRENOMINAL = words(
    """
    grand gros petit bon beau vrai vieux sacré mauvais nouveau ancien futur simple pauvre joli sale
    faux gentil seul jeune parfait pur super heureux fier véritable brave éternel
    """
)


def person_noun(bare: str) -> Reading | None:
    """Read a person's noun of one gender."""
    gender: Literal["F", "M"] = "F" if bare in FEMININE_PERSONS else "M"
    noun = FEMININE_PERSONS.get(bare) or MASCULINE_PERSONS.get(bare)
    return Reading(noun, noun, gender, "n") if noun is not None else None


def noun_reading(word: str, bare: str) -> Reading | None:
    """Read a word as a noun of person: of one gender, or one of a pair."""
    reading = person_noun(bare)
    if reading is not None:
        return reading
    reading = look_up(word)
    if reading is None or "n" not in reading.classes or reading.form in THINGS:
        return None
    if reading.gender == "M" and reading.masculine in GENERIC_MASCULINES:
        return None
    return reading


def is_prenominal(word: str, bare: str) -> bool:
    """Whether a word is an adjective that may stand before its noun."""
    reading = look_up(word)
    return (reading.masculine if reading is not None else bare) in PRENOMINAL
