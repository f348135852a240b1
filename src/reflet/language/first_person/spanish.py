"""Spanish: pronouns, possessives, and the commonest verb forms that have no other person."""

from __future__ import annotations

from reflet.language.first_person.marks import compiled

_EXCLUDED = r"\bmi\scasa\ses\ssu\scasa\b|(?-i:\b(?:Mi|Mis)\s[A-ZÁ-Ú]\w+)"
_WRITTEN = r"""
    \b(?:yo|me|mí|mi|mis|conmigo|mío|mía|míos|mías)\b
  | \b(?:soy|estoy|tengo|voy|quiero|creo|puedo|sé|hago|digo|vengo|pongo|salgo|veo|oigo|conozco
        |pienso|siento|espero|necesito|odio|prefiero|entiendo|recuerdo|vivo|debo|hice|estuve|tuve
        |pude|quise|dije|vine|puse|supe|estaré|iré|tendré|haré|podré|seré|llevo|empiezo|acabo|sigo
        |leo|duermo|escribo|hablo|busco|pierdo|vuelvo|fui|vi|llegué|empecé|compré|encontré|perdí|leí
        |comí|cené|salí|dormí|acabé)\b
  | \bhe\s(?:\w+\s)?\w+(?:ado|ido|to|cho)\b
"""
_DROPPED = r"""
    (?:muy\s|tan\s|super\s)?(?:hart|cansad|content|orgullos|agotad|ilusionad)[oa]
        (?:\s(?:de|pero|y|con|por)\b|\s*[.!]|\s*$)
  | qué\sganas\sde\b
  | (?:con\s)?ganas\sde\b
"""

SPANISH = compiled(
    excluded=_EXCLUDED,
    written=_WRITTEN,
    dropped=_DROPPED,
    plural=r"\b(?:nosotr[oa]s|nuestr[oa]s?)\b",
)
