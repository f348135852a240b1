import io
from collections.abc import Callable

import pytest
from rich.console import Console

from reflet.report.portrait import Portrait
from reflet.report.terminal import terminal_summary
from tests.builders import portraits


def shown(portrait: Portrait, language: str = "fr", width: int = 100, color: bool = False) -> str:
    stream = io.StringIO()
    console = Console(
        file=stream, width=width, force_terminal=color, no_color=not color, legacy_windows=False
    )
    console.print(terminal_summary(portrait, language=language))
    return stream.getvalue()


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_summary_of_a_portrait() -> None:
    text = flat(shown(portraits.feminine()))
    assert "Portrait de @camille_t" in text
    assert "Perçu·e comme une femme" in text
    assert "91 %" in text
    clues = text.partition("mis sur la voie : ")[2]
    assert clues.startswith("+contente [accord au féminin], +Ravie [accord au féminin]")
    assert clues.index("+fatiguée") < clues.index("+chéri")
    assert "l’ordre est juste 84 fois sur 100" in text
    assert "Supprimer ces 6 posts ramènerait l’estimation à « indéterminé »" in text
    assert "première personne dans 46 % d’entre eux" in text
    assert "anglais (18 posts). Genre : Indéterminé" in text
    assert "Genre : vos posts dans une autre langue disent autre chose." in text
    assert "2 parties de votre export" in text
    assert "ne peut servir à des fins commerciales" in text
    assert "consenti" in text


def test_what_is_not_there_is_not_said() -> None:
    text = flat(shown(portraits.masculine(), "en"))
    assert "Perceived as a man" in text
    assert "31 or younger" in text
    for absent in ("commercial", "What would change", "other languages", "could not be read"):
        assert absent not in text


def test_a_news_sharing_account() -> None:
    text = flat(shown(portraits.news_sharing()))
    assert "Peu de choses peuvent être dites de ce compte, et voici ce qui transparaît" in text
    assert "Aucun des comptes dont le programme a appris ne ressemble à celui-ci" in text
    assert "Ce n’est qu’une remarque" in text


def test_nothing_can_be_said() -> None:
    text = flat(shown(portraits.abstaining(), "en"))
    assert "Nothing can be said from these posts." in text
    assert "33 words were read, and below 100" in text


@pytest.mark.parametrize("make", portraits.ALL.values(), ids=portraits.ALL.keys())
@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_fits_and_commands_nothing(
    make: Callable[[], Portrait], width: int, language: str
) -> None:
    text = shown(make(), language, width)
    assert max(map(len, text.splitlines())) <= width
    assert "\x1b" not in text
    assert text.encode("utf-8")


def test_colour_only_where_the_console_has_it() -> None:
    assert "\x1b[" in shown(portraits.feminine(), color=True)
    assert "\x1b[" not in shown(portraits.feminine())


def test_no_year_below_18_and_no_word_when_redacted() -> None:
    minor = shown(portraits.minor(15.3), "en")
    assert "Under 18" in minor
    assert "15" not in minor
    redacted = shown(portraits.feminine().redacted(), "en")
    assert "an account (x)" in redacted
    assert "an agreement" in redacted
    for word in ("camille", "contente", "chéri", "confitures"):
        assert word not in redacted


def test_an_account_without_posts() -> None:
    assert "No post of yours was found" in shown(portraits.empty(), "en")
