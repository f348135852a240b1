"""Nouns that name the writer: those of one gender, and which pairs may follow an article."""

from __future__ import annotations

from typing import Literal

from reflet.language.french.lexicon import Reading, look_up
from reflet.language.french.spelling import fold

# Persons whose noun has one gender, which is theirs. «Personne, victime, star, ange, génie» are
# not here: their gender says nothing of the person.
_FEMININE = """
maman mère mere mamie mamy mémé grand-mère fille filles femme meuf meufs nana soeur sœur copine
tante tata tatie épouse reine princesse déesse dame demoiselle gonzesse fillette gouvernante
hôtesse marraine veuve garce salope pétasse connasse pouffiasse sage-femme ménagère cheffe
professeure auteure docteure ingénieure écrivaine chercheuse maîtresse belle-mère belle-fille
belle-sœur héroïne nièce petite-fille cousine gamine working-girl businesswoman girl mariée
"""
_MASCULINE = """
papa père papi papy pépé grand-père fils homme mec gars garçon frère copain oncle tonton époux roi
prince monsieur parrain veuf bonhomme gosse-beau neveu petit-fils cousin gamin beau-père beau-frère
"""
FEMININE_PERSONS = {fold(noun): noun for noun in _FEMININE.split()}
MASCULINE_PERSONS = {fold(noun): noun for noun in _MASCULINE.split()}

# Masculines that women bear too, as the names of trades or by habit.
GENERIC_MASCULINES = frozenset(
    """
    médecin auteur professeur ingénieur écrivain docteur chef maire ministre peintre président
    député chercheur entrepreneur avocat directeur maître témoin bébé gagnant client premier membre
    amateur expert consultant bon gros grand petit beau nouveau vrai faux mauvais vieux
    """.split()
)
# Who can be followed («je suis une blogueuse géniale» may be the verb suivre).
FOLLOWED = frozenset(
    """
    blogueur youtubeur influenceur streameur chanteur acteur vidéaste joueur illustrateur auteur
    créateur dessinateur photographe humoriste rappeur danseur compte politicien
    """.split()
)
# Pairs whose feminine or masculine is more often a thing or an idea.
THINGS = frozenset(
    """
    cuisinière cafetière jardinière portière mandarine canadienne limousine marine musicale
    particulier particulière fin fine droite droit gauche petite plat plate secret secrète complet
    classique moyen moyenne mal sort suite conseiller mineur mineure partie parti cours
    """.split()
)
# Adjectives that may stand between the article and the noun («une grande fille»).
PRENOMINAL = frozenset(
    """
    grand gros petit bon beau vrai vieux sacré mauvais nouveau ancien futur simple pauvre joli sale
    faux gentil seul jeune parfait pur super sacrément heureux fière fier véritable brave éternel
    """.split()
)


def named_person(bare: str) -> tuple[str, Literal["F", "M"]] | None:
    """Return a person's noun of one gender, in standard spelling, with its gender."""
    if bare in FEMININE_PERSONS:
        return FEMININE_PERSONS[bare], "F"
    if bare in MASCULINE_PERSONS:
        return MASCULINE_PERSONS[bare], "M"
    return None


def noun_reading(word: str, bare: str) -> Reading | None:
    """Read a word as a noun of person: of one gender, or one of a pair."""
    named = named_person(bare)
    if named is not None:
        noun, gender = named
        return Reading(noun, noun, gender, "n", exact=True)
    reading = look_up(word)
    if reading is None or "n" not in reading.classes or reading.form in THINGS:
        return None
    if reading.gender == "M" and reading.masculine in GENERIC_MASCULINES:
        return None
    return reading
