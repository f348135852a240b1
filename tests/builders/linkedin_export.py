"""Builds synthetic LinkedIn exports, with the quirks of real ones.

The facts about the format are those of ``docs/formats.md``. The bytes are the same at each run.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from pathlib import Path

from tests.builders.person import LEA, Person, write_export

_VISIBILITY = {"public": "PUBLIC", "followers": "MEMBER_NETWORK"}
_NOTES = (
    "Notes:\n"
    '"When exporting your connection data, you may notice that some of the email addresses are '
    'missing."\n\n'
)


def build_linkedin_export(
    path: Path,
    person: Person = LEA,
    *,
    underscores: bool = False,
    suffix: str = "",
    bom: bool = False,
    notes: bool = True,
    crlf: bool = False,
    wrapper: str = "",
    parts: int = 1,
    missing: Collection[str] = (),
) -> list[Path]:
    """Write an export to ``path`` (.zip, .tar.gz, else a folder) and return its parts' paths.

    ``underscores`` stand for the spaces in names, ``suffix`` ends them; ``bom`` begins each table
    with a byte-order mark; ``notes`` puts a preamble before the connections. ``missing`` names
    tables to leave out.
    """
    members: dict[str, bytes] = {}
    for name, text in linkedin_tables(person, notes=notes).items():
        if name in missing:
            continue
        written = (name.replace(" ", "_") if underscores else name) + suffix
        content = text.replace("\n", "\r\n") if crlf else text
        members[f"{written}.csv"] = content.encode("utf-8-sig" if bom else "utf-8")
    return write_export(path, members, wrapper=wrapper, parts=parts)


def linkedin_tables(person: Person, *, notes: bool = True) -> dict[str, str]:
    """Return the tables of an export by name."""
    first, last = person.first_name, person.last_name
    url = "https://www.linkedin.com/in/"
    connections = _table(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
        (
            (*name.split(" ", 1), url + handle, "", "Une firme", "Métier", f"{at:%d %b %Y}")
            for name, handle, at in person.followers
        ),
    )
    return {
        "Profile": _table(
            "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,"
            "Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers",
            [
                (
                    first,
                    last,
                    "",
                    "",
                    person.birth_date,
                    "Relieuse",
                    person.bio,
                    "Artisanat",
                    "",
                    person.city,
                    "[lea_b]",
                    f"[{person.website}]",
                    "",
                )
            ],
        ),
        "Registration": _table(
            "Registered At,Registration Ip,Subscription Types",
            [(_short(person.created_at), "192.0.2.9", "")],
        ),
        "Email Addresses": _table(
            "Email Address,Confirmed,Primary,Updated On",
            [(person.email, "Yes", "Yes", _short(person.created_at))],
        ),
        "Positions": _table(
            "Company Name,Title,Description,Location,Started On,Finished On",
            [(person.employer, "Relieuse", "", person.city, "Mar 2021", "")],
        ),
        "Skills": _table("Name", [(name,) for name in person.interests]),
        "Shares": _table(
            "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility",
            (
                (
                    f"{words.at:%Y-%m-%d %H:%M:%S}",
                    f"https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A{_number(words.at)}",
                    words.text,
                    "",
                    "https://media.example/photo.jpg" if words.photo else "",
                    _VISIBILITY[words.visibility],
                )
                for words in person.of_kind("post")
            ),
        ),
        "Comments": _table(
            "Date,Link,Message",
            (
                (
                    f"{words.at:%Y-%m-%d %H:%M:%S}",
                    f"https://www.linkedin.com/feed/update/urn:li:activity:{_number(words.at)}",
                    words.text,
                )
                for words in person.of_kind("comment")
            ),
        ),
        "messages": _table(
            "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,"
            "FOLDER",
            [
                (
                    "2-a",
                    "",
                    "Marie Ancelle",
                    url + "marie",
                    person.name,
                    "2024-01-15 14:30:00 UTC",
                    "",
                    "les mots de Marie",
                    "INBOX",
                ),
                *(
                    (
                        "2-a",
                        "",
                        person.name,
                        url + "lea",
                        "Marie Ancelle",
                        f"{words.at:%Y-%m-%d %H:%M:%S} UTC",
                        "",
                        words.text,
                        "INBOX",
                    )
                    for words in person.of_kind("message")
                ),
            ],
        ),
        "Invitations": _table(
            "From,To,Sent At,Message,Direction",
            [
                (person.name, "Ida Moulin", "9/1/23, 10:00 AM", "Au plaisir !", "OUTGOING"),
                ("Gaël Import", person.name, "9/2/23, 11:30 PM", "achetez", "INCOMING"),
            ],
        ),
        "Reactions": _table(
            "Date,Type,Link",
            (
                (
                    f"{at:%Y-%m-%d %H:%M:%S}",
                    "LIKE",
                    f"https://www.linkedin.com/feed/update/urn:li:activity:{_number(at)}",
                )
                for _, _, at in person.likes
            ),
        ),
        "Connections": (_NOTES if notes else "") + connections,
        "Company Follows": _table(
            "Organization,Followed On",
            ((name, f"{at:%a %b %d %H:%M:%S} UTC {at:%Y}") for name, _, at in person.following),
        ),
        "Logins": _table(
            "Login Date,IP Address,User Agent,Login Type",
            (
                (f"{at:%a %b %d %H:%M:%S} UTC {at:%Y}", address, device, "")
                for at, address, device in person.logins
            ),
        ),
        "Ad Targeting": _table(
            "Member Age,Member Gender,Member Interests",
            [("25-34", person.gender, "; ".join(person.interests))],
        ),
        "Inferences about you": _table(
            "Category,Type of inference,Description,Inference",
            [("Career", "Relocation", "Moves soon", "No")],
        ),
        "Recommendations Given": _table(
            "First Name,Last Name,Company,Job Title,Text,Creation Date,Status",
            [("Noé", "Valdor", "", "", "Noé cadre juste.", "02/03/24, 09:15 AM", "VISIBLE")],
        ),
        "Endorsement Received Info": _table("Endorsement Date,Skill Name", [("x", "y")]),
        "Rich Media": _table("Date/Time,Media Description,Media Link", [("x", "y", "z")]),
    }


def _table(header: str, rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header.split(","))
    writer.writerows(rows)
    return out.getvalue()


def _short(at: datetime) -> str:
    hour, half = (at.hour % 12 or 12, "AM" if at.hour < 12 else "PM")
    return f"{at.month}/{at.day}/{at:%y}, {hour}:{at:%M} {half}"


def _number(at: datetime) -> int:
    return 7_000_000_000_000 + int(at.timestamp())
