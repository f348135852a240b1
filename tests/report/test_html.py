import base64
import hashlib
import re
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from reflet.report.portrait import Portrait
from tests.builders import portraits

VOID = {"meta", "link", "br", "img", "hr", "input"}
PAGES = pytest.mark.parametrize("make", portraits.ALL.values(), ids=portraits.ALL.keys())
LANGUAGES = pytest.mark.parametrize("language", ["fr", "en"])


class Page(HTMLParser):
    """What a page is made of: its elements, its text, and whether they are well nested."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.stack: list[str] = []
        self.sentences: dict[str, list[str]] = {}
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.stack and self.stack[-1] != "style":
            self.texts.append(data)
            self.sentences.setdefault(self.stack[-1], []).append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.texts).split())

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def page(portrait: Portrait, language: str = "fr") -> Page:
    return Page(portrait.to_html(language=language, generated=portraits.NOW))


@PAGES
@LANGUAGES
def test_a_page_needs_nothing_else_and_runs_nothing(
    make: Callable[[], Portrait], language: str
) -> None:
    made = page(make(), language)
    assert made.stack == []
    names = Counter(name for name, _ in made.elements)
    assert not names.keys() & {
        "script",
        "img",
        "iframe",
        "object",
        "embed",
        "form",
        "base",
        "image",
    }
    for name, attributes in made.elements:
        assert not [key for key in attributes if key.startswith("on") or key == "style"], name
        assert not attributes.keys() & {"src", "srcset", "xlink:href", "formaction"}, name
        href = attributes.get("href")
        if name == "link":
            assert href == "data:,"
        elif href is not None:
            assert re.match(r"#[a-z]+$|https://x\.test/", href)
            if not href.startswith("#"):
                assert attributes["rel"] == "noreferrer noopener"


@LANGUAGES
def test_the_policy_allows_this_style_sheet_and_nothing_more(language: str) -> None:
    source = portraits.feminine().to_html(language=language)
    sheet = source.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    metas = page(portraits.feminine(), language).named("meta")
    policy = next(one["content"] for one in metas if one.get("http-equiv"))
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    assert not re.search(r"url\(|@import|expression", sheet)


def test_everything_from_the_posts_is_escaped() -> None:
    source = portraits.hostile().to_html(language="en")
    assert "<script" not in source
    assert "javascript:" not in source
    assert "\x1b" not in source
    assert "\u202e" not in source
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in source


@PAGES
@LANGUAGES
def test_a_page_can_be_read_without_being_seen(make: Callable[[], Portrait], language: str) -> None:
    made = page(make(), language)
    assert made.named("html") == [{"lang": language}]
    ids = Counter(attributes["id"] for _, attributes in made.elements if "id" in attributes)
    assert [one for one, count in ids.items() if count > 1] == []
    charts = [one for one in made.named("svg") if one.get("role") == "img"]
    for chart in charts:
        for reference in (chart.get("aria-labelledby") or "").split():
            assert reference in ids
    assert len(made.sentences.get("title", [])) == 1 + len(charts)
    for link in made.named("a"):
        if (link["href"] or "").startswith("#"):
            assert (link["href"] or "")[1:] in ids
    levels = [int(name[1]) for name, _ in made.elements if re.fullmatch(r"h[1-6]", name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert max((after - before for before, after in pairwise(levels)), default=0) <= 1
    assert "{" not in made.text


def test_the_answer_comes_first_then_the_evidence() -> None:
    text = page(portraits.feminine()).text
    order = [
        "Ces posts sont perçus comme ceux d’une femme.",
        "Perçu·e comme une femme",
        "l’ordre est juste 84 fois sur 100",
        "Entre 26 et 45 ans",
        "Côté féminin",
        "Supprimer ces 6 posts ramènerait l’estimation",
        "Combien de posts il faut",
        "À quel point le compte est personnel",
        "vos posts dans une autre langue disent autre chose",
        "messages privés",
        "jamais qui vous êtes",
        "CC BY 4.0",
        "ne peut servir à des fins commerciales",
        "consenti",
    ]
    places = [text.index(one) for one in order]
    assert places == sorted(places)


def test_telling_words_are_marked_where_they_stand() -> None:
    source = portraits.feminine().to_html(language="fr")
    assert re.search(
        r'Trop <mark class="agreement positive"[^>]*>contente</mark> d&#39;avoir', source
    )
    assert re.search(r'Le <mark class="word negative"[^>]*>match</mark> était nul', source)
    assert 'lang="fr"' in source


def test_an_impersonal_account_says_so_first() -> None:
    text = page(portraits.news_sharing()).text
    said = text.index("Peu de choses peuvent être dites de ce compte")
    assert said < text.index("À quel point le compte est personnel") < text.index("Côté féminin")
    assert "Se lit comme un programme" in text


def test_big_five_are_shown_with_how_little_they_are_worth() -> None:
    text = page(portraits.undetermined(), "en").text
    assert "Openness above 61 people in 100" in text
    assert text.count("on the right side of the average 54 times in 100") == 3
    assert "Conscientiousness, Neuroticism. On people it had never seen" in text


def test_one_reason_for_all_is_said_once() -> None:
    made = page(portraits.abstaining(), "en")
    assert made.text.count("below 100 an answer would be a guess") == 1
    assert "card" not in {one.get("class") for one in made.named("article")}


def test_no_year_below_18() -> None:
    source = portraits.minor(15.3).to_html(language="en")
    body = Page(source).text
    assert "Under 18" in body
    assert not re.search(r"\b(13|14|15|16|17)\b years|Between 1[0-7]", body)
    assert "15.3" not in source
    # The picture gives nothing away either: one child's is another's.
    picture = source.partition("fr-age-scale-title")[2].partition("</svg></svg>")[0]
    other = portraits.minor(12.1).to_html(language="en")
    assert picture[:400] == other.partition("fr-age-scale-title")[2][:400]


def test_a_redacted_page_says_so_and_a_dated_one_bears_its_date() -> None:
    made = page(portraits.feminine().redacted(), "en")
    assert "A copy to show to others" in made.text
    assert "portrait made on 1 March 2024" in made.text
    assert not [one for one in made.named("a") if (one["href"] or "").startswith("http")]
    assert "portrait made on" not in Page(portraits.feminine().to_html(language="en")).text


def test_the_language_is_the_locales_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert '<html lang="fr">' in portraits.empty().to_html()
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert '<html lang="en">' in portraits.empty().to_html()


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("front", "back", "least"),
    [
        ("ink", "paper", 7.0),
        ("soft", "paper", 4.5),
        ("soft", "card", 4.5),
        ("soft", "zone", 4.5),
        ("ink", "positive-wash", 7.0),
        ("ink", "negative-wash", 7.0),
        ("soft", "positive-wash", 4.5),
        ("ink", "notice", 7.0),
        ("positive", "card", 3.0),
        ("negative", "card", 3.0),
    ],
)
def test_contrast_is_that_of_wcag_aa(scheme: int, front: str, back: str, least: float) -> None:
    sheet = portraits.empty().to_html(language="en")
    roots = re.findall(r":root \{(.*?)\}", sheet, re.S)
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", roots[scheme]))
    light, dark = sorted((_luminance(colours[front]), _luminance(colours[back])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= least
