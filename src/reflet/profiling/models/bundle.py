"""A bundle: a trained model as files, ``<name>.npz`` (no pickle) and ``<name>.card.json``.

The weights of every head stand on the same hashed n-grams, those kept in training. A window's
n-gram j has the value ``sqrt(count_j) idf_j``, each block (characters, words) scaled to unit
length; style, agreement and sameness are standardised. A head is a weighted sum of these, so that
what an n-gram contributed is its weight times its value: exactly, not approximately.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from reflet.language.clean import NORMALISATION_VERSION
from reflet.profiling.estimate import Perspective, Trait, Validity
from reflet.profiling.features.agreement import AGREEMENT_VERSION
from reflet.profiling.features.hashing import BLOCK_SIZE, FEATURES_VERSION
from reflet.profiling.features.sameness import SAMENESS_VERSION
from reflet.profiling.features.style import STYLE_VERSION
from reflet.profiling.features.window import HABITS, WindowFeatures
from reflet.profiling.models.calibration import Calibration
from reflet.profiling.models.forest import Forest

CONTRACT: dict[str, int] = {
    "normalisation": NORMALISATION_VERSION,
    "ngrams": FEATURES_VERSION,
    "style": STYLE_VERSION,
    "agreement": AGREEMENT_VERSION,
    "sameness": SAMENESS_VERSION,
}
"""The versions of all that turns text into numbers; a bundle is read only by its own."""

STYLE_LIMIT = 3.0
"""A habit counts for so many standard deviations at most."""

FOLDERS = ("open", "research")
MODELS_VARIABLE = "REFLET_MODELS"
"""The environment variable that names a folder of bundles of one's own."""

_HERE = Path(__file__).parent
_own: ContextVar[Path | None] = ContextVar("own_models", default=None)


class BundleError(Exception):
    """A bundle's files are damaged, or were made for another version of the features."""


@dataclass(frozen=True, slots=True, eq=False)
class Values:
    """A window as a bundle sees it: the known n-grams' ``position`` and ``value``, and the rest.

    ``known`` tells which of the window's n-grams the bundle knows; ``position`` and ``value``
    are theirs alone. ``familiarity`` is the share, from 0 to 1, of the window's word n-grams
    (repeats counted) that the bundle knows.
    """

    known: NDArray[np.bool_]
    position: NDArray[np.int64]
    value: NDArray[np.float64]
    dense: NDArray[np.float64]
    familiarity: float


@dataclass(frozen=True, eq=False)
class Bundle:
    """One trained model: a language, one or more traits, a head for each.

    ``weights`` is (traits, n-grams), ``dense_weights`` (traits, the window's ``dense``);
    ``forest``, which a bundle of one trait may have, adds what trees say of the habits.
    """

    card: dict[str, Any]
    ngrams: NDArray[np.int64]
    idf: NDArray[np.float64]
    weights: NDArray[np.float64]
    dense_mean: NDArray[np.float64]
    dense_scale: NDArray[np.float64]
    dense_weights: NDArray[np.float64]
    bias: NDArray[np.float64]
    forest: Forest | None = None

    @property
    def name(self) -> str:
        """The bundle's name and version, such as ``"fr-gender 1"``."""
        return f"{self.card['name']} {self.card['version']}"

    @property
    def language(self) -> str:
        """The language it reads (ISO 639-1)."""
        return str(self.card["language"])

    @cached_property
    def traits(self) -> tuple[Trait, ...]:
        """The traits it answers, in the order of its heads."""
        return tuple(Trait(trait) for trait in self.card["traits"])

    @property
    def perspective(self) -> Perspective:
        """Whose view it tells: the writer's own answers unless the card says otherwise."""
        return Perspective(self.card.get("perspective", Perspective.OWN))

    @cached_property
    def calibrations(self) -> tuple[Calibration, ...]:
        """Each head's calibration, in the order of the traits."""
        return tuple(
            Calibration.from_dict(self.card["calibration"][trait]) for trait in self.traits
        )

    def validity(self, trait: Trait) -> Validity | None:
        """Return what was measured of ``trait`` on people held out, if anything was."""
        figures = self.card["validity"].get(trait)
        return Validity(**figures) if figures else None

    def values(self, window: WindowFeatures) -> Values:
        """Return the window's features as this bundle weighs them."""
        place = np.minimum(np.searchsorted(self.ngrams, window.ngrams), len(self.ngrams) - 1)
        known = self.ngrams[place] == window.ngrams
        position = place[known]
        value = np.sqrt(window.counts[known]) * self.idf[position]
        is_word = window.ngrams[known] >= BLOCK_SIZE
        for block in (~is_word, is_word):
            length = np.sqrt(np.sum(value[block] ** 2))
            if length > 0:
                value[block] /= length
        words = window.counts * (window.ngrams >= BLOCK_SIZE)
        return Values(
            known=known,
            position=position,
            value=value,
            dense=standardise(window.dense, self.dense_mean, self.dense_scale),
            familiarity=float(words[known].sum() / max(words.sum(), 1)),
        )

    def raw(self, values: Values) -> NDArray[np.float64]:
        """Return each head's raw score, in the order of the traits."""
        raw = (
            self.weights[:, values.position] @ values.value
            + self.dense_weights @ values.dense
            + self.bias
        )
        if self.forest is not None:
            raw = raw + self.forest.scores(values.dense[None, HABITS])
        return np.asarray(raw)

    def save(self, folder: Path) -> None:
        """Write the two files of this bundle into ``folder``.

        Weights are halved in precision, each head's by its own scale: 2**-11 of the largest.
        """
        scale = np.abs(self.weights).max(axis=1, initial=1e-12)
        stem = folder / str(self.card["name"])
        np.savez_compressed(
            stem.with_suffix(".npz"),
            ngrams=np.diff(self.ngrams, prepend=0).astype(np.uint32),
            idf=self.idf.astype(np.float16),
            weights=(self.weights / scale[:, None]).astype(np.float16),
            scale=scale,
            dense_mean=self.dense_mean,
            dense_scale=self.dense_scale,
            dense_weights=self.dense_weights,
            bias=self.bias,
            **({} if self.forest is None else self.forest.to_arrays()),
        )
        write_card(self.card, folder)

    @classmethod
    def load(cls, card_path: Path) -> Bundle:
        """Read the bundle of a card. Raises ``BundleError`` if it cannot be used."""
        card = read_card(card_path)
        if card.get("contract") != CONTRACT:
            msg = (
                f"{arrays_path(card_path).name} was trained with features "
                f"{card.get('contract')}, this Reflet has {CONTRACT}: install the version of "
                "Reflet it came with, or train it again"
            )
            raise BundleError(msg)
        with arrays_beside(card_path) as arrays:
            weights = arrays["weights"].astype(np.float64) * arrays["scale"][:, None]
            return cls(
                card=card,
                ngrams=np.cumsum(arrays["ngrams"].astype(np.int64)),
                idf=arrays["idf"].astype(np.float64),
                weights=weights,
                dense_mean=arrays["dense_mean"],
                dense_scale=arrays["dense_scale"],
                dense_weights=arrays["dense_weights"],
                bias=arrays["bias"],
                forest=_forest(arrays),
            )


def standardise(
    dense: NDArray[np.float64], mean: NDArray[np.float64], scale: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the last axis of ``dense``, a window's, in deviations from the mean.

    Habits are held within ``STYLE_LIMIT``: a habit that hardly anybody trained on had (links, in
    the messages of a time before them) was never measured so far out, and must not decide alone.
    """
    standard = np.asarray((dense - mean) / scale)
    standard[..., HABITS] = np.clip(standard[..., HABITS], -STYLE_LIMIT, STYLE_LIMIT)
    return standard


def arrays_path(card_path: Path) -> Path:
    """Return where the arrays of a card's bundle lie: beside it."""
    return card_path.with_name(card_path.name.removesuffix(".card.json") + ".npz")


@contextmanager
def arrays_beside(card_path: Path) -> Iterator[Mapping[str, NDArray[Any]]]:
    """Open the arrays of a card's bundle.

    Raises ``BundleError`` where they are damaged, or lack what is read within.
    """
    path = arrays_path(card_path)
    try:
        with np.load(path, allow_pickle=False) as arrays:
            yield arrays
    except (OSError, ValueError, KeyError, EOFError, BadZipFile, zlib.error) as error:
        msg = f"{path.name} cannot be read ({type(error).__name__}): install Reflet again"
        raise BundleError(msg) from error


def write_card(card: Mapping[str, Any], folder: Path) -> Path:
    """Write a bundle's card into ``folder``, and return its path."""
    path = folder / f"{card['name']}.card.json"
    text = json.dumps(card, ensure_ascii=False, indent=1, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")
    return path


def _forest(arrays: Mapping[str, NDArray[Any]]) -> Forest | None:
    if "forest_roots" not in arrays:
        return None
    return Forest.from_arrays({name: arrays[name] for name in arrays if "forest" in name})


def read_card(path: Path) -> dict[str, Any]:
    """Read a card, and note in which folder (``open``, ``research``) it lies."""
    try:
        card: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        msg = f"{path.name} cannot be read ({type(error).__name__}): install Reflet again"
        raise BundleError(msg) from error
    card["folder"] = path.parent.name
    return card


@contextmanager
def own_models(folder: Path | None) -> Iterator[None]:
    """Let bundles in ``folder`` answer before the installed ones, for as long as this lasts."""
    token = _own.set(folder)
    try:
        yield
    finally:
        _own.reset(token)


def cards() -> Mapping[Path, dict[str, Any]]:
    """Return the card of every bundle by its path; a folder left out is no error.

    First one's own, in the folder of ``own_models``, else in ``$REFLET_MODELS``; then the
    installed ones. Raises ``BundleError`` where one's own folder holds none.
    """
    named = os.environ.get(MODELS_VARIABLE)
    own = _own.get() or (Path(named) if named else None)
    found = [] if own is None else _card_paths(own, (".", *FOLDERS))
    if own is not None and not found:
        msg = f"{own} holds no bundle: reflet lab train makes them (NAME.npz, NAME.card.json)"
        raise BundleError(msg)
    return {path: _read_once(path) for path in (*found, *_card_paths(_HERE, FOLDERS))}


@lru_cache(maxsize=64)
def _read_once(path: Path) -> dict[str, Any]:
    return read_card(path)


def _card_paths(models: Path, folders: Sequence[str]) -> list[Path]:
    return [path for name in folders for path in sorted((models / name).glob("*.card.json"))]


def find_bundle(trait: Trait, language: str) -> Bundle | None:
    """Return the first bundle that answers ``trait`` in ``language``, if there is one."""
    return _find(trait, language, Perspective.OWN)


def find_impression(trait: Trait, language: str) -> Bundle | None:
    """Return the first bundle of the impression that words give of ``trait``, if there is one."""
    return _find(trait, language, Perspective.IMPRESSION)


def _find(trait: Trait, language: str, perspective: Perspective) -> Bundle | None:
    for path, card in cards().items():
        told = card.get("perspective", Perspective.OWN)
        if card["language"] == language and trait in card["traits"] and told == perspective:
            return load_bundle(path)
    return None


@lru_cache(maxsize=32)
def load_bundle(path: Path) -> Bundle:
    """Read the bundle of the card at ``path``, once in a process."""
    return Bundle.load(path)
