"""Likes in the portrait: the terminal, the page, the document, and a copy to show to others."""

from dataclasses import replace
from html import unescape
from io import StringIO

import jsonschema
import pytest
from rich.console import Console

from reflet.footprint.records import Account, Like
from reflet.footprint.store import Footprint
from reflet.profiling.likes.bundle import shipped_likes
from reflet.profiling.likes.pooling import pool_all
from reflet.profiling.likes.reading import read_likes
from reflet.report.document import schema
from reflet.report.i18n import translator
from reflet.report.likes import likes_summary, what_unliking_does
from reflet.report.portrait import Portrait
from reflet.report.portray import portrait as portray
from reflet.report.pulls import Pull, pulls
from reflet.report.terminal import terminal_summary
from tests.builders import portraits

NAMES = ["Sephora", "Grey's Anatomy", "Taylor Swift", "Zumba", "Vogue", "<b>Chats</b>", "Zorglub"]


def with_likes(*names: str) -> Portrait:
    (tastes,) = [one for one in shipped_likes() if one.card["name"] == "likes-tastes"]
    made, likes = portraits.ALL["feminine"](), read_likes(names or NAMES, tastes)
    pooled = pool_all(made.readings[0].estimates, likes.estimates)
    return replace(made, likes=replace(likes, pooled=pooled))


def printed(thing: object, width: int = 100) -> str:
    console = Console(width=width, record=True, file=StringIO())
    console.print(thing)
    return " ".join(console.export_text().split())


@pytest.mark.parametrize("redact", [False, True])
def test_the_document_keeps_to_the_schema(redact: bool) -> None:
    made = with_likes()
    read = (made.redacted() if redact else made).to_dict()
    jsonschema.validate(read, schema())
    assert (read["likes"]["names"], read["likes"]["known"]) == (7, 6)
    assert [one["trait"] for one in read["likes"]["pooled"]] == ["gender"]
    assert portraits.ALL["feminine"]().to_dict()["likes"] is None


def test_a_copy_to_show_to_others_has_none_of_the_names() -> None:
    made = with_likes().redacted()
    texts = (made.to_json(), made.to_html(language="fr"), printed(terminal_summary(made)))
    for text in texts:
        assert not [name for name in ("Sephora", "Zumba", "Chats</b>", "Zorglub") if name in text]
    assert "Danse" in texts[1]


def test_the_page_shows_pictures_and_the_match_escaped() -> None:
    page = with_likes().to_html(language="fr")
    assert "<b>Chats</b>" not in page and "&lt;b&gt;Chats&lt;/b&gt;" in page
    assert "likes-gender-pulls" in page and "quel «\u00a0j’aime\u00a0» tire où" in unescape(page)
    assert "Zorglub" not in page
    assert "6 de vos 7" in page


def test_the_terminal_tells_the_answer_and_what_to_unlike() -> None:
    said = printed(terminal_summary(with_likes(), language="en"))
    for part in ("What your likes say", "6 of your 7 likes", "Gender: unlike ", "together"):
        assert part in said


def test_few_likes_are_abstained_from_in_words() -> None:
    said = printed(terminal_summary(with_likes("Zara", "Sephora"), language="fr"))
    assert "trop peu" in said
    assert 'id="likes"' in with_likes("Zara").to_html(language="en")


def test_a_match_is_shown_with_its_reason() -> None:
    (tastes,) = [one for one in shipped_likes() if one.card["name"] == "likes-tastes"]
    reading = read_likes(["Metalica", "Les chats de Brest"], tastes)
    said = printed(likes_summary(translator("en"), reading, show_match=True))
    assert "nearly the same name (metallica)" in said
    assert "a word in the name (chats)" in said


def test_a_long_list_of_names_is_cut_and_no_way_out_is_said() -> None:
    made = with_likes("Sephora", "Zara", "Vogue", "Asos", "Zumba", "Dogs", "Reading", "Romance")
    assert made.likes is not None
    t = translator("en")
    told = [what_unliking_does(t, made.likes, one) for one in made.likes.unlikings]
    stuck = replace(made.likes.unlikings[0], reached=False)
    assert told and "would change it" in what_unliking_does(t, made.likes, stuck)
    many = replace(
        made.likes.unlikings[0], steps=(("Shopping", ("Sephora", "Zara", "Vogue", "Asos")),)
    )
    assert "Shopping (Sephora, Zara, Vogue, …)" in what_unliking_does(t, made.likes, many)


def test_a_pull_goes_to_its_side() -> None:
    drawn = pulls([Pull("A & B", 2.0, "x"), Pull("C", -1.0, "y")], "t", ("plus", "minus"), "i")
    assert "A &amp; B: plus x; C: minus y" in drawn
    assert drawn.count('class="bar-positive"') == drawn.count('class="bar-negative"') == 1
    assert pulls([], "t", ("plus", "minus"), "i")


def test_a_footprint_of_likes_alone_is_portrayed() -> None:
    account = Account("facebook:a", "facebook")
    with Footprint.in_memory() as footprint:
        footprint.add([account, *(Like(str(n), account.id, one) for n, one in enumerate(NAMES))])
        made = portray(footprint)
        corrected = portray(footprint, likes_as={"Zumba": ["Cars"]})
    assert made.likes is not None and made.likes.estimates[0].value == "F"
    assert [card["name"] for card in made.bundles] == ["likes-tastes"]
    assert "Cars" in {one.label for one in corrected.likes.estimates[0].evidence}  # type: ignore[union-attr]
    assert "6 of your 7" in made.to_html(language="en")
