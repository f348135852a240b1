"""Writing the page: what is said of all bundles, then a section a bundle, and the plots."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from reflet.lab.figures.ablation import SUFFIX
from reflet.lab.page.details import (
    ablation_table,
    across_table,
    audit_list,
    by_language,
    by_whom_table,
    forms_table,
    interval_table,
    learning_table,
    peer_table,
    selective_table,
)
from reflet.lab.page.drawing import svg
from reflet.lab.page.numbers import Card, table
from reflet.lab.page.plots import beside_published, plots
from reflet.lab.page.summary import summary
from reflet.lab.page.tables import main_table
from reflet.lab.personality.page import personality_section
from reflet.profiling.models.bundle import FOLDERS, read_card

IMAGES = Path("images") / "accuracy"
"""Where the plots lie, seen from the page."""

PUBLISHED = "published"

_HEAD = """# How well it does

Written by `reflet lab page` from the cards of the bundles, each made by `reflet lab train`: every
figure is measured on **people held out**, split by the corpora's groups (the same person's other
account, the same community, never on both sides), {folds}-fold. How to make them again, or make
your own, is told in [the lab](lab.md). A figure holds for people like those it was measured on.
What is said of anybody else is a guess, and the portrait says so.

## What was asked, what is reached
"""

_READING = """## How to read it

- Brackets are 95 % bounds, bootstrapped by group. **AUC** is how often, of two people of different
  kinds, the right one scores higher (.5 is chance); **balanced** accuracy is the mean of the shares
  of right answers of both kinds; **r** is a correlation; **ECE** is by how much probabilities miss.
- **PAN's recipe** is the peer: TF-IDF of words 1-2 and characters 3-5 (on the blogs, characters 3-4
  within words) and a linear support vector machine, a ridge for age, as has won the PAN tasks since
  2017; trained on that corpus alone, in the same folds.
- Everything that labels teach, penalties and the weights of a head's parts among it, is chosen anew
  inside each fold. Vocabulary and latent dimensions are learned once, without labels. Probabilities
  and intervals are calibrated on other groups, in twenty folds (each group alone where
  people are few); both sexes, and bots and people, weigh the same.
- A calibration error may be .03 at most on 1,600 people and more; on fewer, what a perfectly
  calibrated model of that size shows in 95 of 100 simulations. An 80 % interval may cover 2 points
  and two standard errors more or less than 80 % of a bin. It is made to hold the young as often as
  the old; how often it then holds by the age answered is told beside.
- Of each way to part people the widest gap is told: chosen after looking, it leans wide.
- Where there are large corpora, learning curves are of {sample:,} people drawn by group (seeded).

## How it grows with what is read
"""

_PUBLISHED = """![Correlations, ours and published](images/accuracy/published.svg)

On one axis, the correlation of what is answered with what is true (for gender, with log-odds). The
published curves, in grey, are of personality, the hardest trait there is: IBM Watson's mean over 52
traits by words, and the mean of the Big Five on English tweets of Arnoux et al. (2017), read off
their figure. Gender and age stand on the same axis to show the shape, not to win.
"""


def write_page(path: Path, models: Path) -> None:
    """Write the page at ``path`` and its plots beside it, from the cards below ``models``.

    The same cards give the same bytes. Plots of bundles that are gone are removed.
    """
    cards = read_cards(models)
    drawn = images(cards)
    folder = path.parent / IMAGES
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.svg"):
        if old.stem not in drawn:
            old.unlink()
    for name, text in drawn.items():
        (folder / f"{name}.svg").write_text(text, encoding="utf-8")
    path.write_text(page(cards), encoding="utf-8")


def read_cards(models: Path) -> list[dict[str, Any]]:
    """Return the cards of text bundles below ``models``, ``open`` first, by name.

    What ``reflet lab ablate`` left beside a card is in it as ``ablation``.
    """
    cards = []
    for folder in FOLDERS:
        for path in sorted((models / folder).glob("*.card.json")):
            card = read_card(path)
            told = path.with_name(path.name.replace(".card.json", SUFFIX))
            if told.is_file():
                card["ablation"] = json.loads(told.read_text(encoding="utf-8"))
            cards.append(card)
    return [card for card in cards if "figures" in card and "contract" in card]


def images(cards: Sequence[Card]) -> dict[str, str]:
    """Return the plots of the page as SVG, by name."""
    drawn = {
        f"{card['name']}-{kind}": svg(chart, f"{card['name']}: {kind}")
        for card in cards
        for kind, chart in plots(card).items()
    }
    if any(card.get("study") for card in cards):
        drawn[PUBLISHED] = svg(beside_published(cards), "Correlations beside published curves")
    return drawn


def page(cards: Sequence[Card]) -> str:
    """Return the page's Markdown: the summary first, then a section a bundle."""
    folds = cards[0]["trained_with"]["folds"] if cards else 0
    samples = [card["study"].get("sample", 0) for card in cards if card.get("study")]
    lines = [_HEAD.format(folds=folds), *summary(cards)]
    if samples:
        lines += [_READING.format(sample=max(samples)), _PUBLISHED]
    lines += by_language(cards)
    for card in cards:
        lines += _section(card)
    return "\n".join([*lines, *_made(cards)])


def _section(card: Card) -> list[str]:
    corpora = ", ".join(
        f"{name} ({one['authors']} people in {one['groups']} groups)"
        for name, one in card["corpora"].items()
    )
    lines = [f"## {card['name']}", ""]
    lines += [f"`models/{card['folder']}/`. {card['licence']}. Trained on {corpora}.", ""]
    lines += [*main_table(card["figures"]), *personality_section(card)]
    study = card.get("study")
    if study:
        lines += _studied(card, study)
    if "ablation" in card:
        lines += [*_ablated(card["ablation"])]
    for row in card.get("people_taken_for_bots", ()):
        lines.append(
            f"- People of {row['corpus']}, not trained on, taken for bots: "
            f"{row['share']:.1%} of {row['n']} (at most {row['high']:.1%}, with 95 % sureness)."
        )
    if "gates" in card:
        verdict = "stops the other estimates" if card["gates"] else "is a remark and stops nothing"
        lines.append(f"- So a verdict «bot» {verdict} (each bound would have to be 5 % at most).")
    return [*lines, *(f"- Limit: {limit}." for limit in card["limits"]), ""]


def _studied(card: Card, study: Card) -> list[str]:
    """Return the sub-sections of a study, each with its plot where it has one."""
    parts: list[tuple[str, str, list[str]]] = [
        ("Peers, on the same people", "", peer_table(study, card["figures"])),
        ("By how much is read", "learning", learning_table(study)),
        ("When the least sure are not answered", "selective", selective_table(study)),
        ("Whether probabilities are what they say", "reliability", []),
        ("What the form of the calibration brings", "", forms_table(study)),
        ("Whether intervals hold", "intervals", interval_table(study)),
        ("By whom", "by-whom", by_whom_table(study)),
        ("Across corpora", "", across_table(study)),
        ("What the groups share after all", "", audit_list(study)),
    ]
    drawn = plots(card)
    lines = []
    for title, plot, told in parts:
        if told or plot in drawn:
            lines += [f"### {title} ({card['name']})", ""]
            if plot in drawn:
                source = f"{IMAGES.as_posix()}/{card['name']}-{plot}.svg"
                lines += [f"![{title}, {card['name']}]({source})", ""]
            lines += told
    return lines


def _ablated(told: Mapping[str, Any]) -> list[str]:
    people = ", ".join(f"{one['people']:,} of {name}" for name, one in told["corpora"].items())
    return [
        f"### What each part brings ({told['name']})",
        "",
        f"`reflet lab ablate {told['name']}`: each part left out in turn, in the same folds"
        f" (people: {people}).",
        "",
        *ablation_table(told),
    ]


def _made(cards: Sequence[Card]) -> list[str]:
    """Return with what each bundle was made: seeds, versions, the corpora's hashes."""
    rows = []
    for card in cards:
        made = card["trained_with"]
        versions = ", ".join(f"{name} {made[name]}" for name in ("python", "numpy", "scikit-learn"))
        hashes = ", ".join(f"{name} `{one['sha256']}`" for name, one in card["corpora"].items())
        rows.append([f"{card['name']} {card['version']}", str(made["seed"]), versions, hashes])
    if not rows:
        return []
    head = ["bundle", "seed", "made with", "corpora (SHA-256, first 16 digits)"]
    return ["## Made with", "", *table(head, rows)]
