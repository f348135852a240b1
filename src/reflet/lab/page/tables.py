"""The tables of main figures: one of classes, one of ages, one of the Big Five."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reflet.lab.page.numbers import NOTHING, Card, bounded, short, table, value_of

MANY = "senders of 20+"


def main_table(figures: Sequence[Card]) -> list[str]:
    """Return the table of a bundle's main figures, whichever its trait."""
    if "auc" in figures[0]:
        return _classes(figures)
    if "mae" in figures[0]:
        return _ages(figures)
    return _personality(figures)


def main_rows(figures: Sequence[Card]) -> list[tuple[str, str, str, Card]]:
    """Return corpus, view, population and figures of each row, populations after the whole."""
    rows: list[tuple[str, str, str, Card]] = []
    for one in figures:
        rows.append((one["corpus"], one["view"], "", one))
        if "senders_with_20" in one:
            rows.append((one["corpus"], one["view"], MANY, one["senders_with_20"]))
    return rows


def _row_each(
    head: Sequence[str], figures: Sequence[Card], cells: Callable[[Card], list[str]]
) -> list[str]:
    """Return a table with a row each corpus, view and population: who they are, then ``cells``."""
    rows = [
        [corpus, f"{view}; {who}" if who else view, str(one["people"]), *cells(one)]
        for corpus, view, who, one in main_rows(figures)
    ]
    return table(["corpus", "read", "people", *head], rows)


def _classes(figures: Sequence[Card]) -> list[str]:
    def cells(one: Card) -> list[str]:
        peer = one.get("peer")
        return [
            bounded(one["auc"]),
            value_of(peer, "auc"),
            bounded(one["accuracy"]),
            short(one["balanced_accuracy"]["value"]),
            value_of(peer, "balanced_accuracy"),
            f"{one['decided']:.0%}",
            short(one["accuracy_when_decided"]) if one["decided"] else NOTHING,
            f"{short(one['ece'])} ({short(one['ece_allowed'])})"
            if "ece_allowed" in one
            else short(one["ece"]),
        ]

    head = [
        *("AUC", "PAN's", "accuracy", "balanced", "PAN's"),
        *("decided", "right when decided", "ECE (at most)"),
    ]
    return _row_each(head, figures, cells)


def _ages(figures: Sequence[Card]) -> list[str]:
    def cells(one: Card) -> list[str]:
        peer = one.get("peer")
        return [
            bounded(one["r_log"]),
            value_of(peer, "r_log"),
            bounded(one["r"]),
            value_of(peer, "r"),
            f"{one['mae']['value']:.2f}",
            value_of(peer, "mae", 2),
            f"{one['mae_of_median']:.2f}",
            f"{one['coverage']:.1%}",
        ]

    head = [
        *("r of log age", "PAN's", "r of years", "PAN's"),
        *("mean error, years", "PAN's", "median's", "80 % interval covers"),
    ]
    return _row_each(head, figures, cells)


def _personality(figures: Sequence[Card]) -> list[str]:
    traits = [
        name
        for name, one in figures[0].items()
        if isinstance(one, dict) and {"value", "low", "high"} <= set(one)
    ]
    rows = [
        [one["corpus"], str(one["n"]), str(one.get("kind", "")), *(bounded(one[t]) for t in traits)]
        for one in figures
    ]
    return table(["left out", "people", "labels", *traits], rows)
