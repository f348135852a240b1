"""The portrait as one page that needs nothing else: no network, no script."""

from __future__ import annotations

import base64
import hashlib
from datetime import datetime
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from reflet.report import narrative
from reflet.report.cards import card_view
from reflet.report.contents import PortraitContents
from reflet.report.i18n import language_from_locale, translator
from reflet.report.likes_page import LikesPage
from reflet.report.page import ReadingPage
from reflet.report.plain import web_address


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("reflet.report"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


@cache
def _style() -> tuple[Markup, str]:
    """Read the style sheet and the hash by which the page's policy allows it, and it alone."""
    sheet = files("reflet.report").joinpath("templates", "portrait.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode("ascii")
    return Markup(sheet), f"sha256-{digest}"  # noqa: S704 - our own file


def portrait_page(
    portrait: PortraitContents, *, language: str | None = None, generated: datetime | None = None
) -> str:
    """Render the page in ``"fr"`` or ``"en"`` (the locale's by default).

    ``generated`` is the time it bears, none if not given.
    """
    t = translator(language or language_from_locale())
    sheet, digest = _style()
    redacted = portrait.is_redacted
    pages = [ReadingPage(t, reading, redacted=redacted) for reading in portrait.readings]
    return (
        _environment()
        .get_template("portrait.html.j2")
        .render(
            t=t,
            plural=t.plural,
            style=sheet,
            style_hash=digest,
            redacted=redacted,
            account=narrative.account_name(t, portrait.account, redacted=redacted),
            account_url=web_address(portrait.account.url),
            generated=t.date(generated) if generated else None,
            main=pages[0] if pages else None,
            others=pages[1:],
            disagreements=[narrative.disagreement(t, name) for name in portrait.disagreements],
            likes=LikesPage(t, portrait.likes, redacted=redacted) if portrait.likes else None,
            cards=[card_view(card) for card in portrait.bundles],
            problems=narrative.problems(t, portrait.problems),
        )
    )
