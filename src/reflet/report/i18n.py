"""The program's sentences, numbers and dates in the reader's language: French or English.

The sentences are written in English in the code; ``locales/<language>/LC_MESSAGES/reflet.mo``
holds the others (``tools/catalogues.py`` extracts and compiles them with Babel, which is not
needed to run the program).
"""

from __future__ import annotations

import gettext
import locale
import os
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib.resources import as_file, files

LANGUAGES = ("en", "fr")
DOMAIN = "reflet"

_NARROW_NO_BREAK_SPACE = "\u202f"
_MINUS = "\u2212"


def N_(message: str) -> str:  # noqa: N802 - the name gettext tools expect
    """Mark a sentence of a table for translation; it is translated where it is shown."""
    return message


_MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)


class Translator:
    """Sentences, numbers and dates in one language."""

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    def __call__(self, message: str, **fields: object) -> str:
        """Translate a sentence, then fill its ``{fields}`` in."""
        found = self._catalogue.gettext(message)
        return found.format(**fields) if fields else found

    def plural(self, one: str, many: str, n: int, **fields: object) -> str:
        """Translate a sentence that counts something; ``{n}`` is the formatted number."""
        return self._catalogue.ngettext(one, many, n).format(n=self.number(n), **fields)

    def number(self, value: float, digits: int = 0) -> str:
        """Write a number: ``1,234.5`` in English, ``1 234,5`` in French."""
        text = f"{abs(value):,.{digits}f}"
        if self.language == "fr":
            text = text.replace(",", _NARROW_NO_BREAK_SPACE).replace(".", ",")
        negative = value < 0 and any(figure in "123456789" for figure in text)
        return _MINUS + text if negative else text

    def signed(self, value: float, digits: int = 1) -> str:
        """Write a number with its sign, plus included."""
        text = self.number(value, digits)
        return text if text.startswith(_MINUS) else "+" + text

    def percent(self, share: float) -> str:
        """Write a share (0 to 1) in whole percents."""
        space = _NARROW_NO_BREAK_SPACE if self.language == "fr" else ""
        return f"{self.number(round(share * 100))}{space}%"

    def date(self, moment: datetime) -> str:
        """Write a day: ``4 October 2023``, ``4 octobre 2023``."""
        day = str(moment.day)
        if self.language == "fr" and moment.day == 1:
            day = "1er"
        return f"{day} {self(_MONTHS[moment.month - 1])} {moment.year}"


@cache
def translator(language: str) -> Translator:
    """Give the translator of a language; ``ValueError`` where the program does not speak it."""
    if language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise ValueError(f"no sentences in language {language!r}; expected one of: {known}")
    if language == "en":
        return Translator(language, gettext.NullTranslations())
    catalogue = files("reflet.report").joinpath("locales", language, "LC_MESSAGES", f"{DOMAIN}.mo")
    with as_file(catalogue) as path, path.open("rb") as stream:
        return Translator(language, gettext.GNUTranslations(stream))


def language_from_locale(environment: Mapping[str, str] | None = None) -> str:
    """Tell the reader's language from the environment, English where nothing says.

    The POSIX variables are read in their order of precedence, then the system's own locale
    (Windows sets no variable).
    """
    environment = os.environ if environment is None else environment
    for variable in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        value = environment.get(variable, "")
        if value:
            return "fr" if value.lower().startswith("fr") else "en"
    return "fr" if (locale.getlocale()[0] or "").lower().startswith("fr") else "en"
