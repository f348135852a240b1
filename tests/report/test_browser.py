"""Pages in a real browser: nothing asked of the network, nothing wider than a phone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import portraits
from tests.builders.browser import Browser, browser, find_browser

FOUND = find_browser()

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(FOUND is None, reason="no Chromium on this machine: install chromium"),
]


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    assert FOUND is not None
    with browser(FOUND, tmp_path_factory.mktemp("chromium")) as started:
        yield started


def saved(name: str, language: str, folder: Path) -> Path:
    path = folder / f"{name}-{language}.html"
    portraits.ALL[name]().save(path, language=language, generated=portraits.NOW)
    return path


@pytest.mark.parametrize("name", portraits.ALL)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_phone_shows_it_whole_without_the_network(
    chromium: Browser, tmp_path: Path, name: str, language: str
) -> None:
    path = saved(name, language, tmp_path)
    chromium.show(path, width=390)
    chromium.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert chromium.evaluate("document.documentElement.scrollWidth") == 390
    assert chromium.requests == [path.resolve().as_uri()]
    assert chromium.complaints == []


def test_the_style_sheet_is_allowed_in_light_and_in_dark(chromium: Browser, tmp_path: Path) -> None:
    path = saved("feminine", "fr", tmp_path)
    grounds = []
    for dark in (False, True):
        chromium.show(path, width=1280, dark=dark)
        grounds.append(chromium.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert grounds == ["rgb(250, 247, 242)", "rgb(23, 21, 18)"]


def test_it_prints_dark_on_light_whatever_the_screen(chromium: Browser, tmp_path: Path) -> None:
    chromium.show(saved("feminine", "fr", tmp_path), width=700, dark=True, media="print")
    style = "getComputedStyle(document.body)"
    assert chromium.evaluate(f"[{style}.color, {style}.backgroundColor]") == [
        "rgb(34, 31, 27)",
        "rgb(255, 255, 255)",
    ]


def test_labels_of_the_charts_do_not_leave_the_page(chromium: Browser, tmp_path: Path) -> None:
    chromium.show(saved("feminine", "fr", tmp_path), width=390)
    outside = (
        "[...document.querySelectorAll('svg text')].map(one => one.getBoundingClientRect())"
        ".filter(box => box.width && (box.left < 0 || box.right > 390)).length"
    )
    assert chromium.evaluate("document.querySelectorAll('svg text').length") > 20
    assert chromium.evaluate(outside) == 0


def test_a_hostile_post_runs_nothing(chromium: Browser, tmp_path: Path) -> None:
    chromium.show(saved("hostile", "en", tmp_path), width=390)
    assert chromium.evaluate("document.scripts.length") == 0
    assert chromium.evaluate("document.querySelectorAll('a[href^=\"javascript\"]').length") == 0


def test_the_browser_would_tell_of_a_request_or_an_overflow(
    chromium: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "bad.html"
    path.write_text(
        "<meta name=viewport content='width=device-width'>"
        "<img src='picture.png'><p style='width:900px'>wide</p>"
    )
    chromium.show(path, width=390)
    assert len(chromium.requests) == 2
    assert chromium.evaluate("document.documentElement.scrollWidth") > 390
