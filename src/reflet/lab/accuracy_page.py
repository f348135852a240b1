"""``docs/accuracy.md``, written from the cards: no figure on it comes from anywhere else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from reflet.profiling.models.bundle import FOLDERS, read_card

Card = Mapping[str, Any]

_HEAD = """# How well it does

Written by `reflet lab page` from the cards of the bundles, each made by `reflet lab train`: every
figure is measured on **people held out**, split by the corpora's groups (the same person's other
account, the same community, never on both sides), {folds}-fold. Brackets are 95 % bounds,
bootstrapped by group. Vocabulary and latent dimensions are learned once, without labels; all that
labels teach is learned anew in each fold, the calibration too. «Peer» is a plain TF-IDF n-gram
linear machine (characters 2 to 5; words 1 and 2 on the blogs) trained on that corpus alone, in
the same folds. Both sexes, and bots and people, are given the same weight in a calibration.
Penalties and the weights of a head's parts were chosen by hand on these same corpora, not nested in
the folds: the figures lean a little high.

A figure holds for people like those it was measured on. What is said of anybody else is a guess,
and the portrait says so.
"""


def write_page(path: Path, models: Path) -> None:
    """Write the page at ``path`` from the cards below ``models``."""
    path.write_text(page(read_cards(models)), encoding="utf-8")


def read_cards(models: Path) -> list[dict[str, Any]]:
    """Return the cards of text bundles below ``models``, ``open`` first, by name."""
    cards = [
        read_card(path)
        for folder in FOLDERS
        for path in sorted((models / folder).glob("*.card.json"))
    ]
    return [card for card in cards if "figures" in card and "contract" in card]


def page(cards: Sequence[Card]) -> str:
    """Return the page, a section a bundle."""
    folds = cards[0]["trained_with"]["folds"] if cards else 0
    return "\n".join([_HEAD.format(folds=folds), *(_section(card) for card in cards)])


def _section(card: Card) -> str:
    lines = [f"## {card['name']}", ""]
    corpora = ", ".join(
        f"{name} ({one['authors']} people in {one['groups']} groups)"
        for name, one in card["corpora"].items()
    )
    lines += [f"`models/{card['folder']}/`. {card['licence']}. Trained on {corpora}.", ""]
    if "auc" in card["figures"][0]:
        lines += _class_table(card["figures"])
    elif "mae" in card["figures"][0]:
        lines += _age_table(card["figures"])
    else:
        lines += _personality_table(card["figures"])
    for row in card.get("people_taken_for_bots", ()):
        lines.append(
            f"- People of {row['corpus']}, not trained on, taken for bots: "
            f"{row['share']:.1%} of {row['n']}."
        )
    if "gates" in card:
        verdict = "stops the other estimates" if card["gates"] else "is a remark and stops nothing"
        lines.append(f"- So a verdict «bot» {verdict} (5 % at most would be needed on each).")
    for row in card.get("disclosure_figures", {}).get("gender", ()):
        lines.append(
            f"- Where up to {row['upto']:.0%} of the posts are personal: AUC {_figure(row)}, "
            f"{row['n']} people."
        )
    lines += [*(f"- Limit: {limit}." for limit in card["limits"]), ""]
    return "\n".join(lines)


def _rows(figures: Sequence[Card]) -> list[tuple[str, str, Card]]:
    rows: list[tuple[str, str, Card]] = []
    for one in figures:
        rows.append((one["corpus"], one["view"], one))
        if "senders_with_20" in one:
            rows.append((one["corpus"], f"{one['view']}; senders of 20+", one["senders_with_20"]))
    return rows


def _class_table(figures: Sequence[Card]) -> list[str]:
    lines = [
        "| corpus | read | people | AUC | peer's | accuracy | balanced | peer's | decided | right"
        " when decided | ECE (calibrated model's 95 % point) |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for corpus, view, one in _rows(figures):
        peer = one.get("peer")
        right = _short(one["accuracy_when_decided"]) if one["decided"] else "–"
        lines.append(
            f"| {corpus} | {view} | {one['people']} | {_figure(one['auc'])} | "
            f"{_value(peer, 'auc')} | {_figure(one['accuracy'])} | "
            f"{_short(one['balanced_accuracy']['value'])} | {_value(peer, 'accuracy')} | "
            f"{one['decided']:.0%} | {right} | "
            f"{_short(one['ece'])} ({_short(one['ece_band'])}) |"
        )
    return [*lines, ""]


def _age_table(figures: Sequence[Card]) -> list[str]:
    lines = [
        "| corpus | read | people | r of log age | peer's | r of years | peer's | mean error, years"
        " | peer's | median's | 80 % interval covers |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for corpus, view, one in _rows(figures):
        peer = one.get("peer")
        lines.append(
            f"| {corpus} | {view} | {one['people']} | {_figure(one['r_log'])} | "
            f"{_value(peer, 'r_log')} | {_figure(one['r'])} | {_value(peer, 'r')} | "
            f"{one['mae']['value']:.2f} | {_value(peer, 'mae', 2)} | "
            f"{one['mae_of_median']:.2f} | {one['coverage']:.1%} |"
        )
    lines += ["", "Coverage by amount of text:", "", "| corpus | read | words | people | covers |"]
    lines.append("|---|---|---|---|---|")
    for corpus, view, one in _rows(figures):
        lines += [
            f"| {corpus} | {view} | from {bin_['words_from']} | {bin_['n']} | "
            f"{bin_['covered']:.1%} |"
            for bin_ in one["coverage_by_words"]
        ]
    return [*lines, ""]


def _personality_table(figures: Sequence[Card]) -> list[str]:
    traits = [name for name in figures[0] if name not in {"corpus", "view", "n", "kind"}]
    lines = [
        "| left out | people | labels | " + " | ".join(traits) + " |",
        "|---|---|---|" + "---|" * len(traits),
    ]
    for one in figures:
        cells = " | ".join(_figure(one[trait]) for trait in traits)
        lines.append(f"| {one['corpus']} | {one['n']} | {one['kind']} | {cells} |")
    return [*lines, ""]


def _figure(one: Card) -> str:
    return f"{_short(one['value'])} [{_short(one['low'])}, {_short(one['high'])}]"


def _value(peer: Card | None, name: str, digits: int = 3) -> str:
    if peer is None:
        return "–"
    value = peer[name]["value"]
    return _short(value) if digits == 3 else f"{value:.{digits}f}"


def _short(value: float) -> str:
    return f"{value:.3f}".replace("0.", ".", 1)
