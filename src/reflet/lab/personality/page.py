"""The part of ``docs/accuracy.md`` on the Big Five, from the card of either bundle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reflet.lab.personality.leave_out import TRAITS

Card = Mapping[str, Any]

_MEASURED = {"ours": "ours", "with_encoder": "ours, with a sentence encoder", "peer": "peer"}
_SHORT = dict(zip(TRAITS, "OCEAN", strict=True))


def personality_section(card: Card) -> list[str]:
    """Return the lines of tables that stand below the corpora left out; none for other bundles."""
    if "left_out_mean" not in card:
        return []
    lines = [*_mean(card), *_curve(card["curve"])]
    if "within_corpus" in card:
        lines += _within(card["within_corpus"], card.get("encoder"))
    if "leave_one_language_out" in card:
        lines += _languages(card["leave_one_language_out"])
    return [*lines, *_ideas(card["ideas"])]


def _mean(card: Card) -> list[str]:
    told = card["left_out_mean"]
    silent = [_SHORT[trait] for trait in TRAITS if told[trait]["low"] <= 0]
    cells = " | ".join(_figure(told[name]) for name in (*TRAITS, "mean"))
    lines = [
        "The mean over these corpora, which the product prints as the validity of its estimate:",
        "",
        "| " + " | ".join([*_SHORT.values(), "mean"]) + " |",
        "|" + "---|" * (len(TRAITS) + 1),
        f"| {cells} |",
        "",
    ]
    if silent:
        lines += [f"Not above nought for certain, and so not said: {', '.join(silent)}.", ""]
    return lines


def _curve(points: Sequence[Card]) -> list[str]:
    lines = [
        "As more words are read (mean r on corpora left out, people who wrote as many):",
        "",
        "| words | mean r | corpora (people) |",
        "|---|---|---|",
    ]
    for point in points:
        corpora = ", ".join(f"{name} ({one['n']})" for name, one in point["corpora"].items())
        lines.append(f"| {point['words']:,} | {_figure(point['mean'])} | {corpora} |")
    return [*lines, ""]


def _within(rows: Sequence[Card], encoder: Card | None) -> list[str]:
    lines = [
        "Within a corpus (nested and grouped, 5-fold; what a stranger does not get), beside a ridge"
        " on TF-IDF 1-2-grams in the same folds:",
        "",
        "| corpus | people's texts | measure | | mean | " + " | ".join(_SHORT.values()) + " |",
        "|---|---|---|---|---|" + "---|" * len(TRAITS),
    ]
    for row in rows:
        measure = "AUC" if row["measure"] == "auc" else "r"
        who = f"{row['corpus']} | {row['n']} | {measure}"
        for key, name in _MEASURED.items():
            if key in row:
                traits = " | ".join(_short(row[key][trait]) for trait in TRAITS)
                lines.append(f"| {who} | {name} | {_figure(row[key]['mean'])} | {traits} |")
    if encoder is not None:
        lines += [
            "",
            f"The sentence encoder is {encoder['name']} (SHA-256 of its weights:"
            f" {encoder['sha256']}…), the means of its layers of the second quarter, beside all of"
            " ours. Others taught it on other texts; neither a bundle nor a figure that the product"
            " prints rests on it ([the lab](lab.md#a-sentence-encoder)).",
        ]
    return [*lines, ""]


def _languages(told: Card) -> list[str]:
    each = "; ".join(
        f"{row['language']} ({row['people']} people) {_figure(row['mean'])}"
        for row in told["languages"]
    )
    traits = ", ".join(f"{_SHORT[trait]} {_figure(told['traits'][trait])}" for trait in TRAITS)
    without = f", without the English {_figure(told['foreign'])}" if "foreign" in told else ""
    return [
        "Leaving one language out (style alone, learned from the three others; mean r of the"
        f" traits): {each}; pooled {_figure(told['pooled'])}{without}. By trait, pooled: {traits}."
        " It is the style of tweets of one shared task: no bundle is made of it, and in French and"
        " in Spanish nothing is said.",
        "",
    ]


def _ideas(rows: Sequence[Card]) -> list[str]:
    lines = [
        "What each idea brought to the mean r on corpora left out:",
        "",
        "| idea | mean r | change | " + " | ".join(_SHORT.values()) + " |",
        "|---|---|---|" + "---|" * len(TRAITS),
    ]
    before = None
    added = [row for row in rows if row["kind"] == "added"]
    for row in rows:
        if row["kind"] == "instead":
            before = added[-1]["mean_r"]
        change = "–" if before is None else f"{row['mean_r'] - before:+.3f}"
        traits = " | ".join(_short(value) for value in row["traits"])
        idea = f"+ {row['idea']}" if row["kind"] == "added" else f"all, but: {row['idea']}"
        lines.append(f"| {idea} | {_short(row['mean_r'])} | {change} | {traits} |")
        before = row["mean_r"]
    return [*lines, ""]


def _figure(one: Card) -> str:
    return f"{_short(one['value'])} [{_short(one['low'])}, {_short(one['high'])}]"


def _short(value: float) -> str:
    return f"{value:.3f}".replace("0.", ".", 1)
