"""The accuracy page: every figure from the cards, plots that are read on a phone, same bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from reflet.lab.figures.ablation import write_ablation
from reflet.lab.page import page, read_cards, write_page
from reflet.lab.page.details import across_table, gap_in_words
from reflet.lab.page.drawing import svg
from reflet.lab.page.numbers import bounded, short
from reflet.lab.page.plots import beside_published, plots
from reflet.lab.page.summary import ASKED, summary
from reflet.lab.train import save
from reflet.profiling.estimate import Trait
from tests.lab.experiment import Experiment

Run = Callable[[Trait], Experiment]
PHONE = 390


@pytest.fixture
def models(experiment: Run, tmp_path: Path) -> Path:
    """Return a folder with the invented corpora's bundles."""
    for trait, folder in (
        (Trait.GENDER, "open"),
        (Trait.AGE, "open"),
        (Trait.ACCOUNT_KIND, "research"),
    ):
        save(experiment(trait).result, tmp_path / folder)
    return tmp_path


def test_the_same_cards_give_the_same_bytes(models: Path, tmp_path: Path) -> None:
    written = []
    for name in ("one", "two"):
        path = tmp_path / name / "accuracy.md"
        path.parent.mkdir()
        write_page(path, models)
        pictures = sorted((path.parent / "images" / "accuracy").glob("*.svg"))
        written.append([path.read_bytes(), *(picture.read_bytes() for picture in pictures)])
    assert len(written[0]) > 10
    assert written[0] == written[1]


def test_the_committed_page_is_what_the_shipped_cards_give(repository: Path) -> None:
    cards = read_cards(repository / "src" / "reflet" / "profiling" / "models")
    committed = (repository / "docs" / "accuracy.md").read_text("utf-8")
    assert committed == page(cards), "write it again: reflet lab page"
    for name in re.findall(r"\(images/accuracy/([\w-]+\.svg)\)", committed):
        assert (repository / "docs" / "images" / "accuracy" / name).is_file()


def test_every_plot_is_shown_and_no_other_is_left(models: Path, tmp_path: Path) -> None:
    folder = tmp_path / "docs" / "images" / "accuracy"
    folder.mkdir(parents=True)
    (folder / "gone-learning.svg").write_text("<svg/>", "utf-8")
    write_page(tmp_path / "docs" / "accuracy.md", models)
    text = (tmp_path / "docs" / "accuracy.md").read_text("utf-8")
    shown = set(re.findall(r"\(images/accuracy/([\w-]+)\.svg\)", text))
    assert shown == {path.stem for path in folder.glob("*.svg")}
    assert "own-gender-reliability" in shown
    assert "own-age-intervals" in shown


def test_plots_fit_a_phone_in_light_and_dark(models: Path) -> None:
    for card in read_cards(models):
        drawn = plots(card)
        assert "learning" in drawn
        for kind, chart in drawn.items():
            text = svg(chart, f"{card['name']}: {kind}")
            root = ElementTree.fromstring(text)
            assert float(root.attrib["width"]) <= PHONE, f"{card['name']}: {kind}"
            assert root[0].text == f"{card['name']}: {kind}"
            _is_light_and_dark(text)
            assert "http" not in re.sub(r'xmlns(:\w+)?="[^"]+"', "", text), "nothing is fetched"


def _is_light_and_dark(text: str) -> None:
    """Check that every colour in the drawing has its counterpart in the dark."""
    style = text[text.index("<style>") : text.index("</style>")]
    assert "prefers-color-scheme: dark" in style
    rest = text.replace(style, "")
    used = set(re.findall(r'(?:fill|stroke)="([^"]+)"', rest)) - {"none", "transparent"}
    assert used
    for colour in used:
        assert f'[fill="{colour}"]' in style, colour


def test_the_page_says_all_that_a_study_holds(models: Path) -> None:
    cards = read_cards(models)
    text = page(cards)
    for card in cards:
        study = card["study"]
        figures = [row["auc"] for row in study["across"]]
        figures += [row["r"] for curve in study["learning_curves"] for row in curve["rows"]]
        figures += [
            cell[part["measure"]]
            for part in study["by_whom"]
            for cell in part["cells"]
            if part["measure"] != "mae"
        ]
        for figure in figures:
            assert bounded(figure) in text
        for one in card["corpora"].values():
            assert one["sha256"] in text
    assert "more than chance" in text
    assert "is **unknown**" in text, "of age, of which there is one corpus"
    json.dumps(cards, allow_nan=False)


def test_a_card_without_a_study_has_its_table_alone(models: Path) -> None:
    cards = read_cards(models)
    for card in cards:
        del card["study"]
    text = page(cards)
    assert "## own-gender" in text
    assert ".svg" not in text


def test_an_ablation_beside_the_card_is_told(models: Path) -> None:
    gain = {"value": 0.1, "low": 0.05, "high": 0.15, "n": 20}
    nothing = {"value": 0.001, "low": -0.05, "high": 0.05, "n": 20}
    rows = [
        {"without": part, "corpus": "town.en", "view": "50 posts", "measure": "auc",
         "whole": {"value": 0.9}, "left": 0.8, "gain": figure}
        for part, figure in (("words", gain), ("style", nothing))
    ]  # fmt: skip
    corpora = {"town.en": {"people": 72, "sha256": "00"}}
    write_ablation({"name": "own-gender", "corpora": corpora, "rows": rows}, models / "open")
    text = page(read_cards(models))
    assert "| words | town.en, 50 posts | AUC | .900 | .800 | .100 [.050, .150] | brought" in text
    assert "nothing that can be told from chance" in text


def _french_card(auc: float) -> dict[str, Any]:
    figure = {"value": auc, "low": auc - 0.05, "high": auc + 0.05, "n": 184}
    row = {"people": 184, "auc": figure, "peer": {"auc": figure | {"value": 0.7}}}
    at = {"balanced_accuracy": figure | {"value": 0.799}}
    selective = {"corpus": "sms88mil.fr", "view": "all", "who": "senders of 20+", "at": at}
    return {
        "name": "fr-gender",
        "figures": [{"corpus": "sms88mil.fr", "view": "50 posts", **row, "senders_with_20": row}],
        "study": {"selective": [selective]},
    }


@pytest.mark.parametrize(
    ("auc", "verdict"),
    [
        (0.84, "reached"),
        (0.8396, "**short by less than .001**"),
        (0.8394, "**short by .001**"),
        (0.8, "short by .040"),
    ],
)
def test_the_summary_judges_what_was_asked(auc: float, verdict: str) -> None:
    lines = summary([_french_card(auc)])
    (line,) = [one for one in lines if "50 newest messages" in one]
    assert verdict in line
    assert ".700" in line
    (missing,) = [one for one in lines if "all messages | AUC" in one]
    assert "not measured" in missing
    (chosen,) = [one for one in lines if "surest" in one]
    assert "**short by .001**" in chosen


def test_the_summary_judges_the_big_five() -> None:
    figure = {"value": 0.13, "low": 0.1, "high": 0.16, "n": 900}
    within = {"corpus": "essays.en", "measure": "auc", "ours": {"mean": figure | {"value": 0.62}}}
    card = {
        "name": "en-personality",
        "figures": [],
        "left_out_mean": {"mean": figure},
        "within_corpus": [within | {"peer": {"mean": figure | {"value": 0.6}}}],
        "curve": [{"words": 300, "mean": figure, "corpora": {}}],
    }
    left_out, essays = (line for line in summary([card]) if "Big Five" in line)
    assert "| mean r | ≥ .12 | .130 [.100, .160] | – | reached |" in left_out
    assert "| mean AUC | ≥ .63 |" in essays
    assert essays.endswith("| .600 | **short by .010** |")
    assert "en-personality, Big Five" in svg(beside_published([card]), "published")
    card["within_corpus"][0]["with_encoder"] = {"mean": figure | {"value": 0.64}}
    *_, same, beside = (line for line in summary([card]) if "Big Five" in line)
    assert same == essays
    assert "with a sentence encoder" in beside
    assert beside.endswith("| .600 | reached |")
    card["within_corpus"][0]["ours"] = {"mean": figure | {"value": 0.63}}
    assert "sentence encoder" not in "".join(summary([card])), "ours alone is enough"


def test_what_is_asked_is_of_recipes_that_there_are() -> None:
    from reflet.lab.recipes import recipe

    for asked in ASKED:
        parts = {part.corpus: part for part in recipe(asked.bundle).parts}
        assert asked.view in {str(view) for view in parts[asked.corpus].test}, asked


def test_gaps_in_words() -> None:
    gap = {"most": "men", "least": "women", "value": 0.1, "low": 0.02, "high": 0.18}
    assert gap_in_words(gap, "accuracy").endswith("of share right apart, more than chance.")
    assert "chance alone" in gap_in_words(gap | {"low": -0.01}, "auc")
    assert ".10 [.02, .18] years" in gap_in_words(gap, "mae")


def test_numbers() -> None:
    assert [short(value) for value in (0.5, -0.25, 1.0, 10.5)] == [
        ".500",
        "-.250",
        "1.000",
        "10.500",
    ]
    assert bounded(None) == "–"
    assert "unknown" in across_table({"across": []})[0]
    assert across_table({}) == [], "not studied is not unknown"


def test_a_study_may_hold_curves_alone(models: Path) -> None:
    (card, *_) = read_cards(models)
    card["study"] = {"learning_curves": card["study"]["learning_curves"]}
    assert set(plots(card)) == {"learning"}
    assert "### By how much is read (own-age)" in page([card])
