"""The source of Instagram: what it claims, and what it expects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from reflet.footprint.archive import Archive
from reflet.footprint.records import Problem, Record
from reflet.sources.base import Claim, claimed
from reflet.sources.instagram.layout import PATTERNS, REFUSED, is_genuine
from reflet.sources.instagram.owner import InstagramOwner
from reflet.sources.meta.export import MetaExport
from reflet.sources.meta.reading import Reads


class Instagram:
    """The Instagram export in JSON."""

    name = "instagram"
    expected = (
        "the Instagram export in JSON, instagram-….zip (Accounts Center, Your information and "
        "permissions, Export your information, format JSON, all time)"
    )
    handlers: Mapping[str, Reads[InstagramOwner] | None] = PATTERNS
    refused: Mapping[str, str] = REFUSED

    def claim(self, archive: Archive) -> Claim | None:
        """Claim archives with a file that has both a name and a beginning known of Instagram."""
        claim = claimed(self, archive, "")
        genuine = next((member for member in claim.members if is_genuine(archive, member)), None)
        if genuine is None:
            return None
        return replace(claim, reason=f"Instagram export, by {archive.label(genuine)}")

    def records(self, archive: Archive, claim: Claim) -> Iterator[Record | Problem]:
        """Yield the account and its profile, then what was left."""
        yield from MetaExport(archive, claim, self.handlers, InstagramOwner).records()
