"""The tables and sentences of a bundle's study: curves, for whom, how far, beside what."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from reflet.lab.figures.ablation import verdict
from reflet.lab.page.numbers import NOTHING, Card, bounded, short, table, value_of, who

_UNITS = {"mae": " years", "bias": " years"}
_NAMES = {
    "auc": "AUC",
    "balanced_accuracy": "balanced accuracy",
    "accuracy": "share right",
    "r": "r",
    "mae": "mean error, years",
    "bias": "answered less true, years",
}
_PEERS = {
    "majority": "the commonest answer",
    "median": "the median age",
    "agreement alone": "agreement rules alone",
    "one pattern": "one pattern, «je suis» and a word",
}


def learning_table(study: Card) -> list[str]:
    """Return the learning curves as a table."""
    curves = study.get("learning_curves")
    if not curves:
        return []
    measures = [name for name in _NAMES if name in curves[0]["rows"][0]]
    rows = [
        [
            curve["corpus"],
            f"{row['amount']:,} {row['unit']}",
            str(row["n"]),
            *(bounded(row[name]) for name in measures),
            value_of(row["same_people"], measures[0])
            + (f" ({row['same_people']['n']})" if row["same_people"] else ""),
        ]
        for curve in curves
        for row in curve["rows"]
    ]
    head = ["corpus", "read", "people", *(_NAMES[name] for name in measures)]
    return table([*head, f"{_NAMES[measures[0]]} of the same people"], rows)


def selective_table(study: Card) -> list[str]:
    """Return accuracy where the surest 80 % are answered, and everybody."""
    rows = []
    for curve in study.get("selective", ()):
        everybody = curve["curve"][-1] if curve["curve"] else None
        rows.append(
            [
                curve["corpus"],
                who(curve),
                bounded(curve["at"]["accuracy"]),
                bounded(curve["at"]["balanced_accuracy"]),
                short(everybody["accuracy"]) if everybody else NOTHING,
                short(everybody["balanced_accuracy"]) if everybody else NOTHING,
            ]
        )
    head = ["corpus", "read", "accuracy at 80 %", "balanced at 80 %", "of all", "balanced, of all"]
    return table(head, rows)


def forms_table(study: Card) -> list[str]:
    """Return the calibration error and log loss of each form of calibration, view by view."""
    told: dict[tuple[str, str, str], dict[str, Card]] = {}
    for row in study.get("calibration_forms", ()):
        of_view = told.setdefault((row["corpus"], row["view"], str(row["n"])), {})
        of_view[row["form"]] = row
    forms = list(next(iter(told.values()), {}))
    rows = [
        [*view, *(f"{short(by[form]['ece'])}; {by[form]['log_loss']:.4f}" for form in forms)]
        for view, by in told.items()
    ]
    return table(["corpus", "read", "people", *(f"{form}: ECE; log loss" for form in forms)], rows)


_HOLDS = {True: "yes", False: "**no**", None: NOTHING}


def interval_table(study: Card) -> list[str]:
    """Return how often the 80 % interval holds, in every bin, and whether it may be so."""
    rows = [
        [
            cell["corpus"],
            who(cell),
            cell["cell"] if cell["dimension"] == "all" else f"{cell['dimension']}: {cell['cell']}",
            str(cell["n"]),
            f"{cell['covered']:.1%}",
            NOTHING if cell["passes"] is None else f"±{cell['allowed']:.1%}",
            _HOLDS[cell["passes"]],
        ]
        for cell in study.get("intervals", ())
    ]
    return table(["corpus", "read", "bin", "people", "covers", "allowed", "holds"], rows)


def by_whom_table(study: Card) -> list[str]:
    """Return every cell's figures, then the widest gap of each way to part people, in words."""
    lines = []
    for part in study.get("by_whom", ()):
        measures = [name for name in _NAMES if name in part["cells"][0]]
        rows = [
            [
                cell["cell"],
                str(cell["n"]),
                *(bounded(cell[name], _digits(name)) for name in measures),
            ]
            for cell in part["cells"]
        ]
        head = [f"{part['corpus']}, {who(part)}: {part['dimension']}", "people"]
        lines += table([*head, *(_NAMES[name] for name in measures)], rows)
        if "gap" in part:
            lines += [gap_in_words(part["gap"], part["measure"]), ""]
    return lines


def gap_in_words(gap: Card, measure: str) -> str:
    """Say how far the best and the worst cell are apart, and whether chance may have done it."""
    told = f"{bounded(gap, _digits(measure))}{_UNITS.get(measure, '')}"
    found = f"«{gap['most']}» and «{gap['least']}» are {told} of {_NAMES[measure]} apart"
    if gap["low"] <= 0 <= gap["high"]:
        return f"Widest gap: {found}; chance alone may part them so."
    return f"Widest gap: {found}, more than chance."


def by_language(cards: Sequence[Card]) -> list[str]:
    """Return each trait's validity in every language that has a bundle, and the gap in words.

    The people of two languages are others, and so is the corpus: the gap's bounds are those of a
    difference of two independent figures.
    """
    told: dict[str, dict[str, Card]] = {}
    for card in cards:
        for trait, figure in card["validity"].items():
            told.setdefault(trait, {}).setdefault(card["language"], figure)
    rows, gaps = [], []
    for trait, figures in told.items():
        if len(figures) < 2:
            continue
        rows += [
            [trait, language, _NAMES[one["measure"]], bounded(one), str(one["n"]), one["on"]]
            for language, one in figures.items()
        ]
        most = max(figures, key=lambda language: figures[language]["value"])
        least = min(figures, key=lambda language: figures[language]["value"])
        gap = _apart(figures[most], figures[least])
        named = {"most": most, "least": least, **gap}
        gaps += [f"- {trait}: {gap_in_words(named, figures[most]['measure'])}"]
    head = ["trait", "language", "measure", "figure", "people", "on"]
    return ["## By language", "", *table(head, rows), *gaps, ""] if rows else []


def _apart(one: Card, two: Card) -> dict[str, float]:
    gap = one["value"] - two["value"]
    below = math.hypot(one["value"] - one["low"], two["high"] - two["value"])
    above = math.hypot(one["high"] - one["value"], two["value"] - two["low"])
    return {"value": gap, "low": gap - below, "high": gap + above}


def across_table(study: Card) -> list[str]:
    """Return what was trained on one corpus and tested on another."""
    rows = [
        [
            row["trained_on"],
            row["tested_on"],
            row["view"],
            str(row["n"]),
            "AUC" if "auc" in row else "r of years",
            bounded(row.get("auc") or row["r"]),
        ]
        for row in study.get("across", ())
    ]
    if not rows and "across" in study:
        return [
            "How far it holds on another corpus is **unknown**: no second labelled one in this"
            " language is here, so nothing of the kind was measured.",
            "",
        ]
    return table(["trained on", "tested on", "read", "people", "measure", "figure"], rows)


def audit_list(study: Card) -> list[str]:
    """Return what ``reflet lab audit`` finds that the groups share, by corpus."""
    lines = [
        f"- {one['corpus']}, {one['check']} ({one['level']}): {one['summary']}."
        for one in study.get("audit", ())
    ]
    return [*lines, ""] if lines else []


def peer_table(study: Card, figures: Sequence[Card]) -> list[str]:
    """Return all peers and ours in one table, on the same people and splits."""
    names = ("r", "mae") if "mae" in figures[0] else ("auc", "accuracy", "balanced_accuracy")
    rows = []
    ours = {
        (one["corpus"], one["view"], name): row
        for one in figures
        for name, row in (("", one), ("senders of 20+", one.get("senders_with_20")))
        if row is not None
    }
    told: dict[tuple[str, str, str], list[tuple[str, Mapping[str, Card]]]] = {}
    for peer in study.get("peers", ()):
        key = (peer["corpus"], peer["view"], peer["who"])
        told.setdefault(key, []).append((_PEERS[peer["peer"]], peer))
    for key, peers in told.items():
        row = ours.get(key)
        if row is None:
            continue
        compared = [("**Reflet**", row), *peers]
        if "peer" in row:
            compared.insert(1, ("PAN's words and characters", row["peer"]))
        where = f"{key[0]}, {key[1]}{'; ' + key[2] if key[2] else ''}"
        rows += [
            [where, name, *(value_of(one, measure, _digits(measure)) for measure in names)]
            for name, one in compared
        ]
    return table(["on", "by", *(_NAMES[name] for name in names)], rows)


def ablation_table(told: Card) -> list[str]:
    """Return what each part of the recipe brought, what brought nothing included."""
    rows = [
        [
            row["without"],
            f"{row['corpus']}, {row['view']}",
            "AUC" if row["measure"] == "auc" else "r of years",
            short(row["whole"]["value"]),
            short(row["left"]),
            bounded(row["gain"]),
            verdict(row["gain"]),
        ]
        for row in told["rows"]
    ]
    return table(["left out", "on", "measure", "whole", "without", "it brought", "so it"], rows)


def _digits(measure: str) -> int:
    return 2 if measure in _UNITS else 3
