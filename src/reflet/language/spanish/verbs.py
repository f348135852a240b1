"""Verb forms after which the writer agrees with themself, without accents."""

from __future__ import annotations

from reflet.language.tables import words

# Of no other person: «estoy», «fui».
COPULAS = words(
    """
    estoy toy stoy estoi toi stoi soy soi zoy fui seré sere estare estuve etoy ando sigo
    """
)
# Of the third person too: read beside «yo» or «me» only, but «siendo» (see ``clauses``).
SHARED_COPULAS = words(
    """
    era estaba taba seria estaria sea fuera estuviera fuese estuviese andaba seguia estando siendo
    ande anduve parecia vivia
    """
)
# Whose predicate is a state: «llegué cansada», «vivo estresada», «nací cansada».
DEPICTIVES = words(
    """
    llego llegue salgo sali vengo vine vivo vivi naci quedo quede termino termine acabo acabe duermo
    dormi voy muero morire vuelvo volvi crezco creci parezco pareci permanezco acabare terminare
    llegare quedare volvere andare seguire vivire anduve segui despierto desperte amaneci amanezco
    """
)
# After «me»: how one sees or feels oneself.
FEELING = words(
    """
    siento senti sentia sentire sienta sintiera sentiria veo vi veia vere noto notaba creo creia
    encuentro encontre encontraba considero consideraba imagino percibo halle hallo
    """
)
# After «me»: what one becomes or stays.
BECOMING = words(
    """
    quedo quede quedaba quedare quedaria pongo puse ponia pondre pondria vuelvo volvi volvia volvere
    volveria hago hice hare haria mantengo mantuve voy fui desperte despierto levante levanto acoste
    acuesto duermo dormi declaro declare muero morire reconozco confieso
    """
)
# After «me»: what others, or things, make of the writer.
OBJECT_VERBS = words(
    """
    tiene tienen tenes tienes tenia tenian tuvo tuvieron deja dejas dejan dejo dejaste dejaron
    dejaba pone pones ponen puso pusiste pusieron ponia vuelve volves vuelves vuelven volvio
    volviste volvieron trae traen traes trajo traia mantiene mantienen mantuvo ve ves ven creen
    crees considera consideran tendra tendran dejara dejaran pondra pondran volvera volveran tenga
    tengan dejen deje
    """
)
OBJECT_PARTICIPLES = words("tenido dejado puesto vuelto traido mantenido")
IMPERATIVES = words("dejame dejenme dejadme dejarme tenerme tenganme tenedme mantenerme")
# After «hace», «hizo»: «me hace sentir sola».
MAKING = words("hace haces hacen hizo hiciste hicieron hacia hacian hagas haga hagan hara haran")
OWN_INFINITIVES = words(
    """
    sentirme quedarme ponerme volverme verme hacerme irme despertarme levantarme acostarme dormirme
    mantenerme creerme sintiendome quedandome poniendome volviendome viendome
    """
)
INFINITIVES = words("ser estar andar seguir vivir morir quedar")
# First persons, and what they feel, that govern an infinitive.
GOVERNORS = words(
    """
    voy quiero quisiera necesito odio prefiero puedo podre pude debo tengo suelo espero deseo amo
    detesto merezco intento trato pretendo consigo logro extrano vuelvo volvi vine aspiro elijo
    acostumbro aprendi empiezo empece dejo deje
    """
)
HAVE = words("he hube habre")
SHARED_HAVE = words("habia haya hubiera habria hubiese")
ANY_HAVE = HAVE | SHARED_HAVE | words("ha has han hay haz")
BEEN = words("sido estado andado")
