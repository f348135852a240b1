"""What one says of oneself without a subject or beside a verb (masculine singular)."""

from __future__ import annotations

from reflet.language.tables import words

# Qualities that are said of others or of things («trop belle», «géniale») are not here.
STATES = words(
    """
    ravi content heureux désolé fier déçu crevé fatigué épuisé navré choqué dégoûté dégouté soulagé
    rassuré étonné surpris ému touché honoré enchanté émerveillé bluffé impatient obligé motivé
    énervé saoulé soûlé amoureux comblé excité perdu prêt sûr convaincu persuadé intéressé curieux
    reconnaissant jaloux mort bloqué coincé débordé stressé angoissé confus mécontent furieux
    frustré traumatisé scotché conquis séduit passionné né tenté gêné embarrassé rentré arrivé
    réveillé levé couché satisfait privé preneur partant blasé gavé claqué lessivé éclaté mortifié
    attristé bouleversé effondré inquiet outré révolté abasourdi sidéré consterné accablé admiratif
    pressé ruiné fauché courbaturé enrhumé guéri reposé requinqué inscrit abonné condamné habitué
    flatté fasciné subjugué ébloui soucieux seul vexé enceint isolé détendu endormi trempé gelé
    remis vacciné confiné diplômé
    frigorifié bourré ivre saoul soûl déprimé désespéré dévasté interdit emballé enthousiaste
    """
)
# Said of oneself wherever they stand, but after a verb or another person.
PERFORMATIVE = frozenset({"désolé", "navré", "enchanté"})
# «Bien sûr, bien tenté, pas obligé»: set phrases, which say nothing of who writes.
SET_PHRASES = {"bien": frozenset({"sûr", "tenté"}), "pas": frozenset({"obligé"})}
# Too often said of someone else, or a noun, when they stand first without an adverb.
NEEDING_ADVERB = words(
    "remis rentré arrivé levé couché mort né seul perdu interdit privé inscrit pressé condamné"
)
