"""The Big Five in English: every corpus in, each left out in turn to be judged on.

Corpora differ in scale, in genre and in who answers (the writer, or people who read or see them),
so each trait is standardised within its corpus. The figure that counts leaves a whole corpus out:
a stranger's posts are yet another genre. Within a corpus the figures are higher, and are not what
a stranger gets.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import vstack
from sklearn.linear_model import Ridge

from reflet.lab.corpora import BIG_FIVE_NAMES, Author, corpus_path, read_authors
from reflet.lab.crossvalidate import Progress
from reflet.lab.documents import ALL, Documents, read_documents
from reflet.lab.fit import Vocabulary, learn_vocabulary
from reflet.lab.metrics import Figure, bootstrap, correlation
from reflet.lab.train import Result, bundle_card
from reflet.profiling.estimate import BIG_FIVE
from reflet.profiling.models.bundle import Bundle
from reflet.profiling.models.calibration import Calibration, Link

Floats = NDArray[np.float64]

RECIPE = "en-personality"
SELF_REPORTED = ("siop2019.en", "essays.en", "wassa2021.en", "pan15.en")
OBSERVED = ("youtube.en", "chalearn.en")
_PENALTY = 5.0
_LICENCE = "Research and personal use; not for commercial use (the corpora's terms)"
_LIMITS = (
    "Learned from essays, answers about work, reactions to news, tweets, and speech in videos; the"
    " scales differ and each is standardised within its corpus",
    "Half of what is learned from are impressions that others formed, not the writers' own answers",
    "No norm of any country: percentiles are among the people of these corpora",
)


@dataclass(frozen=True, eq=False)
class Rated:
    """One corpus: a row an author, ``label`` (authors, five) standardised within it."""

    name: str
    authors: Sequence[Author]
    label: Floats
    group: NDArray[np.str_]
    documents: Documents


def read_rated(name: str, progress: Progress | None = None) -> Rated:
    """Read a corpus of the corpora's folder that has all five traits."""
    authors = [one for one in read_authors(corpus_path(name)) if len(one.traits) == len(BIG_FIVE)]
    tell = None if progress is None else lambda done, total: progress(name, done, total)
    label = np.array([[one.traits[trait] for trait in BIG_FIVE_NAMES] for one in authors])
    return Rated(
        name=name,
        authors=authors,
        label=(label - label.mean(axis=0)) / label.std(axis=0),
        group=np.array([one.group for one in authors]),
        documents=read_documents(authors, [ALL], tell)[ALL],
    )


def train_personality(progress: Progress | None = None) -> Result:
    """Train the five heads, and judge each trait on every corpus left out in turn.

    Raises ``CorpusError`` where a corpus is absent.
    """
    corpora = {name: read_rated(name, progress) for name in (*SELF_REPORTED, *OBSERVED)}
    vocabulary = learn_vocabulary(
        vstack([one.documents.counts for one in corpora.values()]).tocsr(),
        np.concatenate([one.group for one in corpora.values()]),
    )
    values = {name: vocabulary.values(one.documents.counts) for name, one in corpora.items()}
    left_out: dict[str, Floats] = {}
    for done, name in enumerate(corpora, 1):
        ridge = _fit(corpora, values, without=name)
        left_out[name] = np.asarray(ridge.predict(values[name]))
        if progress is not None:
            progress(RECIPE, done, len(corpora))
    ridge = _fit(corpora, values)
    weights = np.asarray(ridge.coef_)
    n_dense = next(iter(corpora.values())).documents.dense.shape[1]
    bundle = Bundle(
        card={},
        ngrams=vocabulary.ngrams,
        idf=vocabulary.idf,
        weights=weights,
        dense_mean=np.zeros(n_dense),
        dense_scale=np.ones(n_dense),
        dense_weights=np.zeros((len(BIG_FIVE), n_dense)),
        bias=np.asarray(ridge.intercept_),
    )
    figures = [_row(corpora[name], left_out[name]) for name in corpora]
    bundle.card.update(_card(corpora, vocabulary, left_out, figures, bundle))
    return Result(bundle, figures)


def _fit(
    corpora: Mapping[str, Rated], values: Mapping[str, Any], without: str | None = None
) -> Ridge:
    kept = [one for name, one in corpora.items() if name != without]
    # The large corpus of impressions must not drown the small ones of answers.
    weight = np.concatenate([np.full(len(one.label), len(one.label) ** -0.5) for one in kept])
    ridge = Ridge(alpha=_PENALTY, solver="lsqr", tol=1e-3)
    return ridge.fit(
        vstack([values[one.name] for one in kept]).tocsr(),
        np.concatenate([one.label for one in kept]),
        sample_weight=weight / weight.mean(),
    )


def _row(one: Rated, raw: Floats) -> dict[str, Any]:
    row: dict[str, Any] = {
        "corpus": one.name,
        "view": str(ALL),
        "n": len(one.label),
        "kind": "own answers" if one.name in SELF_REPORTED else "others' impressions",
    }
    for column, trait in enumerate(BIG_FIVE):
        figure = bootstrap(correlation, one.label[:, column], raw[:, column], one.group)
        row[trait.value] = asdict(figure)
    mean = bootstrap(_mean_correlation, one.label, raw, one.group)
    return row | {"mean": asdict(mean)}


def _mean_correlation(label: Floats, raw: Floats) -> float:
    return float(np.mean([correlation(a, b) for a, b in zip(label.T, raw.T, strict=True)]))


def _card(
    corpora: Mapping[str, Rated],
    vocabulary: Vocabulary,
    left_out: Mapping[str, Floats],
    figures: list[dict[str, Any]],
    bundle: Bundle,
) -> dict[str, Any]:
    label = np.concatenate([corpora[name].label for name in SELF_REPORTED])
    group = np.concatenate([corpora[name].group for name in SELF_REPORTED])
    raw = np.concatenate([_standard(left_out[name]) for name in SELF_REPORTED])
    scale = np.sqrt(np.mean([left_out[name].var(axis=0) for name in SELF_REPORTED], axis=0))
    centre = np.mean([left_out[name].mean(axis=0) for name in SELF_REPORTED], axis=0)
    calibration, validity = {}, {}
    for column, trait in enumerate(BIG_FIVE):
        figure = bootstrap(correlation, label[:, column], raw[:, column], group)
        calibration[trait.value] = _shrunken(
            figure, float(centre[column]), float(scale[column]), label[:, column], raw[:, column]
        ).to_dict()
        validity[trait.value] = {
            "measure": "r",
            **{key: round(value, 3) for key, value in asdict(figure).items()},
            "on": "own answers of people of four corpora, each left out whole in turn",
        }
    return bundle_card(
        name=RECIPE,
        language="en",
        traits=[trait.value for trait in BIG_FIVE],
        licence=_LICENCE,
        limits=_LIMITS,
        corpora={name: (len(one.label), one.group) for name, one in corpora.items()},
        calibration=calibration,
        validity=validity,
        familiarity=[(one.documents, vocabulary) for one in corpora.values()],
        figures=figures,
    )


def _standard(raw: Floats) -> Floats:
    return np.asarray((raw - raw.mean(axis=0)) / raw.std(axis=0))


def _shrunken(
    figure: Figure, centre: float, scale: float, label: Floats, standard: Floats
) -> Calibration:
    """Return the line that shrinks a prediction by what it was worth on corpora left out.

    The expected trait, in standard deviations, is r times the standardised prediction; where r
    is not above nought, always the mean.
    """
    slope = max(figure.value, 0.0) / scale
    residual = label - max(figure.value, 0.0) * standard
    low, high = np.quantile(residual, [0.1, 0.9])
    return Calibration(
        link=Link.STANDARD,
        slope=(slope, 0.0, 0.0),
        offset=(-slope * centre, 0.0, 0.0),
        reference_words=300.0,
        reference_disclosure=0.0,
        words_range=(100.0, 100000.0),
        intervals=((1e9, 1e9, float(low), float(high)),),
    )
