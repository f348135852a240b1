"""An invented person's LinkedIn export gives back what they left, whatever its quirks."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflet.footprint.errors import ErrorCode
from reflet.footprint.records import PostKind, Visibility
from reflet.footprint.store import Footprint
from reflet.sources.linkedin.times import time_of
from reflet.sources.read import import_into, read
from tests.builders.containers import write_container
from tests.builders.linkedin_export import build_linkedin_export
from tests.builders.person import LEA

ACCOUNT = "linkedin:léa brumaire"


def linkedin(tmp_path: Path, **flags: Any) -> Footprint:
    name = flags.pop("name", "Complete_LinkedInDataExport_03-02-2024.zip")
    return read(*build_linkedin_export(tmp_path / name, LEA, **flags))


@pytest.mark.parametrize("underscores", [False, True])
@pytest.mark.parametrize("suffix", ["", "_123456"])
@pytest.mark.parametrize("bom", [False, True])
@pytest.mark.parametrize("notes", [False, True])
@pytest.mark.parametrize("crlf", [False, True])
def test_what_was_left_comes_out_once(
    underscores: bool, suffix: str, bom: bool, notes: bool, crlf: bool, tmp_path: Path
) -> None:
    footprint = linkedin(
        tmp_path, underscores=underscores, suffix=suffix, bom=bom, notes=notes, crlf=crlf
    )
    assert footprint.problems() == []
    found = {
        (p.text.replace("\r\n", "\n"), p.created_at, p.kind.value, p.visibility.value)
        for p in footprint.posts()
    }
    planted = {
        ("Au plaisir !", datetime(2023, 9, 1, 10, tzinfo=UTC), "message", "direct"),
        ("Noé cadre juste.", datetime(2024, 2, 3, 9, 15, tzinfo=UTC), "post", "unknown"),
        *((w.text, w.at, "post", w.visibility) for w in LEA.of_kind("post")),
        *((w.text, w.at, "reply", "unknown") for w in LEA.of_kind("comment")),
        *((w.text, w.at, "message", "direct") for w in LEA.of_kind("message")),
    }
    assert found == planted
    assert footprint.post_count() == len(planted)
    assert [like.created_at for like in footprint.likes()] == [at for _, _, at in LEA.likes]
    assert sorted((c.relation, c.name, c.since) for c in footprint.contacts()) == sorted(
        [
            ("requested", "Ida Moulin", datetime(2023, 9, 1, 10, tzinfo=UTC)),
            *(
                ("friend", name, at.replace(hour=0, minute=0, second=0))
                for name, _, at in LEA.followers
            ),
            *(("following", name, at) for name, _, at in LEA.following),
        ]
    )
    assert [(x.at, x.ip, x.device) for x in footprint.logins()] == list(LEA.logins)


def test_the_profile_and_what_linkedin_believes(tmp_path: Path) -> None:
    footprint = linkedin(tmp_path)
    (account,) = footprint.accounts()
    assert (account.id, account.name, account.created_at) == (ACCOUNT, LEA.name, LEA.created_at)
    (profile,) = footprint.profiles()
    assert profile.bio == f"Relieuse\n\n{LEA.bio}"
    assert (profile.location, profile.website, profile.birth_date) == (
        LEA.city,
        LEA.website,
        LEA.birth_date,
    )
    assert {(s.name, s.value) for s in footprint.settings()} == {
        ("industry", "Artisanat"),
        ("linked_handle", "lea_b"),
        ("email", LEA.email),
        ("employer", LEA.employer),
        ("job_title", "Relieuse"),
        ("inferred_age", "25-34"),
        ("inferred_gender", "female"),
        ("inferred_category", "Relocation: No"),
        *(("skill", name) for name in LEA.interests),
        *(("inferred_interest", name) for name in LEA.interests),
    }
    started = {s.value: s.at for s in footprint.settings()}[LEA.employer]
    assert started == datetime(2021, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize("name", ["l.zip", "l.tar.gz", "folder"])
@pytest.mark.parametrize("wrapper", ["", "LinkedIn"])
@pytest.mark.parametrize("parts", [1, 3])
def test_containers_make_no_difference(name: str, wrapper: str, parts: int, tmp_path: Path) -> None:
    footprint = linkedin(tmp_path, name=name, wrapper=wrapper, parts=parts)
    assert footprint.post_count() == 9
    assert [account.id for account in footprint.accounts()] == [ACCOUNT]
    assert footprint.problems() == []


def test_a_second_import_adds_nothing_and_names_what_it_ignores(tmp_path: Path) -> None:
    paths = build_linkedin_export(tmp_path / "l.zip")
    with Footprint.in_memory() as footprint:
        first = import_into(footprint, *paths)
        assert import_into(footprint, *paths).added == {}
    assert first.source == "linkedin"
    assert first.ignored == ["Endorsement Received Info.csv", "Rich Media.csv"]


def folder(tmp_path: Path, files: dict[str, str]) -> Footprint:
    members = {name: text.encode() for name, text in files.items()}
    return read(write_container(tmp_path / "folder", members))


HEADER = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"


@pytest.mark.parametrize(
    ("written", "visibility"),
    [
        ("PUBLIC", Visibility.PUBLIC),
        ("MEMBER_NETWORK", Visibility.FOLLOWERS),
        ("CONNECTIONS", Visibility.FOLLOWERS),
        ("", Visibility.UNKNOWN),
        ("SOMETHING_NEW", Visibility.UNKNOWN),
    ],
)
def test_only_what_is_called_public_is(written: str, visibility: str, tmp_path: Path) -> None:
    row = f"2024-01-15 14:30:00,https://l/urn:li:share:5,mot,https://s,,{written}\n"
    footprint = folder(tmp_path, {"Shares.csv": HEADER + row, "a/b.txt": ""})
    (post,) = footprint.posts()
    assert (post.visibility, post.id, post.kind) == (visibility, "5", PostKind.POST)
    assert [(m.kind, m.url) for m in post.media] == [("link", "https://s")]
    assert [account.id for account in footprint.accounts()] == ["linkedin:unknown"]


def test_cells_of_several_lines_and_bad_rows(tmp_path: Path) -> None:
    text = (
        HEADER
        + '2024-01-15 14:30:00,https://l/urn:li:share:1,"un\n\ndeux",,,PUBLIC\n'
        + '2024-01-15 14:31:00,https://l/urn:li:share:2,"un ""\n""deux",,,PUBLIC\n'
        + "2024-01-15 14:32:00,,,,,PUBLIC\n"
        + "yesterday,https://l/urn:li:share:4,sans date,,,PUBLIC\n"
        + "1,2,3,4,5,6,7\n"
    )
    files = {
        "Shares.csv": text,
        "InstantReposts.csv": "Date,Link\n2024-01-15 14:30:00,https://l/urn:li:share:9\n",
        "SearchQueries.csv": "Time,Search Query\n2024/01/15 14:30:00 UTC,reliure\n",
        "Saved_Items.csv": "savedItem,CreatedTime\nhttps://s,2024-01-15 14:30:00\n",
        "Logins.csv": "Login Date,IP Address\nnever,::1\n",
        "Positions.csv": "odd\nrow\n",
        "Dreams.csv": "a,b\n1,2\n",
    }
    footprint = folder(tmp_path, files)
    texts = {post.text: post.kind for post in footprint.posts()}
    assert texts == {
        "un\n\ndeux": PostKind.POST,
        "un \ndeux": PostKind.POST,
        "sans date": PostKind.POST,
        "": PostKind.REPOST,
    }
    assert {(a.kind, a.text) for a in footprint.activities()} == {
        ("searched", "reliure"),
        ("saved", "https://s"),
    }
    problems = {(p.code, p.member): p.lost for p in footprint.problems()}
    assert problems == {
        (ErrorCode.BAD_ITEMS, "Shares.csv"): 2,
        (ErrorCode.BAD_DATES, "Shares.csv"): 0,
        (ErrorCode.BAD_ITEMS, "Logins.csv"): 1,
        (ErrorCode.BAD_ITEMS, "Positions.csv"): None,
        (ErrorCode.UNKNOWN_MEMBER, "folder"): None,
    }


def test_articles_are_read_from_their_pages(tmp_path: Path) -> None:
    page = (
        "<html><head><title>x</title></head><body><h1>Relier à la main</h1>"
        "<p class='published'>Published on 2020-01-02 10:01</p>"
        "<p>Un fil &amp; une aiguille.</p><script>alert(1)</script></body></html>"
    )
    files = {
        "Profile.csv": "First Name,Last Name,Headline\nLéa,Brumaire,Relieuse\n",
        "Articles/Articles/relier.html": page,
        "Articles/Articles/vide.html": "",
    }
    (post,) = folder(tmp_path, files).posts()
    assert post.text.startswith("Relier à la main")
    assert post.text.endswith("Un fil & une aiguille.")
    assert post.created_at == datetime(2020, 1, 2, 10, 1, tzinfo=UTC)
    assert (post.account, post.visibility) == (ACCOUNT, Visibility.UNKNOWN)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2024-01-15 14:30:00 UTC", datetime(2024, 1, 15, 14, 30, tzinfo=UTC)),
        ("2024-01-15 14:30:00", datetime(2024, 1, 15, 14, 30, tzinfo=UTC)),
        ("01 Mar 2024", datetime(2024, 3, 1, tzinfo=UTC)),
        ("Mar 2021", datetime(2021, 3, 1, tzinfo=UTC)),
        ("2019", datetime(2019, 1, 1, tzinfo=UTC)),
        ("9/1/26, 10:00\u202fAM", datetime(2026, 9, 1, 10, tzinfo=UTC)),
        ("12/31/2023, 11:59 PM", datetime(2023, 12, 31, 23, 59, tzinfo=UTC)),
        ("Sat Mar 02 06:00:00 UTC 2024", datetime(2024, 3, 2, 6, tzinfo=UTC)),
        ("", None),
        (None, None),
        ("soon", None),
        ("1234567", None),
    ],
)
def test_times_of_every_shape(written: str | None, expected: datetime | None) -> None:
    assert time_of(written) == expected


@given(st.text(max_size=30))
def test_any_text_is_a_time_or_none(text: str) -> None:
    assert isinstance(time_of(text), datetime | None)
