"""A bundle of likes: ``<name>.npz`` (no pickle) and ``<name>.card.json``.

The method is Kosinski, Stillwell & Graepel's (PNAS 2013): a user × like matrix, its singular value
decomposition, a linear head a trait on the components. A decomposition learned without labels is
linear, so it is folded into the heads when the bundle is written: one weight a like. A person's
like j has the value ``rarity_j``, and the person's values are scaled to unit length, so that what
a like contributed is its weight times its value: exactly, not approximately.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reflet.profiling.estimate import Trait, Validity
from reflet.profiling.models.bundle import (
    FOLDERS,
    BundleError,
    arrays_beside,
    arrays_path,
    read_card,
    write_card,
)
from reflet.profiling.models.calibration import Calibration

CONTRACT = {"likes": 1}
"""The version of what turns likes into numbers; a bundle is read only by its own."""

NO_LANGUAGE = "zxx"
"""The language of likes: none (ISO 639-2, «no linguistic content»)."""

PREFIX = "likes-"
_MODELS = Path(__file__).parent.parent / "models"


@dataclass(frozen=True, eq=False)
class LikesBundle:
    """One trained model of likes: one or more traits, a head for each.

    ``likes`` are the names it knows; ``rarity`` (likes) is each one's value before scaling;
    ``weights`` is (traits, likes), ``bias`` (traits); ``coordinates`` (likes, 2) places each like
    on the two leading components of the decomposition, for pictures.
    """

    card: dict[str, Any]
    likes: tuple[str, ...]
    rarity: NDArray[np.float64]
    weights: NDArray[np.float64]
    bias: NDArray[np.float64]
    coordinates: NDArray[np.float64]

    @property
    def name(self) -> str:
        """The bundle's name and version, such as ``"likes-tastes 1"``."""
        return f"{self.card['name']} {self.card['version']}"

    @property
    def language(self) -> str:
        """The language of likes: none."""
        return NO_LANGUAGE

    @cached_property
    def traits(self) -> tuple[Trait, ...]:
        """The traits it answers, in the order of its heads."""
        return tuple(Trait(trait) for trait in self.card["traits"])

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each like in the order of the weights."""
        return {like: place for place, like in enumerate(self.likes)}

    def validity(self, trait: Trait, likes: int | None = None) -> Validity | None:
        """Return what was measured of ``trait`` on people held out, if anything was.

        From all their likes, or from as many as ``likes``: the next smaller number that was
        measured.
        """
        figures = self.card["validity"].get(trait)
        if not figures:
            return None
        whole = Validity(**figures)
        curve = self.card["curve"].get(trait, {})
        measured = [int(amount) for amount in curve if int(amount) > 0]
        fewer = [amount for amount in measured if likes is not None and amount <= likes]
        if likes is None or not fewer:
            return whole
        amount = max(fewer)
        value, low, high, people = curve[str(amount)]
        on = f"{whole.on}; {amount} likes each"
        return Validity(whole.measure, value, low, high, people, on)

    def calibration(self, trait: Trait) -> Calibration:
        """Return a trait's calibration; its amount is a number of likes, not of words."""
        return Calibration.from_dict(self.card["calibration"][trait])

    def contributions(self, likes: Collection[str]) -> NDArray[np.float64]:
        """Return what each like pulls, (traits, likes), before calibration.

        Raises ``KeyError`` for a like that the bundle does not know.
        """
        places = np.array([self.places[like] for like in likes], dtype=np.int64)
        value = self.rarity[places]
        length = float(np.sqrt(np.sum(value**2)))
        scaled = value / length if length > 0 else value
        return np.asarray(self.weights[:, places] * scaled)

    def raw(self, likes: Collection[str]) -> NDArray[np.float64]:
        """Return each head's raw score of someone who has these likes."""
        return np.asarray(self.contributions(likes).sum(axis=1) + self.bias)

    def save(self, folder: Path) -> Path:
        """Write the two files of this bundle into ``folder``; return the card's path."""
        stem = str(self.card["name"])
        names = "\n".join(self.likes).encode()
        np.savez_compressed(
            folder / f"{stem}.npz",
            likes=np.frombuffer(names, dtype=np.uint8),
            rarity=self.rarity.astype(np.float32),
            weights=self.weights.astype(np.float32),
            bias=self.bias,
            coordinates=self.coordinates.astype(np.float32),
        )
        return write_card(self.card, folder)

    @classmethod
    def load(cls, card_path: Path) -> LikesBundle:
        """Read the bundle of a card. Raises ``BundleError`` if it cannot be used."""
        card = read_card(card_path)
        if card.get("contract") != CONTRACT:
            msg = (
                f"{card_path.name} is no bundle of likes of this version: expected the contract "
                f"{CONTRACT}, found {card.get('contract')}; train it again with this Reflet"
            )
            raise BundleError(msg)
        with arrays_beside(card_path) as arrays:
            bundle = cls(
                card=card,
                likes=tuple(arrays["likes"].tobytes().decode("utf-8").split("\n")),
                rarity=arrays["rarity"].astype(np.float64),
                weights=arrays["weights"].astype(np.float64),
                bias=arrays["bias"].astype(np.float64),
                coordinates=arrays["coordinates"].astype(np.float64),
            )
        known = len(bundle.likes)
        shapes = (bundle.rarity.shape, bundle.weights.shape, bundle.coordinates.shape)
        if shapes != ((known,), (len(bundle.traits), known), (known, 2)):
            name = arrays_path(card_path).name
            msg = f"{name} holds {known} likes and weights of {shapes}: train it again"
            raise BundleError(msg)
        return bundle


@lru_cache(maxsize=1)
def shipped_likes() -> tuple[LikesBundle, ...]:
    """Return the installed bundles of likes; a folder left out is no error.

    Raises ``BundleError`` where one is damaged.
    """
    paths = [p for f in FOLDERS for p in sorted((_MODELS / f).glob(f"{PREFIX}*.card.json"))]
    return tuple(LikesBundle.load(path) for path in paths)
