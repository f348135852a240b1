"""Verb forms of the first person, in standard spelling and in that of text messages.

Forms are without accents (see ``spelling.fold``). Fused spellings («jsuis», «jmesuis», «chui») are
enumerated from their parts, so that one look-up in a table reads them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a verb does to the word that follows it."""

    BE = "be"  # être
    SEEM = "seem"  # rester, devenir, paraître, sembler
    FEEL = "feel"  # se sentir, se trouver, se croire: only after «me»
    HAVE = "have"  # avoir, before été


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb form.

    ``subject`` tells whether the form itself holds its subject («jsuis»); ``own`` whether no
    other person has it («suis»); ``reflexive`` whether it holds «me» («jmesuis»);
    ``hypothetical`` whether it may be a supposition (imperfect, conditional).
    """

    role: Role
    own: bool = False
    subject: bool = False
    reflexive: bool = False
    hypothetical: bool = False


_BE_OWN = ("suis", "sui", "suiis", "chui", "chuis", "shuis", "shui", "serai")
_BE_PRESENT = ("suit", "seré", "sere", "fus", "sois", "soit", "fusse")
_BE_SUPPOSED = (
    *("etais", "etai", "etait", "ete", "eter", "etee", "etez"),
    *("serais", "serait", "srai", "srais", "seraient"),
)
_SEEM = (
    *("reste", "restais", "restai", "resterai", "resterais", "rest"),
    *("deviens", "devien", "devenais", "devins", "deviendrai", "deviendrais", "redeviens"),
    *("parais", "parai", "paraissais", "paraitrai", "semble", "semblais", "demeure", "finis"),
)
_FEEL = (
    *("sens", "sen", "sent", "sentais", "sentai", "sentirai", "sentirais", "sentir", "ressens"),
    *("trouve", "trouves", "trouvent", "trouvez", "trouvais", "trouvait", "trouver"),
    *("retrouve", "retrouvais", "retrouverai", "retrouver", "retrouv"),
    *("crois", "croi", "croit", "croyais", "croient", "croire", "imagine", "imaginais"),
    *("rend", "rends", "ren", "rendent", "rendez", "rendait", "rendais", "rendra", "rendre"),
    *("rendras", "rendrait", "rendaient", "laisse", "laisses", "laissent", "laissez", "laisser"),
    *("laissait", "laissera", "vois", "voi", "voyais", "verrai", "preferes", "prefere"),
)
_HAVE = ("ai", "avais", "avai", "aurai", "aurais", "aie", "eus")
_HAVE_FUSED = ("jai", "javais", "javai", "jaurai", "jaurais", "jaie", "g", "ge", "jay")

INFINITIVES = frozenset(
    ("etre", "etr", "rester", "devenir", "redevenir", "sembler", "paraitre", "demeurer")
)
BEEN = frozenset(("ete", "etee", "etais", "etait", "etai", "eter"))

# After these participles the predicate goes on: «je suis restée seule».
CARRIED_ON = frozenset(
    (
        *("resté", "devenu", "redevenu", "né", "senti", "retrouvé", "trouvé", "fait", "rendu"),
        *("parti", "revenu", "rentré", "arrivé", "sorti", "tombé", "mort", "réveillé", "laissé"),
        *("levé", "couché", "endormi", "montré", "cru", "sentie"),
    )
)
ETRE_PARTICIPLES = frozenset(
    (
        *("allé", "venu", "parti", "arrivé", "entré", "rentré", "sorti", "monté", "descendu"),
        *("resté", "tombé", "retourné", "revenu", "devenu", "né", "mort", "passé", "décédé"),
        *("reparti", "ressorti", "remonté", "redescendu", "parvenu", "redevenu", "retombé"),
    )
)
# «je me suis dit, permis, acheté»: the pronoun is an indirect object, the participle says nothing.
INDIRECT_REFLEXIVES = frozenset(
    (
        *(
            "dit",
            "permis",
            "demandé",
            "rendu",
            "fait",
            "acheté",
            "offert",
            "parlé",
            "plu",
            "promis",
        ),
        *("imaginé", "commandé", "procuré", "pris", "mis", "donné", "juré", "répété", "raconté"),
        *("cassé", "foulé", "tordu", "préparé", "vu", "laissé", "payé", "servi", "tapé", "refait"),
        *("bouffé", "mangé", "bu", "fumé", "pris", "repris", "choisi", "trouvé", "enfilé", "noté"),
    )
)
# Verbs whose object is a person: «tu m'as déçue». After the others («il m'a dite») «me» is indirect.
DIRECT_OBJECT_VERBS = frozenset(
    (
        *("déçu", "quitté", "touché", "choqué", "vexé", "blessé", "surpris", "aidé", "ému"),
        *("soûlé", "saoulé", "énervé", "tué", "réveillé", "invité", "oublié", "abandonné"),
        *("perdu", "laissé", "fatigué", "épuisé", "dégoûté", "gavé", "amusé", "inquiété"),
        *("rassuré", "motivé", "traumatisé", "marqué", "bouleversé", "impressionné", "étonné"),
        *("embêté", "emmerdé", "insulté", "frappé", "trompé", "largué", "plaqué", "aimé"),
        *("embauché", "viré", "licencié", "recruté", "prévenu", "convaincu", "conquis", "séduit"),
        *("inspiré", "accueilli", "accompagné", "soutenu", "encouragé", "reçu", "compris"),
        *("stressé", "angoissé", "déprimé", "agacé", "gêné", "frustré", "contacté", "attendu"),
    )
)
# First-person verbs that may govern an infinitive.
GOVERNING = frozenset(
    (
        *("vais", "vai", "v", "va", "dois", "doi", "devais", "devrai", "devrais", "peux", "peu"),
        *("peut", "pourrai", "pourrais", "pouvais", "veux", "veu", "veut", "voulais", "voudrais"),
        *("aime", "aimerai", "aimerais", "adore", "deteste", "espere", "esper", "pense", "crois"),
        *("prefere", "risque", "viens", "commence", "compte", "sais", "faut", "ose", "souhaite"),
    )
)


def _table() -> dict[str, Verb]:
    table: dict[str, Verb] = {}
    for forms, own, supposed in (
        (_BE_OWN, True, False),
        (_BE_PRESENT, False, False),
        (_BE_SUPPOSED, False, True),
    ):
        for form in forms:
            for prefix in ("j", "je", "ch"):
                for negation in ("", "n", "ne"):
                    for pronoun in ("", "m", "me"):
                        fused = prefix + negation + pronoun + form
                        table[fused] = Verb(
                            Role.BE, True, True, bool(pronoun), hypothetical=supposed
                        )
            if own:
                for pronoun in ("m", "me"):
                    table[pronoun + form] = Verb(Role.BE, True, False, True)
    for form in _SEEM:
        table["j" + form] = Verb(Role.SEEM, True, True)
        table[form] = Verb(Role.SEEM)
    for form in _FEEL:
        for prefix in ("j", "je", ""):
            for pronoun in ("m", "me"):
                if prefix:
                    table[prefix + pronoun + form] = Verb(Role.FEEL, True, True, True)
        table[form] = Verb(Role.FEEL)
    for form in _HAVE_FUSED:
        table[form] = Verb(Role.HAVE, True, True)
    for form in _HAVE:
        table[form] = Verb(Role.HAVE)
    for form in _BE_OWN:
        table[form] = Verb(Role.BE, own=True, subject=form.startswith(("ch", "sh")))
    for form in _BE_PRESENT:
        table[form] = Verb(Role.BE)
    for form in _BE_SUPPOSED:
        table[form] = Verb(Role.BE, hypothetical=True)
    for form in ("gt", "gtai", "gtais", "getais", "getai", "jt"):
        table[form] = Verb(Role.BE, True, True, hypothetical=True)
    for form in ("jui", "juis", "jss", "jsus", "jsuii", "jsuiis", "jsuie"):
        table[form] = Verb(Role.BE, True, True)
    # «jete» is more often «je te» or the verb jeter than «j'étais».
    for form in ("jete", "jeter", "jetee", "jetez", "jsois", "jsoit"):
        table.pop(form, None)
    return table


VERBS = _table()
