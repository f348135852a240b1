import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from reflet.profiling.features.window import HABIT_NAMES
from reflet.report.i18n import language_from_locale, translator
from reflet.report.styles import NAMES

THIN, MINUS = "\u202f", "\u2212"


@pytest.mark.parametrize(
    ("language", "value", "digits", "written"),
    [
        ("fr", 1234567, 0, f"1{THIN}234{THIN}567"),
        ("fr", 0.84, 2, "0,84"),
        ("fr", -1234.5, 1, f"{MINUS}1{THIN}234,5"),
        ("fr", -0.04, 1, "0,0"),
        ("en", 1234567, 0, "1,234,567"),
        ("en", -0.5, 1, f"{MINUS}0.5"),
    ],
)
def test_numbers(language: str, value: float, digits: int, written: str) -> None:
    assert translator(language).number(value, digits) == written


def test_percents_signs_and_dates() -> None:
    fr, en = translator("fr"), translator("en")
    assert (fr.percent(0.544), en.percent(0.544)) == (f"54{THIN}%", "54%")
    assert (fr.signed(2.4), en.signed(-2.4)) == ("+2,4", f"{MINUS}2.4")
    day = datetime(2024, 8, 1, tzinfo=UTC)
    assert (fr.date(day), en.date(day)) == ("1er août 2024", "1 August 2024")


def test_french_counts_nought_as_one_and_english_does_not() -> None:
    one, many = "{n} post", "{n} posts"
    assert translator("fr").plural(one, many, 0) == "0 post"
    assert translator("en").plural(one, many, 0) == "0 posts"


def test_fields_are_not_read_as_formats() -> None:
    said = translator("fr")("Portrait of {account}", account="{0.__class__}")
    assert said == "Portrait de {0.__class__}"


def test_a_language_that_the_program_does_not_speak() -> None:
    with pytest.raises(ValueError, match=r"'de'.*en, fr"):
        translator("de")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "fr_CA.UTF-8"}, "fr"),
        ({"LANGUAGE": "fr:en", "LANG": ""}, "fr"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_language_comes_from_the_locale(environment: dict[str, str], language: str) -> None:
    assert language_from_locale(environment) == language


def test_every_habit_has_a_name() -> None:
    assert set(NAMES) == set(HABIT_NAMES)


def _sentences(source: Path) -> Iterator[str]:
    """Yield each sentence that a file asks to be translated, wherever in it that stands."""
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else node.func
            called = called.id if isinstance(called, ast.Name) else called
            if called in ("t", "N_", "plural"):
                yield from (
                    argument.value
                    for argument in node.args
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
                )


def test_no_sentence_escapes_extraction(repository: Path) -> None:
    """Babel does not look into the braces of an f-string; this does."""
    catalogue = repository / "src/reflet/report/locales/fr/LC_MESSAGES/reflet.po"
    with catalogue.open("rb") as stream:
        known = {
            one
            for message in read_po(stream)
            for one in ((message.id,) if isinstance(message.id, str) else message.id)
        }
    sources = [*(repository / "src/reflet/report").glob("*.py")]
    said = {one for source in sources for one in _sentences(source)}
    assert len(said) > 100
    assert said - known == set()


def _check(repository: Path, root: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(repository / "tools/catalogues.py"), "check", str(root)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_catalogue_is_complete_and_compiled(repository: Path) -> None:
    done = _check(repository, repository)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (('msgstr "Âge"', 'msgstr ""'), "untranslated: 'Age'"),
        (('msgid "Age"', '#, fuzzy\nmsgid "Age"'), "fuzzy: 'Age'"),
        (('msgstr "Portrait de {account}"', 'msgstr "Portrait de {compte}"'), "fields differ"),
        (('msgid "Age"', 'msgid "Years"'), "not in the catalogue: 'Age'"),
        (('msgstr "Âge"', 'msgstr "Années"'), ".mo is out of date"),
    ],
)
def test_the_check_of_catalogues_complains(
    repository: Path, tmp_path: Path, change: tuple[str, str], complaint: str
) -> None:
    report = "src/reflet/report"
    shutil.copytree(repository / report, tmp_path / report)
    catalogue = tmp_path / report / "locales/fr/LC_MESSAGES/reflet.po"
    text = catalogue.read_text("utf-8")
    assert change[0] in text
    catalogue.write_text(text.replace(*change), "utf-8")
    done = _check(repository, tmp_path)
    assert done.returncode == 1
    assert complaint in done.stdout
