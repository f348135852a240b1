"""The source of Facebook: what it claims, and what it expects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reflet.footprint.archive import Archive
from reflet.footprint.records import Problem, Record
from reflet.sources.base import Claim, claimed
from reflet.sources.facebook.layout import PATTERNS, REFUSED, is_genuine
from reflet.sources.facebook.owner import FacebookOwner
from reflet.sources.meta.export import MetaExport
from reflet.sources.meta.reading import Reads


class Facebook:
    """The Facebook export in JSON."""

    name = "facebook"
    expected = (
        "the Facebook export in JSON, facebook-….zip (Accounts Center, Your information and "
        "permissions, Export your information, format JSON)"
    )
    handlers: Mapping[str, Reads[FacebookOwner] | None] = PATTERNS
    refused: Mapping[str, str] = REFUSED

    def claim(self, archive: Archive) -> Claim | None:
        """Claim archives with a file that has both a name and a beginning known of Facebook."""
        claim = claimed(self, archive, "")
        genuine = next((member for member in claim.members if is_genuine(archive, member)), None)
        if genuine is None:
            return None
        reason = f"Facebook export, by {archive.label(genuine)}"
        return Claim(self.name, reason, claim.members, claim.ignored, claim.unknown)

    def records(self, archive: Archive, claim: Claim) -> Iterator[Record | Problem]:
        """Yield the account and its profile, then what was left."""
        yield from MetaExport(archive, claim, self.handlers, FacebookOwner).records()
