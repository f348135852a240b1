import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflet.language.identify import UNKNOWN, identify_all

ALONE = [
    ("fr", "Je ne sais pas encore ce que je fais ce soir"),
    ("fr", "jsuis dans le bus jarrive ds 10 min, tkt"),
    ("fr", "g pa compri le cour de math tu px me ledonner stp"),
    ("fr", "C'est l'heure d'aller au lit"),
    ("fr", "Alerte orange aux orages dans douze départements du Sud-Ouest"),
    ("fr", "slt cv? tu fé koi ce soir"),
    ("fr", "Petit resto avec @anna ce midi, trop bon #yummy #foodporn https://x.org/the-best-of"),
    ("en", "I can't believe it's already November"),
    ("en", "Stocks fell on Thursday as investors weighed rate cuts"),
    ("en", "idk what to wear tomorrow lol"),
    ("en", "Great coffee at Le Petit Café with @jeanne #jaimelecafe"),
    ("es", "No sé qué hacer con mi vida, la verdad"),
    ("es", "Mañana empiezan las rebajas en todas las tiendas"),
    ("es", "Los niños ya están durmiendo, por fin"),
    ("it", "Non so cosa fare questa sera, forse resto a casa"),
    ("it", "L'arte dell'attesa è la più difficile"),
    ("it", "Oggi piove a Milano e gli autobus sono pieni"),
    ("pt", "Não sei o que fazer hoje à noite"),
    ("pt", "Amanhã começa a feira do livro em Lisboa, vou com os meus pais"),
    ("ca", "Avui no sé què fer amb els meus amics"),
    ("nl", "Ik weet niet wat ik vanavond moet doen"),
    ("nl", "De treinen rijden vandaag niet door de sneeuw"),
    ("de", "Ich weiß nicht, was ich heute Abend machen soll"),
    ("de", "Der Zug hatte wieder eine Stunde Verspätung"),
    ("ro", "Nu știu ce să fac în seara asta"),
    ("pl", "Nie wiem jeszcze, co będę robić dzisiaj wieczorem"),
    ("ru", "Я не знаю, что делать сегодня вечером"),
    ("ja", "今夜は何をしようかな"),
    ("ar", "لا أعرف ماذا أفعل هذا المساء"),
]


@pytest.mark.parametrize(("language", "text"), ALONE)
def test_a_post_on_its_own(language: str, text: str) -> None:
    assert identify_all([text]) == [language]


FRENCH = [text for language, text in ALONE if language == "fr"]
SPANISH = [text for language, text in ALONE if language == "es"] * 3


@pytest.mark.parametrize(
    "short", ["ok", "mdr 😂", "Super!", "non", "Amen", "😂😂", "@bob 👍", "", "2024"]
)
def test_short_posts_inherit_their_authors_language(short: str) -> None:
    assert identify_all([*FRENCH, short])[-1] == "fr"
    assert identify_all([*SPANISH, short])[-1] == "es"
    assert identify_all([short, *SPANISH])[0] == "es"


def test_the_majority_is_counted_in_words() -> None:
    long = "Je ne sais pas ce que je vais faire de toutes ces pommes que ma voisine nous a données"
    assert identify_all(["What is the matter", long, "😂"]) == ["en", "fr", "fr"]


def test_a_bilingual_author_keeps_both_languages() -> None:
    posts = [
        "Je ne sais pas ce que je fais là",
        "I have no idea what this is about",
        "Pourquoi est-ce que tu ne réponds jamais",
        "why do you never answer me",
        "thank you so much",
        "merci pour tout",
    ]
    assert identify_all(posts) == ["fr", "en", "fr", "en", "en", "fr"]


def test_code_switching_goes_to_the_language_of_the_grammar() -> None:
    posts = [
        "Trop hâte d'être au week-end, what a week les amis",
        "Je suis en full burn out, c'est la life",
    ]
    assert identify_all(posts) == ["fr", "fr"]


@pytest.mark.parametrize(
    ("text", "tag", "language"),
    [
        ("Pizza", "it", "it"),  # nothing else says anything
        ("Pizza", "it_IT", "it"),
        ("Selamat pagi", "in", "id"),  # the code of old for Indonesian
        ("Pizza", "und", UNKNOWN),  # tags that name no language
        ("Pizza", "qme", UNKNOWN),
        ("Pizza", None, UNKNOWN),
        ("Je ne sais pas ce que je fais", "en", "fr"),  # a client's default is outvoted
        ("Je ne sais pas ce que je fais", "fr-CA", "fr"),
        ("no me digas", "es", "es"),
    ],
)
def test_the_networks_tag_is_evidence_and_no_more(
    text: str, tag: str | None, language: str
) -> None:
    assert identify_all([text], [tag]) == [language]


def test_a_tag_does_not_pull_a_short_post_out_of_a_monolingual_account() -> None:
    assert identify_all([*FRENCH, "ok super"], [*["fr"] * len(FRENCH), "ht"])[-1] == "fr"


@pytest.mark.parametrize("texts", [[], ["😂"], ["", "@bob https://x.org/a"]])
def test_without_a_letter_nothing_is_known(texts: list[str]) -> None:
    assert identify_all(texts) == [UNKNOWN] * len(texts)


def test_hints_of_another_length_are_refused() -> None:
    with pytest.raises(ValueError, match="2 texts, 1 tags"):
        identify_all(["a", "b"], ["fr"])


@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_text_gets_one_code(texts: list[str]) -> None:
    found = identify_all(texts)
    assert len(found) == len(texts)
    assert all(2 <= len(language) <= 3 for language in found)


def test_clear_posts_are_identified_without_loading_the_model() -> None:
    code = (
        "import sys; from reflet.language.identify import identify_all;"
        "print(identify_all(['Je ne sais pas ce que je fais là', 'ok']));"
        "print('py3langid' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == ["['fr', 'fr']", "False"]


def test_twenty_thousand_posts_take_a_few_seconds() -> None:
    texts = [text for _, text in ALONE] * 700
    start = time.perf_counter()
    identify_all(texts)
    assert time.perf_counter() - start < 8
