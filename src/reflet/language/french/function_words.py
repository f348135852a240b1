"""Closed classes: pronouns, adverbs, and the small words that bound a predicate.

All forms are without accents (see ``spelling.fold``).
"""

from __future__ import annotations

from reflet.language.tables import words

FIRST_PERSON = words("je j jj jeu")
# «je» fused with a pronoun, a negation, or a verb that may govern an infinitive.
FUSED_PRONOUNS = words("jme jm jmen jmy")
FUSED_NEGATIONS = words("jne jn jen")
FUSED_FIRST_PERSON = (
    FUSED_PRONOUNS
    | FUSED_NEGATIONS
    | words(
        """
        jvai jvais jveu jveux jdois jdoi jpeu jpeux jpense jpens jaimerai jaimerais jvoudrais jai
        jrisque jpourrai jpourrais jdevais jdevrais jvoulais jpouvais jespere jcrois jcroi jadore
        jaime jprefere javais g jv jsais jsai
        """
    )
)
FIRST_PERSON_SIGNS = FIRST_PERSON | FUSED_FIRST_PERSON | words("me m moi mon ma mes mn")
OTHER_SUBJECTS = words("tu t te toi il ils elle elles on vous nous vs ns lui leur qui ki ca c")
OTHER_PERSON = OTHER_SUBJECTS | words("les l le la se s ce sa cela quelqu kelkun")
REFLEXIVE = words("me m")
NEGATION = words("ne n nn")
HARMLESS_CLITICS = words("y en")
DATIVE_CLITICS = words("te t vous lui leur")
OBJECT_CLITICS = words("la l le les te t vous")

# What may come between the verb and its predicate.
ADVERBS = words(
    """
    pas pa po plu plus jamais jms vraiment vrmt vrmnt vrm vmt tres tre tro trop trot super hyper
    mega ultra tellement telemen tlmt telment tlm assez bien bi1 ben peu mal completement carrement
    kareman deja dja toujours tjs tjr tjrs toujour encore encor aussi ossi si tout tt grave meme mem
    quand kan presque plutot juste donc franchement absolument enfin ni pourtant moins mieux surtout
    surement ptet peutetre bcp beaucoup tant autant autrement maintenant mtn aujourdhui hier demain
    ici sincerement certes limite quasi quasiment genre moi ptn putain finalement ainsi davantage
    soudain bref reellement extra archi vite direct rien guere aucunement nullement parfois souvent
    desormais tantot longtemps seulement simplement seulemen trp trpp tp vachement fort ptetre
    petetre vla actuellement
    """
)
# Adverbs of several words, by their first.
_LOCUTIONS = """
    de plus en plus|de moins en moins|a peu pres|tout a fait|tt a fait|un petit peu
    un tout petit peu
    un tantinet|un peu|1 peu|un chouia|du tout|de nouveau|a nouveau|en fait|en faite|en effet
    en plus|en partie|a moitie|a peine|d abord|du coup|quand meme|qd meme|kan mm|kan mem|sans doute
    tout de meme|qd mm|quand mm|qd mem
    pour une fois|pour l instant|pr l instant|moi aussi|moi meme|moi non plus|ce soir
    ce matin|tout simplement|aujourd hui|pour ma part|en general|en ce moment|a la fois
    en meme temps|a ce point|une fois de plus|pour le moment|d ailleurs|de base|de nature|du genre
    par contre|tout a coup|encore une fois
"""
LOCUTIONS: dict[str, list[tuple[str, ...]]] = {}
for _locution in _LOCUTIONS.replace("\n", "|").split("|"):
    if _parts := tuple(_locution.split()):
        LOCUTIONS.setdefault(_parts[0], []).append(_parts)
for _of_head in LOCUTIONS.values():
    _of_head.sort(key=len, reverse=True)
ADVERB_LIMIT = 7

DETERMINERS = words(
    """
    un une le la les l des du ce cet cette ces mon ma mes ton ta tes son sa ses notre votre vos nos
    leur leurs 1 au aux mn tn
    """
)
# After these a predicate without its verb is still one («contente de», «ravie que»).
FOLLOWERS = words(
    """
    de d du des que qu k ke par pour pr a au aux en dans ds et mais mai ms si quand kan car avec avc
    sans chez ce c ca pcq parce pck puisque mtn maintenant aujourd demain hier moi je j jai tu on la
    lol mdr ptdr xd merci bisous biz bises ou depuis vraiment aussi comme jusqu vu il elle t jsuis
    jvais mon ma mes ton ta tes vos votre cet cette ces pas plus toute tout toi tous
    toutes chaque ouf quoi bah hein wsh wesh jpp tkt frr dsl desole desolee franchement bref
    """
)
COORDINATORS = words("et ni mais ou voire puis mai ms")
INTERJECTIONS = words(
    """
    oh ah ooh aah ben bah bin beh mdr lol ptdr xd ok okay oki oui ouai ouais oue non nan no coucou
    cc salut slt bonjour bjr bonsoir hey hello merci mci bon euh eh hum mmh mm pff pfff rho roh wow
    waouh ouah yes yep alors voila enfin sinon hihi haha ahah hehe vraiment oups mince merde putain
    ptn aie ouf ouille snif dommage re wesh wsh yo aller allez desole desolee ui moui mouai ha heu
    bref omg jpp puree punaise mdrr perso
    """
)
# Third persons (and «tu») that may be saying what follows: «elle me dit je suis fatiguée».
SAYING = words("dit di disait dira repond repondu ecrit fait fai faisait sort crie dis disent")
SPEAKERS = words("il elle on tu ils elles qui ki el ell")
# Not those of the first person: «je suis ma mère» is the verb suivre.
POSSESSIVES = words("ta sa votre notre leur ton son tn")

# Masculines and feminines that are mostly something else after «je suis»; «con» is invariable
# in familiar use.
UNREAD = words(
    """
    sur bis demi divers fin haut net point pourvu sauf soudain suivant tel tu un vu tout tt pendant
    attendu excepte bas cote direct grave mi tard pu su lu du cru mu courant cours bien pre pres peu
    fait dit etant suite une telle toute gogole oui ouie chu bu eu pareil pareille cheri cherie
    prochain prochaine directe continue con
    """
)
# Adjectives of one form, after which a second may follow: «malade et fatiguée».
EPICENES = words(
    """
    malade triste jeune libre calme zen tranquille faible capable incapable timide bete debile cool
    dingue celibataire responsable coupable stupide ridicule pauvre sale maigre mince moche sympa hs
    naze ko deg degoute dispo disponible vide fidele honnete sincere sage pale nase fragile agreable
    aimable drole enorme magnifique minable pathetique irritable insupportable sensible utile
    bizarre inutile etrange large propre riche solitaire sociable solide souple parano accro
    perplexe fan prof journaliste artiste membre optimiste pessimiste hypersensible stable instable
    morose nostalgique feministe vegan benevole secretaire graphiste libraire
    """
)
