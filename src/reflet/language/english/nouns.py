"""Nouns that tell the gender of whom they name, or of whom they are married to."""

from __future__ import annotations

from reflet.language.agreement import Gender
from reflet.language.english.spelling import spellings
from reflet.language.tables import words

_FEMININE = words(
    """
    girl gurl grrl gal woman lady chick female mom mum mam mommy mummy mama momma mamma mother
    stepmom stepmother wife wifey housewife daughter stepdaughter sister niece aunt auntie aunty
    grandma grandmother granny nana girlfriend bride bridesmaid widow actress waitress hostess
    princess diva goddess tomboy bitch cheerleader ballerina sahm schoolgirl cowgirl godmother
    mistress fangirl
    """
)
_MASCULINE = words(
    """
    guy man dude bloke lad chap fella gentleman boy male dad daddy father papa stepdad stepfather
    husband hubby son stepson brother nephew uncle grandpa grandfather grandad granddad boyfriend
    groom widower waiter bachelor actor prince bastard schoolboy cowboy fanboy godfather
    """
)
PERSONS: dict[str, Gender] = {
    **dict.fromkeys(_FEMININE, "F"),
    **dict.fromkeys(_MASCULINE, "M"),
}
"""Nouns with which a writer names themself, and the gender each tells."""

PLURALS: dict[str, str] = {
    "girls": "girl",
    "women": "woman",
    "guys": "guy",
    "men": "man",
    "ladies": "lady",
    "females": "female",
    "males": "male",
    "chicks": "chick",
    "moms": "mom",
    "mums": "mum",
    "mothers": "mother",
    "wives": "wife",
    "dads": "dad",
    "fathers": "father",
    "husbands": "husband",
    "boys": "boy",
    "dudes": "dude",
    "lads": "lad",
    "daughters": "daughter",
    "gals": "gal",
    "sons": "son",
}
"""Plurals of those nouns («one of those girls»), with their singular."""

PARTNERS: dict[str, Gender] = {
    **dict.fromkeys(words("husband hubby hubbie hubs dh boyfriend bf fiance"), "F"),
    **dict.fromkeys(words("wife wifey missus girlfriend gf fiancee"), "M"),
}
"""Nouns for the person a writer lives with, and the gender of the writer that each tells."""

_STANDARD = {
    "gurl": "girl",
    "grrl": "girl",
    "hubbie": "hubby",
    "fiance": "fiancé",
    "fiancee": "fiancée",
}


def person_noun(bare: str) -> tuple[str, Gender] | None:
    """Return the standard spelling and the gender of a noun for a person, None for other words."""
    return _find(bare, PERSONS)


def partner_noun(bare: str) -> tuple[str, Gender] | None:
    """Return the standard spelling of a noun for a partner, and the gender of who says it."""
    return _find(bare, PARTNERS)


def _find(bare: str, nouns: dict[str, Gender]) -> tuple[str, Gender] | None:
    for spelling in spellings(bare):
        if spelling in nouns:
            return _STANDARD.get(spelling, spelling), nouns[spelling]
    return None
