"""The source of X: what it claims, and what it expects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from reflet.footprint.archive import Archive, Member
from reflet.footprint.records import Problem, Record
from reflet.sources.base import Claim, claimed
from reflet.sources.x.export import Export
from reflet.sources.x.layout import PATTERNS, Holds, holds, is_genuine


class X:
    """The X (Twitter) export."""

    name = "x"
    expected = (
        "the X archive as downloaded, twitter-….zip, with data/tweets.js inside (x.com: Settings, "
        "Your account, Download an archive of your data)"
    )
    handlers: Mapping[str, Holds | None] = PATTERNS
    refused: Mapping[str, str] = {
        "Your archive.html": "this page only shows the files of an X archive that lie beside it. "
        "Give the whole .zip as downloaded, with its data folder."
    }

    def claim(self, archive: Archive) -> Claim | None:
        """Claim archives with a file that has both a name and a beginning known of X."""
        claim = claimed(self, archive, "")
        known = {member: holds(member) for member in claim.members}
        genuine = next((member for member in known if is_genuine(archive, member)), None)
        if genuine is None:
            return None
        repeated: tuple[Member, ...] = ()
        if Holds.TWEETS in known.values():
            # tweets.csv repeats the .js files beside it, without their links.
            repeated = tuple(m for m, kind in known.items() if kind is Holds.TWEETS_CSV)
        return replace(
            claim,
            reason=f"X archive, by {archive.label(genuine)}",
            members=tuple(member for member in known if member not in repeated),
            ignored=claim.ignored + repeated,
        )

    def records(self, archive: Archive, claim: Claim) -> Iterator[Record | Problem]:
        """Yield every account found, then what each left."""
        yield from Export(archive, claim).records()
