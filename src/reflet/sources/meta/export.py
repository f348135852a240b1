"""One reading of an export of Meta's: whose it is first, then everything in its order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Generic, Protocol, TypeVar

from reflet.footprint.archive import Archive, Member
from reflet.footprint.records import Problem, Record
from reflet.sources.base import Claim
from reflet.sources.losses import BAD_SHAPE, Losses
from reflet.sources.members import Paths, route
from reflet.sources.meta.reading import Reads, read_member, read_whole
from reflet.sources.owners import Owner, settled


class MetaOwner(Owner, Protocol):
    """Whose export it is, as far as is known."""

    paths: Paths

    def learn(self, member: Member, content: Any) -> None:
        """Take what a file of stage 0 says; raise as ``BAD_SHAPE`` lists on another shape."""
        ...

    def records(self) -> Iterator[Record]:
        """Yield the account and its profile."""
        ...


O = TypeVar("O", bound=MetaOwner)  # noqa: E741 - the owner


class MetaExport(Generic[O]):
    """A claimed archive while it is read. Each part may be somebody else's."""

    def __init__(
        self,
        archive: Archive,
        claim: Claim,
        handlers: Mapping[str, Reads[O] | None],
        owner: type[O],
    ) -> None:
        """Sort the members by what takes them."""
        self._archive = archive
        self._handled = route(claim.members, handlers).handled
        self._owner_type = owner
        self._paths = Paths(archive.members)

    def records(self) -> Iterator[Record | Problem]:
        """Yield accounts and profiles, then everything else by stages."""
        losses: list[Problem] = []
        owners = self._owners(losses)
        for owner in {id(owner): owner for owner in owners.values()}.values():
            yield from owner.records()
        yield from losses
        for member, reads in sorted(self._handled, key=lambda pair: pair[1].stage):
            if reads.stage:
                yield from read_member(self._archive, member, reads, owners[member.part])

    def _owners(self, problems: list[Problem]) -> dict[int, O]:
        """Find whose each part is; parts that do not tell are the one known owner's."""
        found: dict[int, O] = {}
        for member, reads in self._handled:
            owner = found.setdefault(member.part, self._new())
            if reads.stage == 0:
                losses = Losses(self._archive.label(member))
                content = read_whole(self._archive, member, losses)
                if content is not None:
                    losses.read += 1
                    losses.bad += _learnt(owner, member, content)
                problems += losses.problems()
        return settled(found, list(found), self._new)

    def _new(self) -> O:
        owner = self._owner_type()
        owner.paths = self._paths
        return owner


def _learnt(owner: MetaOwner, member: Member, content: Any) -> int:
    """Let the owner learn from a file; return how many items had another shape: 0 or 1."""
    try:
        owner.learn(member, content)
    except BAD_SHAPE:
        return 1
    return 0
