"""The evaluation, told: Markdown for ``docs/likes.md``; a card's curve for the accuracy page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from reflet.lab.likes.calibration import calibrated
from reflet.lab.likes.evaluate import COHORTS, DRAWS, OURS, Comparison, Evaluation
from reflet.lab.likes.folds import ALL, HeldOut
from reflet.lab.likes.labels import Label
from reflet.lab.likes.survey import LEFT_OUT
from reflet.lab.metrics import (
    Figure,
    calibration_error,
    calibration_error_band,
    mean_absolute_error,
)
from reflet.profiling.estimate import Trait

BEGIN, END = "<!-- reflet likes evaluate -->", "<!-- end -->"
"""What the evaluation stands between in a page."""


def put_into(page: str, told: str) -> str:
    """Return ``page`` with ``told`` between its two lines.

    Raises ``ValueError`` where it has no such lines.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the page has no place for the evaluation: lines {BEGIN} and {END}")
    return f"{before}{begin}\n{told}\n{end}{after}"


def evaluation_text(found: Evaluation) -> str:
    """Return the evaluation as Markdown."""
    left_out = ", ".join(sorted(LEFT_OUT))
    put_back = "; ".join(f"{name} {figure.value:.3f}" for name, figure in found.put_back.items())
    return "\n\n".join(
        [
            _table(found.films),
            _table(found.tastes),
            f"With {left_out} put back, gender in the same folds: {put_back}. From the ratings "
            f"themselves, a plain regression, without them: {found.rated:.3f}.",
            _reliabilities(found.tastes),
            *(_changes(name, traits) for name, traits in found.changed.items()),
            *(_same_people(name, traits) for name, traits in found.same_people.items()),
            _calibrations(found.films),
            _calibrations(found.tastes),
        ]
    )


def accuracy_section(card: Mapping[str, Any]) -> str:
    """Return a section on a bundle of likes for the accuracy page, from its card alone."""
    traits = card["traits"]
    amounts = sorted({int(n) for t in traits for n in card["curve"][t]}, key=_all_last)
    head = " | ".join("all" if amount == ALL else str(amount) for amount in amounts)
    lines = [
        f"## {card['name']}",
        "",
        f"{card['licence']}. Trained on {', '.join(card['corpora'])} ({card['users']} people). "
        "From so many likes each, on people held out; how it was measured, and beside what, "
        "stands in [likes](likes.md).",
        "",
        f"| trait | measure | alpha | {head} |",
        "|---" * (len(amounts) + 3) + "|",
    ]
    for trait in traits:
        curve, alpha = card["curve"][trait], card["reliability"].get(trait)
        cells = " | ".join(
            "{:.3f} [{:.3f}, {:.3f}]".format(*curve[str(n)]) if str(n) in curve else "·"
            for n in amounts
        )
        measure = card["validity"][trait]["measure"]
        lines.append(f"| {trait} | {measure} | {alpha if alpha is not None else '·'} | {cells} |")
    return "\n".join([*lines, "", *(f"- Limit: {limit}" for limit in card["limits"])])


def _all_last(amount: int) -> float:
    return amount if amount != ALL else np.inf


def _changes(corpus: str, traits: Mapping[Trait, Mapping[str, Figure]]) -> str:
    variants = list(next(iter(traits.values())))
    lines = [
        f"What each choice brings on {corpus}, from all likes, the others as they are:",
        "",
        "| | " + " | ".join(traits) + " |",
        "|---" * (len(traits) + 1) + "|",
    ]
    for variant in variants:
        cells = " | ".join(f"{figures[variant].value:.3f}" for figures in traits.values())
        lines.append(f"| {variant} | {cells} |")
    return "\n".join(lines)


def _same_people(corpus: str, traits: Mapping[Trait, Mapping[int, Figure]]) -> str:
    amounts = list(next(iter(traits.values())))
    head = " | ".join("all" if amount == ALL else str(amount) for amount in amounts)
    lines = [
        f"The same people at each number of likes: those of {corpus} who have {COHORTS[corpus]} or "
        f"more, mean of {DRAWS} draws.",
        "",
        f"| likes each | {head} | people |",
        "|---" * (len(amounts) + 2) + "|",
    ]
    for trait, curve in traits.items():
        cells = " | ".join(_cell(curve[amount], amount) for amount in amounts)
        lines.append(f"| {trait.value} | {cells} | {curve[ALL].n} |")
    return "\n".join(lines)


def _table(one: Comparison) -> str:
    lines = [f"**{one.corpus}**: {one.users} users, {one.pairs:,} likes, 10-fold by user."]
    for trait, methods_ in one.figures.items():
        amounts = list(next(iter(methods_.values())))
        head = " | ".join("all" if amount == ALL else str(amount) for amount in amounts)
        counts = " | ".join(str(methods_[OURS][amount].n) for amount in amounts)
        measure = "AUC" if trait is Trait.GENDER else "r"
        lines += ["", f"| {trait.value}, {measure}, likes each | {head} |"]
        lines += ["|---" * (len(amounts) + 1) + "|"]
        for name, curve in methods_.items():
            cells = " | ".join(_cell(curve[amount], amount) for amount in amounts)
            lines.append(f"| {name} | {cells} |")
        lines.append(f"| users with as many | {counts} |")
    return "\n".join(lines)


def _cell(figure: Figure, amount: int) -> str:
    value = f"{figure.value:.3f}"
    return f"{value} ({figure.low:.3f} to {figure.high:.3f})" if amount == ALL else value


def _reliabilities(tastes: Comparison) -> str:
    """Say each composite's alpha, and r less the composite's own unreliability (Spearman 1904)."""
    told = []
    for label in tastes.labels:
        if label.reliability is not None:
            r = tastes.figures[label.trait][OURS][ALL].value
            told.append(
                f"{label.trait.value} {label.reliability:.2f} (r {r:.2f}, "
                f"{r / np.sqrt(label.reliability):.2f} were it measured without error)"
            )
    return "Cronbach's alpha of the composites: " + ", ".join(told) + "."


def _calibrations(one: Comparison) -> str:
    lines = [
        f"Calibration on {one.corpus}, fitted on half of the users, measured on the other:",
        "",
        "| trait | likes each | users | expected calibration error (95 % of perfect models of "
        "this size) | 80 % intervals hold | MAE (guessing the median) |",
        "|---|---|---|---|---|---|",
    ]
    for label in one.labels:
        amounts = one.ours.scores[label.trait]
        ordered = sorted(amounts, key=_all_last)
        lines += [_calibration_row(label, one.ours, amount) for amount in ordered]
    return "\n".join(lines)


def _calibration_row(label: Label, ours: HeldOut, amount: int) -> str:
    truth, value, low, high = calibrated(label, ours, amount)
    shown = "all" if amount == ALL else f"up to {amount}"
    error = held = mae = "·"
    if label.is_binary:
        chance = 1 / (1 + np.exp(-value))
        band = calibration_error_band(chance)
        error = f"{calibration_error(truth, chance):.3f} ({band:.3f})"
    else:
        held = f"{100 * np.mean((truth >= low) & (truth <= high)):.0f} %"
    if label.trait is Trait.AGE:
        years = np.exp(truth)
        median = np.full(len(years), np.median(years))
        mae = (
            f"{mean_absolute_error(years, np.exp(value)):.2f} years "
            f"({mean_absolute_error(years, median):.2f})"
        )
    return f"| {label.trait.value} | {shown} | {len(truth)} | {error} | {held} | {mae} |"
