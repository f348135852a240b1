"""Bundles made by code: a few invented words weigh, the rest is small and drawn by a seed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from reflet.profiling.estimate import BIG_FIVE, Trait
from reflet.profiling.features.agreement import AGREEMENT_NAMES
from reflet.profiling.features.hashing import BLOCK_SIZE, occurrences
from reflet.profiling.features.sameness import SAMENESS_NAMES
from reflet.profiling.features.style import STYLE_NAMES
from reflet.profiling.features.window import DENSE_NAMES
from reflet.profiling.models import bundle as bundle_module
from reflet.profiling.models.bundle import CONTRACT, Bundle
from reflet.profiling.models.calibration import Calibration, Link

FRENCH = (
    "maman chéri vernis robe danse tarte",
    "match moteur bière console foot barbe",
    "je suis contente de la soirée et du repas",
    "je suis content du résultat et de la route",
    "le train de ce matin était en retard, la ligne est fermée pour travaux",
    "on mange quoi ce soir ? il y a du riz, des pommes et un peu de pain",
    "la mairie annonce la fermeture de la rue pour un mois",
    "j'ai oublié mes clés chez toi, je passe demain avec le chat",
)
ENGLISH = (
    "husband garden lovely knitting cake bracelet",
    "engine beer console football beard driver",
    "i am so happy with the cake that my sister made for us today",
    "the train is late again and the station is closed for repairs",
    "i fixed the old driver and then we watched the game at home",
    "the city announced that the street will be closed for a month",
)
SPANISH = (
    "falda novio baile vestido flores",
    "motor cerveza barba partido coche",
    "estoy en casa con mi hermana y no quiero salir con esta lluvia",
    "el tren de la mañana llegó tarde y la calle está cerrada",
)
VOCABULARIES = {"fr": FRENCH, "en": ENGLISH, "es": SPANISH}

_LINKS = {Trait.GENDER: Link.LOGIT, Trait.ACCOUNT_KIND: Link.LOGIT, Trait.AGE: Link.LOG_YEARS}
_MEASURES = {
    Trait.GENDER: ("auc", 0.84, 0.81, 0.87),
    Trait.ACCOUNT_KIND: ("auc", 0.94, 0.92, 0.96),
    Trait.AGE: ("r", 0.72, 0.66, 0.77),
}
_OFFSETS = {Link.LOGIT: 0.1, Link.LOG_YEARS: 3.3, Link.YEARS_BETWEEN: -0.3, Link.STANDARD: 0.02}
_SLOPES = {Link.LOGIT: 1.0, Link.LOG_YEARS: 0.2, Link.YEARS_BETWEEN: 1.0, Link.STANDARD: 0.15}


def calibration(trait: Trait, link: Link | None = None) -> Calibration:
    """Make a calibration that leans on words and disclosure, with an interval for an age."""
    link = link or _LINKS.get(trait, Link.STANDARD)
    far = 1e9
    return Calibration(
        link=link,
        slope=(_SLOPES[link], 0.05, 0.1),
        offset=(_OFFSETS[link], 0.02, -0.05),
        reference_words=500.0,
        reference_disclosure=0.4,
        words_range=(100.0, 2000.0),
        intervals=((300, far, -0.5, 0.6), (far, far, -0.3, 0.4)) if link is Link.LOG_YEARS else (),
        years=(13.0, 41.0),
        ages=((far, 15, -4.0, 0.5), (far, 40, -0.5, 4.0)) if link is Link.YEARS_BETWEEN else (),
    )


def build(
    language: str,
    *traits: Trait,
    words: Mapping[str, float] | None = None,
    agreement: Mapping[str, float] | None = None,
    seed: int = 1,
    noise: float = 0.05,
    texts: Sequence[str] | None = None,
    **card: Any,
) -> Bundle:
    """Make a bundle that knows the n-grams of ``texts`` (the language's invented vocabulary).

    ``words`` gives the weight of single words and ``agreement`` that of agreement's numbers, the
    same in every head; ``card`` replaces fields of the card.
    """
    chosen = traits or (Trait.GENDER,)
    draw = np.random.default_rng(seed)
    known = [*(texts or VOCABULARIES[language]), *(words or {})]
    ngrams = np.unique(occurrences(known).index)
    weights = draw.normal(0, noise, (len(chosen), len(ngrams)))
    for word, weight in (words or {}).items():
        weights[:, np.searchsorted(ngrams, word_index(word))] = weight
    dense_weights = draw.normal(0, noise, (len(chosen), len(DENSE_NAMES)))
    for name, weight in (agreement or {}).items():
        dense_weights[:, DENSE_NAMES.index(name)] = weight
    full = {
        "name": f"{language}-{chosen[0].value}",
        "version": 1,
        "language": language,
        "traits": [trait.value for trait in chosen],
        "corpora": {"invented posts": {"authors": 12}},
        "licence": "CC0",
        "limits": ["Invented."],
        "contract": CONTRACT,
        "calibration": {trait.value: calibration(trait).to_dict() for trait in chosen},
        "validity": {trait.value: validity(trait) for trait in chosen},
        "minimum_words": 100,
        "familiarity_floor": 0.05,
        "gates": False,
        **card,
    }
    return Bundle(
        card=full,
        ngrams=ngrams,
        idf=draw.uniform(1, 3, len(ngrams)),
        weights=weights,
        dense_mean=np.concatenate(
            (
                draw.uniform(0, 0.3, len(STYLE_NAMES)),
                draw.uniform(0, 0.5, len(AGREEMENT_NAMES)),
                draw.uniform(0, 0.3, len(SAMENESS_NAMES)),
            )
        ),
        dense_scale=draw.uniform(0.5, 1.5, len(DENSE_NAMES)),
        dense_weights=dense_weights,
        bias=draw.normal(0, 0.1, len(chosen)),
    )


def word_index(word: str) -> int:
    """Return the hashed feature of a single word."""
    found = occurrences([word])
    (index,) = found.index[found.index >= BLOCK_SIZE].tolist()
    return int(index)


def validity(trait: Trait, **changes: float) -> dict[str, object]:
    """Make what was measured of a trait."""
    measure, value, low, high = _MEASURES.get(trait, ("r", 0.12, 0.05, 0.18))
    figures = {"measure": measure, "value": value, "low": low, "high": high, "n": 184}
    return {**figures, "on": "invented people", **changes}


FEMININE = {
    "maman": 6.0,
    "chéri": 8.0,
    "vernis": 8.0,
    "robe": 7.0,
    "husband": 8.0,
    "knitting": 8.0,
    "novio": 8.0,
}
MASCULINE = {
    "moteur": -8.0,
    "bière": -7.0,
    "barbe": -8.0,
    "engine": -8.0,
    "beard": -8.0,
    "motor": -8.0,
}
AGREES = {
    "feminine_outright": 1.2,
    "feminine_other": 0.6,
    "masculine_outright": -0.6,
    "masculine_other": -0.2,
    "balance": 0.8,
    "any_feminine": 0.5,
    "any_masculine_outright": -0.3,
}


def weights_of(language: str) -> dict[str, float]:
    """Return the telling words of a language's vocabulary."""
    known = " ".join(VOCABULARIES[language]).split()
    return {word: w for word, w in {**FEMININE, **MASCULINE}.items() if word in known}


def all_of(language: str, **card: Any) -> list[Bundle]:
    """Make a language's bundles: gender with age, kind of account, the Big Five in English."""
    agreement = AGREES if language == "fr" else {}
    made = [
        build(
            language,
            Trait.GENDER,
            Trait.AGE,
            words=weights_of(language),
            agreement=agreement,
            **card,
        ),
        build(language, Trait.ACCOUNT_KIND, seed=2, **card),
    ]
    return made if language != "en" else [*made, build(language, *BIG_FIVE, seed=3, **card)]


def install(
    folder: Path, monkeypatch: pytest.MonkeyPatch, bundles: Sequence[Bundle] | None = None
) -> None:
    """Make these bundles (those of three languages) the only ones installed, as files."""
    (folder / "open").mkdir(parents=True)
    for one in [b for lang in VOCABULARIES for b in all_of(lang)] if bundles is None else bundles:
        one.save(folder / "open")
    monkeypatch.setattr(bundle_module, "_HERE", folder)
    # Caches of the test's own: what they hold must not outlive it.
    for name in ("_read_once", "load_bundle"):
        uncached = getattr(bundle_module, name).__wrapped__
        monkeypatch.setattr(bundle_module, name, lru_cache(uncached))
