"""The portrait of one account: every language's reading, ready to be shown or kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from reflet.report.contents import PortraitContents


@dataclass(frozen=True)
class Portrait(PortraitContents):
    """All that was read of one account, ready to be shown or kept: see ``PortraitContents``."""

    def to_dict(self, *, generated: datetime | None = None) -> dict[str, Any]:
        """Give the portrait as the published JSON Schema describes it."""
        from reflet.report.document import portrait_document  # noqa: PLC0415 - see ``save``

        return portrait_document(self, generated)

    def to_json(self, *, generated: datetime | None = None) -> str:
        """Give the portrait as JSON text."""
        from reflet.report.document import to_json  # noqa: PLC0415 - see ``save``

        return to_json(self.to_dict(generated=generated))

    def to_html(self, *, language: str | None = None, generated: datetime | None = None) -> str:
        """Give the portrait as one self-contained page, ``"fr"`` or ``"en"``."""
        from reflet.report.html import portrait_page  # noqa: PLC0415 - see ``save``

        return portrait_page(self, language=language, generated=generated)

    def redacted(self) -> Portrait:
        """Give a copy to show to others: no posts, no words, no handle, no links."""
        from reflet.report.likes import redacted_likes  # noqa: PLC0415
        from reflet.report.redact import redacted_account, redacted_reading  # noqa: PLC0415

        if self.is_redacted:
            return self
        return replace(
            self,
            account=redacted_account(self.account),
            readings=tuple(redacted_reading(reading) for reading in self.readings),
            likes=redacted_likes(self.likes) if self.likes else None,
            is_redacted=True,
        )

    def save(
        self,
        path: str | Path,
        *,
        language: str | None = None,
        redact: bool = False,
        force: bool = False,
        generated: datetime | None = None,
    ) -> None:
        """Write the portrait: a page where the name ends in ``.html``, JSON in ``.json``.

        The file is readable by its owner alone. ``language`` is the page's (``"fr"``, ``"en"``;
        by default the locale's), ``generated`` the time it bears (now). Raises
        ``FileExistsError`` where the file exists, unless ``force``; ``ValueError`` for another
        ending.
        """
        # Loaded here, so that a program that only asks for estimates pays for no template.
        from reflet.report.saving import write_private  # noqa: PLC0415

        path = Path(path)
        portrait = self.redacted() if redact else self
        generated = generated or datetime.now(UTC)
        suffix = path.suffix.lower()
        if suffix == ".json":
            text = portrait.to_json(generated=generated)
        elif suffix in {".html", ".htm"}:
            text = portrait.to_html(language=language, generated=generated)
        else:
            raise ValueError(
                f"{path.name}: a portrait is written as .html or .json, not as {suffix or 'that'};"
                " change the end of the name"
            )
        write_private(path, text, force=force)
