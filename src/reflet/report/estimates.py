"""One estimate as its part of the JSON document, whatever it was made from: posts or likes."""

from __future__ import annotations

from typing import Any

from reflet.profiling.estimate import Estimate, Evidence, Trait, Validity
from reflet.report.minors import is_minor, shown_age, shown_value

Json = dict[str, Any]


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


def _validity(validity: Validity) -> Json:
    bounds = (validity.value, validity.low, validity.high)
    return {**bounded(validity.measure, *bounds, validity.n), "on": validity.on}


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


def bounded(measure: str, value: float, low: float, high: float, n: int) -> Json:
    """Give a measure with its interval, and how many people it was taken on."""
    return {"measure": measure, "value": value, "low": low, "high": high, "n": n}
