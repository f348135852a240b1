"""Self-disclosure, measured on 450 invented posts in ``disclosure_posts.tsv``.

``tuned`` posts were at hand when the rules were written, ``held`` ones were written after them.
On its first pass over the held posts, the rules reached precision .96 and recall .96 in English,
.88 and .84 in French; what that showed was then mended, so the floors below are not held out. The
Spanish posts were written after the rules, which reached 1.0 and .88 on them, and were then mended.
"""

import math
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflet.language.disclosure import LANGUAGES, is_personal

TABLE = Path(__file__).with_name("disclosure_posts.tsv")


def labelled(language: str, part: str) -> list[tuple[str, bool]]:
    rows = (
        line.split("\t")
        for line in TABLE.read_text("utf-8").splitlines()
        if not line.startswith("#")
    )
    return [
        (post.replace("\\n", "\n"), label == "p")
        for of, where, label, post in rows
        if (of, where) == (language, part)
    ]


@pytest.mark.parametrize(
    ("language", "part", "count"),
    [
        ("fr", "tuned", 150),
        ("en", "tuned", 150),
        ("fr", "held", 50),
        ("en", "held", 50),
        ("es", "tuned", 50),
    ],
)
def test_precision_and_recall(language: str, part: str, count: int) -> None:
    posts = labelled(language, part)
    assert len(posts) == count
    outcomes = [(is_personal(post, language), truth) for post, truth in posts]
    right = sum(found and truth for found, truth in outcomes)
    wrong = [post for (post, truth) in posts if is_personal(post, language) != truth]
    assert right / sum(found for found, _ in outcomes) >= 0.96, wrong
    assert right / sum(truth for _, truth in outcomes) >= 0.95, wrong


TRAPS = [
    # Quotation, in all its marks; what stands outside of it counts.
    ("fr", "« je pars » dit-il", False),
    ("fr", "« je pars » m'a-t-il dit", True),
    ("fr", "« je pars et je ne reviendrai pas", False),
    ("fr", "Elle chante “je ne regrette rien”", False),
    ("fr", "trop vrai RT @bob: je dors mal", False),
    ("en", "‘I don’t know,’ he said", False),
    ("en", "the 'I love you' scene", False),
    ("en", "rock 'n' roll is what I play", True),
    ("en", "Emma Thompson: I never read reviews", False),
    ("en", "Update: I found it", True),
    ("en", "- I am hungry\n- Eat then", False),
    ("en", "- I am hungry", True),
    # Numerals, titles, names.
    ("en", "World War I", False),
    ("en", "During the War I am reading about, tea was scarce", True),
    ("en", "part i.e. section", False),
    ("en", "the I-95 is closed", False),
    ("en", "AI and I/O", False),
    ("en", "oh my goodness", False),
    ("en", "MY FEET HURT", True),
    ("en", "see @me and #mydog at https://my.org/I", False),
    ("en", "That gold mine over there", False),
    ("en", "That bike is mine", True),
    ("en", "Why I Left The City For Good", False),
    ("en", "WHY AM I SO TIRED", True),
    ("fr", "Ma Prime Rénov, mode d'emploi", False),
    ("fr", "Mes chers compatriotes, vive la République", False),
    ("fr", "Le moi profond de l'artiste", False),
    ("fr", "50 g de farine et 5 m environ de ficelle", False),
    ("fr", "jms vu ça, 3 jrs sans bus", False),
    ("fr", "jpp de ce prof", True),
    ("fr", "j t ai envoyé un mail", True),
    ("fr", "3 j sans pain", False),
    ("fr", "Trooop hâte que ça commence", True),
    # Dropped subjects: not in a question, not where somebody says "our".
    ("en", "Went home early", True),
    ("en", "Went home early?", False),
    ("en", "Delighted to welcome our new members", False),
    ("en", "Missing: black cat", False),
    ("fr", "Hâte de partir", True),
    ("fr", "Hâte de partir ?", False),
    ("fr", "Hâte de vous montrer notre nouveau local", False),
    ("fr", "Suis nous sur les réseaux", False),
    ("fr", "Suis crevé", True),
    ("fr", "Aimez cette page", False),
    # Spanish.
    ("es", "No sé qué hacer hoy", True),
    ("es", "Me duele la cabeza", True),
    ("es", "mi hermana llega mañana", True),
    ("es", "Estoy cansada", True),
    ("es", "He visto la película", True),
    ("es", "Harta de esperar el bus", True),
    ("es", "El gobierno aprueba la ley", False),
    ("es", "«No me voy», dice el entrenador", False),
    ("es", "Tenemos nueva tienda en Sevilla", False),
    ("es", "¿Qué hora es?", False),
    ("es", "Mi Banco cierra oficinas", False),
]


@pytest.mark.parametrize(("language", "text", "personal"), TRAPS)
def test_traps(language: str, text: str, personal: bool) -> None:
    assert is_personal(text, language) is personal


def test_spans_known_to_be_quoted_do_not_count() -> None:
    text = "je dors mal, dit Paul"
    assert is_personal(text, "fr")
    assert not is_personal(text, "fr", quoted=((0, 11),))
    assert is_personal("je dors, dit Paul, et moi non", "fr", quoted=((0, 7), (10, 14)))


def test_a_language_without_rules_is_refused() -> None:
    with pytest.raises(
        ValueError, match="no rules for 'de': self-disclosure is read in en, es, fr"
    ):
        is_personal("ich schlafe", "de")


@given(st.text(), st.sampled_from(sorted(LANGUAGES)))
def test_any_text_is_answered(text: str, language: str) -> None:
    assert is_personal(text, language) in {True, False}


@given(st.text(alphabet=" abcijme'’I.!?\n-", max_size=80), st.sampled_from(sorted(LANGUAGES)))
def test_what_is_quoted_whole_is_never_personal(text: str, language: str) -> None:
    assert not is_personal(f"«{text}»", language)
    assert not is_personal(text, language, quoted=((0, len(text)),))


@pytest.mark.parametrize("unit", ["\n", "- a\n", '"', "'a ", "« ", "just ", "A a ", "he a", "bon "])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_hostile_text_takes_no_time(unit: str, language: str) -> None:
    start = time.perf_counter()
    is_personal(unit * 5000, language)
    assert time.perf_counter() - start < 2


def test_ten_thousand_posts_take_a_second_or_two() -> None:
    posts = [post for post, _ in labelled("fr", "tuned") + labelled("fr", "held")] * 50
    start = time.perf_counter()
    personal = sum(is_personal(post, "fr") for post in posts)
    assert math.isclose(personal / len(posts), 0.5, abs_tol=0.03)
    assert time.perf_counter() - start < 5
