"""All that is told of a bundle besides its main figures, as plain data for its card."""

from __future__ import annotations

from typing import Any, cast

from reflet.lab.audit import audit_authors
from reflet.lab.corpus import Corpus
from reflet.lab.crossvalidate import CrossValidation
from reflet.lab.figures.across import across
from reflet.lab.figures.by_whom import by_whom
from reflet.lab.figures.forms import calibration_forms
from reflet.lab.figures.judged import in_detail, judge
from reflet.lab.figures.learning_curves import SAMPLE, learning_curve
from reflet.lab.figures.plain_peers import plain_peers
from reflet.lab.figures.reliability import interval_coverage, reliability
from reflet.lab.figures.score import fold_score
from reflet.lab.figures.selective import selective
from reflet.lab.peers import LARGE
from reflet.lab.prepare import Prepared
from reflet.lab.recipes import Recipe
from reflet.profiling.estimate import Trait


def study(prepared: Prepared, validation: CrossValidation) -> dict[str, Any]:
    """Return curves, figures by whom and across corpora, coverages, and the plainest peers.

    Everybody is scored by the machines of ``validation`` that never saw them nor their group, and
    calibrated on other groups.
    """
    recipe, corpora = prepared.recipe, prepared.corpora
    judged = judge(recipe, corpora, validation)
    detailed = in_detail(recipe, judged)
    told: dict[str, Any] = {
        "sample": SAMPLE,
        "learning_curves": [
            {"corpus": part.corpus, "rows": rows}
            for part in recipe.parts
            if (
                rows := learning_curve(
                    recipe.trait,
                    corpora[part.corpus].authors,
                    corpora[part.corpus].label,
                    corpora[part.corpus].group,
                    fold_score(prepared, validation, part.corpus),
                )
            )
        ],
        "by_whom": [row for one in detailed if not one.who for row in by_whom(recipe.trait, one)],
        "across": across(prepared, validation.penalties),
        "peers": plain_peers(recipe.trait, corpora, judged),
        "audit": [row for part in recipe.parts for row in _audit(corpora[part.corpus], recipe)],
    }
    if recipe.trait is Trait.AGE:
        told["intervals"] = [row for one in judged for row in interval_coverage(one)]
    else:
        told["selective"] = [selective(one) for one in judged]
        told["reliability"] = [reliability(one) for one in detailed]
        if forms := calibration_forms(recipe, validation):
            told["calibration_forms"] = forms
    return cast(dict[str, Any], _rounded(told))


def _audit(corpus: Corpus, recipe: Recipe) -> list[dict[str, str]]:
    """Return what the groups of a corpus share that tells the trait; large corpora are left out."""
    if len(corpus.authors) > LARGE:
        return []
    return [
        {
            "corpus": corpus.name,
            "check": one.check,
            "level": one.level.value,
            "summary": one.summary,
        }
        for one in audit_authors(corpus.authors, recipe.trait)
    ]


def _rounded(told: Any) -> Any:
    """Return the same data, its figures to five places: a card is read each time one is asked."""
    if isinstance(told, float):
        return round(told, 5)
    if isinstance(told, dict):
        return {key: _rounded(one) for key, one in told.items()}
    return [_rounded(one) for one in told] if isinstance(told, list) else told
