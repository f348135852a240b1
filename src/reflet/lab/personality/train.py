"""Training the Big Five: heads judged on corpora left out, folded into two bundles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reflet.lab.corpus import Progress
from reflet.lab.metrics import Figure
from reflet.lab.personality import rated as corpora_of
from reflet.lab.personality.encoder import Encoder, find_encoder
from reflet.lab.personality.languages import LANGUAGES, leave_one_language_out
from reflet.lab.personality.leave_out import ideas, leave_out, left_out_figures
from reflet.lab.personality.rated import (
    Rated,
    Unrated,
    first_words,
    read_by_question,
    read_rated,
    read_unrated,
)
from reflet.lab.personality.ridge import Moments, Settings, fit_heads, moments
from reflet.lab.personality.space import Space, learn_space
from reflet.lab.personality.within import Answers, within_corpus
from reflet.lab.train import Result, bundle_card
from reflet.profiling.estimate import BIG_FIVE, Perspective
from reflet.profiling.models.bundle import Bundle
from reflet.profiling.models.calibration import Calibration, Link

Floats = NDArray[np.float64]

RECIPE = "en-personality"
IMPRESSIONS = "en-impressions"
RECIPES = (RECIPE, IMPRESSIONS)

OWN_SETTINGS = Settings()
IMPRESSION_SETTINGS = Settings(observed=(1.0, 3.0))

CURVE_WORDS = (100, 300, 600, 1200)
ENCODED = ("essays.en", "wassa2021.en")
"""Corpora that a sentence encoder is tried on besides. The others would take it another hour, and
the product gains nothing by it."""
_LICENCE = "Research and personal use; not for commercial use (the corpora's terms)"
_LIMITS = (
    "Learned from essays, answers about work, reactions to news, tweets, and speech in videos; the"
    " scales differ and each is standardised within its corpus",
    "Percentiles are among writers of blogs and tweets, by what the same heads say of them; no norm"
    " of any country",
)
_OWN_LIMIT = "Half of what is learned from are impressions that others formed"
_IMPRESSION_LIMIT = (
    "Observers saw and heard the speakers whose words were learned from; nobody has measured what"
    " readers of posts think of their writers"
)


@dataclass(frozen=True, eq=False)
class Material:
    """All that both bundles are made from, read and counted once."""

    rated: Mapping[str, Rated]
    unrated: Sequence[Unrated]
    space: Space
    coordinates: Mapping[str, Floats]
    moments: Mapping[str, Moments]


def make(name: str) -> Callable[[Progress, bool], Result]:
    """Return what trains the bundle of this name, told its progress and whether to judge peers."""
    if name == RECIPE:
        return lambda tell, peers: train_personality(tell, with_peers=peers)
    return lambda tell, _peers: train_impressions(tell)


def train_personality(progress: Progress | None = None, *, with_peers: bool = True) -> Result:
    """Train the heads on what people answered of themselves, judged on such corpora left out.

    ``with_peers`` measures within each corpus too, ours beside the peer, and with the sentence
    encoder that is named, if any. Raises ``CorpusError`` where a corpus is absent.
    """
    encoder = find_encoder() if with_peers else None
    material = _material(progress)
    made = _bundle(material, Perspective.OWN, OWN_SETTINGS, progress)
    card = made.bundle.card
    if with_peers:
        card["within_corpus"] = _within(material, encoder, progress)
    if encoder is not None:
        card["encoder"] = {"name": encoder.folder.resolve().name, "sha256": encoder.sha256}
    card["leave_one_language_out"] = leave_one_language_out(
        [
            material.rated[name] if name in material.rated else read_rated(name, progress)
            for name in LANGUAGES
        ]
    )
    return made


def train_impressions(progress: Progress | None = None) -> Result:
    """Train the heads on what observers thought, judged on their corpora left out.

    Raises ``CorpusError`` where a corpus is absent.
    """
    return _bundle(_material(progress), Perspective.IMPRESSION, IMPRESSION_SETTINGS, progress)


def _material(progress: Progress | None) -> Material:
    names = (*corpora_of.SELF_REPORTED, *corpora_of.OBSERVED)
    rated = {name: read_rated(name, progress) for name in names}
    unrated = [read_unrated(name, progress) for name in corpora_of.UNLABELLED]
    space = learn_space(list(rated.values()), unrated)
    everybody: list[Rated | Unrated] = [*rated.values(), *unrated]
    coordinates = {
        one.name: space.coordinates(space.vocabulary.values(one.documents.counts))
        for one in everybody
    }
    counted = {name: moments(one, coordinates[name]) for name, one in rated.items()}
    return Material(rated, unrated, space, coordinates, counted)


def _bundle(
    material: Material, perspective: Perspective, settings: Settings, progress: Progress | None
) -> Result:
    own = perspective is Perspective.OWN
    judged = corpora_of.SELF_REPORTED if own else corpora_of.OBSERVED
    without = leave_out(material.space, material.moments, judged, settings)
    raw = {one: material.coordinates[one] @ weights for one, weights in without.items()}
    figures, means = left_out_figures(
        material.rated, raw, "own answers" if own else "others' impressions"
    )
    weights = fit_heads(material.space, list(material.moments.values()), settings)
    folded = material.space.fold(weights)
    n_dense = material.rated[judged[0]].documents.dense.shape[1]
    bundle = Bundle(
        card={},
        ngrams=material.space.vocabulary.ngrams,
        idf=material.space.vocabulary.idf,
        weights=folded.T,
        dense_mean=np.zeros(n_dense),
        dense_scale=np.ones(n_dense),
        dense_weights=np.zeros((len(BIG_FIVE), n_dense)),
        bias=np.zeros(len(BIG_FIVE)),
    )
    calibration = _calibrations(material, raw, weights, means)
    kind = "own answers" if own else "impressions on observers"
    bundle.card.update(
        bundle_card(
            name=RECIPE if own else IMPRESSIONS,
            language="en",
            traits=[trait.value for trait in BIG_FIVE],
            licence=_LICENCE,
            limits=(*_LIMITS, _OWN_LIMIT if own else _IMPRESSION_LIMIT),
            corpora={one: (len(rated.label), rated.group) for one, rated in material.rated.items()},
            calibration={trait: one.to_dict() for trait, one in calibration.items()},
            validity={
                trait.value: {
                    "measure": "r",
                    **{key: round(v, 3) for key, v in asdict(means[trait.value]).items()},
                    "on": f"{kind}, {len(judged)} corpora, each left out whole in turn",
                }
                for trait in BIG_FIVE
            },
            familiarity=[
                (one.documents, material.space.vocabulary) for one in material.rated.values()
            ],
            figures=figures,
        )
    )
    bundle.card["perspective"] = perspective.value
    bundle.card["texts_without_labels"] = {one.name: len(one.documents) for one in material.unrated}
    bundle.card["left_out_mean"] = {trait: asdict(one) for trait, one in means.items()}
    bundle.card["settings"] = asdict(settings)
    bundle.card["ideas"] = ideas(material.space, material.moments, judged, settings)
    bundle.card["curve"] = _curve(material, judged, without, progress)
    return Result(bundle, figures)


def _calibrations(
    material: Material, raw: Mapping[str, Floats], weights: Floats, means: Mapping[str, Figure]
) -> dict[str, Calibration]:
    """Return the line that shrinks each prediction by what it was worth on corpora left out.

    The expected trait, in standard deviations, is r times the standardised prediction. Nought is
    what the heads say of the writers without labels, in the mean: a stranger's posts are more like
    blogs and tweets than like essays or answers.
    """
    posts = [material.coordinates[one.name] @ weights for one in material.unrated]
    centre = np.mean([said.mean(axis=0) for said in posts], axis=0)
    spread = np.sqrt(np.mean([said.var(axis=0) for said in posts], axis=0))
    label = np.concatenate([material.rated[name].label for name in raw])
    said = np.concatenate([(one - one.mean(axis=0)) / one.std(axis=0) for one in raw.values()])
    made = {}
    for column, trait in enumerate(BIG_FIVE):
        worth = max(means[trait.value].value, 0.0)
        slope = worth / float(spread[column])
        residual = label[:, column] - worth * said[:, column]
        low, high = np.quantile(residual, [0.1, 0.9])
        made[trait.value] = Calibration(
            link=Link.STANDARD,
            slope=(slope, 0.0, 0.0),
            offset=(-slope * float(centre[column]), 0.0, 0.0),
            reference_words=300.0,
            reference_disclosure=0.0,
            words_range=(100.0, 100000.0),
            intervals=((1e9, 1e9, float(low), float(high)),),
            bounds=_bounds(worth * said[:, column]),
        )
    return made


def _bounds(value: Floats) -> tuple[float, float]:
    low, high = np.quantile(value, [0.01, 0.99])
    return float(low), float(high)


def _curve(
    material: Material,
    judged: Sequence[str],
    without: Mapping[str, Floats],
    progress: Progress | None,
) -> list[dict[str, Any]]:
    """Return the mean r on corpora left out as more words are read, of those who wrote as many."""
    points = []
    for words in CURVE_WORDS:
        rated, raw = {}, {}
        for name in judged:
            one = material.rated[name]
            rows, documents = first_words(one, words, progress)
            if len(rows):
                values = material.space.vocabulary.values(documents.counts)
                raw[name] = material.space.coordinates(values) @ without[name]
                rated[name] = Rated(name, (), one.label[rows], one.group[rows], documents)
        if raw:
            figures, means = left_out_figures(rated, raw, "")
            corpora = {row["corpus"]: {"n": row["n"], "r": row["mean"]["value"]} for row in figures}
            points.append({"words": words, "corpora": corpora, "mean": asdict(means["mean"])})
    return points


def _within(
    material: Material, encoder: Encoder | None, progress: Progress | None
) -> list[dict[str, Any]]:
    judged = corpora_of.SELF_REPORTED
    without = leave_out(material.space, material.moments, judged, OWN_SETTINGS)
    rows = []
    for done, name in enumerate(judged, 1):
        one = material.rated[name]
        values = material.space.vocabulary.values(one.documents.counts)
        coordinates = material.coordinates[name]
        answers = [
            Answers(
                material.space.coordinates(material.space.vocabulary.values(documents.counts)),
                documents.dense,
            )
            for documents in read_by_question(one, progress)
        ]
        said = coordinates @ without[name]
        encode = None
        if encoder is not None and name in ENCODED:
            tell = progress and partial(progress, f"{name}, by an encoder")
            encode = partial(encoder.encode, progress=tell)
        rows.append(within_corpus(one, values, coordinates, said, answers, encode=encode))
        if progress is not None:
            progress(f"{RECIPE}: within", done, len(judged))
    return rows
