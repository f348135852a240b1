"""The source of WordPress: what it claims, and the way through a WXR file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reflet.footprint.archive import Archive, Member
from reflet.footprint.errors import ReadError
from reflet.footprint.records import Post, Problem, Record
from reflet.sources.base import Claim
from reflet.sources.feed.markup import HEAD, is_blog
from reflet.sources.losses import BAD_SHAPE, Losses
from reflet.sources.members import MEDIA, beginning, route


class WordPress:
    """The export that WordPress makes of a site."""

    name = "wordpress"
    expected = "the WordPress export as downloaded, an .xml file or a .zip of some (Tools, Export)"
    handlers: Mapping[str, bool | None] = {"*.xml": True, **MEDIA}
    refused: Mapping[str, str] = {}

    def claim(self, archive: Archive) -> Claim | None:
        """Claim XML files that use the names of WordPress's export format."""
        blogs = tuple(
            member
            for member in archive.members
            if (archive.is_single_file(member.part) or member.name.lower().endswith(".xml"))
            and is_blog(beginning(archive, member, HEAD))
        )
        if not blogs:
            return None
        rest = route((m for m in archive.members if m not in blogs), self.handlers)
        unknown = rest.unknown + tuple(member for member, _ in rest.handled)
        reason = f"WordPress export, by {archive.label(blogs[0])}"
        return Claim(self.name, reason, blogs, rest.ignored, unknown)

    def records(self, archive: Archive, claim: Claim) -> Iterator[Record | Problem]:
        """Yield the authors, their posts, and their own comments."""
        for member in claim.members:
            losses = Losses(archive.label(member))
            try:
                yield from _records(archive, member, losses)
            except ReadError as error:
                losses.stopped(error)
            yield from losses.problems()


def _records(archive: Archive, member: Member, losses: Losses) -> Iterator[Record]:
    # What only blogs need: a strict XML parser, and what is made of its elements.
    from reflet.sources.wordpress.elements import elements_of, texts_of  # noqa: PLC0415
    from reflet.sources.wordpress.posts import Site  # noqa: PLC0415

    site = Site()
    with archive.open(member) as stream:
        for name, element in elements_of(stream, losses):
            if name not in ("item", "wp:author"):
                site.learn(name, element.text.strip())
                continue
            losses.read += 1
            try:
                if name == "item":
                    records = list(site.records(element))
                else:
                    records = []
                    site.author(texts_of(element))
            except BAD_SHAPE:
                losses.bad += 1
                continue
            yield from site.new_accounts()
            for record in records:
                losses.undated += isinstance(record, Post) and record.created_at is None
                yield record
