"""The source of LinkedIn: what it claims, what it expects, and the order of its reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reflet.footprint.archive import Archive, Member
from reflet.footprint.errors import ErrorCode
from reflet.footprint.records import Problem, Record
from reflet.sources.base import Claim, claimed
from reflet.sources.csv_rows import CsvRows
from reflet.sources.linkedin.articles import Article, article
from reflet.sources.linkedin.layout import PATTERNS, is_genuine
from reflet.sources.linkedin.owner import Owner
from reflet.sources.linkedin.tables import Table
from reflet.sources.members import Routes, route


class LinkedIn:
    """The LinkedIn export."""

    name = "linkedin"
    expected = (
        "the LinkedIn export, Complete_LinkedInDataExport_….zip (Settings & Privacy, Data privacy, "
        "Get a copy of your data, the larger archive)"
    )
    handlers: Mapping[str, Table | Article | None] = PATTERNS
    refused: Mapping[str, str] = {}

    def claim(self, archive: Archive) -> Claim | None:
        """Claim archives with a table that has both a name and columns known of LinkedIn."""
        handled = route(archive.members, self.handlers).handled
        tables = ((m, table) for m, table in handled if isinstance(table, Table))
        genuine = next((m for m, table in tables if is_genuine(archive, m, table)), None)
        if genuine is None:
            return None
        reason = f"LinkedIn export, by {archive.label(genuine)}"
        return claimed(self, archive, reason)

    def records(self, archive: Archive, claim: Claim) -> Iterator[Record | Problem]:
        """Yield the account and its profile, then every table."""
        routes: Routes[Table | Article] = route(claim.members, self.handlers)
        handled = routes.handled
        owners: dict[int, Owner] = {}
        lost: list[Problem] = []
        for member, table in handled:
            owner = owners.setdefault(member.part, Owner())
            if isinstance(table, Table) and table.stage == 0:
                read = _read(archive, member, table, owner)
                lost += [problem for problem in read if isinstance(problem, Problem)]
        owners = _settled(owners)
        for owner in {id(owner): owner for owner in owners.values()}.values():
            yield from owner.records()
        yield from lost
        for member, table in handled:
            if isinstance(table, Article):
                yield from article(archive, member, owners[member.part])
            elif table.stage:
                yield from _read(archive, member, table, owners[member.part])


def _read(
    archive: Archive, member: Member, table: Table, owner: Owner
) -> Iterator[Record | Problem]:
    rows = CsvRows(archive, member, table.columns)
    yield from rows.records(lambda row: rows.losses.dated(table.take(row, owner)))
    if not rows.columns and not rows.losses.damage and member.size:
        yield Problem(
            ErrorCode.BAD_ITEMS,
            archive.label(member),
            f"no row of it names the columns {', '.join(sorted(table.columns))}, so it was left "
            "out. Give the table as LinkedIn wrote it.",
        )


def _settled(owners: dict[int, Owner]) -> dict[int, Owner]:
    """Make parts of the same person one, and give parts that do not tell to the one known."""
    known: dict[str, Owner] = {}
    for owner in owners.values():
        if owner.name:
            known.setdefault(owner.account, owner)
    sole = next(iter(known.values())) if len(known) == 1 else Owner()
    settled: dict[int, Owner] = {}
    for part, owner in owners.items():
        settled[part] = known[owner.account] if owner.name else sole
        if settled[part] is not owner:
            settled[part].merge(owner)
    return settled
