"""One reading of an X export: whose it is, then its long texts, then everything else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from reflet.footprint.archive import Archive, Member
from reflet.footprint.errors import ErrorCode
from reflet.footprint.records import Problem, Record, Setting, Visibility
from reflet.sources.base import Claim
from reflet.sources.losses import BAD_SHAPE
from reflet.sources.owners import settled
from reflet.sources.x.edits import Edits
from reflet.sources.x.items import CsvReading, Reading
from reflet.sources.x.layout import Holds, holds, read_object
from reflet.sources.x.manifest import Manifests
from reflet.sources.x.notes import Notes
from reflet.sources.x.owner import Owner, profile_of
from reflet.sources.x.traces import HANDLERS
from reflet.sources.x.tweets import TweetReader

_MEDIA_FOLDERS = ("tweets_media/", "tweet_media/", "community_tweet_media/")

Item = dict[str, Any]


class Export:
    """A claimed archive while it is read."""

    def __init__(self, archive: Archive, claim: Claim) -> None:
        """Sort the members by what they hold."""
        self._archive = archive
        self._members: dict[Holds, list[Member]] = {}
        for member in claim.members:
            kind = holds(member)
            if kind is not None:
                self._members.setdefault(kind, []).append(member)
        self._manifests = Manifests(archive, self._of(Holds.MANIFEST))
        self._owners: dict[int, Owner] = {}

    def records(self) -> Iterator[Record | Problem]:
        """Yield accounts and profiles first, then posts, then the rest."""
        lost = list(self._find_owners())
        owners = list({id(owner): owner for owner in self._owners.values()}.values())
        yield from (owner.record() for owner in owners)
        yield from (Setting(o.account, "email", o.email) for o in owners if o.email)
        yield from lost
        yield from self._profiles()
        notes = {owner.account: Notes() for owner in owners}
        for member in self._of(Holds.NOTES):
            yield from self._each(member, notes[self._owner(member).account].add)
        yield from self._tweets(owners, notes)
        yield from self._traces()
        every = [member for members in self._members.values() for member in members]
        yield from self._manifests.missing(every)

    def _of(self, kind: Holds) -> list[Member]:
        return self._members.get(kind, [])

    def _owner(self, member: Member) -> Owner:
        return self._owners[member.part]

    def _each(self, member: Member, take: Callable[[Item], None]) -> Iterator[Problem]:
        """Hand every item of a member to ``take``; yield what was lost."""
        reading = Reading(self._archive, member)
        for item in reading.items():
            try:
                take(item)
            except BAD_SHAPE:
                reading.bad += 1
        yield from self._lost(reading)

    def _lost(self, reading: Reading) -> Iterator[Problem]:
        problem = reading.problem(self._manifests.expected(reading.member))
        if problem:
            yield problem

    def _find_owners(self) -> Iterator[Problem]:
        """Find whose each part is; parts that do not tell are the one known owner's."""
        for part, user in self._manifests.users.items():
            self._owners.setdefault(part, Owner()).learn(user)
        for member in self._of(Holds.USER_DETAILS):
            details = read_object(self._archive, member)
            self._owners.setdefault(member.part, Owner()).learn(details)
        for member in self._of(Holds.ACCOUNT):
            owner = self._owners.setdefault(member.part, Owner())
            yield from self._each(member, owner.learn)
        for member in self._of(Holds.PROTECTED):
            owner = self._owners.setdefault(member.part, Owner())
            yield from self._each(member, owner.learn_switch)
        parts = {member.part for members in self._members.values() for member in members}
        self._owners = settled(self._owners, parts, Owner)

    def _profiles(self) -> Iterator[Record | Problem]:
        said: dict[str, list[Item]] = {}
        ages: dict[str, Item] = {}
        for member in self._of(Holds.PROFILE):
            items = said.setdefault(self._owner(member).account, [])
            yield from self._each(member, items.append)
        for member in self._of(Holds.USER_DETAILS):
            items = said.setdefault(self._owner(member).account, [])
            items.append(read_object(self._archive, member))
        for member in self._of(Holds.AGE):
            for item in Reading(self._archive, member).items():
                ages[self._owner(member).account] = item
        for account in sorted(said.keys() | ages.keys()):
            yield profile_of(account, said.get(account, []), ages.get(account, {}))

    def _tweets(self, owners: list[Owner], notes: dict[str, Notes]) -> Iterator[Record | Problem]:
        media = {
            member.basename: member.name
            for member in self._archive.members
            if any(folder in member.name for folder in _MEDIA_FOLDERS)
        }
        readers = {
            owner.account: TweetReader(owner, owner.visibility(), notes[owner.account], media)
            for owner in owners
        }
        circle = {member: Reading(self._archive, member) for member in self._of(Holds.CIRCLE)}
        readings = [Reading(self._archive, member) for member in self._of(Holds.TWEETS)]
        readings += circle.values()
        readings += [CsvReading(self._archive, member) for member in self._of(Holds.TWEETS_CSV)]
        edits = {account: Edits() for account in readers}
        for reading in readings:
            account = self._owner(reading.member).account
            reader, versions = readers[account], edits[account]
            for_circle = reading.member in circle
            for item in reading.items():
                try:
                    post = reader.post(item)
                    if for_circle:
                        post = replace(post, visibility=Visibility.FOLLOWERS)
                    newest = versions.passed(item, post)
                except BAD_SHAPE:
                    reading.bad += 1
                    continue
                if newest is not None:
                    yield newest
            yield from self._lost(reading)
        for versions in edits.values():
            yield from versions.waiting()
        for reader in readers.values():
            yield from map(reader.orphan, reader.notes.orphans())
            yield from reader.problems()

    def _traces(self) -> Iterator[Record | Problem]:
        for kind, handler in HANDLERS.items():
            for member in self._of(kind):
                owner = self._owner(member)
                if kind is Holds.MESSAGES and owner.user_id is None:
                    yield Problem(
                        ErrorCode.UNKNOWN_OWNER,
                        self._archive.label(member),
                        "messages were left out: without account.js or manifest.js nothing tells "
                        "which are the owner's own. Give the whole export.",
                    )
                    continue
                reading = Reading(self._archive, member)
                for item in reading.items():
                    try:
                        yield from handler(item, owner)
                    except BAD_SHAPE:
                        reading.bad += 1
                yield from self._lost(reading)
