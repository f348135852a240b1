"""The portrait as a JSON document, as ``schema/portrait-1.json`` describes it.

It holds codes rather than sentences, post ids rather than posts. The words that moved an estimate
are in it as labels of evidence; a redacted portrait's document has none.
"""

from __future__ import annotations

import json
from datetime import datetime
from importlib.resources import files

from reflet import __version__
from reflet.profiling.reading import Counterfactual, Disclosure, Progression, Reading
from reflet.profiling.window import Window
from reflet.report.contents import PortraitContents
from reflet.report.estimates import Json, bounded, estimate_document
from reflet.report.likes import likes_document
from reflet.report.minors import shown_value
from reflet.report.plain import web_address

SCHEMA_VERSION = 1


def schema() -> Json:
    """Read the published JSON Schema (2020-12) of the document."""
    text = files("reflet.report").joinpath("schema", "portrait-1.json").read_text("utf-8")
    loaded: Json = json.loads(text)
    return loaded


def portrait_document(portrait: PortraitContents, generated: datetime | None = None) -> Json:
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
        "accuracy": bounded(*disclosure.accuracy) if disclosure.accuracy else None,
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
