"""A portrait to show to others: the same answers, without the person's words or address.

A post's id or exact hour would lead back to its text on the network, and a contribution written
with all its digits could be looked up in the bundle's weights, word by word; so ids become ranks,
times become days and contributions are rounded.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from reflet.footprint.records import Account, Post
from reflet.profiling.estimate import Estimate, Evidence, EvidenceKind
from reflet.profiling.reading import Counterfactual, Reading
from reflet.profiling.window import Window
from reflet.report.narrative import REMARKS

_SHORT, _LONG = 3, 8
_ROUNDED = 1


def length_class(word: str) -> str:
    """Class a word by its length: ``short`` (to 3 letters), ``medium``, ``long`` (from 8)."""
    if len(word) <= _SHORT:
        return "short"
    return "long" if len(word) >= _LONG else "medium"


def redacted_account(account: Account) -> Account:
    """Keep an account's network alone."""
    return Account(id=f"{account.network}:redacted", network=account.network)


def redacted_reading(reading: Reading) -> Reading:
    """Take a reading's words away; remarks stay where they are one of the known codes."""
    posts = (*reading.window.posts, *reading.window.older)
    ranks = {post.id: f"post-{rank}" for rank, post in enumerate(posts, start=1)}
    return replace(
        reading,
        window=_window(reading.window, ranks),
        estimates=tuple(_estimate(estimate, ranks) for estimate in reading.estimates),
        impressions=tuple(_estimate(estimate, ranks) for estimate in reading.impressions),
        counterfactuals=tuple(_counterfactual(one, ranks) for one in reading.counterfactuals),
        remarks=tuple(remark for remark in reading.remarks if remark in REMARKS),
    )


def _window(window: Window, ranks: dict[str, str]) -> Window:
    return replace(
        window,
        posts=tuple(_post(post, ranks) for post in window.posts),
        older=tuple(_post(post, ranks) for post in window.older),
        since=_day(window.since),
        until=_day(window.until),
    )


def _post(post: Post, ranks: dict[str, str]) -> Post:
    network = post.account.partition(":")[0]
    return Post(
        id=ranks[post.id],
        account=f"{network}:redacted",
        text="",
        created_at=_day(post.created_at),
        kind=post.kind,
        visibility=post.visibility,
        language=post.language,
    )


def _day(moment: datetime | None) -> datetime | None:
    return moment and moment.replace(hour=0, minute=0, second=0, microsecond=0)


def _estimate(estimate: Estimate, ranks: dict[str, str]) -> Estimate:
    return replace(
        estimate,
        evidence=tuple(_evidence(evidence, ranks) for evidence in estimate.evidence),
        post_contributions=tuple(
            (ranks[post], round(value, _ROUNDED))
            for post, value in estimate.post_contributions
            if post in ranks
        ),
    )


def _evidence(evidence: Evidence, ranks: dict[str, str]) -> Evidence:
    label = evidence.label
    if evidence.kind is EvidenceKind.WORD:
        label = length_class(label)
    elif evidence.kind is EvidenceKind.AGREEMENT:
        label = EvidenceKind.AGREEMENT.value
    posts = dict.fromkeys(ranks[post] for post, _, _ in evidence.spans if post in ranks)
    return replace(
        evidence,
        label=label,
        contribution=round(evidence.contribution, _ROUNDED),
        spans=tuple((post, 0, 0) for post in posts),
        reading=evidence.reading and evidence.reading.partition(":")[0],
    )


def _counterfactual(one: Counterfactual, ranks: dict[str, str]) -> Counterfactual:
    return replace(one, deletions=tuple(ranks.get(post, "post") for post in one.deletions))
