"""The portrait as a JSON document, as ``schema/portrait-1.json`` describes it.

It holds codes rather than sentences, post ids rather than posts. The words that moved an estimate
are in it as labels of evidence; a redacted portrait's document has none.
"""

from __future__ import annotations

import json
from datetime import datetime
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from reflet import __version__
from reflet.profiling.estimate import Estimate, Evidence, Trait, Validity
from reflet.profiling.reading import Counterfactual, Disclosure, Progression, Reading
from reflet.profiling.window import Window
from reflet.report.likes import likes_document
from reflet.report.minors import is_minor, shown_age, shown_value
from reflet.report.plain import web_address

if TYPE_CHECKING:
    from reflet.report.portrait import Portrait

SCHEMA_VERSION = 1

Json = dict[str, Any]


def schema() -> Json:
    """Read the published JSON Schema (2020-12) of the document."""
    text = files("reflet.report").joinpath("schema", "portrait-1.json").read_text("utf-8")
    loaded: Json = json.loads(text)
    return loaded


def portrait_document(portrait: Portrait, generated: datetime | None = None) -> Json:
    """Turn a portrait into the document; ``generated`` is when, if that is to be told."""
    account = portrait.account
    return {
        "schema_version": SCHEMA_VERSION,
        "program": {"name": "reflet", "version": __version__},
        "generated_at": _moment(generated),
        "redacted": portrait.is_redacted,
        "account": {
            "id": account.id,
            "network": account.network,
            "handle": account.handle,
            "name": account.name,
            "url": web_address(account.url),
        },
        "readings": [_reading(reading) for reading in portrait.readings],
        "disagreements": list(portrait.disagreements),
        "bundles": [dict(card) for card in portrait.bundles],
        "problems": portrait.problems,
        "likes": likes_document(portrait.likes) if portrait.likes else None,
    }


def to_json(document: Json) -> str:
    """Write the document as text, one line end at its end."""
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    # An export may hold lone surrogates, which no UTF-8 file nor terminal can.
    return text.encode("utf-8", "replace").decode("utf-8")


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _reading(reading: Reading) -> Json:
    return {
        "language": reading.window.language,
        "window": _window(reading.window),
        "disclosure": _disclosure(reading.disclosure),
        "estimates": [estimate_document(estimate) for estimate in reading.estimates],
        "impressions": [estimate_document(estimate) for estimate in reading.impressions],
        "counterfactuals": [_counterfactual(one) for one in reading.counterfactuals],
        "progressions": [_progression(one) for one in reading.progressions],
        "remarks": list(reading.remarks),
    }


def _window(window: Window) -> Json:
    times = [post.created_at for post in window.posts if post.created_at]
    return {
        "language": window.language,
        "posts": [post.id for post in window.posts],
        "words": window.words,
        "older_posts": len(window.older),
        "limit": window.limit,
        "since": _moment(window.since),
        "until": _moment(window.until),
        "oldest": _moment(min(times, default=None)),
        "newest": _moment(max(times, default=None)),
        "dropped": {reason.value: count for reason, count in window.dropped.items()},
    }


def _disclosure(disclosure: Disclosure) -> Json:
    return {
        "share": disclosure.share,
        "kind": disclosure.kind.value,
        "accuracy": _bounded(*disclosure.accuracy) if disclosure.accuracy else None,
    }


def _bounded(measure: str, value: float, low: float, high: float, n: int) -> Json:
    return {"measure": measure, "value": value, "low": low, "high": high, "n": n}


def _validity(validity: Validity) -> Json:
    bounds = (validity.value, validity.low, validity.high)
    return {**_bounded(validity.measure, *bounds, validity.n), "on": validity.on}


def estimate_document(estimate: Estimate) -> Json:
    """Turn one estimate into its part of the document."""
    minor = is_minor(estimate)
    interval = estimate.interval
    if interval is not None and estimate.trait is Trait.AGE:
        shown: list[float | None] | None = [shown_age(end) for end in interval]
    else:
        shown = list(interval) if interval is not None else None
    return {
        "trait": estimate.trait.value,
        "perspective": estimate.perspective.value,
        "state": estimate.state.value,
        "reason": estimate.reason.value if estimate.reason else None,
        "value": None if minor else estimate.value,
        "under_18": minor,
        "probability": estimate.probability,
        "interval": shown,
        "raw": _raw(estimate),
        "validity": _validity(estimate.validity) if estimate.validity else None,
        "evidence": [_evidence(evidence) for evidence in estimate.evidence],
        "post_contributions": [
            {"post": post, "contribution": value} for post, value in estimate.post_contributions
        ],
        "bundle": estimate.bundle,
    }


def _raw(estimate: Estimate) -> float | None:
    if estimate.raw is None:
        return None
    return shown_value(estimate.trait, estimate.raw)


def _evidence(evidence: Evidence) -> Json:
    return {
        "kind": evidence.kind.value,
        "label": evidence.label,
        "reading": evidence.reading,
        "contribution": evidence.contribution,
        "spans": [
            {"post": post, "start": start, "end": end} for post, start, end in evidence.spans
        ],
    }


def _counterfactual(one: Counterfactual) -> Json:
    return {
        "trait": one.trait.value,
        "target": one.target,
        "reached": one.reached,
        "before": shown_value(one.trait, one.before),
        "after": shown_value(one.trait, one.after),
        "deletions": list(one.deletions),
        "path": [shown_value(one.trait, value) for value in one.path],
    }


def _progression(one: Progression) -> Json:
    return {
        "trait": one.trait.value,
        "steps": [
            {"posts": posts, "words": words, "value": shown_value(one.trait, value)}
            for posts, words, value in one.steps
        ],
    }
