"""What the sources of Facebook and Instagram have in common: how they claim and read."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import ClassVar, Generic, TypeVar

from reflet.footprint.archive import Archive, Member
from reflet.footprint.records import Problem, Record
from reflet.sources.base import Claim, claimed
from reflet.sources.meta.export import MetaExport, MetaOwner
from reflet.sources.meta.reading import Reads

O = TypeVar("O", bound=MetaOwner)  # noqa: E741 - the owner


class MetaSource(ABC, Generic[O]):
    """An export of Meta's in JSON; a network says what its files are and who owns them."""

    name: str
    title: ClassVar[str]
    expected: str
    handlers: Mapping[str, Reads[O] | None]
    refused: Mapping[str, str]
    owner: type[O]

    @staticmethod
    @abstractmethod
    def is_genuine(archive: Archive, member: Member) -> bool:
        """Tell whether a file that is read has both a name and a beginning known of the network."""

    def claim(self, archive: Archive) -> Claim | None:
        """Claim archives with a genuine file."""
        claim = claimed(self, archive, "")
        first = next((one for one in claim.members if self.is_genuine(archive, one)), None)
        if first is None:
            return None
        return replace(claim, reason=f"{self.title} export, by {archive.label(first)}")

    def records(self, archive: Archive, claim: Claim) -> Iterator[Record | Problem]:
        """Yield the account and its profile, then what was left."""
        yield from MetaExport(archive, claim, self.handlers, self.owner).records()
