"""Verb forms of the first person, in standard spelling and in that of text messages.

Forms are without accents (see ``spelling.fold``). Fused spellings («jsuis», «jmesuis», «chui») are
enumerated from their parts, so that one look-up in a table reads them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import product
from typing import Literal


class Role(StrEnum):
    """What a verb does to the word that follows it."""

    BE = "be"  # être
    BECOME = "become"  # rester, devenir, paraître, sembler
    DEPICT = "depict"  # rentrer, vivre, tomber: a state may follow («je rentre crevée»)
    FEEL = "feel"  # se sentir, se trouver, rendre: only after «me»
    HAVE = "have"  # avoir, before été


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb form.

    ``own`` tells whether no other person has the form («suis»), ``subject`` whether the form holds
    its subject («jsuis»), ``reflexive`` whether it holds «me» («jmesuis»). ``mood`` is what may
    make the clause a supposition («si j'étais», «je serais»).
    """

    role: Role
    own: bool = False
    subject: bool = False
    reflexive: bool = False
    mood: Literal["", "imperfect", "conditional"] = ""


_BE: tuple[tuple[Verb, str], ...] = (
    (Verb(Role.BE, own=True), "suis sui suiis suuis serai seraii"),
    (Verb(Role.BE), "suit sere fus sois soit fusse ss"),
    (Verb(Role.BE, mood="imperfect"), "etais etai etait ete eter etee etez etaia"),
    (Verb(Role.BE, mood="conditional"), "serais serait srai srais"),
)
# Spellings of «je suis» and «j'étais» that hold their subject.
_BE_WITH_SUBJECT: tuple[tuple[Verb, str], ...] = (
    (
        Verb(Role.BE, own=True, subject=True),
        "chui chuis chuit chuii shui shuis chsuis jui juis jss jsus jsuii jsuiis jsuie",
    ),
    (
        Verb(Role.BE, own=True, subject=True, mood="imperfect"),
        "gt gtai gtais getais getai jt jtais jtai",
    ),
)
_BECOME = """
    reste restais restai resterai resterais rest deviens devien devenais devins deviendrai
    deviendrais redeviens parais parai paraissais paraitrai semble semblais demeure
"""
_DEPICT = """
    rentre rentrais rentrerai pars part partirai vis dors sors reviens reviendrai arrive finis fini
    finirai tombe tombais tomberai mange voyage habite meurs mourrai repars marche travaille bosse
"""
_FEEL = """
    sens sen sent sentais sentai sentirai sentirais sentir ressens trouve trouves trouvent trouvez
    trouvais trouvait trouver retrouve retrouvais retrouverai retrouver crois croi croit croyais
    croient croire imagine imaginais rend rends ren rendent rendez rendait rendais rendra rendras
    rendrait rendaient rendre laisse laisses laissent laissez laissait laissera laisser vois voi
    voyais verrai preferes prefere tenir tiens tient tenez tiendras garde garder gardes
    estime estimais considere considerais
"""
_HAVE: tuple[tuple[Verb, str], ...] = (
    (Verb(Role.HAVE), "ai aurai aie eus"),
    (Verb(Role.HAVE, mood="imperfect"), "avais avai"),
    (Verb(Role.HAVE, mood="conditional"), "aurais"),
    (Verb(Role.HAVE, own=True, subject=True), "jai jaurai jaie jay g ge"),
    (Verb(Role.HAVE, own=True, subject=True, mood="imperfect"), "javais javai"),
    (Verb(Role.HAVE, own=True, subject=True, mood="conditional"), "jaurais"),
)
# «jete» is more often «je te» or the verb jeter than «j'étais».
_NOT_FUSED = frozenset(("jete", "jeter", "jetee", "jetez", "jsoit", "jeter"))
# «jtai» is «j'étais», or «je t'ai» before a participle («jtai pris une place»).
DOUBTFUL_BE = frozenset(("jtai", "jt"))


def _fused(verb: Verb, form: str) -> Iterator[tuple[str, Verb]]:
    """Yield the spellings in which a form is written in one word with what precedes it."""
    for subject, negation, pronoun in product(("j", "je"), ("", "n", "ne"), ("", "m", "me")):
        fused = subject + negation + pronoun + form
        if fused not in _NOT_FUSED:
            yield fused, replace(verb, own=True, subject=True, reflexive=bool(pronoun))
    if verb.own:
        for pronoun in ("m", "me"):
            yield pronoun + form, replace(verb, reflexive=True)


def _table() -> dict[str, Verb]:
    table: dict[str, Verb] = {}
    for verb, forms in _BE:
        for form in forms.split():
            table.update(_fused(verb, form))
    for role, forms in ((Role.DEPICT, _DEPICT), (Role.BECOME, _BECOME)):
        for form in forms.split():
            table["j" + form] = Verb(role, own=True, subject=True)
            table[form] = Verb(role)
    for form in _FEEL.split():
        for subject, pronoun in product(("j", "je"), ("m", "me")):
            table[subject + pronoun + form] = Verb(Role.FEEL, True, True, True)
        table[form] = Verb(Role.FEEL)
    for verb, forms in (*_HAVE, *_BE, *_BE_WITH_SUBJECT):
        table.update((form, verb) for form in forms.split())
    return table


VERBS = _table()
INFINITIVES = frozenset(
    "etre etr rester devenir redevenir sembler paraitre demeurer finir".split()  # noqa: SIM905
)
DEPICTIVE_INFINITIVES = frozenset(
    "rentrer vivre partir dormir sortir tomber mourir finir manger habiter".split()  # noqa: SIM905
)
# «j'ai été»; in messages also spelt as the imperfect, which sounds alike.
BEEN = frozenset(("ete", "etee", "etais", "etait", "etai", "eter"))
