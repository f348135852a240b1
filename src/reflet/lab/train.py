"""Training: cross-validate, calibrate on the held out, fit on everybody, write bundle and card."""

from __future__ import annotations

import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binomtest

from reflet.lab.calibrate import Scores, apply
from reflet.lab.choose import Choice, choose, fit_chosen
from reflet.lab.corpora import corpus_path, file_hash
from reflet.lab.corpus import Corpus, Progress, read_recipe
from reflet.lab.cross_calibrate import MINIMUM_WORDS, calibrate, pool
from reflet.lab.crossvalidate import cross_validate
from reflet.lab.documents import ALL, Documents, View
from reflet.lab.evaluate import disclosure_terciles, evaluate
from reflet.lab.figures.study import study
from reflet.lab.fit import fold
from reflet.lab.peers import LARGE, peer_scores
from reflet.lab.prepare import Prepared, prepare
from reflet.lab.recipes import NEWEST_50, WORDS_750, Part, Recipe
from reflet.lab.splits import FOLDS, SEED
from reflet.lab.vocabulary import MINIMUM_AUTHORS, MINIMUM_GROUPS, Vocabulary
from reflet.profiling.estimate import Trait
from reflet.profiling.features.hashing import BLOCK_SIZE
from reflet.profiling.models.bundle import CONTRACT, Bundle
from reflet.profiling.models.calibration import Calibration

VERSION = 1
_FAMILIAR = 0.005
_MOST_MISTAKEN = 0.05
_BOT_FROM = 1.0986  # log-odds of .75, from which the verdict is «bot»


@dataclass(frozen=True, eq=False)
class Result:
    """A trained bundle and all the figures that its card and the accuracy page give."""

    bundle: Bundle
    figures: list[dict[str, Any]]


def train(recipe: Recipe, progress: Progress | None = None, *, with_peers: bool = True) -> Result:
    """Train the bundle of ``recipe`` from the corpora's folder.

    Raises ``CorpusError`` where a corpus is absent.
    """
    corpora = read_recipe(recipe, progress)
    prepared = prepare(recipe, corpora)
    validation = cross_validate(prepared, progress)
    held = validation.held
    peers = {}
    if with_peers:
        for part in recipe.parts:
            for view in _compared(part, corpora[part.corpus]):
                one = next(h for h in held if (h.corpus, h.view) == (part.corpus, view))
                peers[part.corpus, view] = peer_scores(
                    corpora[part.corpus], view, recipe.trait, one
                )
    figures = evaluate(recipe, held, peers)
    calibration = calibrate(recipe, pool(recipe, held))
    choice = choose(prepared)
    penalty = choice.penalty
    machine = fit_chosen(prepared, choice)
    head = fold(machine, prepared.vocabulary, prepared.latent, penalty)
    bundle = Bundle(
        card={},
        ngrams=prepared.vocabulary.ngrams,
        idf=prepared.vocabulary.idf,
        weights=head.weights[None, :],
        dense_mean=head.dense_mean,
        dense_scale=head.dense_scale,
        dense_weights=head.dense_weights[None, :],
        bias=np.array([head.bias]),
        forest=head.forest,
    )
    bundle.card.update(
        bundle_card(
            name=recipe.name,
            language=recipe.language,
            traits=[recipe.trait.value],
            licence=recipe.licence,
            limits=recipe.limits,
            corpora={
                name: (int((~np.isnan(one.label)).sum()), one.group)
                for name, one in corpora.items()
                if name not in recipe.bystanders
            },
            calibration={recipe.trait.value: calibration.to_dict()},
            validity={recipe.trait.value: main_figure(recipe, figures)},
            familiarity=[
                (corpora[part.corpus].documents[part.train[-1]], prepared.vocabulary)
                for part in recipe.parts
            ],
            figures=figures,
        )
    )
    if recipe.answered_from > 1:
        bundle.card["minimum_posts"] = recipe.answered_from
    bundle.card["penalty"] = {
        "chosen": asdict(penalty),
        "in_folds": [asdict(one) for one in validation.penalties],
        "among": [asdict(one) for one in recipe.penalties],
    }
    bundle.card["study"] = study(prepared, validation)
    if recipe.trait is Trait.GENDER:
        terciles = disclosure_terciles(held, _common_view(recipe))
        bundle.card["disclosure_figures"] = {recipe.trait.value: terciles}
    if recipe.humans:
        mistaken = people_taken_for_bots(prepared, calibration, choice)
        bundle.card["people_taken_for_bots"] = mistaken
        bundle.card["gates"] = max(one["high"] for one in mistaken) <= _MOST_MISTAKEN
    return Result(bundle, figures)


def people_taken_for_bots(
    prepared: Prepared, calibration: Calibration, choice: Choice
) -> list[dict[str, Any]]:
    """Return the share of each corpus of people that a head not trained on it calls bots."""
    rows = []
    for name in (*prepared.recipe.humans, *prepared.recipe.bystanders):
        machine = fit_chosen(prepared, choice, without=name)
        documents = prepared.corpora[name].documents[ALL]
        enough = documents.words >= MINIMUM_WORDS
        documents = documents.take(enough)
        scores = Scores.of(machine.raw(prepared.rows[name, ALL].take(enough)), documents)
        taken = int(np.sum(apply(calibration, scores) >= _BOT_FROM))
        rows.append({"corpus": name, **taken_share(taken, len(documents))})
    return rows


def taken_share(taken: int, people: int) -> dict[str, Any]:
    """Return the share of so many people, and its 95 % upper bound (Wilson 1927).

    A gate is earned by the bound: of a few dozen people, few mistaken prove little.
    """
    bound = binomtest(taken, people).proportion_ci(method="wilson").high
    return {"n": people, "share": taken / people, "high": round(float(bound), 4)}


def save(result: Result, folder: Path) -> None:
    """Write the bundle into ``folder``, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    result.bundle.save(folder)


def bundle_card(
    *,
    name: str,
    language: str,
    traits: Sequence[str],
    licence: str,
    limits: Sequence[str],
    corpora: Mapping[str, tuple[int, NDArray[np.str_]]],
    calibration: Mapping[str, Any],
    validity: Mapping[str, Any],
    familiarity: Sequence[tuple[Documents, Vocabulary]],
    figures: list[dict[str, Any]],
) -> dict[str, Any]:
    """Return a bundle's card: what it was trained on, how it did on whom, terms and limits.

    ``corpora`` gives, by name, how many labelled authors, and everybody's group; ``familiarity``
    the windows whose known share sets the floor under which a text is unlike any of them.
    """
    return {
        "name": name,
        "version": VERSION,
        "language": language,
        "traits": list(traits),
        "licence": licence,
        "limits": list(limits),
        "corpora": {
            corpus: {
                "authors": authors,
                "groups": len(np.unique(groups)),
                "sha256": file_hash(corpus_path(corpus)),
            }
            for corpus, (authors, groups) in corpora.items()
        },
        "contract": CONTRACT,
        "calibration": dict(calibration),
        "validity": dict(validity),
        "minimum_words": MINIMUM_WORDS,
        "familiarity_floor": familiarity_floor(familiarity),
        "ngrams_kept": {
            "count": len(familiarity[0][1].ngrams),
            "minimum_authors": MINIMUM_AUTHORS,
            "minimum_groups": MINIMUM_GROUPS,
        },
        "trained_with": {
            "python": platform.python_version(),
            "numpy": np.__version__,
            "scikit-learn": version("scikit-learn"),
            "folds": FOLDS,
            "seed": SEED,
            "date": datetime.now(UTC).date().isoformat(),
        },
        "figures": figures,
    }


def main_figure(recipe: Recipe, figures: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the figure shown beside an estimate: about 50 posts or 750 words of new people."""
    wanted = {str(NEWEST_50), str(WORDS_750)}
    rows = [row for row in figures if row["view"] in wanted] or list(figures)
    # Of several corpora the least flattering: nobody knows which one a stranger resembles, and
    # the small ones (fewer than 200 people) say little.
    rows = [row for row in rows if row["people"] >= 200] or rows
    measure = "r" if recipe.trait is Trait.AGE else "auc"
    row = min(rows, key=lambda one: one[measure]["value"])
    figure = row.get("senders_with_20", row)[measure]
    return {
        "measure": measure,
        "value": round(figure["value"], 3),
        "low": round(figure["low"], 3),
        "high": round(figure["high"], 3),
        "n": figure["n"],
        "on": f"{row['corpus']}, {row['view']}, people held out by group",
    }


def familiarity_floor(windows: Sequence[tuple[Documents, Vocabulary]]) -> float:
    """Return the familiarity that all but 5 in 1,000 windows of 100 words of training have."""
    shares: list[NDArray[np.float64]] = []
    for documents, vocabulary in windows:
        counts = documents.take(documents.words >= MINIMUM_WORDS).counts[:, BLOCK_SIZE:]
        words = vocabulary.ngrams[vocabulary.ngrams >= BLOCK_SIZE] - BLOCK_SIZE
        known = np.asarray(counts[:, words].sum(axis=1)).ravel()
        shares.append(known / np.maximum(np.asarray(counts.sum(axis=1)).ravel(), 1))
    return round(float(np.quantile(np.concatenate(shares), _FAMILIAR)), 4)


def _compared(part: Part, corpus: Corpus) -> Sequence[View]:
    """Return the views the peer is measured at: of a large corpus one, for the time it takes."""
    if len(corpus.authors) > LARGE:
        return (WORDS_750,)
    return [view for view in part.test if view.own]


def _common_view(recipe: Recipe) -> View:
    tested = [view for part in recipe.parts for view in part.test]
    return next((view for view in (NEWEST_50, WORDS_750) if view in tested), tested[0])
