"""Which table of a LinkedIn export holds what.

The names have spaces or underscores, and sometimes a number at the end (``Shares_123.csv``); the
tables lie at the top or in folders.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reflet.footprint.archive import Archive, Member
from reflet.footprint.records import Record
from reflet.sources.csv_rows import Row
from reflet.sources.linkedin import tables
from reflet.sources.linkedin.articles import Article
from reflet.sources.linkedin.owner import Owner
from reflet.sources.linkedin.tables import Table
from reflet.sources.members import MEDIA, beginning


def _profile(row: Row, owner: Owner) -> Iterator[Record]:
    return owner.learn_profile(row)


def _registration(row: Row, owner: Owner) -> Iterator[Record]:
    return owner.learn_registration(row)


def _table(columns: str, take: tables.Take, stage: int = 1) -> Table:
    return Table(frozenset(filter(None, columns.split(","))), take, stage)


_READ: dict[str, Table] = {
    "Profile": _table("first name,last name,headline", _profile, 0),
    "Registration": _table("registered at", _registration, 0),
    "Shares": _table("date,sharelink,sharecommentary", tables.shares),
    "InstantReposts": _table("date,link", tables.reposts),
    "Comments": _table("date,link,message", tables.comments),
    "Recommendations Given": _table("first name,text", tables.recommendations),
    "messages": _table("from,date,content", tables.messages),
    "Invitations": _table("from,to,direction", tables.invitations),
    "Reactions": _table("date,type,link", tables.reactions),
    "Connections": _table("first name,last name,connected on", tables.connections),
    "Company Follows": _table("organization", tables.followed("organization", "followed on")),
    "Member Follows": _table("fullname", tables.followed("fullname", "date")),
    "Logins": _table("login date", tables.logins),
    "Email Addresses": _table("email address", tables.told("email", "email address", "updated on")),
    "PhoneNumbers": _table("number", tables.told("phone_number", "number")),
    "Whatsapp Phone Numbers": _table("number", tables.told("phone_number", "number")),
    "Positions": _table("company name,title", tables.positions),
    "Education": _table("school name", tables.told("school", "school name", "start date")),
    "Skills": _table("name", tables.told("skill", "name")),
    "Languages": _table("name", tables.told("language", "name")),
    "Ad Targeting": _table("", tables.targeting),
    "Inferences about you": _table("type of inference,inference", tables.inferences),
    "SearchQueries": _table("search query", tables.done("searched", "search query", "time")),
    "Saved Items": _table("saveditem", tables.done("saved", "saveditem", "createdtime")),
}

# Others' words, commerce, and what says little of the owner.
_IGNORED = (
    "Ads Clicked",
    "Causes You Care About",
    "Certifications",
    "Company Follows Removed",
    "Content Posts",
    "Courses",
    "Endorsement Given Info",
    "Endorsement Received Info",
    "Events",
    "Group Comments",
    "guide messages",
    "Hashtag Follows",
    "Honors",
    "Identity Verification",
    "Job Applicant Saved Screening Question Responses",
    "Job Applicant Saved Answers",
    "Job Applications",
    "Job Seeker Preferences",
    "Lan Ads Engagement",
    "Learning",
    "learning coach messages",
    "learning role play messages",
    "Organizations",
    "Patents",
    "Private Identity Asset",
    "Profile Summary",
    "Projects",
    "Providers",
    "Publications",
    "Publishing Photos",
    "Receipts",
    "Receipts v2",
    "Recommendations Received",
    "Rich Media",
    "Saved Jobs",
    "Saved Job Alerts",
    "Security Challenges",
    "Services Marketplace Requests",
    "Test Scores",
    "Verifications",
    "Volunteering",
    "Votes",
)


def _patterns() -> Mapping[str, Table | Article | None]:
    patterns: dict[str, Table | Article | None] = {"Articles/**.html": Article()}
    # «Profile Summary» is not a profile with something at its end: the ignored come first.
    known: dict[str, Table | None] = {**dict.fromkeys(_IGNORED), **_READ}
    for name, table in known.items():
        for written in dict.fromkeys((name, name.replace(" ", "_"))):
            for end in ("", "_*"):
                patterns[f"{written}{end}.csv"] = table
    folders = ("Jobs/**", "Verifications/**", "Services Marketplace/**")
    return {**dict.fromkeys(folders), **patterns, "*.pdf": None, "*.txt": None, **MEDIA}


PATTERNS: Mapping[str, Table | Article | None] = _patterns()

# Tables of these names and columns are LinkedIn's; «Comments» or «messages» are others' as well.
_SURE = (
    frozenset({"sharelink", "sharecommentary"}),
    frozenset({"first name", "last name", "connected on"}),
    frozenset({"first name", "last name", "headline"}),
    frozenset({"registered at", "registration ip"}),
    frozenset({"company name", "title", "started on"}),
    frozenset({"conversation id", "from", "folder"}),
    frozenset({"date", "link", "message"}),
    frozenset({"date", "type", "link"}),
    frozenset({"invitee", "direction"}),
    frozenset({"email address", "confirmed", "primary"}),
    frozenset({"school name", "degree name"}),
)


def is_genuine(archive: Archive, member: Member, table: Table) -> bool:
    """Tell whether a table has both a name and columns known of LinkedIn."""
    head = beginning(archive, member, 4000).decode("utf-8", "replace")
    for line in head.splitlines()[:8]:  # a preamble may come first
        cells = {cell.strip().strip('"').casefold() for cell in line.split(",")}
        if table.columns <= cells and any(sure <= cells for sure in _SURE):
            return True
    return False
