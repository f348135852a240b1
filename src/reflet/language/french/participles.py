"""What past participles are followed by, and whose gender they show (masculine singular)."""

from __future__ import annotations

from reflet.language.tables import words

# After these the predicate goes on: «je suis restée seule».
CARRIED_ON = words(
    """
    resté devenu redevenu né senti retrouvé trouvé fait rendu parti revenu rentré arrivé sorti tombé
    mort réveillé laissé levé couché endormi montré cru
    """
)
# Those of the verbs whose auxiliary is être.
ETRE_PARTICIPLES = words(
    """
    allé venu parti arrivé entré rentré sorti monté descendu resté tombé retourné revenu devenu né
    mort passé décédé reparti ressorti remonté redescendu parvenu redevenu retombé
    """
)
# «je me suis dit, permis, acheté»: the pronoun may be an indirect object; the masculine says
# nothing.
INDIRECT_REFLEXIVES = words(
    """
    dit permis demandé rendu fait acheté offert parlé plu promis imaginé commandé procuré pris mis
    donné juré répété raconté cassé foulé tordu préparé vu laissé payé servi tapé refait bouffé
    mangé bu fumé repris choisi trouvé enfilé noté interdit
    """
)
# Verbs whose object is a person: «tu m'as déçue». After others («il m'a dite») «me» is indirect.
DIRECT_OBJECT_VERBS = words(
    """
    déçu quitté touché choqué vexé blessé surpris aidé ému soûlé saoulé énervé tué réveillé invité
    oublié abandonné perdu laissé fatigué épuisé dégoûté gavé amusé inquiété rassuré motivé
    traumatisé marqué bouleversé impressionné étonné embêté emmerdé insulté frappé trompé largué
    plaqué aimé embauché viré licencié recruté prévenu convaincu conquis séduit inspiré accueilli
    accompagné soutenu encouragé compris stressé angoissé déprimé agacé gêné frustré contacté
    attendu rappelé informé traité averti recontacté choisi harcelé agressé draguer dragué regardé
    remercié félicité élevé formé opéré soigné hospitalisé guéri sauvé
    """
)
