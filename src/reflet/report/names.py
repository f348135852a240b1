"""The names of traits, languages and directions, in the reader's language."""

from __future__ import annotations

from reflet.language.identify import UNKNOWN
from reflet.profiling.estimate import Trait
from reflet.report.i18n import N_, Translator

_NAMES = {
    Trait.GENDER: N_("Gender"),
    Trait.AGE: N_("Age"),
    Trait.OPENNESS: N_("Openness"),
    Trait.CONSCIENTIOUSNESS: N_("Conscientiousness"),
    Trait.EXTRAVERSION: N_("Extraversion"),
    Trait.AGREEABLENESS: N_("Agreeableness"),
    Trait.NEUROTICISM: N_("Neuroticism"),
    Trait.ACCOUNT_KIND: N_("Kind of account"),
}

_LANGUAGES = {
    "de": N_("German"),
    "en": N_("English"),
    "es": N_("Spanish"),
    "fr": N_("French"),
    "it": N_("Italian"),
    "nl": N_("Dutch"),
    "pt": N_("Portuguese"),
    UNKNOWN: N_("an unknown language"),
    "zxx": N_("none: it reads likes"),
}

_DIRECTIONS = {
    Trait.GENDER: (N_("feminine"), N_("masculine")),
    Trait.AGE: (N_("older"), N_("younger")),
    Trait.ACCOUNT_KIND: (N_("automated"), N_("human")),
}
_BIG_FIVE_DIRECTIONS = (N_("higher"), N_("lower"))


def trait_name(t: Translator, trait: Trait) -> str:
    """Name a trait."""
    return t(_NAMES[trait])


def language_name(t: Translator, code: str) -> str:
    """Name a language, by its code where the program has no name for it."""
    return t(_LANGUAGES[code]) if code in _LANGUAGES else code


def directions(t: Translator, trait: Trait) -> tuple[str, str]:
    """Name what positive and negative contributions to a trait pull towards."""
    positive, negative = _DIRECTIONS.get(trait, _BIG_FIVE_DIRECTIONS)
    return t(positive), t(negative)
