"""Closed classes: pronouns, adverbs, and the small words that bound a predicate.

All forms are without accents (see ``spelling.fold``).
"""

from __future__ import annotations

from reflet.language.tables import words

ADVERB_LIMIT = 6
# Beside those in -mente.
ADVERBS = words(
    """
    muy mui re tan mas super bien mal medio media poco demasiado demasiada bastante ya siempre no
    todavia casi tambien tampoco algo nada todo toda demaciado aun hoy aca aqui ahi ahora nunca
    jamas igual mega hiper ultra full mucho tipo ni solo requete asi menos recien tal yo vez quizas
    quiza capaz segun pues bueno muchisimo
    """
)
# Adverbs of several words, read before those of one.
_LOCUTIONS = (
    ("un", "poco"),
    ("un", "poquito"),
    ("un", "toque"),
    ("un", "tanto"),
    ("mas", "que"),
    ("de", "lo", "mas"),
    ("cada", "vez"),
    ("cada", "dia"),
    ("asi", "de"),
    ("por", "fin"),
    ("de", "nuevo"),
    ("como", "muy"),
    ("como", "medio"),
    ("como", "media"),
    ("como", "re"),
    ("hoy", "en", "dia"),
    ("a", "veces"),
    ("del", "todo"),
    ("en", "realidad"),
    ("para", "nada"),
    ("pero", "tan"),
    ("pero", "muy"),
    ("de", "verdad"),
)
LOCUTIONS = {
    first: tuple(locution for locution in _LOCUTIONS if locution[0] == first)
    for first, *_ in _LOCUTIONS
}
COORDINATORS = words("y e o u ni pero")
# What may follow an adjective that would otherwise be read before its noun.
FOLLOWERS = words(
    """
    de con por en a al del y e o u ni que q k porque xq pq pero como para pa si cuando aunque sin
    desde hace hoy ahora aca aqui ya siempre todavia jaja jajaja jajajaja ja xd hasta mientras pues
    entre otra esta este todo toda ante contra mas tambien igual ahi me te le lo la no cada
    asi tan despues antes sobre tras hacia contigo conmigo
    """
)
FIRST_PERSON = words("yo me mi mis mio mia conmigo estoy soy tengo quiero")
OTHER_PERSON = words("el ella ellos ellas tu vos usted ustedes te se le les nos os quien alguien")
# Who else says «estoy cansada»: a verb of saying right before the clause.
SAYING = words(
    """
    dice dijo decia dicen dijeron dira diria grita grito gritaba responde respondio contesta
    contesto pregunta pregunto escribe escribio puso confiesa confeso asegura aseguro afirma afirmo
    declara declaro admite admitio reconoce reconocio cuenta conto decir diciendo diga digan digas
    dices piensa penso pensara exclama exclamo
    """
)
NEGATION = words("no nunca jamas ni tampoco")
