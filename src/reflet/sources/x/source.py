"""The source of X: what it claims, and what it expects."""

from __future__ import annotations

from collections.abc import Iterator

from reflet.footprint.archive import Archive
from reflet.footprint.records import Problem, Record
from reflet.sources.base import Claim
from reflet.sources.x.export import Export
from reflet.sources.x.layout import Holds, holds, is_genuine


class X:
    """The X (Twitter) export."""

    name = "x"
    expected = (
        "the X archive as downloaded, twitter-….zip, with data/tweets.js inside (x.com: Settings, "
        "Your account, Download an archive of your data)"
    )

    def claim(self, archive: Archive) -> Claim | None:
        """Claim archives with a file that has both a name and a beginning known of X."""
        known = [member for member in archive.members if holds(member)]
        genuine = next((member for member in known if is_genuine(archive, member)), None)
        if genuine is None:
            return None
        if any(holds(member) is Holds.TWEETS for member in known):
            # tweets.csv repeats the .js files beside it, without their links.
            known = [member for member in known if holds(member) is not Holds.TWEETS_CSV]
        return Claim(self.name, f"X archive, by {archive.label(genuine)}", tuple(known))

    def records(self, archive: Archive, claim: Claim) -> Iterator[Record | Problem]:
        """Yield every account found, then what each left."""
        yield from Export(archive, claim).records()
