"""French: standard spelling, and that of tweets and text messages."""

from __future__ import annotations

from reflet.language.first_person.marks import any_of, compiled

# "j" and "m" elided or run together with their verb. No French word begins with j and a consonant,
# so any such run is a "je" whose e fell, but for these abbreviations.
_NOT_JE = any_of("jms jrs jr js jsq jusk jpg jpeg jt jk jv jdr jquery")
_RUN_TOGETHER = any_of(
    """jai jaime jaimais jaimerai jaimerais jador jadore jarrive jarriv javais javai javé jaurai
    jaurais jattend jattends jallais jessaie jessaye jespere jespère jesper jespaire jetais jetai
    jété jétais jétai jéter jentend jirai jirais jhabite jhésite jaccepte japprend japelle
    jappelle japel jen jy jé jetè jecris jécris jecoute jécoute jetudie joublie jorganise jinvite
    jachete jai jamène jamene jappren jenvoi jenvoie jenvois jenvoyé gspr gspere gspère
    jattendai jarrete jarrête jarive jariv
    chui chuis chsuis chuit chsais ché chépa chépas chais chai"""
)
_RUN_TOGETHER_M = r"""(?:expli|ap+el|[eé]nerv|envo[iy]|emmerd|inqui[eéè]t|occup|habill|ennui
    |int[eé]ress|[eé]ton|oubli|endor|attend|amus|[eé]clat|en\s?fou|en\s?fich|ecrir|écrir|ecout|écout)\w*"""
_PARTICIPLES = any_of(
    """dormi mangé bu vu lu compris fermé entendu fini trouvé reçu pleuré ri couru bossé travaillé
    révisé réussi oublié raté loupé eu pu su cru pris appris testé essayé acheté commandé rentré
    rentrée senti arrêté regardé pensé"""
)
_FEELINGS = r"""(?:ravi|content|honoré|ému|touché|surpris|choqué|sidéré|déçu|impatient|reconnaissant
    |dégoûté|fatigué|gêné|désolé|enchanté|persuadé|convaincu|obligé|excité|soulagé|bouleversé
    |saoulé|soûlé)(?:[·.(-]?e[·.)-]?)?s?|heureu(?:x|se)|fi(?:er|ère)|triste|malade|incapable|curieu(?:x|se)"""
_EXCLUDED = r"""
    \b(?:le|du|ce|un|au)\smoi\b | \btu\sm['’]étonnes\b | (?-i:\bHonoré\sde\s[A-Z]\w+)
  | \b(?:mon|ma|mes)\s(?:dieu|œil|oeil|parole|ch[eè]re?s?|messieurs)\b
  | (?-i:\b(?:Mon|Ma|Mes)\s[A-ZÀ-Ý]\w+)    # a service: Mon Compte, Mes Aides
"""
_WRITTEN = r"""
    \bje\b
  | \bj['’]\s?(?=\w)
  | (?<![\d.,]\s)\b(?-i:[jJm])\s(?=[aeiouyéèêh])  # "j ai", "m a dit", but not "5 m environ"
  | (?:(?<![\d.,]\s)\b(?-i:j)|^j)\s(?-i:[a-z]+)   # "j t ai dit", "j pense"
  | \bm['’]\s?(?=\w)
  | \bme\b
  | \b(?:moi|mon|ma|mes)\b
  | \b(?:le|la|les|des|aux?|du)\smien(?:ne)?s?\b
  | \bperso\b(?=,?\s(?:je|j|le|la|les|ça|ca|c|un|une)\b) | ^perso\b
"""
_SMS = rf"""
    \b(?!(?:{_NOT_JE})\b)(?-i:[jJ](?=[bcdfghklmnpqrstvwxz]))\w+
  | \b(?:{_RUN_TOGETHER})\b
  | \bm(?:{_RUN_TOGETHER_M})
  | (?:(?<![\d.,]\s)\b(?-i:g)|^g)\s(?=[a-zéè])  # "g oublié", but not "50 g de"
  | \b(?-i:ge|gt|jv)\s(?=[a-zéè])
"""
_LEAD = r"""(?:(?:bon|bref|et|mais|voilà|ah|oh|bah|bah\svoilà|pff+|enfin|mdr|ptdr|ouf|aujourd['’]hui
    |hier|ce\smatin|ce\ssoir|du\scoup|là|non|oui|ok|allez|franchement|sérieux)[\s,!.:]+)*"""
_DROPPED = rf"""
    (?:tro+p\s|vraiment\s|pas\strop\s|tellement\s|grave\s|bien\s)?h[aâ]te\s(?:de|d['’]|que|!|d\b)
  | (?:trop\s|pas\s|aucune\s|grosse\s|vraiment\spas\s|plus\s|la\s)*
    (?:envie\sd|flemme|marre\sd|ras\sle\sbol|besoin\sd['’e]|(?:le\s)?seum)
  | suis\s(?!-|nous\b|notre\b|le\b|la\b|les\b|l['’]|moi\b)\w
  | (?:ai|vais|viens\sde)\s(?=\w) | viens\sd['’]
  | rentrée?\s(?:à\spied|du|de\sla|chez|trempée?|crevée?) | tombée?\s(?:amoureu|malade|sur)
  | (?:réveillée?|levée?|couchée?)\s(?:à|par|en|avec)\b | inscrite?\s(?:à|au|en|pour)\b
  | (?:coincée?|bloquée?)\s(?:dans|à|au|chez)\b | endormie?\s(?:devant|dans|sur)\b
  | (?:sais|connais|vois|comprends|veux|peux|aime|pense|trouve|crois)\s(?:vraiment\s|même\s)?
    (?:pas|plus|rien|bien|que|ça)\b
  | (?:esp[eè]re)\s(?:que|qu['’])
  | (?:impossible\sde\sdormir|nuit\sblanche)
  | (?:toujours\s)?(?:pas|rien|mal|trop|enfin|déjà|encore|(?:très\s)?bien(?!\svu)|à\speine)\s
    (?:rien\s|bien\s|trop\s|assez\s)?(?:{_PARTICIPLES})\b
  | (?:vu|testé|acheté|commandé|croisé|loupé|fini|oublié|raté|reçu|revu|relu|regardé|dormi|mangé)\s
    (?!par\b|sur\b)(?:de|le|la|les|un|une|mon|ma|mes|du|des|deux|trois|hier|ce|cette|au|l['’]|à|comme|que)
  | (?:tro+p|tellement|vraiment)\s(?:{_FEELINGS})\b
  | (?:très|trop|si|tellement|vraiment|super|hyper|tout|toute)?\s?(?:{_FEELINGS})\s
    (?:de\s\w+(?:er|ir|re|oir)\b|d['’](?:avoir|être|\w+(?:er|ir|re))\b|que\b|qu['’]|par\b)
"""

FRENCH = compiled(
    excluded=_EXCLUDED,
    written=f"{_WRITTEN}|{_SMS}",
    dropped=f"{_LEAD}(?:{_DROPPED})",
    plural=r"\b(?:nous|notre|nos)\b",
)
