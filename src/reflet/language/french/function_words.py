"""Closed classes: pronouns, adverbs, and the small words that bound a predicate.

All forms are without accents (see ``spelling.fold``).
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FIRST_PERSON = _words("je j jj jeu")
# Verb forms or pronouns fused with «je» that are not verbs of the table.
FUSED_FIRST_PERSON = _words(
    "jvai jvais jveu jveux jdois jdoi jpeu jpeux jpense jpens jaimerai jaimerais jvoudrais jrisque "
    "jpourrai jpourrais jdevais jdevrais jvoulais jpouvais jespere jcrois jcroi jme jm jmen jmy jne "
    "jn jen jadore jaime jprefere jai javais g"
)
OTHER_PERSON = _words(
    "tu t te il ils elle elles on vous nous lui leur les l le la se s c ce ca sa cela qui quelqu "
    "ki vs ns kelkun"
)
REFLEXIVE = _words("me m")
NEGATION = _words("ne n nn")
HARMLESS_CLITICS = _words("y en")
DATIVE_CLITICS = _words("te t vous lui leur")

# What may come between the verb and its predicate.
ADVERBS = _words(
    """
    pas pa po plu plus jamais jms vraiment vrmt vrmnt vrm vmt tres tre tro trop trot troo super
    hyper mega ultra tellement telemen tlmt telment tlm assez bien bi1 ben peu mal completement
    carrement kareman deja dja toujours tjs tjr tjrs toujour encore encor aussi ossi si tout tt
    grave meme mem quand kan presque plutot juste donc franchement absolument enfin
    ni pourtant moins mieux surtout surement ptet peutetre bcp beaucoup tant autant autrement
    maintenant mtn aujourdhui aujourd hui hier demain ici sincerement certes limite quasi
    quasiment genre genr moi ptn putain finalement ainsi davantage soudain bref
    reellement extra archi top vite direct rien guere point aucunement nullement
    parfois souvent desormais tantot longtemps seulement simplement seulemen hyperr trpp trp tp
    """
)
# Adverbs of several words, longest first.
LOCUTIONS = tuple(
    tuple(locution.split())
    for locution in (
        "de plus en plus",
        "de moins en moins",
        "a peu pres",
        "tout a fait",
        "tt a fait",
        "un petit peu",
        "un tout petit peu",
        "un tantinet",
        "un peu",
        "1 peu",
        "un chouia",
        "du tout",
        "de nouveau",
        "a nouveau",
        "en fait",
        "en effet",
        "en plus",
        "en partie",
        "a moitie",
        "a peine",
        "d abord",
        "du coup",
        "quand meme",
        "sans doute",
        "tout de meme",
        "pour une fois",
        "pour l instant",
        "moi aussi",
        "moi meme",
        "moi non plus",
        "ce soir",
        "ce matin",
        "tout simplement",
    )
)
ADVERB_LIMIT = 7

DETERMINERS = _words(
    "un une le la les l des du ce cet cette cet ces mon ma mes ton ta tes son sa ses notre votre vos "
    "nos leur leurs 1 au aux mn tn"
)
# After these a dropped-subject or apposed predicate is still one («contente de», «ravie que»).
FOLLOWERS = _words(
    """
    de d du des que qu k ke par pour pr a au aux en dans ds et mais mai ms si quand kan car avec
    avc sans chez ce c ca pcq parce pck puisque mtn maintenant aujourd demain hier moi je j jai
    tu on la lol mdr ptdr xd merci bisous biz biz bises ou depuis vraiment aussi comme jusqu vu
    il elle t jsuis jvais mon ma mes ton ta tes vos votre cet cette ces pas plus
    """
)
COORDINATORS = _words("et ni mais ou voire puis mai ms")
INTERJECTIONS = _words(
    """
    oh ah ooh aah ben bah bin beh mdr lol ptdr xd ok okay oki oui ouai ouais oué non nan no coucou
    cc salut slt bonjour bjr bonsoir hey hello hello merci mci et mais bon euh eh hum mmh mm pff
    pfff rho roh wow waouh ouah yes yep trop donc alors voila enfin sinon hihi haha ahah hehe
    grave vraiment oups mince merde putain ptn aie ouf ouille snif dommage re wesh yo aller allez
    desole ui moui mouai ha heu a bref
    """
)
# Third persons (and «tu») that may be saying what follows: «elle me dit je suis fatiguée».
SAYING = _words("dit di disait dira repond repondu ecrit fait fai faisait sort crie dis disent")
SPEAKERS = _words("il elle on tu ils elles qui ki i el ell")
# Not those of the first person: «je suis ma mère» is the verb suivre.
POSSESSIVES = _words("ta sa votre notre leur ton son tn")

# Masculines that are mostly something else after «je suis».
UNREAD_MASCULINES = _words(
    "sur bis demi divers fin haut net point pourvu sauf soudain suivant tel tu un vu tout tt "
    "pendant attendu excepte bas cote direct grave mi tard pu su lu du cru mu courant cours "
    "prof bien pre pres peu fait dit etant"
)
UNREAD_FEMININES = _words("suite une telle toute")

# Adjectives of one form, after which a second may follow: «malade et fatiguée».
EPICENES = _words(
    """
    malade triste jeune libre calme zen tranquille faible capable incapable timide bete debile dingue
    celibataire responsable coupable stupide ridicule pauvre sale maigre mince moche sympa cool naze
    hs ko deg degoute dispo disponible vide fidele honnete sincere sage pale nase fragile
    agreable aimable drole enorme magnifique minable pathetique irritable insupportable sensible
    utile inutile etrange bizarre large propre riche solitaire sociable solide souple
    """
)
