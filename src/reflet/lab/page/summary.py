"""The first table of the page: what was asked for, what is reached, and by how much it fails."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reflet.lab.page.numbers import NOTHING, Card, bounded, short, table
from reflet.lab.page.tables import MANY, main_rows


@dataclass(frozen=True, slots=True)
class Asked:
    """A floor that was set before anything was measured: of which bundle, on whom, in what."""

    what: str
    bundle: str
    corpus: str
    view: str
    measure: str
    floor: float
    who: str = ""
    is_selective: bool = False


def _french(what: str, bundle: str, view: str, measure: str, floor: float, **more: Any) -> Asked:
    return Asked(what, bundle, "sms88mil.fr", view, measure, floor, who=MANY, **more)


ASKED: tuple[Asked, ...] = (
    _french("French gender, 50 newest messages", "fr-gender", "50 posts", "auc", 0.84),
    _french("French gender, all messages", "fr-gender", "all", "auc", 0.87),
    _french(
        "French gender, all messages, the surest 80 %",
        "fr-gender",
        "all",
        "balanced_accuracy",
        0.80,
        is_selective=True,
    ),
    _french("French age, all messages", "fr-age", "all", "r_log", 0.70),
    Asked("English gender, 750 words", "en-gender", "blogs.en", "750 words", "accuracy", 0.81),
    Asked(
        "English gender, 750 words, the surest 80 %",
        "en-gender",
        "blogs.en",
        "750 words",
        "accuracy",
        0.86,
        is_selective=True,
    ),
    Asked("English age, 750 words", "en-age", "blogs.en", "750 words", "r", 0.75),
    *(
        Asked(f"{name} gender, {view}", f"{code}-gender", f"pan19.{code}", view, "accuracy", floor)
        for name, code, floors in (("English", "en", (0.77, 0.79)), ("Spanish", "es", (0.70, 0.72)))
        for view, floor in zip(
            ("50 posts, reposts included", "100 posts, reposts included"), floors, strict=True
        )
    ),
    *(
        Asked(
            f"{name} bots, 50 posts",
            f"{code}-kind",
            f"pan19.{code}",
            "50 posts, reposts included",
            "accuracy",
            floor,
        )
        for name, code, floor in (("English", "en", 0.94), ("Spanish", "es", 0.91))
    ),
)
"""From the project's issues: accuracy and AUC, by group, of people held out."""

SELF_REPORT = "en-personality"
LEFT_OUT = 0.12
WITHIN = {"siop2019.en": 0.25, "essays.en": 0.63, "wassa2021.en": 0.15}
"""What was asked of the Big Five: leaving one corpus out, and within a corpus."""

_SHOWN = 0.0005  # What is smaller is no thousandth.
_MEASURES = {
    "auc": "AUC",
    "accuracy": "accuracy",
    "balanced_accuracy": "balanced accuracy",
    "r": "r of years",
    "r_log": "r of log age",
}


def summary(cards: Sequence[Card]) -> list[str]:
    """Return the lines of the first table."""
    by_name = {card["name"]: card for card in cards}
    rows = []
    for asked in ASKED:
        card = by_name.get(asked.bundle)
        if card is not None:
            reached, peer = _found(card, asked)
            rows.append(_row(asked.what, _MEASURES[asked.measure], asked.floor, reached, peer))
    rows += [row for card in cards for row in _personality(card)]
    rows += [row for card in cards for row in _calibrations(card)]
    return table(["what", "measure", "asked", "reached", "peer", "so"], rows)


def _personality(card: Card) -> Iterator[list[str]]:
    """Yield what was asked of the Big Five: on corpora left out, and within each corpus."""
    # What observers' impressions reach is another figure, of which nothing was asked.
    if card["name"] == SELF_REPORT and "left_out_mean" in card:
        told = card["left_out_mean"]["mean"]
        what = f"{card['name']}: Big Five, on corpora left out"
        yield _row(what, "mean r", LEFT_OUT, told, None)
    for row in card.get("within_corpus", ()):
        if row["corpus"] in WITHIN:
            measure = "mean AUC" if row["measure"] == "auc" else "mean r"
            what = f"{card['name']}: Big Five, within {row['corpus']}"
            floor = WITHIN[row["corpus"]]
            yield _row(what, measure, floor, row["ours"]["mean"], row["peer"]["mean"])
            # Tried where ours alone is short; what it does elsewhere is in the table of corpora.
            if "with_encoder" in row and row["ours"]["mean"]["value"] < floor:
                reached = row["with_encoder"]["mean"]
                what += ", with a sentence encoder"
                yield _row(what, measure, floor, reached, row["peer"]["mean"])


def _row(
    what: str, measure: str, floor: float, reached: Card | None, peer: Mapping[str, Any] | None
) -> list[str]:
    if reached is None:
        verdict = "not measured"
    else:
        short_by = floor - reached["value"]
        told = "less than .001" if short_by < _SHOWN else short(short_by)
        verdict = "reached" if short_by <= 0 else f"**short by {told}**"
    return [
        what,
        measure,
        f"≥ {short(floor, 2)}",
        bounded(reached),
        NOTHING if peer is None else short(peer["value"]),
        verdict,
    ]


def _found(card: Card, asked: Asked) -> tuple[Card | None, Card | None]:
    """Return the figure that was asked for, and the peer's, where they are on the card."""
    place = (asked.corpus, asked.view, asked.who)
    if asked.is_selective:
        for curve in card.get("study", {}).get("selective", ()):
            if (curve["corpus"], curve["view"], curve["who"]) == place:
                return curve["at"][asked.measure], None
        return None, None
    for corpus, view, who, row in main_rows(card["figures"]):
        if (corpus, view, who) == place:
            return row[asked.measure], row.get("peer", {}).get(asked.measure)
    return None, None


def _calibrations(card: Card) -> Iterator[list[str]]:
    """Yield how many calibration errors, and bins of intervals, are within what is allowed."""
    cells = card.get("study", {}).get("intervals", ())
    if cells:
        yield _counted(
            f"{card['name']}: 80 % intervals, by bin",
            "covers 80 % ± allowed",
            [cell["passes"] for cell in cells if cell["passes"] is not None],
        )
    errors = [row for *_, row in main_rows(card["figures"]) if "ece_allowed" in row]
    if errors:
        yield _counted(
            f"{card['name']}: probabilities",
            "ECE within allowed",
            [row["ece"] <= row["ece_allowed"] for row in errors],
        )


def _counted(what: str, measure: str, passes: Sequence[bool]) -> list[str]:
    missed = len(passes) - sum(passes)
    verdict = f"**{missed} not**" if missed else "reached"
    return [what, measure, "all", f"{sum(passes)} of {len(passes)}", NOTHING, verdict]
