"""What a source is, and the rule that exactly one of them claims an export."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from reflet.footprint.archive import Archive, Member
from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.records import Problem, Record
from reflet.sources.members import fitting, route

_SHOWN = 5
_UNKNOWN_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Claim:
    """Why a source takes an export for its own, and what becomes of each member.

    ``members`` will be read, ``ignored`` are left out on purpose, ``unknown`` are those that the
    source has never heard of.
    """

    source: str
    reason: str
    members: tuple[Member, ...]
    ignored: tuple[Member, ...] = ()
    unknown: tuple[Member, ...] = ()

    @property
    def size(self) -> int:
        """The unpacked size of the members, in bytes."""
        return sum(member.size for member in self.members)


class Source(Protocol):
    """A network's export, as records."""

    name: str
    expected: str
    """What to download and how, in one sentence; shown when nothing claims an input."""
    handlers: Mapping[str, Any]
    """What takes each member, by path pattern (``members.fitting``); None: ignored on purpose."""
    refused: Mapping[str, str]
    """Patterns of what downloads without data hold (web pages …), with what to ask for instead."""

    def claim(self, archive: Archive) -> Claim | None:
        """Recognise an export by its structure, never by its file name alone."""
        ...

    def records(self, archive: Archive, claim: Claim) -> Iterator[Record | Problem]:
        """Yield all records of a claimed export, and a problem for each loss."""
        ...


def claimed(source: Source, archive: Archive, reason: str) -> Claim:
    """Return the claim of a source on a whole archive, its members sorted by the handlers."""
    routes = route(archive.members, source.handlers)
    members = tuple(member for member, _ in routes.handled)
    return Claim(source.name, reason, members, routes.ignored, routes.unknown)


def unknown_members(archive: Archive, claim: Claim) -> Iterator[Problem]:
    """Yield one problem that counts and names the members that the source does not know."""
    names = [
        archive.label(member)
        for member in claim.unknown
        if not archive.is_single_file(member.part)  # these are told one by one
    ]
    if names:
        yield Problem(
            ErrorCode.UNKNOWN_MEMBER,
            ", ".join(archive.parts_in_view()),
            f"files that this version of Reflet does not know were left out: {len(names):,} "
            f"({_listed(names, _UNKNOWN_SHOWN)}). Tell its makers, if they hold something of "
            "yours.",
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """What one source will read: those parts of the archive that are its own."""

    source: Source
    claim: Claim
    archive: Archive


def assign(archive: Archive, networks: Sequence[Source], fallback: Source) -> list[Reading]:
    """Return who reads what: one source, or one for each network whose exports were given.

    Parts (zips, folders …) that no source claims by themselves, such as a zip of pictures, go to
    the source that knows most of their members, or to all where none knows any.

    Raises:
        ReadError: as ``choose`` does.
    """
    parts = sorted({member.part for member in archive.members})
    own: dict[str, set[int]] = {}
    others: list[int] = []
    for part in parts if len(parts) > 1 else ():
        view = archive.only({part})
        names = [source.name for source in networks if source.claim(view)]
        if len(names) > 1:
            choose(view, networks, fallback)  # which tells of it
        if names:
            own.setdefault(names[0], set()).add(part)
        else:
            others.append(part)
    if len(own) <= 1:
        source, claim = choose(archive, networks, fallback)
        return [Reading(source, claim, archive)]
    chosen = [source for source in networks if source.name in own]
    for part in others:
        members = archive.only({part}).members
        known = {s.name: len(route(members, s.handlers).handled) for s in chosen}
        most = max(known.values())
        best = [name for name, count in known.items() if count == most]
        for name in best if most == 0 else best[:1]:
            own[name].add(part)
    readings: list[Reading] = []
    for source in chosen:
        view = archive.only(own[source.name])
        if claim_of_view := source.claim(view):
            readings.append(Reading(source, claim_of_view, view))
    return readings


def choose(archive: Archive, networks: Sequence[Source], fallback: Source) -> tuple[Source, Claim]:
    """Return the one source that claims an export, or the fallback where no network does.

    Raises:
        ReadError: ``empty_export``, ``html_export``, ``ambiguous`` or ``not_an_export``; or the
            archive's own first problem, where that is why nothing is left to claim.
    """
    if not archive.members:
        if archive.problems:
            first = archive.problems[0]
            raise ReadError(ErrorCode(first.code), f"{first.member}: {first.message}")
        raise ReadError(
            ErrorCode.EMPTY_EXPORT,
            f"{', '.join(archive.parts())} holds no file. Expected: {_expected(networks)}",
        )
    claims = [(source, claim) for source in networks if (claim := source.claim(archive))]
    if len(claims) > 1:
        what = "; ".join(f"{source.name}: {claim.reason}" for source, claim in claims)
        raise ReadError(
            ErrorCode.AMBIGUOUS,
            f"these files are claimed by several sources ({what}). Give each export as it was "
            "downloaded, not mixed with another's files.",
        )
    if claims:
        return claims[0]
    _refuse(archive, networks)
    if html := _html_pages(archive):
        raise ReadError(
            ErrorCode.HTML_EXPORT,
            f"found only web pages ({_listed(html)}), without the data they show. Ask the network "
            "for the export again in the JSON format; for X, give the whole .zip as downloaded "
            "(its data folder, not «Your archive.html»).",
        )
    if claim := fallback.claim(archive):
        return fallback, claim
    names = [archive.label(member) for member in archive.members]
    raise ReadError(
        ErrorCode.NOT_AN_EXPORT,
        f"nothing known was found among {len(names)} files ({_listed(names)}). Expected: "
        f"{_expected([*networks, fallback])}",
    )


def _refuse(archive: Archive, networks: Iterable[Source]) -> None:
    """Answer a download that a network knows for one without data.

    Raises:
        ReadError: ``html_export`` for web pages, ``not_an_export`` for anything else.
    """
    for source in networks:
        for member in archive.members:
            if pattern := fitting(member.name, source.refused):
                page = pattern.endswith((".html", ".htm"))
                raise ReadError(
                    ErrorCode.HTML_EXPORT if page else ErrorCode.NOT_AN_EXPORT,
                    f"found {archive.label(member)}: {source.refused[pattern]}",
                )


def _html_pages(archive: Archive) -> list[str]:
    """Return the web pages of an export that has pages and no data beside them."""
    data = (".js", ".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".txt", ".gz")
    names = [member.name for member in archive.members]
    pages = [name for name in names if name.lower().endswith((".html", ".htm"))]
    apart = ("assets/", "readme")
    rest = [name for name in names if not name.lower().startswith(apart)]
    return [] if any(name.lower().endswith(data) for name in rest) else pages


def _listed(names: Sequence[str], most: int = _SHOWN) -> str:
    shown = ", ".join("".join(c if c.isprintable() else "?" for c in n) for n in names[:most])
    return shown + (", …" if len(names) > most else "")


def _expected(sources: Sequence[Source]) -> str:
    return "; or ".join(source.expected for source in sources) + "."
