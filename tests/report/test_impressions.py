"""Both views of the Big Five: what the words say of their writer, and the impression they give."""

from __future__ import annotations

from tests.builders import portraits
from tests.report.test_document import document
from tests.report.test_html import Page
from tests.report.test_terminal import flat, shown


def test_the_page_tells_both_views_on_one_scale() -> None:
    page = Page(portraits.both_views().to_html(language="en"))
    assert "What it says of you: above 61 people in 100." in page.text
    assert "The impression your words give: above 70 people in 100." in page.text
    # Of conscientiousness nothing is said of the writer; the impression stands alone.
    assert "The impression your words give: above 35 people in 100." in page.text
    assert page.text.count("on which side of the average observers put") == 2
    classes = [made.get("class") for _, made in page.elements]
    assert classes.count("ring") == 2
    assert classes.count("ring") < classes.count("point") + 2


def test_a_page_without_impressions_has_no_second_view() -> None:
    page = Page(portraits.undetermined().to_html(language="en"))
    assert "The impression your words give" not in page.text
    assert "ring" not in [made.get("class") for _, made in page.elements]


def test_the_terminal_tells_both_views() -> None:
    text = flat(shown(portraits.both_views(), "fr"))
    assert "L’impression que donnent vos mots" in text
    assert text.count("○") == 4  # two sentences, two scales
    assert "○" not in shown(portraits.undetermined(), "fr")


def test_the_document_says_whose_view_each_estimate_is() -> None:
    (reading,) = document(portraits.both_views())["readings"]
    assert {one["perspective"] for one in reading["estimates"]} == {"own_answers"}
    told = {one["trait"]: one for one in reading["impressions"]}
    assert told["big5_openness"]["perspective"] == "impression"
    assert told["big5_openness"]["value"] == 70
    assert told["big5_neuroticism"]["state"] == "abstained"


def test_a_redacted_impression_shows_no_word() -> None:
    (reading,) = document(portraits.both_views().redacted())["readings"]
    labels = {clue["label"] for one in reading["impressions"] for clue in one["evidence"]}
    assert labels == {"medium"}
